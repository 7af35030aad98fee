/** The line from "for whom" to the camera (ux 4, S3 to S8). */
import type { Action } from '../domain/contract/common'

export const who = {
  title: '给谁认证？',
  self: { title: '我自己', hint: '本人认证' },
  family: { title: '为家人', hint: '为他人认证' },
  nearby: '要拍老人的脸，老人要在您身边。您拿手机，对着老人拍。',
  which: '给哪位家人？',
  add: { title: '加一位家人', hint: '一部手机最多帮 {limit} 位老人' },
  relation: '您是老人的',
  relationMissing: '选一下您是老人的什么人',
  invited: '{maskName} 请您帮忙认证',
  invitedFar: '老人不在身边，先加上',
} as const

/** Of the text below, which counts only with this version: a change of what it says needs a new one, here and in the policy. */
export const consentVersion = 'face-2'

export const consent = {
  self: { title: '拍脸前，请您同意', lead: '' },
  forOthers: { title: '老人同意吗？', lead: '念给老人听。老人点头或说“同意”，再点下面。' },
  points: [
    ['为什么拍', '确认是本人在领养老金'],
    ['拍什么', '短视频，眨眼、张嘴、转头或点头，不到 20 秒'],
    ['跟谁比', '身份证上的照片'],
    ['存多久', '出结果后 {videoDays} 天内删除视频'],
    ['留什么', '视频删掉后，只留结果和一串防冒用的编码。看不出您的样子'],
    ['不想拍', '去柜台、约人上门，一样算数'],
  ],
  agree: { self: '同意，继续', forOthers: '老人同意，继续' },
  refuse: '不同意，换个方式',
  full: '看完整说明',
  notMe: '不是我',
  notThem: '不是这位老人',
} as const

export const identity = {
  title: { self: '您的身份信息', forOthers: '老人的身份信息' },
  name: { label: '姓名', hint: '和身份证上一样' },
  idNumber: { label: '身份证号', hint: '照着身份证填，最后一位可能是 X' },
  summary: '有{n}处要改',
  mistakes: {
    name: { empty: '填上姓名', characters: '姓名只写汉字，中间的点写“·”', length: '姓名要 2 到 30 个字，再看一下' },
    idNumber: {
      empty: '填上身份证号',
      oldFifteen: '这是老身份证号，请用 18 位的',
      length: '身份证号要 18 位，现在是 {n} 位',
      letter: '身份证号里只有最后一位可以是 X',
      birthDate: '中间 8 位是出生年月日，现在是 {digits}，再对一下',
      checkDigit: '有一位写错了，对着身份证再看一遍',
    },
  },
  check: { title: '核对一下', yes: '对，下一步', change: '改一改', read: '念给我听' },
} as const

export const prepare = {
  title: '先做好这三样',
  todo: [
    ['脸朝亮处', '别背着窗户'],
    ['都摘下来', '帽子、墨镜、口罩'],
    ['只拍一个人', '旁边不要有别人的脸'],
  ],
  calm: '等会儿照着提示，眨眨眼、张张嘴，有时还要转转头。不着急，可以重来。',
  helper: '您拿稳手机，离老人一臂远，屏幕朝您。',
  permission: '接下来会问能不能用摄像头，请点“允许”。',
  ready: '准备好了，开始',
  listen: '先听一遍怎么做',
  camera: { label: '谁拿手机？', front: '我自己拍', rear: '家人帮我拍' },
  cameraForOthers: { front: '老人自己拍', rear: '我帮老人拍' },
  mute: { off: '不用声音', on: '打开声音' },
  steady: { label: '怕光：屏幕不变颜色', hint: '拍的时候屏幕会慢慢变浅颜色，有癫痫也请勾上' },
  cannot: '做不了眨眼、张嘴',
  oneEye: { left: '好的，您眨左眼就行。', right: '好的，您眨右眼就行。' },
  /** Of each way that differs from everybody's (ladder.ts). */
  rungs: {
    mouth: '好的，改成转头、点头。拍好后由工作人员看。',
    turn: '好的，改成转头、点头。拍好后由工作人员看。',
    digits: '好的，改成念四个数字。拍好后由工作人员看。',
    still: '好的，看着镜头五秒就行。由两位工作人员看。',
    stiff: '好的，不用转头。拍好后由工作人员看。',
  },
  remember: { title: '记下来，下次不用再说', hint: '只记做不了什么，不给别人看。随时能删。' },
  remembered: '照您上次让我们记的来。',
  seeRemembered: '看看记了什么',
} as const

export const cannotAct = {
  title: '换个办法就行',
  body: '面瘫、看不见、手抖、卧床，都有别的办法。',
  back: '我能做，接着拍',
  oneEye: { title: '只有一只眼能眨？', body: '也能拍。告诉我们是哪一只，再多做一个动作。', left: '左眼能眨', right: '右眼能眨' },
  unable: {
    title: '眼睛闭不上，或张不开嘴？', body: '改成转头、点头。拍好后由工作人员看，不是当场有结果。', blink: '眼睛闭不上', openMouth: '嘴张不开', both: '两样都做不了',
  },
  still: {
    title: '头也转不了？', body: '念四个数字，或者看着镜头就行。拍好后由工作人员看。', digits: '改成念数字', look: '话也说不了，只看镜头',
  },
} as const

export const sending = {
  title: '正在确认',
  body: '别关手机，一般十几秒。',
  sent: '已传 {percent}%',
  comparing: '传好了，正在跟照片比',
  waiting: '人有点多，约 {seconds} 秒后轮到您，不用动',
  waitingBody: '别关手机，轮到了会自己接着办。',
  slow: '还在传，网有点慢。',
  tooSlow: { title: '网太慢了', body: '视频已经存好，不用重拍。' },
  offline: { title: '网断了', body: '视频存好了，连上网会自己接着传。' },
  resume: '接着传',
} as const

export const actionNames: Record<Action, string> = {
  blink: '眨眼', openMouth: '张嘴', turnLeft: '左转头', turnRight: '右转头', nod: '点头',
}

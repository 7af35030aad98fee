/** The machine at an outlet (ux S18), and the page on which staff look after it. */
import type { FaceFailure } from '../domain/face-failure'

export const kiosk = {
  attract: { title: '养老金认证', body: '带身份证，1 分钟办好', start: '开始', free: '不收费。' },
  help: { ask: '请工作人员帮忙', coming: '已经叫了，工作人员马上来' },
  read: '念一遍',
  low: '按钮往下移',
  high: '按钮往上移',
  back: '返回',
  leave: '不办了',
  card: {
    title: '把身份证放下面', body: '放平，等一下就好。', reader: '读卡', reading: '读卡器好了，放上身份证。', readerLost: '读卡器没接好，请工作人员看一下。', unread: '身份证没读到，换个方向再放一次。', pad: '读不了卡，自己输号码', none: '没带身份证',
  },
  pad: {
    title: '输身份证号', body: '最后一位是 X 的，按 X。', number: '已经输的号码', next: '下一步', erase: '删一位', wrong: '号码不对，对着身份证再看一遍。', short: '要 18 位，现在是 {n} 位。',
  },
  who: { title: '{name}，是您吗？', typed: '是这个号码吗？', yes: '是我', no: '不是我' },
  consent: { look: '站在黄线上，看着上面的镜头。', agree: '同意，开始拍', refuse: '不同意，去柜台' },
  notDue: { title: '现在不用办', since: '{day} 已经认证过了。', next: '下次：{window}', still: '还是想办一次' },
  sending: { title: '正在确认', body: '请站一会儿，一般十几秒。', comparing: '传好了，正在跟照片比', waiting: '人有点多，约 {seconds} 秒后轮到您' },
  result: {
    print: '打印凭条', noPrint: '不打印', again: '再拍一次', counter: '去柜台', triesLeft: '这一轮还可以再试 {n} 次。', noneLeft: '今天先到这里，柜台现在就能办。',
    review: '交给人工核对', reviewBody: '工作人员会看您的视频。<b>{day}</b> 前有结果，可以打 12333 问。', reviewNo: '审核编号 {no}', next: '下次认证：{window}', reference: '认证编号',
  },
  slip: { title: '养老金认证凭条', person: '认证人', at: '认证时间', where: '办理地点', reference: '认证编号', next: '下次认证', keep: '查真假、有疑问，打 12333。' },
  refused: {
    notFound: { title: '没查到领取记录', body: '号码没错的话，请到柜台问问。' },
    cardExpired: { title: '身份证过期了', body: '请到柜台办，工作人员会帮您。' },
    noCard: { title: '请到柜台办', body: '没带证件，工作人员也会帮您想办法。' },
    closed: { title: '待遇已终止', body: '有疑问，请到柜台问问。' },
    noPhoto: { title: '查不到照片', body: '没有您的证件照片，请到柜台办。' },
    atCounter: { title: '请到柜台办', body: '带身份证去柜台，工作人员当面办。' },
    needsPerson: { title: '请到柜台办', body: '工作人员当面帮您办。' },
    tooManyToday: { title: '今天先歇歇', body: '明天再拍，或现在去柜台办。' },
    over: { title: '要从头来一次', body: '时间久了，为了保密没有存。' },
  },
  goodbye: { title: '请收好身份证', body: '屏幕马上清空，什么都不留下。', done: '好了' },
  idle: { title: '您还在吗？', body: '半分钟后退出，不保存您的信息。', here: '还在' },
  offline: { title: '这台机器现在办不了', body: '网断了，不是您的问题。', nearest: '附近还有：', retry: '再试', call: '有事打 12333。' },
  revoked: { title: '这台机器停用了', body: '请到柜台办。', anew: '重新登记' },
  clock: { title: '这台机器的时间不对', body: '请工作人员调好时间。' },
  enrol: {
    title: '登记这台机器', body: '输入管理员给的登记码。', code: '登记码', hint: '8 位，15 分钟内有效', submit: '登记', missing: '登记码是 8 位字母和数字',
    gone: '登记码不对，或者过期了。', tooOld: '浏览器太旧，请更新以后再登记。',
    reader: '选读卡器', readerHint: '读卡器接串口的，在这里选一次。别的不用选。', readerChosen: '读卡器选好了。', readerNone: '没有选读卡器。',
  },
} as const

/** Where what is said on a phone does not fit a machine. */
export const kioskFailures: Partial<Record<FaceFailure, { title: string; body: string }>> = {
  offCenter: { title: '脸没对正', body: '站到中间，看着镜头。' },
  moved: { title: '刚才动了', body: '站稳，看着镜头。' },
  tooDark: { title: '光线太暗', body: '脸朝亮处，看着镜头。' },
  tooBright: { title: '光线太亮', body: '请工作人员拉一下窗帘。' },
  notSamePerson: { title: '跟照片不太像', body: '身份证年头久了常会这样。柜台可以当面看。' },
  unsupported: { title: '摄像头用不了', body: '请工作人员看一下，或去柜台。' },
  cameraDenied: { title: '摄像头没打开', body: '请工作人员看一下，或去柜台。' },
  cameraBusy: { title: '摄像头没打开', body: '请工作人员看一下，或去柜台。' },
}

export const staffKiosks = {
  title: '自助机',
  menuHint: '哪台机器在叫人，登记、停用机器。',
  waiting: '{name} 在叫人，{time} 开始',
  quiet: '没有人在叫。',
  answer: '我去了',
  answerLabel: '我去 {name} 了',
  columns: { name: '网点', state: '状态', seen: '最近联系', enrolled: '登记时间', act: '操作' },
  states: { active: '在用', revoked: '已停用' },
  none: '还没有机器。',
  revoke: '停用',
  revokeLabel: '停用 {name} 的机器',
  revokeAsk: { title: '停用这台机器？', body: '正在办的人会马上停下。想再用，要重新登记。', yes: '停用', no: '不停用' },
  revoked: '{name} 的机器停用了。',
  enrol: { title: '登记一台机器', outlet: '放在哪个网点', make: '给一个登记码', none: '还没有网点，先导入网点。' },
  code: '{name} 的登记码：<b>{code}</b>，{time} 前在机器上输入。只能用一次。',
} as const

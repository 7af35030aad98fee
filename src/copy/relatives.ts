/** 我的家人, and the link that a relative at a distance sends (ux 4, S11; rule R23, N10). */
import type { RelayStage } from '../domain/contract/citizen-relatives'

export const relatives = {
  title: '我的家人',
  row: { title: '我的家人', hint: '谁帮谁、加一位、不帮了' },
  limits: '一部手机最多帮 {maxRelatives} 位老人，一天最多 {maxPeoplePerDay} 位。',
  helping: '我帮的人',
  certify: '给{elder}认证',
  send: '不在身边？发个链接',
  records: '看记录',
  declare: '去填声明',
  leave: '不再帮了',
  firstTime: '第一次要老人刷脸',
  empty: { title: '还没加家人', body: '加了以后，不用每次填信息。' },
  add: '加一位家人',
  takenBack: '{day}，{maskName} 不让您帮了。记录还在，您看不到了。',
  leaving: { title: '不再帮了？', body: '<b>{maskName}</b> 的记录还在，只是您看不到了。', yes: '对，不再帮了', no: '还是接着帮' },
  helpers: '谁能帮我认证',
  noHelpers: '现在没有人能帮您认证。',
  helperSince: '{day} 起能帮您认证',
  helperWaiting: '{day} 想帮您，还要您刷一次脸',
  refuse: '不让{caller}帮',
  refusing: { title: '不让帮了？', body: '马上就管用。您的<b>{caller}</b>再也不能替您认证。', yes: '对，不让帮了', no: '还是让帮' },
} as const

export const addRelative = {
  title: '加一位家人',
  lead: '加好后，第一次要老人刷脸，或去柜台。刷了脸才算数。',
  byInvitation: '老人请您帮忙，不用填老人的信息。加好了就能发链接。',
  relation: '您是老人的',
  ownPhone: { label: '您自己的手机号', hint: '只用来核对，不能填老人的号' },
  agreedTitle: '老人同意吗？',
  agreed: { title: '老人知道，同意我帮忙', hint: '念给老人听，老人点头再勾上' },
  says: '我知道家人要帮我认证，我同意。我随时能不让帮。',
  read: '念给老人听',
  submit: '加上',
  mistakes: {
    relation: '选一下您是老人的什么人', ownPhone: '手机号是 11 位数字，再看一下', agreed: '老人同意了，才能加',
  },
  added: { title: '加好了', body: '现在就给老人刷脸，或者发个链接让老人自己拍。' },
  already: { title: '已经加过了', body: '<b>{maskName}</b> 在您的家人里了。' },
  notFound: { title: '没查到领取记录', body: '用 <b>{maskName}</b> <b>{maskId}</b> 没查到。姓名或号码可能写错了。' },
  tooMany: { title: '人数到了', body: '一部手机最多帮 {limit} 位老人。多的可以去柜台，或约人上门。' },
  samePhone: { title: '这是老人的手机号', body: '要填您自己的手机号。老人的号留着收通知。' },
  isYourself: { title: '这是您自己', body: '给自己认证，不用加。回首页就能办。' },
  change: '改一改',
  toList: '看我的家人',
} as const

export const relay = {
  title: '发链接给老人',
  lead: '老人打开链接，不用填信息，在自己手机上刷脸。邻居帮着拍也行。',
  rules: '链接 30 分钟有效，只能用一次。您能看到办到哪一步，看不到视频。',
  make: '做一个链接',
  renew: '换一个新链接',
  forPerson: '给 {maskName} 的链接',
  until: '<b>{time}</b> 前打开有效',
  qr: '老人用手机扫这个码',
  qrLabel: '给老人扫的二维码',
  copy: '复制链接',
  copied: '复制好了，去微信发给老人。',
  copyFailed: '没复制成。让老人扫上面的码。',
  onceShown: '为了保密，链接只显示一次。要再发，就换一个新的。',
  revoke: '收回这个链接',
  progress: '办到哪一步',
  stages: {
    sent: { title: '等老人打开', body: '打个电话，提醒老人点开。' },
    opened: { title: '老人打开了', body: '正在看说明，还没同意。' },
    agreed: { title: '老人同意了', body: '正在准备拍。' },
    filming: { title: '正在拍', body: '别打电话，会打断拍摄。' },
    comparing: { title: '拍好了，正在比', body: '一般十几秒。' },
    matched: { title: '比对成功', body: '这次办好了，告诉老人一声。' },
    notMatched: { title: '这次没通过', body: '老人可以接着再拍。' },
    needsReview: { title: '人工审核中', body: '工作人员在看，不用再拍。' },
    gone: { title: '链接没用了', body: '过期了，或者收回了。可以换一个新的。' },
  } satisfies Record<RelayStage, { title: string; body: string }>,
  nextDue: '下次 <b>{day}</b> 前办。',
  reason: '原因：{reason}。{body}',
  answerBy: '<b>{day}</b> 前有结果。',
} as const

/** On the phone that opens the link. */
export const openedRelay = {
  title: '您是 {maskName} 吗？',
  body: '您的{caller}请您做养老金认证。在这部手机上刷脸，约 3 分钟。',
  binds: '办成后，您的{caller}以后也能帮您认证。您随时能不让帮。',
  isMe: '是我，开始',
  beside: '我在老人身边帮着拍',
  notMe: '不是我',
  inUse: { title: '这个链接有人在用', body: '请用最先打开的那部手机。要换手机，让家人再发一个新的。' },
  gone: { title: '这个链接过期了', body: '打电话给家人，让家人再发一个新的。' },
} as const

/** What the person says, in their own words, when another holds the phone; read out on request. */
export const elderSays = {
  title: '老人要亲口同意',
  sentence: '我同意让家人帮我拍脸，做养老金认证。',
  own: '我同意拍脸，做养老金认证。',
  bindsToo: '我也同意家人以后帮我认证。',
  read: '念给老人听',
} as const

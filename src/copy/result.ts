/** After the camera (ux 4, S9). The success panel begins with 比对成功, the words people know from the counter. */
export const matched = {
  first: '比对成功',
  then: '认证完成',
  reference: '认证编号',
  facts: { person: '认证人', at: '认证时间', channel: '认证方式', next: '下次认证', scheme: '待遇类型' },
  modes: { self: '手机刷脸 · 本人认证', forOthers: '手机刷脸 · 为他人认证' },
  untouched: '养老金照常发，不用再做别的。',
  resumes: '养老金一般 <b>{resumeMonth}</b> 恢复发放。',
  backPay: '停发的 {n} 个月一般 <b>{arrivesMonth}</b> 补到账，以实际发放为准。',
  afterCutoff: '今天已过 {day} 日，所以补发会晚一些。',
  stopFallsAway: '停发一般会取消，养老金照常发。',
  declaration: '供养亲属待遇还要填一份声明。',
  declare: '去填声明',
  certificate: '看认证凭证',
  another: '再给别人认证',
} as const

export const notMatched = {
  tag: '这次没通过',
  notRecorded: '还没拍成',
  triesLeft: '今天这一轮还可以再试 {n} 次。',
  sessionsLeft: '这一轮试完了，今天还能再来 {n} 轮。',
  noneLeft: '今天先到这里。明天可以再拍，或者现在就换个方式。',
  helper: '请家人帮我拍',
  askReview: '交给人工核对',
  askedReview: '工作人员看的是同一段视频，不用再拍。',
  videoGone: '那段视频过期删了，再拍一次就行。',
  /** Another way after the same thing has failed again and again (ladder.ts). */
  otherRung: '这样不行，换个做法。',
  rungs: { blink: '再拍一次', mouth: '改成转头、点头', turn: '改成转头、点头', digits: '改成念数字', still: '改成只看镜头', visit: '请人上门办' },
  code: '代码 {reason}',
} as const

/** What is true about the money, by standing: nobody should leave a failed try afraid. */
export const reassure = {
  early: '还有 {n} 天，不着急。',
  lastDay: '今天办好都算数，慢慢来。',
  grace: '{graceEndsOn} 前办好，养老金照常发。',
  stopped: '办不成别急，打 12333 或去柜台都行。',
} as const

export const review = {
  title: '交给人工核对',
  body: '工作人员会看您的视频。<b>{answerBy}</b> 前有结果，在“认证记录”里看。',
  number: '审核编号',
  progress: '看进度',
} as const

export const declaration = {
  title: '季度声明',
  lead: '领供养亲属待遇，每个季度要说明一次。是这样的，就点一下。',
  statements: {
    notRemarried: '没有再结婚',
    noOwnIncome: '没有工作收入',
    inSchoolOrMinor: '在上学，或不满 18 岁',
  },
  honest: '照实填。情况变了，打 12333 问问。',
  noneSaid: '您一条也没点。没点的，算“不是这样”。真是这样，就再点一次。',
  submit: '照实填好了，交',
  done: { title: '声明收到了', body: '这个季度不用再填。' },
} as const

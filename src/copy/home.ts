/** The first page: one card a person, by where they stand today (ux 4, S1). `<b>` is printed bold, and a short one is never broken. */
import type { StandingKind } from '../domain/contract/common'

interface CardCopy { title: string; body: string }

export const homeCards = {
  open: { title: '现在能认证', body: '请在 <b>{dueOn}</b> 前办好。' },
  dueSoon: { title: '您该认证了', body: '请在 <b>{dueOn}</b> 前办好。' },
  grace: { title: '尽快补上', body: '<b>{graceEndsOn}</b> 前办好，养老金照常发。' },
  overdue: { title: '请马上认证', body: '再不认证，养老金可能停发。' },
  suspended: { title: '认证后就能恢复', body: '一般下个月恢复发放，停发的钱会补给您。' },
  reviewing: { title: '正在给您核对', body: '一般 3 个工作日出结果。审核期间不用再拍。' },
  certified: { title: '这次办好了', body: '<b>{certifiedOn}</b> 认证成功。\n下次：\n{window}。' },
  notYet: { title: '现在不用办', body: '<b>{opensOn}</b> 开始，到时再来。' },
  dataMatch: { title: '不用您跑', body: '已用就医等信息替您办好。\n下次：\n{window}。' },
  closed: { title: '请联系社保', body: '查到您的待遇已终止。有疑问请打 12333。' },
} as const satisfies Record<StandingKind, CardCopy>

/** Staff have approved a stop, and certifying today still comes before the first month without pay. */
export const stopAhead = { word: '{month}起停发', title: '现在办还来得及', body: '现在办好，养老金一般不会停。' } as const

export const home = {
  brand: '安心认证',
  region: '日照 · 养老待遇资格认证',
  firstVisit: { title: '养老金认证', body: '领养老金的人，隔一段时间要认证一次。在家刷脸，约 3 分钟。' },
  daysLeft: '还有',
  days: '{n} 天',
  makeUp: '马上补认证',
  whenPaid: '什么时候补发',
  why: '为什么是这一天',
  whyLate: '为什么过期了',
  progress: '看进度',
  certificate: '看认证凭证',
  records: '看认证记录',
  evidence: '看用了什么',
  forRelative: '给{relation}认证',
  declareNow: '这个季度还要填一份声明。',
  declare: '去填声明',
  offline: '没有网。这是 {at} 的情况。',
  rows: {
    family: { title: '为家人认证', hint: '老人要在您身边' },
    invite: { title: '请家人帮忙', hint: '给家人看一个码' },
    records: { title: '认证记录和凭证', hint: '每次都有编号可查' },
    lastOn: '上次：{day}',
    method: { title: '办不了？换个方式', hint: '自助机、柜台、上门' },
    policy: { title: '政策说明', hint: '多久一次、逾期怎么办' },
  },
  newNotice: '新通告',
  outlet: { title: '您在 {name}', hint: '{address} · {hours}' },
  entryGone: { title: '这个码过期了', body: '请家人再给您看一个新的码。' },
} as const

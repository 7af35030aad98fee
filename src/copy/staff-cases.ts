/** Words of certifications whose facts do not go together (N15), for staff. */
import type { CaseFinding } from '../domain/contract/staff-cases'
import type { PartKind } from '../domain/contradiction'
import type { LossGround } from '../domain/loss'

export const partNames: Record<PartKind, string> = {
  twoPlaces: '一小时内在两个城市', busyDevice: '一部手机办了很多人', sharedPhone: '和办的人同一个号码', sameRecording: '录像和别人的一样', whileGone: '登记说人不在', twinLike: '和另一位长得太像',
}
export const lossGrounds: Record<LossGround, string> = {
  death: '去世', declaredDead: '宣告死亡', missing: '失踪', servingSentence: '在监狱服刑', suspendedSentence: '社区矫正', wantedOrDetained: '通缉或在押',
  nationalityLost: '丧失国籍', duplicate: '重复领取', other: '别的原因',
}

/** What was seen, and what may be behind it. */
export const partWords = {
  twoPlaces: { saw: '相隔 {minutes} 分钟，一次在 {here}，一次在 {there}（{channel}）。', maybe: '可能记错了地点或时间。' },
  busyDevice: { saw: '{span}里，这部手机给 {people} 个人办过。', maybe: '可能是村里的热心人，或养老院。' },
  sharedPhone: { saw: '代办的人和老人，名册里是同一个手机号。', maybe: '老两口常用一个号码。' },
  sameRecording: { saw: '和别人的一段录像相似度 {likeness}。', maybe: '可能是同一段录像改过再用。' },
  twinLike: { saw: '同县同日同姓的另一位，照片和本人相似度 {likeness}。', maybe: '可能是双胞胎，刷脸分不清是谁。' },
  whileGone: { saw: '{since}起登记为{ground}，之后又办了认证。', maybe: '可能登记错了，也可能不是本人。' },
} as const
export const spans = { day: '一天', month: '一个月' } as const

export const caseFindings: Record<CaseFinding, string> = {
  explained: '查清了，正常', ourMistake: '我们弄错了', passedOn: '交给稽核', askedAgain: '请本人再认证',
}

export const cases = {
  title: '对不上的认证',
  menuHint: '几条记录对不上，请人看一看。',
  lead: '只是提示，不停发，不处罚。看清楚再写结论。',
  noPlace: '手机认证不知道地点，不比较地点。',
  states: { open: '没看的', closed: '看过的' },
  state: '状态',
  columns: { person: '姓名', parts: '哪里对不上', how: '怎么办的', answerBy: '最晚哪天', finding: '结论' },
  empty: '没有对不上的。',
  emptyDone: '还没有看过的。',
  older: '看后面的',
  look: '看 {name}',
  back: '回到列表',
  heading: '{name} · {on}',
  weight: '分量 {n}',
  reference: '认证编号',
  other: '另一次的编号',
  late: '过期了，先看',
  finding: '结论',
  note: '查到了什么',
  noteHint: '写给以后看的人。不写姓名和号码。',
  submit: '写下结论',
  missing: '请选结论，写一句话',
  done: '写下了：{finding}。',
  before: '别人刚写过：{finding}。',
} as const

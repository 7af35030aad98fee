/** Staff: the counter, and what a second person decides there. */
import type { Likeness } from '../domain/contract/staff-counter'
import type { SupersedeWhy, WaitsFor } from '../domain/counter'
import type { LateReason } from '../domain/late-reason'

export const counter = {
  title: '柜台',
  menuHint: '查人，当面认证，打凭证，换手机号。',
  keys: { search: '查人', submit: '提交' },
  handOver: '交班',
  search: {
    title: '查一个人',
    label: '身份证号、姓名或认证编号',
    birth: '出生日期',
    birthHint: '只在用姓名查时填。',
    submit: '查',
    missing: '请填身份证号、姓名或认证编号',
    wrongId: '身份证号不对，再核对一下',
    wrongReference: '认证编号不对，再核对一下',
    wrongName: '姓名不对，再核对一下',
    birthMissing: '用姓名查，要填出生日期',
    none: '没有查到。可能不在您的管辖内。',
    several: '查到{n}位，请选一位',
    open: '看 {name}',
  },
  record: {
    heading: '{name} 的档案',
    facts: { name: '姓名', idNumber: '身份证号', phone: '手机号', photo: '底照', standing: '认证情况', nextDueOn: '最晚哪天' },
    noPhone: '没有登记',
    hasPhoto: '有',
    hasOldPhoto: '有，拍得太早，该换了',
    noPhoto: '没有，手机刷脸用不了',
    benefits: '待遇',
    benefitColumns: { scheme: '待遇', standing: '认证情况', dueOn: '最晚哪天', finding: '登记过的事' },
    none: '没有',
    history: '最近五次',
    historyColumns: { at: '什么时候', channel: '怎么办的', result: '结果', reference: '认证编号' },
    noHistory: '还没有办过。',
    results: { matched: '成功', notMatched: '没通过', needsReview: '审核中' },
    relatives: '帮忙的家人',
    relative: '{relation}，{day}起',
    open: '还没办完的',
    proposal: '{scheme}，提出从{month}起停发',
    task: '{kind}，{day}前办',
    act: '{why}，等另一位同事，{day}前',
    phoneChange: '要换成 {phone}，{time}起算',
  },
  actions: { certify: '当面认证', enrol: '拍底照', print: '打凭证', phone: '换手机号', report: '有问题，报上去', invite: '请家人帮忙', supersede: '那次认证错了' },
  bookVisit: '预约上门',
  actionsLabel: '办什么',
} as const

export const shot = {
  title: '拍照',
  open: '打开摄像头',
  take: '拍',
  again: '重拍',
  file: '或者选一张照片',
  noCamera: '摄像头打不开。插好再试，或者选一张照片。',
  sending: '正在传照片',
  notAPicture: '这张看不了，请重拍。',
  taken: '照片拍好了。',
  preview: '摄像头画面',
  picture: '拍好的照片',
  fault: '看不清脸：{why}。您看准就行。',
} as const

export const likenesses: Record<NonNullable<Likeness>, string> = {
  same: '和底照像同一个人。', unsure: '和底照像不像，说不准。请您看准。', other: '和底照不太像。请您看准。',
}
export const noLikeness = '没有底照可比，请您看准。'

export const certifyForm = {
  title: '当面认证',
  points: '三样都核对',
  documentReal: '证件是真的',
  present: '本人就在这里',
  person: '人和证件',
  samePerson: { yes: '一致', no: '不一致，转人工核对' },
  earlier: '不是今天的事',
  evidenceOn: '哪天见到本人',
  evidenceHint: '最多往前三十天。照片拍那天的材料。',
  late: '为什么晚了',
  lateHint: '可以不填，不影响认证。',
  lateLaw: '依据：{law}',
  submit: '提交',
  missing: { documentReal: '请核对证件', present: '请核对本人', samePerson: '请选人和证件是不是一致', photo: '请先拍照' },
  summary: '还差{n}样',
  done: '人证一致，认证成功',
  reference: '认证编号 {reference}',
  next: '下次最晚 {day}',
  payment: '{month}恢复发放，{arrives}补发到账',
  waits: { mismatch: '不一致，转人工核对', backDated: '要另一位同事复核', enrolment: '等另一位同事确认', superseding: '等另一位同事复核' } satisfies Record<WaitsFor, string>,
  answerBy: '{day}前有结果。',
  photoMissing: '照片没有了，请重拍。',
  inTheFuture: '日期不能晚于今天。',
  tooOld: '日期太早，最多往前三十天。',
  closed: '待遇都终止了，不用认证。',
} as const

export const lateReasons: Record<LateReason, string> = {
  didNotKnow: '不知道要办', forgot: '忘了', ill: '生病了', away: '不在本地', noPhone: '没有手机', couldNotPass: '刷脸没过', familyMatter: '家里有事', other: '别的原因',
}
export const lateUnsaid = '不说'

export const enrolForm = {
  title: '拍底照',
  lead: '以后刷脸都和这张比。另一位同事确认后才算。',
  samePerson: '人和证件一致',
  submit: '提交',
  missing: '请核对三样，再拍照',
  unfit: '这张不能当底照：{why}。请重拍。',
} as const

export const phoneForm = {
  title: '换手机号',
  lead: '三天后才算。原来的号码会收到短信。',
  old: '现在的号码 {phone}',
  noOld: '现在没有登记号码。',
  phone: '新手机号',
  submit: '提交',
  missing: '手机号是 11 位数字',
  checks: '请核对证件和本人',
  asked: '记下了，{time}起算。',
  told: '原来的号码会收到短信。',
  untold: '没有原来的号码，没法通知。',
  waiting: '已经有一个新号码在等。先撤回那个。',
  same: '和现在的号码一样。',
  cancel: '撤回新号码',
  cancelLead: '拿着原来号码的人说不换，就撤回。',
  cancelled: '撤回了，还用原来的号码。',
  over: '已经生效，或者撤回过了。',
} as const

export const reportForm = {
  title: '有问题，报上去',
  lead: '只记下来，养老金不受影响。',
  what: '什么问题',
  whats: { notThemselves: '来的不是本人', documentDoubt: '证件有问题', death: '家人说人不在了' },
  since: '哪天不在的',
  deathLead: '家人要在二十个工作日内来报。不怪家人，先核实。',
  submit: '报上去',
  missing: '请选一样',
  missingDay: '请填日期',
  done: '报上去了，{day}前有人查。',
} as const

export const inviteForm = {
  title: '请家人帮忙',
  lead: '本人同意，家人才能帮忙办。',
  agreed: '本人当面说同意',
  submit: '出一个码',
  missing: '要本人同意',
  qrLabel: '给家人扫的二维码',
  until: '家人用手机扫，{time}前有效。',
} as const

export const supersedeForm = {
  title: '那次认证错了',
  lead: '原来的记录不改，另外记一条。要另一位同事复核。',
  which: '哪一次',
  one: '{day}，编号 {reference}',
  none: '没有能更正的。只能更正柜台办的，三十天内。',
  why: '错在哪里',
  evidenceOn: '应该是哪天',
  submit: '提交',
  missing: '请选哪一次、错在哪里',
  alreadySuperseded: '这一次已经更正过了，或者正在等复核。',
} as const
export const supersedeWhys: Record<SupersedeWhy, string> = { wrongPerson: '认错了人，不算', wrongDay: '日子记错了' }

export const printing = {
  title: '打凭证',
  one: '打印 {day} 的凭证',
  none: '还没有凭证。',
  note: '凭证上有全名，打印会记下来。',
  sheet: '打印的凭证',
} as const

export const waitsFor: Record<WaitsFor, string> = { mismatch: '人证不一致', backDated: '补记以前的认证', enrolment: '新底照', superseding: '更正认证' }

export const approvals = {
  title: '复核',
  menuHint: '柜台办的，要另一位同事点头的。',
  rule: '自己办的，自己不能复核。',
  columns: { person: '姓名', what: '什么事', evidenceOn: '哪天的', answerBy: '最晚哪天', look: '看' },
  look: '看 {name} 的{what}',
  empty: '没有要复核的。',
  late: '过期了，先办',
  own: '您办过，或账号没交接。请别的同事复核。',
  older: '看后面的',
  back: '回到复核',
  heading: '{name} · {what}',
  facts: { evidenceOn: '哪天见到本人', likeness: '电脑看着', lateReason: '为什么晚了', supersedes: '更正哪一次', why: '错在哪里' },
  picture: '柜台拍的照片',
  reference: '底照',
  noPicture: '没有照片',
  decision: '怎么定',
  decisions: {
    mismatch: { approve: '是同一个人，通过', refuse: '不是同一个人' },
    backDated: { approve: '属实，通过', refuse: '不算' },
    enrolment: { approve: '是本人，当底照', refuse: '不用这张' },
    superseding: { approve: '确实错了，更正', refuse: '没有错，不改' },
  } satisfies Record<WaitsFor, Record<'approve' | 'refuse', string>>,
  submit: '确定',
  missing: '请选怎么定',
  outcomes: {
    certified: '通过了，认证成功。', enrolled: '底照能用了。', superseded: '更正了。', refused: '退回了。', needsOtherPerson: '您办过，或账号没交接。请别的同事复核。',
    over: '别的同事刚办过。', photoGone: '照片没有了或换过了，请柜台重拍。', closed: '待遇都终止了，不用认证。',
  },
} as const

/** Staff: what waits on their desk. Tasks, findings of loss, appeals, and messages that did not arrive. */
import type { AppealKind } from '../domain/appeal'
import type { StaffCalls } from '../domain/contract/staff'
import type { AppealResult, AppealWhy } from '../domain/contract/staff-appeals'
import type { CallWhy, TaskKind, TaskResult } from '../domain/contract/staff-tasks'
import type { Custody, FindingSource, LossCode } from '../domain/loss'
import type { HoldEnding } from '../domain/loss-end'
import type { NoticeChannel, NoticeKind } from '../domain/notice'

/** What the task is, and what has to be done. */
export const taskKinds: Record<TaskKind, { name: string; todo: string }> = {
  call: { name: '打电话', todo: '消息没送到，打电话告诉本人。' },
  duplicate: { name: '查重复领取', todo: '查清是不是领了两份。养老金照发。' },
  turns18: { name: '年满 18 岁', todo: '查清还能不能领供养待遇。' },
  vanished: { name: '名册里没有了', todo: '查清人还在不在、归谁管。养老金照发。' },
  verifyLoss: { name: '核实线索', todo: '找人、找材料，核实这条记录。' },
  conflict: { name: '两边说法不同', todo: '一边说不在了，一边见到了人。' },
  overpayment: { name: '多发了', todo: '和家人商量怎么还，先不论对错。' },
  rosterConflict: { name: '名册说认证过', todo: '名册里有新的认证，查实后让本人补办或登记。' },
  notThem: { name: '说不是本人', todo: '查清卡是谁用的。养老金照发，本人会再认证。' },
  notThemselves: { name: '来的不是本人', todo: '柜台报来的。查清来的是谁。' },
  documentDoubt: { name: '证件有问题', todo: '柜台报来的。查清证件的真假。' },
  arrangeVisit: { name: '约上门时间', todo: '打电话，和家里约个上门的半天。' },
  visitConcern: { name: '上门发现不对', todo: '上门的同事觉得不对，主管看看。' },
  stuckStop: { name: '停发没办成', todo: '上门看看，再定下一步。' },
}

/** Of a call, by why it is to be made. */
export const callTodos: Record<CallWhy, string> = {
  undelivered: taskKinds.call.todo,
  besides: '年纪大，消息以外再打个电话说一遍。',
  corrected: '认证记录改了，打电话跟本人说清楚。',
  refused: '柜台那次没办成，打电话说清下一步。',
  payEnds: '养老金停了，打电话告诉家里人。',
}

export const taskResults: Record<TaskResult, string> = {
  reached: '打通了，说清楚了', notReached: '没打通', wrongNumber: '号码不对',
  onlyOne: '只领了一份', drawsTwice: '领了两份', stillEntitled: '还能领', notEntitled: '不能领了',
  stillHere: '人还在', gone: '不在了', confirmed: '核实属实', ended: '撤销或结束了',
  repaid: '还清了', agreed: '约好怎么还了', nothingDue: '不用还',
  reopened: '重新提出了', visited: '上门看过了', leftAsIs: '先不动',
  certified: '确实认证过', fileWrong: '名册写错了',
  wasThem: '是本人', cardMisused: '卡被别人用了', notFound: '查不到', unfounded: '没有这回事',
  arranged: '约好了', notWanted: '不用上门了', certifiedSince: '已经认证好了', allRight: '没有问题', passedOn: '转给别处办了',
}

export const tasks = {
  title: '待办',
  menuHint: '要打的电话、要核实的事、没送到的消息。',
  filter: { kind: '只看', all: '全部', state: '状态' },
  states: { open: '没办的', done: '办完的' },
  columns: { person: '姓名', kind: '什么事', answerBy: '最晚哪天', result: '结果' },
  late: '过期了，先办',
  empty: '没有要办的。',
  emptyDone: '还没有办完的。',
  older: '看后面的',
  look: '看 {name} 的{kind}',
  back: '回到待办',
  toCounter: '看柜台记录',
  heading: '{name} · {kind}',
  facts: { idNumber: '身份证号', phone: '手机号', backupPhone: '备用号码', code: '核对码，念给对方', scheme: '待遇', openedOn: '哪天开始', answerBy: '最晚哪天', result: '结果' },
  close: { title: '办得怎么样', submit: '办完了', missing: '请选一个结果', done: '办完了：{result}。', elsewhere: '这件事要在别处定，不能直接办完。' },
} as const

export const lossCodes: Record<LossCode, string> = {
  death: '去世', declaredDead: '宣告死亡', missing: '失踪', imprisoned: '服刑或在押', nationalityLost: '不再是中国国籍', duplicate: '重复领取', other: '别的原因',
}
export const custodies: Record<Custody, string> = { servingSentence: '在监狱服刑', suspendedSentence: '管制、缓刑、监外执行', wantedOrDetained: '通缉，或还没判' }
export const findingSources: Record<FindingSource, string> = {
  publicSecurity: '公安', health: '卫健', civilAffairs: '民政', court: '法院', justice: '监狱、司法', comparison: '数据查到的', family: '家人', community: '村、社区',
  investigation: '我们查清的',
}
export const holdEndings: Record<HoldEnding, string> = {
  certified: '认证了', refuted: '记录错了', sentenceServed: '刑满了', acquitted: '没有罪', reappeared: '人回来了', declaredDead: '宣告死亡', deathConfirmed: '确认去世',
}
export const benefitStates: Record<'active' | 'suspended' | 'held' | 'closed', string> = { active: '照发', suspended: '已停发', held: '先不发，等核实', closed: '已终止' }

/** What a fresh record does to pay; `{month}`: the first payroll that waits. */
export const payEffects: Record<'hold' | 'withoutAdjustments' | 'conflict' | 'verifyOnly' | 'nothing', string> = {
  hold: '{month}起先不发', withoutAdjustments: '照发，不调整', conflict: '照发，两边都要查', verifyOnly: '照发，先核实', nothing: '不受影响',
}

export const finding = {
  title: '这条记录',
  record: '记录说',
  seen: '我们见过',
  none: '没有记录',
  never: '没有见过本人',
  what: '{what}，{since}',
  from: '{source}报来，{day}记下',
  byMachine: '自动收到',
  confirmed: '两个人核实过了',
  waiting: '还等第二个人核实',
  seenOn: '{day}，{channel}',
  contradicted: '记录之后还见过本人，两边对不上。',
  payTerm: '发放',
  pay: '现在{state}',
  payFrom: '{month}起没有发',
  notYou: '您记过或核实过，或账号没交接。请别的同事办。',
  onlyDeciders: '核实和结束，由审核或管理办。',
  confirm: '核实属实',
  confirmAsk: '去世这类会终止待遇。服刑、失踪是先不发。',
  confirmWeigh: '本人后来露过面，先看清楚是谁。',
  end: '结束这条记录',
  endAsk: '养老金接着发。该补的月份会一起补。',
  ending: '为什么结束',
  endedOn: '哪天结束的',
  endedOnHint: '比如刑满那天、回来那天。',
  missing: '请填原因和日期',
  yes: '确定',
  no: '先不办',
} as const

type Outcome<A extends 'confirmFinding' | 'endFinding' | 'recordFinding'> = StaffCalls[A]['output']['kind']

export const findingOutcomes = {
  confirmed: '核实了。',
  ended: '结束了。',
  recorded: '记下了，{day}前核实。',
  needsOtherPerson: finding.notYou,
  noFinding: '没有等着办的记录。',
  conflict: '记录之后有人见到本人，先查清这一条，再核实。',
  wrongEnding: '这条记录不能这样结束。',
  hasFinding: '还有一条没办完，先办那一条。',
  nothing: '和这个人的待遇无关，没有记。',
} satisfies Record<Outcome<'confirmFinding'> | Outcome<'endFinding'> | Outcome<'recordFinding'>, string>

/** One benefit after a decision; parts are joined. */
export const payAfterwards = {
  state: '{scheme}：{state}', overpaid: '多发了{months}，另有待办', resume: '{month}恢复', backPay: '补发{months}', arrives: '{month}到账', asBefore: '按停发前的标准',
} as const

export const findingForm = {
  title: '记一条线索',
  lead: '只记查到的事。记的人不能自己核实。',
  code: '什么事',
  custody: '哪一种',
  since: '事情是哪天的',
  source: '谁说的',
  submit: '记下',
  missing: '请填日期',
} as const

export const appeals = {
  title: '申诉',
  menuHint: '有人觉得不对，限期答复。',
  rule: '没参与过的同事来答复。答复前不停发。',
  columns: { person: '姓名', kind: '说什么', words: '本人的话', answerBy: '最晚答复', result: '答复' },
  noWords: '没有多说',
  postponed: '停发推迟到{month}',
  empty: '没有要答复的。',
  emptyDone: '还没有答复过的。',
  states: { open: '没答复的', answered: '答复过的' },
  state: '状态',
  decide: '答复 {name}',
  heading: '{name} · {kind}',
  result: '怎么答复',
  why: '为什么',
  missing: '请选答复和原因',
  submit: '答复',
  cancel: '先不答复',
  needsOtherPerson: '您参与过，或账号没交接。请别的同事答复。',
  answered: '别人刚答复过：{result}。',
} as const

/** Staff read these; the citizen's words for the same five stand in appeal.ts. */
export const appealNames: Record<AppealKind, string> = {
  wrongStop: '停错了', wrongDeath: '人还在，登记错了', faceMismatch: '刷脸总是过不了', silentDispute: '自动认证弄错了', agentAbuse: '有人冒用',
}
export const appealResults: Record<AppealResult, string> = { upheld: '申诉成立', dismissed: '申诉不成立' }
export const appealWhys: Record<AppealWhy, string> = {
  certifiedInTime: '按时认证过', alive: '人还在', recordWrong: '登记错了', faceWrong: '是本人，没认出来', notThemselves: '那次不是本人',
  notCertified: '确实没认证', recordRight: '登记没有错', faceRight: '那次看得出不是本人', wasThemselves: '那次就是本人', nothingFound: '查过，没有查到',
}
/** What upholding does, before it is done; pay is touched by two of the five. */
export const appealForecasts: Record<AppealKind, string> = {
  wrongStop: '成立：撤销停发，没发的月份全补。',
  wrongDeath: '成立：撤销登记，养老金接着发。',
  faceMismatch: '成立：不改发放，另约人工核对。',
  silentDispute: '成立：不改发放，另外查清那次认证。',
  agentAbuse: '成立：不改发放，另外查清是谁办的。',
}
export const appealEffects: Record<'resumed' | 'withdrawn' | 'holdEnded' | 'nothing', string> = {
  resumed: '停发撤销了，没发的月份全补。', withdrawn: '提出的停发撤回了。', holdEnded: '登记撤销了，养老金接着发。', nothing: '发放没有变。',
}

export const letters = {
  title: '没送到的消息',
  lead: '该送到，没送到。可以再发一次，或打电话。',
  columns: { person: '姓名', kind: '什么消息', tried: '试过', why: '为什么', made: '哪天的' },
  none: '没有没送到的消息。',
  untried: '还没轮到发',
  retry: '再发一次',
  retryFor: '给 {name} 再发一次',
  queued: '排上了，几分钟内再发。',
  notDead: '已经有人办了。',
  older: '看更早的',
} as const

export const letterKinds: Record<NoticeKind, string> = {
  certified: '认证好了', notMatched: '这次没过', sentToReview: '转人工', silent: '自动认证了', firstNotice: '可以认证了', reminder: '提醒', overdue: '过期了', stopProposed: '可能停发',
  suspended: '已停发', held: '先核实', resumed: '恢复发放', phoneChanging: '换电话号码', visitComing: '上门前告诉', visitMoved: '上门改了', visitOff: '上门取消',
}
export const letterChannels: Record<NoticeChannel, string> = { wechat: '微信', sms: '短信', relative: '家人微信', call: '电话' }
/** Words of our own; a carrier's code is not read by people. */
export const letterReasons: Readonly<Record<string, string>> = { stuck: '我们这边卡住了', interrupted: '发到一半断了', carrierDown: '对方那边停了' }
export const carrierRefused = '对方没有收'

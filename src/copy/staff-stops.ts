/** Staff: stops of pay. What is there, what is missing, who decides (rule R13). */
import type { Scheme } from '../domain/contract/common'
import type { ComparisonSource, ProposalState, StaffContactChannel, StopClosing } from '../domain/contract/staff-stops'
import type { CareReason, StopItemName } from '../domain/stop'

/** brief: in a list, where the number is not known. */
interface ItemCopy { title: string; lacks: string; brief: string }

/** `{n}`: how many are still missing. */
export const stopItems: Record<StopItemName, ItemCopy> = {
  period: { title: '这一期没有认证', lacks: '这一期不缺认证，或已停发、缓发', brief: '不缺认证' },
  comparison: { title: '近期查过信息', lacks: '没查过，或者查得太久了', brief: '没查信息' },
  noLifeTrace: { title: '没查到生活迹象', lacks: '查到了生活迹象，要先核实', brief: '有生活迹象' },
  contacts: { title: '联系过几次', lacks: '还差 {n} 次联系', brief: '联系次数不够' },
  channels: { title: '用过几种方式', lacks: '还要换 {n} 种方式联系', brief: '联系方式太少' },
  days: { title: '在几天里联系', lacks: '还要在另外 {n} 天联系', brief: '联系天数不够' },
  warned: { title: '提出后又联系过', lacks: '提出停发后还没联系过', brief: '提出后没联系' },
  reviewAnswered: { title: '没有等着办的', lacks: '视频、上门或柜台还没办完', brief: '还没办完' },
  appealAnswered: { title: '没有待答的申诉', lacks: '申诉还没答复', brief: '申诉没答复' },
  approvals: { title: '批准的人数', lacks: '还差 {n} 人批准', brief: '没批准' },
}

export const stops = {
  title: '停发审批',
  menuHint: '机器只提名单，停不停由人定。',
  rule: '每一项都齐了，才能停发。缺一项，养老金照发。',
  filter: { missing: '只看缺这一项的', all: '全部', over: '只看超过核实期的' },
  numbers: {
    label: '停发情况',
    withoutContact: '没有联系就停发：{n}',
    open: '等着处理：{n}', ready: '只差批准：{n}', over: '超过核实期：{n}', stopped: '已停发：{n}',
    alarm: '有停发没联系够，请马上查。',
    partial: '人数太多，只数了一部分。',
  },
  columns: { person: '姓名', scheme: '待遇', dueOn: '到期日', lacks: '还缺什么', from: '最早停发月' },
  empty: '没有要处理的。',
  older: '看后面的',
  look: '看 {name}',
  back: '回到名单',
  over: '超过核实期，养老金照发，要尽快查清。',
} as const

export const proposal = {
  heading: '{name} · {scheme}',
  facts: { idNumber: '身份证号', phone: '手机号', dueOn: '应认证日', certified: '上次认证', from: '最早停发月', state: '现在' },
  never: '没有认证过',
  checklist: '停发前要齐的',
  met: '有了',
  lacking: '缺',
  count: '{have}，要 {need}',
  care: '要两个人批准：{reasons}。',
  contacts: '联系记录',
  comparisons: '查信息记录',
  approvals: '批准记录',
  none: '还没有',
  byMachine: '自动',
  byStaff: '人工',
  notCounted: '没送到，不算',
  noTrace: '没查到生活迹象',
  trace: '{day} 有生活迹象',
  approvedAt: '{moment} 批准',
  own: '是您自己',
  postponed: '申诉推迟过一个月。',
} as const

export const acts = {
  contact: { title: '记一次联系', channel: '方式', result: '结果', submit: '记下这次联系', done: '记下了。' },
  comparison: {
    title: '记一次查信息', sources: '查了哪里', found: '查到最近的生活迹象', foundHint: '没查到就空着。', submit: '记下结果', done: '记下了。',
    missing: '请选查了哪里',
  },
  decide: '批不批',
  approve: '批准停发',
  refuse: '不批',
  foundAlive: '人还在，撤回',
  wrongRecord: '名单错了，撤回',
  reopen: '重新提出',
  yes: '确定',
  no: '先不办',
  ask: {
    approve: '批准后，最早从{month}起停发。会马上告诉本人。',
    refuse: '不批，养老金照发。会交给主管跟进。',
    withdraw: '撤回，养老金照发。会交给主管跟进。',
  },
  notYou: '您记过或批过，或账号没交接。请别的同事批。',
  notReady: '还缺材料，现在不能批。',
} as const

export const outcomes = {
  stopped: '批准了，{month}起停发。已安排告诉本人。',
  approved: '批准了。还差 {n} 人。',
  incomplete: '没有批：材料还缺。',
  needsOtherPerson: acts.notYou,
  changed: '刚有新材料，请看过再批。',
  closed: '已经有结果了：{state}。',
  reopened: '重新提出了，要再联系一次。',
} as const

export const stateNames: Record<ProposalState, string> = { open: '等着处理', stopped: '已停发', withdrawn: '已撤回', refused: '没有批' }
export const closingNames: Record<StopClosing, string> = {
  certified: '本人认证了', stopped: '批准停发', foundAlive: '人还在', wrongRecord: '名单错了', appealUpheld: '申诉成立', notConvinced: '没有批准',
  lossConfirmed: '领取资格的事已另行核实',
}
export const careNames: Record<CareReason, string> = { age: '高龄', disabled: '残疾', homeVisit: '上门服务', overseas: '在国外' }
export const contactChannels: Record<StaffContactChannel | 'wechat', string> = {
  call: '打电话', visit: '上门', letter: '寄信', sms: '短信', relative: '找家人', wechat: '微信',
}
export const contactResults: Record<'reached' | 'sent' | 'failed' | 'unknown', string> = { reached: '有人应', sent: '发出了', failed: '没人应', unknown: '不清楚' }
export const sourceNames: Record<ComparisonSource, string> = {
  publicSecurity: '公安', health: '卫健', civilAffairs: '民政', medicalInsurance: '医保', transport: '出行', bank: '银行',
}
export const shortSchemes: Record<Scheme, string> = { enterprise: '企业职工', publicInstitution: '机关事业', resident: '城乡居民', survivor: '供养亲属' }

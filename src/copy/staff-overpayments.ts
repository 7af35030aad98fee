/** Words of months that were paid too much (rule R22), for staff. */
import type { RepaymentTool } from '../domain/overpayment'

export const repaymentTools: Record<RepaymentTool, string> = { oneOff: '一次退回', instalments: '分期退回', deduction: '从以后的待遇里抵' }

export const overpayments = {
  title: '多发的钱',
  menuHint: '人走了或判了，还发了几个月。',
  lead: '先和家人商量，不论对错。只记月份，金额由发放部门算。',
  states: { open: '没商量的', done: '商量好的' },
  state: '状态',
  columns: { person: '姓名', why: '为什么', months: '多发的月份', answerBy: '最晚哪天', plan: '怎么还' },
  why: '{scheme}：{ground}，{since}',
  months: '{n} 个月：{from}到{to}',
  empty: '没有多发的。',
  emptyDone: '还没有商量好的。',
  late: '过期了，先办',
  agree: '和 {name} 的家人商量好了',
  agreeShort: '商量好了',
  heading: '{name} · 怎么还',
  tool: '怎么还',
  count: '分几期',
  submit: '记下',
  cancel: '先不记',
  missing: '请选一种办法',
  countMissing: '请填 2 到 {n} 期',
  agreed: '记下了：{tool}，从{from}起。',
  nothingOpen: '别人刚办过。',
  notThatWay: '这几个月不能这样还。',
  plan: '{tool}，{n} 期，从{from}起',
} as const

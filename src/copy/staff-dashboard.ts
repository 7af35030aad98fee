/** Words of the dashboard (S22). Reasons of failures are named as on the person's own page (face-failures.ts). */
import type { DashboardReason, ListedStock } from '../domain/contract/staff-dashboard'
import type { DashboardRange } from '../domain/dashboard/ranges'
import type { AgeBand } from '../domain/dashboard/tally'

export const dashboardRanges: Record<DashboardRange, string> = { today: '今天', week: '本周', month: '本月', cycle: '本认证期' }
export const ageBands: Record<AgeBand, string> = { under60: '不到 60 岁', from60: '60 到 69 岁', from70: '70 到 79 岁', from80: '80 岁以上' }
export const dashboardReasons: Record<DashboardReason, string> = { report: '写报告', planning: '安排工作', audit: '审计、检查' }

export const dashboard = {
  title: '数据',
  menuHint: '办了多少、卡在哪里、各街道怎样。',
  range: '看哪一段',
  countedAt: '办理数截至 {time}。',
  standingsAt: '人数截至 {time}。',
  noStandings: '人数夜里才数，明天就有。',
  hidden: '少于 5 的写成“<5”。会被推算出来的写成“—”。',
  few: '<5',
  withheld: '—',
  percent: '{n}%',
  numbers: { all: '应认证', done: '已认证', donePercent: '已认证占比', open: '可以认证', dueSoon: '快到期', late: '已逾期' },
  list: {
    titles: { dueSoon: '快到期的人', late: '已逾期的人' } satisfies Record<ListedStock, string>, open: '看名单', openFor: '看{what}的名单', close: '收起名单',
    columns: ['姓名', '街道', '最晚哪天', '情况'], empty: '现在没有这样的人。', more: '看后面的', now: '名单是现在的，和夜里数的会差几个。', stopped: '已停发的也在里面。',
  },
  go: { waiting: '去核对', visits: '去看上门', suspended: '去看停发' },
  lateBy: { title: '逾期的人', grace: '当月还能补', overdue: '过了宽限', suspended: '已停发' },
  channels: { title: '办理渠道', name: '渠道', n: '办好几次', sum: '合计' },
  failures: { title: '没过的原因', name: '原因', n: '几次', others: '别的原因', none: '没有没过的。' },
  firstTry: { title: '一次就过', name: '年龄', tried: '第一次试', passed: '一次就过', percent: '占比' },
  more: { title: '快慢', seconds: '平均用时', secondsOf: '{n} 秒', reviewed: '人工核对按时', waiting: '还在等核对', waitingLate: '等得过期了', visits: '上门办好' },
  places: { title: '各街道', name: '街道' },
  chart: '图里画的和下面的表一样。',
  save: { title: '带走这些数', reason: '为什么带走', submit: '下载表格', missing: '请选原因', done: '下载好了。谁、什么时候、为什么，都记下了。', file: '数据-{range}-{day}' },
} as const

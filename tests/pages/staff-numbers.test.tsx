/** Cases, overpayments and the dashboard as staff see them. */
import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen, within } from '@testing-library/react'
import axe from 'axe-core'
import type { CaseRow } from '@/domain/contract/staff-cases'
import type { Dashboard } from '@/domain/contract/staff-dashboard'
import StaffCases from '@/staff/cases'
import StaffDashboard from '@/staff/dashboard'
import StaffOverpayments from '@/staff/overpayments'
import { signOut } from '@/staff/session'
import { standing } from './people'
import { asksOf, plugInDialogs, self, serveStaff, signedInTab } from './staff-answers'

jest.mock('uplot', () => ({ __esModule: true, default: Object.assign(class { setSize() {} destroy() {} }, { paths: {} }) }))
jest.setTimeout(30_000)
beforeAll(plugInDialogs)
afterEach(async () => {
  serveStaff({})
  await act(() => signOut())
  sessionStorage.clear()
})

const faults = async () => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const reviewer = self({ roles: ['reviewer'] })

const row = (facts: Partial<CaseRow> = {}): CaseRow => ({
  caseId: 'case.731240968854', beneficiaryId: 'person-wang', maskName: '王*兰', maskId: '371199********0028', reference: '731240968854', channel: 'counter', on: '2026-11-22', score: 9,
  parts: [
    { kind: 'twoPlaces', weight: 3, minutes: 50, here: '3711', there: '3701', otherReference: '731240968855', otherChannel: 'kiosk' },
    { kind: 'whileGone', weight: 3, ground: 'servingSentence', since: '2026-01-01' }, { kind: 'sameRecording', weight: 2, likeness: 0.8, otherReference: null },
    { kind: 'busyDevice', weight: 2, people: 12, span: 'day' }, { kind: 'sharedPhone', weight: 1 },
    { kind: 'twinLike', weight: 2, likeness: 0.72, otherReference: '731240968856' },
  ],
  openedOn: '2026-11-23', answerBy: '2026-11-30', isLate: true, state: 'open', finding: null, note: null, closedAt: null, ...facts,
})

test('a case says each part, what may be behind it, and is closed with a finding and words', async () => {
  signedInTab()
  const asked = serveStaff({ whoAmI: reviewer, listCases: (_, nth) => ({ cases: nth === 1 ? [row()] : [], next: null }), closeCase: { kind: 'closed', finding: 'explained' } })
  render(<StaffCases />)
  fireEvent.click(await screen.findByRole('button', { name: '看 王*兰' }))
  for (const words of ['相隔 50 分钟，一次在 日照，一次在 3701（自助机）。', '2026年1月1日起登记为在监狱服刑，之后又办了认证。', '一天里，这部手机给 12 个人办过。', '同县同日同姓的另一位，照片和本人相似度 0.72。']) expect(screen.getByText(words)).toBeInTheDocument()
  expect(screen.getByText(/老两口常用一个号码。分量 1/)).toBeInTheDocument()
  expect(await faults()).toEqual([])
  for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked()
  press('写下结论')
  expect(screen.getByRole('alert')).toHaveTextContent('请选结论，写一句话')
  fireEvent.click(screen.getByLabelText('查清了，正常'))
  fireEvent.change(screen.getByLabelText('查到了什么'), { target: { value: ' 时间错了 ' } })
  press('写下结论')
  expect(await screen.findByText('写下了：查清了，正常。')).toBeInTheDocument()
  expect(asksOf(asked, 'closeCase')).toEqual([{ caseId: 'case.731240968854', finding: 'explained', note: '时间错了' }])
})

test('an administrator sees what files have come in, by numbers', async () => {
  signedInTab()
  const counts = { rows: 9, life: 5, weak: 1, losses: 0, without: 0, strangers: 2, repeated: 0, refused: 1 }
  serveStaff({
    whoAmI: self({ roles: ['admin'] }), listCases: { cases: [row({ state: 'closed', finding: 'passedOn', note: 'x', isLate: false })], next: null },
    listEvidenceRuns: { runs: [{ runId: 'r1', source: 'hospital', state: 'done', refusal: null, counts, startedAt: '2026-11-22T01:00:00.000Z' }, { runId: 'r2', source: 'authority', state: 'refused', refusal: 'medical', counts, startedAt: '2026-11-21T01:00:00.000Z' }] },
  })
  render(<StaffCases />)
  expect(await screen.findByText('共几行 9，新的生活迹象 5，太弱，不算 1，不在名册里 2，有错的 1')).toBeInTheDocument()
  expect(screen.getByText(/没有收：有一列是病情/)).toBeInTheDocument()
  expect(await faults()).toEqual([])
})

test('overpaid months and what was agreed: instalments need a number that fits', async () => {
  signedInTab()
  const benefits = [{ scheme: 'enterprise' as const, ground: 'death' as const, since: '2026-08-20', months: ['2026-09', '2026-10', '2026-11'] }]
  const asked = serveStaff({
    whoAmI: reviewer,
    listOverpayments: { rows: [{ beneficiaryId: 'person-wang', maskName: '王*兰', maskId: '371199********0028', openedOn: '2026-11-20', answerBy: '2026-11-27', isLate: false, benefits, tools: ['oneOff', 'instalments'], plan: null }] },
    agreeRepayment: { kind: 'agreed', plan: { tool: 'instalments', agreedOn: '2026-11-23', instalments: [{ dueMonth: '2026-12', months: ['2026-09', '2026-10'] }, { dueMonth: '2027-01', months: ['2026-11'] }] } },
  })
  render(<StaffOverpayments />)
  fireEvent.click(await screen.findByRole('button', { name: '和 王*兰 的家人商量好了' }))
  expect(screen.getByText('3 个月：2026年9月到2026年11月')).toBeInTheDocument()
  expect(await faults()).toEqual([])
  const dialog = within(screen.getByRole('dialog'))
  fireEvent.click(dialog.getByLabelText('分期退回'))
  fireEvent.change(dialog.getByLabelText('分几期'), { target: { value: '9' } })
  fireEvent.click(dialog.getByRole('button', { name: '记下' }))
  expect(dialog.getByRole('alert')).toHaveTextContent('请填 2 到 3 期')
  fireEvent.change(dialog.getByLabelText('分几期'), { target: { value: '2' } })
  fireEvent.click(dialog.getByRole('button', { name: '记下' }))
  expect(await screen.findByText('记下了：分期退回，从2026年12月起。')).toBeInTheDocument()
  expect(asksOf(asked, 'agreeRepayment')).toEqual([{ beneficiaryId: 'person-wang', tool: 'instalments', count: 2 }])
})

const stock = { place: '371102001', all: 40, done: 30, open: 'withheld', dueSoon: 'few', late: 6, donePercent: 75 } as const
const numbers: Dashboard = {
  range: 'month', today: '2026-11-23', countedAt: '2026-11-23T02:00:00.000Z', standingsAt: '2026-11-22T18:00:00.000Z', total: { ...stock, place: '371100' },
  lateBy: { grace: 6, overdue: 0, suspended: 0 }, places: [stock], certified: 20, channels: [{ channel: 'phone', n: 'withheld' }, { channel: 'dataMatch', n: 'few' }],
  failures: [{ reason: 'tooDark', n: 7 }], otherFailures: 0, firstTry: [{ band: 'from70', tried: 10, passed: 9, percent: 90 }], averageSeconds: 42,
  reviews: { inTime: 8, late: 0, percent: 100, waiting: 0, waitingLate: 0 }, visits: 0,
}

test('the dashboard says up to when, hides what is small, and names failures as the person’s page does', async () => {
  signedInTab()
  const asked = serveStaff({ whoAmI: reviewer, getDashboard: numbers })
  render(<StaffDashboard />)
  expect(await screen.findByText(/人数截至 2026年11月23日 02:00。办理数截至 2026年11月23日 10:00。/)).toBeInTheDocument()
  const table = (name: string) => within(screen.getByRole('region', { name })).getAllByRole('row').map((one) => [...one.children].map((cell) => cell.textContent).join(' '))
  expect(table('办理渠道')).toEqual(['渠道 办好几次', '手机刷脸 —', '自动认证 <5', '合计 20'])
  expect(table('没过的原因')).toContain('光线太暗 7')
  expect(table('一次就过')).toContain('70 到 79 岁 10 9 90%')
  expect(table('各街道')).toEqual(['街道 应认证 已认证 已认证占比 可以认证 快到期 已逾期', '东港区日照街道 40 30 75% — <5 6', '合计 40 30 75% — <5 6'])
  expect(await faults()).toEqual([])
  fireEvent.change(screen.getByLabelText('看哪一段'), { target: { value: 'week' } })
  await screen.findByText(/办理数截至/)
  expect(asksOf(asked, 'getDashboard')).toEqual([{ range: 'month' }, { range: 'week' }])
  press('下载表格')
  expect(screen.getByRole('alert')).toHaveTextContent('请选原因')
})

test('whoever may not look behind masks is not offered it', async () => {
  signedInTab()
  const someone = { beneficiaryId: 'person-wang', maskName: '王*兰', place: '371122105', dueOn: '2026-10-31', standing: standing('overdue') }
  serveStaff({ whoAmI: { ...reviewer, roles: ['admin'] }, getDashboard: numbers, listDue: { people: [someone], next: null } })
  render(<StaffDashboard />)
  fireEvent.click(await screen.findByRole('button', { name: '看已逾期的名单' }))
  expect(await screen.findByRole('rowheader', { name: '王*兰' })).toBeVisible()
  expect(screen.queryByRole('button', { name: '显示姓名' })).toBeNull()
})

test('a number opens the people behind it: by masks, with the street by its name, page by page; others lead to their own page', async () => {
  signedInTab()
  const someone = { beneficiaryId: 'person-wang', maskName: '王*兰', place: '371122105', dueOn: '2026-10-31', standing: standing('overdue') }
  const stopping = { ...standing('suspended'), suspendedFrom: '2026-12', ifCertifiedToday: { resumeMonth: '2026-12', backPayArrivesMonth: '2026-12', cutoffDay: 15, afterCutoff: false, backPayMonths: [] } }
  const asked = serveStaff({
    whoAmI: reviewer, getDashboard: numbers,
    listDue: ({ cursor }) => (cursor ? { people: [{ ...someone, beneficiaryId: 'person-li', maskName: '李*国', place: '659000001', standing: stopping }], next: null } : { people: [someone], next: '2026-10-31|person-wang' }),
  })
  render(<StaffDashboard />)
  fireEvent.click(await screen.findByRole('button', { name: '看已逾期的名单' }))
  const heading = screen.getByRole('heading', { name: '已逾期的人' })
  expect(heading).toHaveFocus()
  const rows = () => within(screen.getByRole('region', { name: '已逾期的人' })).getAllByRole('row').map((one) => [...one.children].map((cell) => cell.textContent).join(' '))
  await screen.findByText('王*兰')
  expect(rows()).toEqual(['姓名 街道 最晚哪天 情况', expect.stringMatching(/^王\*兰.* 莒县刘官庄镇 2026年10月31日 已逾期$/)])
  press('看后面的')
  expect(await screen.findByText('659000001')).toBeVisible()
  expect(rows()[2]).toMatch(/2026年12月起停发$/)
  expect(screen.getAllByRole('button', { name: '显示姓名' })).toHaveLength(2)
  expect(await faults()).toEqual([])
  expect(asksOf(asked, 'listDue')).toEqual([{ stock: 'late' }, { stock: 'late', cursor: '2026-10-31|person-wang' }])
  press('收起名单')
  expect(screen.queryByRole('heading', { name: '已逾期的人' })).toBeNull()
  press('去看停发')
  expect(Taro.redirectTo).toHaveBeenLastCalledWith({ url: '/staff/stops/index' })
  fireEvent.click(screen.getAllByRole('button', { name: '去核对' })[0]!)
  expect(Taro.redirectTo).toHaveBeenLastCalledWith({ url: '/staff/review/index' })
})

import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { contentOf, type PolicyContent } from '@/domain/contract/policy'
import type { StaffCalls } from '@/domain/contract/staff'
import type { PolicyVersion } from '@/domain/contract/staff-policy'
import { seedRizhao2025 } from '@/domain/policy/seed-rizhao-2025'
import { policyDiff } from '@/domain/policy/diff'
import { BEHAVIOUR } from '@/domain/population/behaviour'
import { columnsOf } from '@/domain/population/columns'
import { simulate } from '@/domain/population/simulate'
import PolicyStudio from '@/staff/policy'
import { signOut } from '@/staff/session'
import { asksOf, plugInDialogs, self, serveStaff, signedInTab, type StaffAnswers } from './staff-answers'

/** Draws on a canvas, which jsdom has not: what it was given to draw. */
const drawn: { series: { label?: string }[]; data: number[][] }[] = []
jest.mock('uplot', () => ({
  __esModule: true,
  default: class {
    static fmtDate(): string { return '' }
    static tzDate(): Date { return new Date(0) }
    constructor(options: { series: { label?: string }[] }, data: number[][]) { drawn.push({ series: options.series, data }) }
    setSize() {}
    destroy() {}
  },
}))

beforeAll(plugInDialogs)
beforeEach(signedInTab)
afterEach(async () => {
  drawn.length = 0
  serveStaff({})
  await act(() => signOut())
  sessionStorage.clear()
})

const TODAY = '2026-11-25'
const admin = self({ roles: ['admin'] })
const content = contentOf(seedRizhao2025)
const half: PolicyContent = { ...content, effectiveFrom: '2027-01-01', schedules: { ...content.schedules, enterprise: { ...content.schedules.resident, source: '演示文件' } } }
const version = (facts: Partial<PolicyVersion> = {}): PolicyVersion => ({
  key: 'seed-rizhao-2025.1', state: 'shipped', region: '371100', effectiveFrom: '2025-01-01', effectiveTo: null, publishedOn: '2025-01-01', isInForce: true,
  source: content.source, confidence: 'seed', checkedOn: '2026-11-23', isMine: false, mayPublish: facts.state === 'draft' && !facts.isMine, draftedAt: null, ...facts,
})
const draft = version({ key: 'policy-371100.2', state: 'draft', effectiveFrom: '2027-01-01', publishedOn: null, isInForce: false, draftedAt: '2026-11-24T01:00:00.000Z' })

const part = (days: number): StaffCalls['simulatePolicy']['output']['part'] => {
  const rows = Array.from({ length: days }, (_, i) => ({
    benefit: { scheme: 'enterprise' as const, startOn: '2010-01-01', lastCertifiedOn: `2026-0${1 + (i % 9)}-10`, declaredOn: null, status: 'active' as const, suspendedFrom: null }, hasPhone: i % 3 > 0,
  }))
  const next = { ...seedRizhao2025, ...half, id: 'policy-371100', version: 2, effectiveTo: null, publishedOn: TODAY, before: [seedRizhao2025] }
  return simulate(columnsOf(rows), seedRizhao2025, next, { fromDay: TODAY, months: 12, behaviour: BEHAVIOUR })
}

const usual = (more: StaffAnswers = {}): StaffAnswers => ({
  whoAmI: admin,
  listPolicies: { today: TODAY, policies: [draft, version()] },
  getPolicy: ({ key }) => ({ version: key === draft.key ? draft : version(), content: key === draft.key ? half : content }),
  diffPolicy: { changes: policyDiff(seedRizhao2025, { ...seedRizhao2025, ...half }) },
  ...more,
})
const tap = (name: string | RegExp, role = 'button') => fireEvent.click(screen.getByRole(role, { name }))
const type = (label: string, value: string, within_: HTMLElement = document.body) => fireEvent.change(within(within_).getByLabelText(label), { target: { value } })
const faults = async () => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
const open = async (key: string) => {
  render(<PolicyStudio />)
  fireEvent.click(await screen.findByRole('button', { name: key }))
  await screen.findByText('各项规定')
}

// the whole form in jsdom takes seconds on a busy machine
jest.setTimeout(20_000)

describe('政策版本', () => {
  test('the list says what is in force and where each version comes from', async () => {
    serveStaff(usual())
    render(<PolicyStudio />)
    const rows = await screen.findAllByRole('row')
    expect(rows.slice(1).map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^policy-371100\.2草稿2027-01-01未定/), expect.stringMatching(/^seed-rizhao-2025\.1随产品，正在执行2025-01-01未定养老金资格认证说明（日照）（产品说明）/),
    ])
    expect(await faults()).toEqual([])
  })

  test('a version shows what it says otherwise, and every rule with its source', async () => {
    serveStaff(usual())
    await open(draft.key)
    const changes = within(screen.getByRole('region', { name: '与现行版的不同' }))
    expect(changes.getByRole('row', { name: /企业职工养老 周期种类 满期再办 固定认证期/ })).toBeInTheDocument()
    expect(changes.getByRole('row', { name: /企业职工养老 认证期 1 截止（月日） 无 06-20/ })).toBeInTheDocument()
    expect(screen.getByRole('region', { name: '恢复发放和补发', hidden: true })).toHaveTextContent(/补发截止日：15.*依据：认证完成的次月/)
    expect(await faults()).toEqual([])
  })

  test('a reviewer reads and tries, and is offered nothing else', async () => {
    serveStaff(usual({ whoAmI: self({ roles: ['reviewer'] }) }))
    await open(draft.key)
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['退出登录', '回到列表', '开始测算'])
  })
})

describe('起草', () => {
  test('what is wrong stands at its field and leads there; nothing is sent', async () => {
    const asked = serveStaff(usual())
    await open('seed-rizhao-2025.1')
    tap('照这一版起草')
    const payment = screen.getByRole('group', { name: '恢复发放和补发' })
    type('补发截止日', '31', payment)
    type('依据', ' ', screen.getByRole('group', { name: '宽限' }))
    fireEvent.blur(screen.getByRole('group', { name: '提醒' }).querySelector('#policy-reminders-days')!, { target: { value: '-7 -30' } })
    const resident = screen.getByRole('group', { name: '城乡居民养老' })
    type('开始（月日）', '06-01', within(resident).getByRole('group', { name: '第 2 个' }))
    tap('存草稿')
    const summary = await screen.findByRole('alert')
    expect(summary).toHaveTextContent(/有 4 处要改/)
    expect(within(payment).getByLabelText('补发截止日')).toHaveAccessibleDescription('只能填 1 到 28 的整数')
    expect(within(within(resident).getByRole('group', { name: '第 2 个' })).getByLabelText('开始（月日）')).toHaveAccessibleDescription('要排在前一个认证期之后')
    expect(within(summary).getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      '宽限 依据：要写明依据', '城乡居民养老 认证期 2 开始（月日）：要排在前一个认证期之后', '恢复发放和补发 补发截止日：只能填 1 到 28 的整数', '提醒 天数 2：要从早到晚排列',
    ])
    fireEvent.click(within(summary).getByRole('button', { name: /提醒 天数 2/ }))
    await waitFor(() => expect(within(screen.getByRole('group', { name: '提醒' })).getByLabelText('天数')).toHaveFocus())
    expect(asksOf(asked, 'draftPolicy')).toEqual([])
    expect(await faults()).toEqual([])
  })

  test('another rhythm for a scheme is saved, and what stands in the way of publishing is said', async () => {
    const asked = serveStaff(usual({ draftPolicy: { kind: 'saved', key: draft.key, toPublish: [{ field: 'grace.days', code: 'shortNotice' }] } }))
    await open('seed-rizhao-2025.1')
    tap('照这一版起草')
    const resident = screen.getByRole('group', { name: '城乡居民养老' })
    type('周期种类', 'rolling', resident)
    type('几个月一次', '6', resident)
    type('怎么算满期', 'monthEnd', resident)
    type('开始执行', '2027-02-01', screen.getByRole('group', { name: '总则' }))
    const survivor = screen.getByRole('group', { name: '供养亲属待遇' })
    fireEvent.click(within(survivor).getByRole('button', { name: '去掉“Q4”' }))
    tap('存草稿')
    await screen.findByRole('heading', { name: '草稿存好了' })
    expect(screen.getByRole('status')).toHaveTextContent('宽限 天数：缩短了办理时间，提前告知不够')
    const [sent] = asksOf(asked, 'draftPolicy') as [StaffCalls['draftPolicy']['input']]
    expect(sent.key).toBeNull()
    expect(sent.content.effectiveFrom).toBe('2027-02-01')
    expect(sent.content.schedules.resident).toMatchObject({ kind: 'rolling', months: 6, anchor: 'monthEnd' })
    expect(sent.content.schedules.survivor).toMatchObject({ windows: [{ label: 'Q1' }, { label: 'Q2' }, { label: 'Q3' }] })
    expect({ ...sent.content, effectiveFrom: content.effectiveFrom, schedules: content.schedules }).toEqual(content)
    tap('查看')
    expect(await screen.findByRole('heading', { name: /^policy-371100\.2/ })).toBeInTheDocument()
  })

  test('an own draft is changed under its key', async () => {
    const mine = { ...draft, isMine: true, mayPublish: false }
    const asked = serveStaff(usual({ listPolicies: { today: TODAY, policies: [mine, version()] }, draftPolicy: { kind: 'saved', key: draft.key, toPublish: [] } }))
    await open(draft.key)
    tap('修改草稿')
    tap('存草稿')
    await screen.findByRole('heading', { name: /^policy-371100\.2/ })
    expect(asksOf(asked, 'draftPolicy')).toEqual([{ key: draft.key, content: half }])
  })
})

describe('测算', () => {
  const answers = usual({ simulatePolicy: ({ shards }) => ({ part: part(shards.from === 0 ? 90 : 9), lateToday: { running: 100, late: 3 }, countedOn: TODAY }) })

  test('comes in eight parts, says how far it is, and is shown by scheme, by month, by day', async () => {
    const asked = serveStaff(answers)
    await open(draft.key)
    type('逾期才办的比例', '8.5')
    tap('开始测算')
    expect(await screen.findByRole('progressbar', { name: /正在测算，完成/ })).toBeInTheDocument()
    await screen.findByText(/测算完成/)
    expect(asksOf(asked, 'simulatePolicy')).toHaveLength(8)
    expect(asksOf(asked, 'simulatePolicy')[7]).toEqual({
      a: 'seed-rizhao-2025.1', b: draft.key, months: 12, behaviour: { lateShare: 0.085, lateDays: 120, stopShare: 1 }, shards: { from: 56, to: 63 },
    })
    expect(screen.getByText(/人数统计于 2026年11月25日，共 153 份待遇。今天逾期的占 3%。/)).toBeInTheDocument()
    expect(screen.getByText(/没有人来不及知道/)).toBeInTheDocument()
    const table = within(screen.getByRole('region', { name: '按待遇对比' }))
    const numbers = (row: HTMLElement) => within(row).getAllByRole('cell').map(({ textContent }) => Number(textContent!.replace(',', '')))
    const [dueBefore, dueAfter] = numbers(table.getByRole('row', { name: /^企业职工养老/ }))
    expect(dueAfter!).toBeGreaterThan(dueBefore!)
    expect(numbers(table.getByRole('row', { name: /^合计/ }))).toEqual(numbers(table.getByRole('row', { name: /^企业职工养老/ })))
    expect(within(screen.getByRole('region', { name: '按月对比' })).getAllByRole('row')).toHaveLength(2 + 12)
    type('看哪种待遇', '2')
    expect(numbers(within(screen.getByRole('region', { name: '按月对比' })).getByRole('row', { name: /^2027年6月/ }))).toEqual(Array.from({ length: 10 }, () => 0))
    await waitFor(() => expect(drawn).toHaveLength(1))
    expect(drawn[0]!.series.map(({ label }) => label)).toEqual(['日期', '现行', '这一版'])
    expect(drawn[0]!.data.map((line) => line.length)).toEqual([341, 341, 341])
    const details = screen.getByText('按天的数').closest('details')!
    details.open = true
    fireEvent(details, new Event('toggle'))
    const days = await within(details).findAllByRole('row')
    expect(days.slice(1).map((row) => Number(within(row).getAllByRole('cell')[0]!.textContent)).reduce((a, b) => a + b)).toBe(dueBefore)
    expect(await faults()).toEqual([])
  })

  test('an assumption that cannot be is said at its field', async () => {
    const asked = serveStaff(answers)
    await open(draft.key)
    type('逾期才办的比例', '120')
    type('测几个月', '2.5')
    tap('开始测算')
    expect(screen.getByLabelText('逾期才办的比例')).toHaveAccessibleDescription('百分之几 只能填 0 到 100 的整数')
    expect(screen.getByLabelText('测几个月')).toHaveAccessibleDescription('只能填 1 到 36 的整数')
    expect(asksOf(asked, 'simulatePolicy')).toEqual([])
  })

  test('nobody counted yet: says so, and counts shard by shard', async () => {
    const asked = serveStaff(usual({ simulatePolicy: { part: part(0), lateToday: { running: 0, late: 0 }, countedOn: null }, countPopulation: { benefits: 4 } }))
    await open(draft.key)
    tap('开始测算')
    await screen.findByText('还没有统计人数。请先点“重新统计人数”。')
    expect(screen.queryByRole('region', { name: '按待遇对比' })).toBeNull()
    tap('重新统计人数')
    await waitFor(() => expect(asksOf(asked, 'countPopulation')).toHaveLength(64))
    expect(asksOf(asked, 'countPopulation')[63]).toEqual({ shard: 63 })
  })

  test('a refusal in the middle is said, and no half result is shown', async () => {
    serveStaff(usual({ simulatePolicy: (_, nth) => (nth < 4 ? { part: part(9), lateToday: { running: 9, late: 0 }, countedOn: TODAY } : { error: 'tooManyRequests' }) }))
    await open(draft.key)
    tap('开始测算')
    await screen.findByText('点得太快了')
    expect(screen.queryByText(/测算完成/)).toBeNull()
  })
})

describe('发布', () => {
  test('a second person publishes, and reads from which day', async () => {
    const published = { ...draft, state: 'published' as const }
    const asked = serveStaff(usual({
      publishPolicy: { kind: 'published', effectiveFrom: '2027-01-01' },
      listPolicies: (_, nth) => ({ today: TODAY, policies: [nth === 1 ? draft : published, version()] }),
    }))
    await open(draft.key)
    tap('发布')
    expect(await screen.findByText('已发布，2027年1月1日 起执行。')).toBeInTheDocument()
    await screen.findByRole('heading', { name: 'policy-371100.2（已发布）' })
    expect(screen.queryByRole('button', { name: '发布' })).toBeNull()
    expect(asksOf(asked, 'publishPolicy')).toEqual([{ key: draft.key }])
  })
  test.each([
    ['the author', true, '您起草的，要换一位管理员发布。'], ['whose account the author could use', false, '账号没交接，您不能发布。请另一位管理员。'],
  ])('%s is not offered it', async (_, isMine, words) => {
    serveStaff(usual({ listPolicies: { today: TODAY, policies: [{ ...draft, isMine, mayPublish: false }, version()] } }))
    await open(draft.key)
    expect(screen.getByText(words)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '发布' })).toBeNull()
  })
  test('a refusal names the rule, a withdrawal is said', async () => {
    serveStaff(usual({ publishPolicy: { kind: 'refused', problems: [{ field: 'schedules.enterprise', code: 'shortNotice' }] }, withdrawPolicy: {} }))
    await open(draft.key)
    tap('发布')
    expect(await screen.findByText('企业职工养老：缩短了办理时间，提前告知不够')).toBeInTheDocument()
    expect(await faults()).toEqual([])
    tap('撤回草稿')
    expect(await screen.findByText('草稿已撤回。')).toBeInTheDocument()
  })
})

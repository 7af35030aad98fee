import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import axe from 'axe-core'
import type { FindingView } from '@/domain/contract/staff-holds'
import type { DeadLetter } from '@/domain/contract/staff-letters'
import type { StaffRole } from '@/domain/contract/staff-session'
import { TASK_KINDS, TASK_RESULTS, type CallWhy, type TaskRow } from '@/domain/contract/staff-tasks'
import { signOut } from '@/staff/session'
import StaffTasks from '@/staff/tasks'
import { asksOf, plugInDialogs, self, serveStaff, signedInTab, type StaffAnswers } from './staff-answers'

beforeAll(plugInDialogs)
afterEach(async () => {
  serveStaff({})
  await act(() => signOut())
  sessionStorage.clear()
})

const tap = (name: string, role = 'button') => fireEvent.click(screen.getByRole(role, { name }))
const faults = async () => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
const task = (facts: Partial<TaskRow> = {}): TaskRow => ({
  taskId: 'call.person-li', kind: 'call', beneficiaryId: 'person-li', maskName: '李*国', maskId: '371199********0028', scheme: 'enterprise',
  openedOn: '2025-11-13', answerBy: '2025-11-18', isLate: false, state: 'open', result: null, closedAt: null, ...facts,
})
const letter = (facts: Partial<DeadLetter> = {}): DeadLetter => ({
  letterId: 'person-wang.enterprise.2025-11-20.reminder.-30', kind: 'reminder', beneficiaryId: 'person-wang', maskName: '王*兰', maskId: '371199********0044',
  scheme: 'enterprise', createdAt: '2025-11-12T04:00:00.000Z', tried: ['wechat', 'sms'], reason: 'FailedOperation.PhoneNumberInBlacklist', ...facts,
})
const view = (facts: Partial<FindingView> = {}, benefit: Partial<FindingView['benefits'][number]> = {}): FindingView => ({
  maskName: '李*国', maskId: '371199********0028', mayConfirm: true, mayEnd: true, endings: ['refuted'],
  benefits: [{
    scheme: 'enterprise', status: 'held', suspendedFrom: '2025-12', seenOn: '2025-11-12', seenBy: 'phone', isContradicted: true,
    finding: { code: 'death', custody: null, since: '2025-11-01', source: 'civilAffairs', recordedOn: '2025-11-12', isConfirmed: false, byMachine: false }, ...benefit,
  }],
  ...facts,
})
const noLetters = { letters: [], next: null }
const tasksOf = (...tasks: TaskRow[]) => ({ tasks, next: null })

async function openPage(role: StaffRole, answers: StaffAnswers = {}) {
  signedInTab()
  const asked = serveStaff({ whoAmI: self({ roles: [role] }), listTasks: tasksOf(task()), listDeadLetters: noLetters, getFinding: view(), ...answers })
  render(<StaffTasks />)
  await screen.findByRole('heading', { level: 1, name: '待办' })
  return asked
}
async function openTask(role: StaffRole, kind: TaskRow['kind'], answers: StaffAnswers = {}) {
  const asked = await openPage(role, { listTasks: tasksOf(task({ kind })), ...answers })
  fireEvent.click(await screen.findByRole('button', { name: /^看 李\*国 的/ }))
  await screen.findByRole('heading', { level: 2, name: /^李\*国 · / })
  return asked
}

describe('the queue', () => {
  test('says by which day, and in words what is late', async () => {
    await openPage('clerk', { listTasks: tasksOf(task({ isLate: true }), task({ taskId: 'vanished.person-x', kind: 'vanished', answerBy: '2025-12-01' })) })
    const rows = await screen.findAllByRole('row')
    expect(rows.map((row) => row.textContent)).toEqual(['姓名什么事最晚哪天', '李*国打电话2025年11月18日过期了，先办', '李*国名册里没有了2025年12月1日'])
    expect(await screen.findByText('没有没送到的消息。')).toBeInTheDocument()
    expect(await faults()).toEqual([])
  })

  test('by kind, done ones with their results, page by page', async () => {
    const asked = await openPage('visitor', {
      listTasks: ({ state, cursor }) => (state === 'done' ? tasksOf(task({ state: 'done', result: 'reached' }))
        : { tasks: [task({ taskId: `call.${cursor ? 'b' : 'a'}` })], next: cursor ? null : '2025-11-18|call.a' }),
    })
    fireEvent.click(await screen.findByRole('button', { name: '看后面的' }))
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(2))
    fireEvent.change(screen.getByLabelText('只看'), { target: { value: 'call' } })
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(1))
    fireEvent.change(screen.getByLabelText('状态'), { target: { value: 'done' } })
    expect(await screen.findByText('打通了，说清楚了')).toBeInTheDocument()
    expect(asksOf(asked, 'listTasks')).toEqual([{ state: 'open' }, { state: 'open', cursor: '2025-11-18|call.a' }, { state: 'open', kind: 'call' }, { state: 'done', kind: 'call' }])
  })

  test('nothing to do is said; without network one may try again', async () => {
    await openPage('clerk', { listTasks: (_, nth) => (nth === 1 ? 'noNetwork' : tasksOf()) })
    fireEvent.click(await screen.findByRole('button', { name: '再试' }))
    expect(await screen.findByText('没有要办的。')).toBeInTheDocument()
  })
})

test.each<[CallWhy | undefined, string]>([
  [undefined, '消息没送到，打电话告诉本人。'], ['undelivered', '消息没送到，打电话告诉本人。'], ['besides', '年纪大，消息以外再打个电话说一遍。'], ['corrected', '认证记录改了，打电话跟本人说清楚。'],
  ['refused', '柜台那次没办成，打电话说清下一步。'], ['payEnds', '养老金停了，打电话告诉家里人。'],
])('a call says why it is to be made: %s', async (why, words) => {
  await openTask('clerk', 'call', { listTasks: tasksOf(task({ why })) })
  expect(screen.getByText(words)).toBeInTheDocument()
  expect(screen.queryByText('消息没送到，打电话告诉本人。') !== null).toBe(words.startsWith('消息没送到'))
})

describe('closing a task', () => {
  test.each(TASK_KINDS.filter((kind) => kind !== 'verifyLoss' && kind !== 'conflict'))('%s offers the results of its kind, none of them chosen', async (kind) => {
    await openTask('visitor', kind)
    const radios = screen.getAllByRole('radio')
    expect(radios).toHaveLength(TASK_RESULTS[kind].length)
    for (const radio of radios) expect(radio).not.toBeChecked()
    expect(await faults()).toEqual([])
  })

  test('leads a clerk to the record at the counter, and nobody else', async () => {
    await openTask('clerk', 'rosterConflict')
    tap('看柜台记录')
    expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/staff/counter/index?person=person-li' })
  })
  test('whoever does not work at the counter is not led there', async () => {
    await openTask('reviewer', 'rosterConflict')
    expect(screen.queryByRole('button', { name: '看柜台记录' })).toBeNull()
  })

  test('needs a result; says back what stands', async () => {
    const asked = await openTask('clerk', 'call', { closeTask: { kind: 'done', result: 'wrongNumber' } })
    tap('办完了')
    expect(screen.getByRole('alert')).toHaveTextContent('请选一个结果')
    expect(asksOf(asked, 'closeTask')).toEqual([])
    fireEvent.click(screen.getByLabelText('没打通'))
    tap('办完了')
    // a colleague was faster: theirs is said, not ours
    expect(await screen.findByText('办完了：号码不对。')).toBeInTheDocument()
    expect(asksOf(asked, 'closeTask')).toEqual([{ taskId: 'call.person-li', result: 'notReached' }])
    expect(screen.queryByRole('button', { name: '办完了' })).toBeNull()
    tap('回到待办')
    await screen.findByRole('button', { name: /^看 李/ })
    expect(asksOf(asked, 'listTasks')).toHaveLength(2)
  })
})

describe('a finding', () => {
  test('a conflict shows both sides, and cannot be ticked off', async () => {
    await openTask('reviewer', 'conflict')
    expect(await screen.findByText('去世，2025年11月1日')).toBeInTheDocument()
    expect(screen.getByText('民政报来，2025年11月12日记下')).toBeInTheDocument()
    expect(screen.getByText('2025年11月12日，手机刷脸')).toBeInTheDocument()
    expect(screen.getByText('记录之后还见过本人，两边对不上。')).toBeInTheDocument()
    expect(screen.getByText('现在先不发，等核实，2025年12月起没有发')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '办完了' })).toBeNull()
    expect(await faults()).toEqual([])
  })

  test('a second person confirms with a fresh code, warned that the person was seen; what it did is said', async () => {
    const asked = await openTask('reviewer', 'verifyLoss', {
      confirmFinding: (_, nth) => (nth === 1 ? { error: 'codeNeeded' } : { kind: 'confirmed', benefits: [{ scheme: 'enterprise', status: 'closed', overpaidMonths: ['2025-11', '2025-12'] }] }),
      stepUp: { kind: 'fresh', self: self({ roles: ['reviewer'] }) },
      getFinding: (_, nth) => (nth === 1 ? view() : view({ mayConfirm: false, mayEnd: false }, { status: 'closed' })),
    })
    fireEvent.click(await screen.findByRole('button', { name: '核实属实' }))
    const dialog = within(screen.getByRole('dialog'))
    expect(dialog.getByText('本人后来露过面，先看清楚是谁。')).toBeInTheDocument()
    expect(await faults()).toEqual([])
    fireEvent.click(dialog.getByRole('button', { name: '确定' }))
    fireEvent.change(await screen.findByLabelText('动态码'), { target: { value: '123456' } })
    tap('确认')
    expect(await screen.findByText('企业职工养老：已终止，多发了2025年11月、2025年12月，另有待办')).toBeInTheDocument()
    expect(asksOf(asked, 'confirmFinding')).toEqual([{ beneficiaryId: 'person-li' }, { beneficiaryId: 'person-li' }])
    expect(await screen.findByText('您记过或核实过，或账号没交接。请别的同事办。')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '核实属实' })).toBeNull()
  })

  test('ends by an ending of its kind and a day; pay that goes on is said', async () => {
    const asked = await openTask('admin', 'verifyLoss', {
      getFinding: view({ endings: ['refuted', 'sentenceServed'] }),
      endFinding: { kind: 'ended', benefits: [{ scheme: 'enterprise', status: 'active', resumeMonth: '2026-02', backPayMonths: ['2025-12', '2026-01'], backPayArrivesMonth: '2026-02', rate: 'asBefore' }] },
    })
    fireEvent.click(await screen.findByRole('button', { name: '结束这条记录' }))
    const dialog = within(screen.getByRole('dialog'))
    expect(dialog.getAllByRole('radio').map((one) => one.parentElement?.textContent)).toEqual(['记录错了', '刑满了'])
    fireEvent.click(dialog.getByRole('button', { name: '确定' }))
    expect(dialog.getByRole('alert')).toHaveTextContent('请填原因和日期')
    fireEvent.click(dialog.getByLabelText('刑满了'))
    fireEvent.change(dialog.getByLabelText('哪天结束的'), { target: { value: '2026-01-10' } })
    fireEvent.click(dialog.getByRole('button', { name: '确定' }))
    expect(await screen.findByText('企业职工养老：照发，2026年2月恢复，补发2025年12月、2026年1月，2026年2月到账，按停发前的标准')).toBeInTheDocument()
    expect(asksOf(asked, 'endFinding')).toEqual([{ beneficiaryId: 'person-li', ending: 'sentenceServed', endedOn: '2026-01-10' }])
  })

  test.each([
    ['needsOtherPerson', '您记过或核实过，或账号没交接。请别的同事办。'], ['noFinding', '没有等着办的记录。'],
  ] as const)('a word that was answered %s is said to be that', async (kind, sentence) => {
    await openTask('reviewer', 'verifyLoss', { confirmFinding: { kind } })
    fireEvent.click(await screen.findByRole('button', { name: '核实属实' }))
    tap('确定')
    expect(await screen.findByText(sentence)).toBeInTheDocument()
  })

  test('whoever recorded it, and a clerk, see both sides and why they cannot decide', async () => {
    await openTask('clerk', 'verifyLoss')
    expect(await screen.findByText('核实和结束，由审核或管理办。')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '核实属实' })).toBeNull()
  })

  test('confirmed and done, it can still end: a term is served, a missing person comes back', async () => {
    const asked = await openPage('reviewer', {
      listTasks: tasksOf(task({ kind: 'verifyLoss', state: 'done', result: 'confirmed' })), getFinding: view({ mayConfirm: false, endings: ['refuted', 'reappeared'] }),
    })
    fireEvent.click(await screen.findByRole('button', { name: '看 李*国 的核实线索' }))
    fireEvent.click(await screen.findByRole('button', { name: '结束这条记录' }))
    expect(within(screen.getByRole('dialog')).getByLabelText('人回来了')).toBeInTheDocument()
    expect(asksOf(asked, 'getFinding')).toEqual([{ beneficiaryId: 'person-li' }])
  })

  test('a visitor is not shown what a record says', async () => {
    const asked = await openTask('visitor', 'verifyLoss')
    expect(asksOf(asked, 'getFinding')).toEqual([])
    expect(screen.queryByText('记一条线索')).toBeNull()
  })

  test('a clerk records one, custody asked only where it belongs; pay per benefit is said back', async () => {
    const asked = await openTask('clerk', 'vanished', {
      recordFinding: { kind: 'recorded', verifyBy: '2025-11-19', pay: [{ scheme: 'enterprise', effect: 'hold', fromMonth: '2025-12' }, { scheme: 'resident', effect: 'nothing', fromMonth: null }] },
    })
    fireEvent.click(screen.getByText('记一条线索'))
    tap('记下')
    expect(screen.getByRole('alert')).toHaveTextContent('请填日期')
    expect(screen.queryByLabelText('哪一种')).toBeNull()
    fireEvent.change(screen.getByLabelText('什么事'), { target: { value: 'imprisoned' } })
    fireEvent.change(screen.getByLabelText('哪一种'), { target: { value: 'wantedOrDetained' } })
    fireEvent.change(screen.getByLabelText('事情是哪天的'), { target: { value: '2025-11-01' } })
    fireEvent.change(screen.getByLabelText('谁说的'), { target: { value: 'publicSecurity' } })
    expect(await faults()).toEqual([])
    tap('记下')
    expect(await screen.findByText('记下了，2025年11月19日前核实。')).toBeInTheDocument()
    expect(screen.getByText('企业职工养老：2025年12月起先不发')).toBeInTheDocument()
    expect(screen.getByText('城乡居民养老：不受影响')).toBeInTheDocument()
    expect(asksOf(asked, 'recordFinding')).toEqual([{ beneficiaryId: 'person-li', code: 'imprisoned', custody: 'wantedOrDetained', since: '2025-11-01', source: 'publicSecurity' }])
  })
})

describe('没送到的消息', () => {
  test('says what was tried and why in words, and can be sent on its way once more', async () => {
    const asked = await openPage('clerk', {
      listDeadLetters: (_, nth) => (nth === 1 ? { letters: [letter(), letter({ letterId: 'x.stuck', maskName: '赵*', kind: 'suspended', tried: [], reason: 'stuck' })], next: null } : noLetters),
      retryLetter: { kind: 'queued' },
    })
    const table = within(await screen.findByRole('region', { name: '没送到的消息' }))
    expect(table.getAllByRole('row').slice(1).map((row) => row.textContent)).toEqual([
      '王*兰提醒微信、短信对方没有收2025年11月12日 12:00再发一次', '赵*已停发还没轮到发我们这边卡住了2025年11月12日 12:00再发一次',
    ])
    expect(await faults()).toEqual([])
    tap('给 王*兰 再发一次')
    expect(await screen.findByText('排上了，几分钟内再发。')).toBeInTheDocument()
    expect(await screen.findByText('没有没送到的消息。')).toBeInTheDocument()
    expect(asksOf(asked, 'retryLetter')).toEqual([{ letterId: letter().letterId }])
  })

  test('a colleague was faster', async () => {
    await openPage('reviewer', { listDeadLetters: { letters: [letter()], next: null }, retryLetter: { kind: 'notDead' } })
    fireEvent.click(await screen.findByRole('button', { name: '给 王*兰 再发一次' }))
    expect(await screen.findByText('已经有人办了。')).toBeInTheDocument()
  })

  test('a visitor sees them and cannot send', async () => {
    await openPage('visitor', { listDeadLetters: { letters: [letter()], next: null } })
    expect(await screen.findByText('王*兰')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /再发一次/ })).toBeNull()
  })

  test('when they cannot be had the tasks are still there', async () => {
    await openPage('clerk', { listDeadLetters: (_, nth) => (nth === 1 ? 'noNetwork' : { letters: [letter()], next: null }) })
    expect(await screen.findByRole('alert')).toHaveTextContent('没有网')
    expect(screen.getByRole('button', { name: '看 李*国 的打电话' })).toBeInTheDocument()
    tap('再试')
    expect(await screen.findByText('王*兰')).toBeInTheDocument()
  })
})

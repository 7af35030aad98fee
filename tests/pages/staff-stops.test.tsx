import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import type { ProposalDetail, ProposalRow } from '@/domain/contract/staff-stops'
import { STOP_ITEMS, type StopItemName } from '@/domain/stop'
import { signOut } from '@/staff/session'
import StaffStops from '@/staff/stops'
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
const row = (facts: Partial<ProposalRow> = {}): ProposalRow => ({
  proposalId: 'person-li.enterprise.2025-11-20', beneficiaryId: 'person-li', maskName: '李*国', maskId: '371199********0028', scheme: 'enterprise',
  dueOn: '2025-11-20', openedOn: '2025-12-01', state: 'open', missing: ['contacts', 'approvals'], stopFrom: '2026-01', isVerifyingOver: false, ...facts,
})
const NEED: Partial<Record<StopItemName, number>> = { contacts: 3, channels: 2, days: 2 }
const detail = (facts: Partial<ProposalDetail> = {}): ProposalDetail => {
  const missing = facts.missing ?? ['contacts', 'approvals']
  return {
    ...row(), missing,
    items: STOP_ITEMS.map((name) => ({ name, isMet: !missing.includes(name), need: NEED[name] ?? 1, have: missing.includes(name) ? (NEED[name] ?? 1) - 1 : NEED[name] ?? 1 })),
    careReasons: [], evidenceNo: 2, contacts: [{ channel: 'call', on: '2025-12-02', result: 'failed', byMachine: false, counts: true }],
    comparisons: [{ on: '2025-12-02', sources: ['health'], lifeTraceOn: null, byMachine: false }], approvals: [], mayApprove: true,
    lastCertifiedOn: '2024-11-20', lastChannel: 'phone', postponed: false, closedWhy: null, ...facts,
  }
}
const numbers = { open: 1, ready: 0, over: 0, stopped: 7, stoppedWithoutContact: 0, isPartial: false }
const ready = detail({ missing: ['approvals'] })

async function openPage(role: 'clerk' | 'visitor' | 'reviewer' | 'admin', answers: StaffAnswers = {}) {
  signedInTab()
  const asked = serveStaff({ whoAmI: self({ roles: [role] }), countStops: numbers, listProposals: { proposals: [row()], next: null }, getProposal: detail(), ...answers })
  render(<StaffStops />)
  await screen.findByRole('heading', { level: 1, name: '停发审批' })
  return asked
}
async function openDetail(role: 'clerk' | 'visitor' | 'reviewer' | 'admin', answers: StaffAnswers = {}) {
  const asked = await openPage(role, answers)
  fireEvent.click(await screen.findByRole('button', { name: '看 李*国' }))
  await screen.findByRole('heading', { level: 2, name: '李*国 · 企业职工' })
  return asked
}

describe('the queue', () => {
  test('says in words what is missing, and that nobody was stopped without contact', async () => {
    await openPage('reviewer')
    const line = within((await screen.findByRole('rowheader')).closest('tr')!)
    expect(line.getByText('2025年11月20日')).toBeInTheDocument()
    expect(line.getAllByRole('listitem').map((one) => one.textContent)).toEqual(['联系次数不够', '没批准'])
    expect(await screen.findByText('没有联系就停发：0')).toBeInTheDocument()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(await faults()).toEqual([])
  })

  test('a stop without contact is an alarm', async () => {
    await openPage('admin', { countStops: { ...numbers, stoppedWithoutContact: 1, isPartial: true } })
    expect(await screen.findByRole('alert')).toHaveTextContent('请马上查')
    expect(screen.getByText('没有联系就停发：1')).toBeInTheDocument()
    expect(await faults()).toEqual([])
  })

  test('a clerk is not asked for the supervisor’s numbers', async () => {
    const asked = await openPage('clerk')
    await screen.findByRole('button', { name: '看 李*国' })
    expect(asksOf(asked, 'countStops')).toEqual([])
  })

  test('by what is missing, by what takes too long, and page by page', async () => {
    const asked = await openPage('clerk', { listProposals: (input) => ({ proposals: [row({ proposalId: `person-${input.cursor ? 'b' : 'a'}x.enterprise.2025-11-20` })], next: input.cursor ? null : '2025-12-01|x.y.z' }) })
    fireEvent.click(await screen.findByRole('button', { name: '看后面的' }))
    await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(2))
    fireEvent.change(screen.getByLabelText('只看缺这一项的'), { target: { value: 'comparison' } })
    fireEvent.click(screen.getByLabelText('只看超过核实期的'))
    await waitFor(() => expect(asksOf(asked, 'listProposals')).toEqual([
      { state: 'open' }, { state: 'open', cursor: '2025-12-01|x.y.z' }, { state: 'open', missing: 'comparison' }, { state: 'open', missing: 'comparison', overOnly: true },
    ]))
  })

  test('nothing to do is said', async () => {
    await openPage('clerk', { listProposals: { proposals: [], next: null } })
    expect(await screen.findByText('没有要处理的。')).toBeInTheDocument()
  })

  test('without network one may try again', async () => {
    await openPage('clerk', { listProposals: (_, nth) => (nth === 1 ? 'noNetwork' : { proposals: [row()], next: null }) })
    fireEvent.click(await screen.findByRole('button', { name: '再试' }))
    expect(await screen.findByRole('button', { name: '看 李*国' })).toBeInTheDocument()
  })
})

describe('one proposal', () => {
  test('the checklist names every item, met or lacking, not by colour alone', async () => {
    await openDetail('reviewer')
    expect(screen.getByRole('heading', { level: 2, name: '李*国 · 企业职工' })).toHaveFocus()
    const items = screen.getAllByRole('listitem').filter((one) => one.className.startsWith('is-')).map((one) => one.textContent)
    expect(items).toHaveLength(STOP_ITEMS.length)
    expect(items[3]).toBe('缺联系过几次2，要 3还差 1 次联系')
    expect(items[9]).toBe('缺批准的人数还差 1 人批准')
    expect(screen.getByText('2025年12月2日 · 打电话 · 没人应 · 人工')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '批准停发' })).toBeNull()
    expect(screen.getByText('还缺材料，现在不能批。')).toBeInTheDocument()
    expect(await faults()).toEqual([])
  })

  test('a try is recorded once, also when the answer got lost', async () => {
    const asked = await openDetail('clerk', { recordContact: (_, nth) => (nth === 1 ? 'noNetwork' : { kind: 'recorded', proposal: ready }) })
    fireEvent.change(screen.getByLabelText('方式'), { target: { value: 'visit' } })
    tap('记下这次联系')
    expect(await screen.findByRole('alert')).toHaveTextContent('没有网')
    tap('记下这次联系')
    expect(await screen.findByText('记下了。')).toBeInTheDocument()
    const sent = asksOf(asked, 'recordContact') as { requestKey: string; channel: string; result: string }[]
    expect(sent).toHaveLength(2)
    expect(sent[0]).toEqual(sent[1])
    expect(sent[0]).toMatchObject({ channel: 'visit', result: 'failed' })
    expect(screen.queryByText('还差 1 次联系')).toBeNull()
    expect(screen.queryByRole('heading', { name: '批不批' })).toBeNull()
    tap('记下这次联系')
    await waitFor(() => expect(asksOf(asked, 'recordContact')).toHaveLength(3))
    expect(asksOf(asked, 'recordContact')[2]).not.toEqual(sent[0])
  })

  test('a comparison needs a source; a sign of life is a day', async () => {
    const asked = await openDetail('clerk', { recordComparison: { kind: 'recorded', proposal: detail() } })
    tap('记下结果')
    expect(await screen.findByRole('alert')).toHaveTextContent('请选查了哪里')
    fireEvent.click(screen.getByLabelText('医保'))
    fireEvent.change(screen.getByLabelText('查到最近的生活迹象'), { target: { value: '2025-12-01' } })
    tap('记下结果')
    await screen.findByText('记下了。')
    expect(asksOf(asked, 'recordComparison')).toEqual([{ proposalId: row().proposalId, sources: ['medicalInsurance'], lifeTraceOn: '2025-12-01' }])
  })

  test('approving asks once more, says what it does, and says back what was seen', async () => {
    const asked = await openDetail('reviewer', { getProposal: (_, nth) => (nth === 1 ? ready : detail({ state: 'stopped', missing: [], closedWhy: 'stopped' })), approveStop: { kind: 'stopped', stopFrom: '2026-01' } })
    tap('批准停发')
    const dialog = within(screen.getByRole('dialog'))
    expect(dialog.getByText('批准后，最早从2026年1月起停发。会马上告诉本人。')).toBeInTheDocument()
    expect(await faults()).toEqual([])
    fireEvent.click(dialog.getByRole('button', { name: '确定' }))
    expect(await screen.findByText('批准了，2026年1月起停发。已安排告诉本人。')).toBeInTheDocument()
    expect(asksOf(asked, 'approveStop')).toEqual([{ proposalId: row().proposalId, evidenceNo: 2 }])
    await screen.findByText('已停发：批准停发')
    expect(screen.queryByRole('button', { name: '批准停发' })).toBeNull()
  })

  test.each([
    [{ kind: 'approved', given: 1, needed: 2 } as const, '批准了。还差 1 人。'],
    [{ kind: 'changed' } as const, '刚有新材料，请看过再批。'],
    [{ kind: 'needsOtherPerson' } as const, '您记过或批过，或账号没交接。请别的同事批。'],
    [{ kind: 'closed', state: 'withdrawn' } as const, '已经有结果了：已撤回。'],
  ])('an approval that was answered %j is said to be that', async (answer, sentence) => {
    await openDetail('reviewer', { getProposal: ready, approveStop: answer })
    tap('批准停发')
    tap('确定')
    expect(await screen.findByText(sentence)).toBeInTheDocument()
  })

  test('who may not approve sees why, and no button', async () => {
    await openDetail('reviewer', { getProposal: detail({ missing: ['approvals'], mayApprove: false }) })
    expect(screen.getByText('您记过或批过，或账号没交接。请别的同事批。')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '批准停发' })).toBeNull()
  })

  test('refusing and withdrawing leave pay as it is; what was refused can be brought up again', async () => {
    const asked = await openDetail('admin', {
      getProposal: (_, nth) => (nth === 1 ? ready : detail({ state: 'refused', missing: [], closedWhy: 'notConvinced' })), refuseStop: { state: 'refused' }, reopenStop: { state: 'open' },
    })
    tap('不批')
    tap('确定')
    expect(await screen.findByText('已经有结果了：没有批。')).toBeInTheDocument()
    fireEvent.click(await screen.findByRole('button', { name: '重新提出' }))
    expect(await screen.findByText('重新提出了，要再联系一次。')).toBeInTheDocument()
    expect(asksOf(asked, 'refuseStop')).toHaveLength(1)
  })

  test('back to the list, which is asked for anew', async () => {
    const asked = await openDetail('visitor')
    expect(screen.queryByRole('button', { name: '记下结果' })).toBeNull()
    tap('回到名单')
    await screen.findByRole('button', { name: '看 李*国' })
    expect(asksOf(asked, 'listProposals')).toHaveLength(2)
  })
})

import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { APPEAL_KINDS } from '@/domain/appeal'
import { APPEAL_WHYS, type AppealRow } from '@/domain/contract/staff-appeals'
import StaffAppeals from '@/staff/appeals'
import { signOut } from '@/staff/session'
import { asksOf, plugInDialogs, self, serveStaff, signedInTab, type StaffAnswers } from './staff-answers'

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
const appeal = (facts: Partial<AppealRow> = {}): AppealRow => ({
  appealId: 'person-li.wrongStop.2025-12-04', beneficiaryId: 'person-li', maskName: '李*国', maskId: '371199********0028', kind: 'wrongStop', filedOn: '2025-12-04',
  answerBy: '2025-12-11', isLate: false, words: '我一直住在这里', postponedTo: '2026-01', state: 'open', result: null, why: null, answeredAt: null, ...facts,
})
async function openPage(answers: StaffAnswers = {}) {
  signedInTab()
  const asked = serveStaff({ whoAmI: self({ roles: ['reviewer'] }), listAppeals: { appeals: [appeal()] }, ...answers })
  render(<StaffAppeals />)
  await screen.findByRole('heading', { level: 1, name: '申诉' })
  return asked
}
const openAnswer = async () => {
  fireEvent.click(await screen.findByRole('button', { name: '答复 李*国' }))
  return within(screen.getByRole('dialog'))
}

test('the queue says what was said, by when to answer, and what is late', async () => {
  await openPage({ listAppeals: { appeals: APPEAL_KINDS.map((kind) => appeal({ appealId: `person-li.${kind}.2025-12-04`, kind, isLate: kind === 'wrongDeath', words: kind === 'wrongStop' ? '我在' : null, postponedTo: null })) } })
  const rows = await screen.findAllByRole('row')
  expect(rows.slice(1).map((row) => row.textContent)).toEqual([
    '李*国刷脸总是过不了没有多说2025年12月11日答复', '李*国停错了我在2025年12月11日答复', '李*国人还在，登记错了没有多说2025年12月11日过期了，先办答复',
    '李*国自动认证弄错了没有多说2025年12月11日答复', '李*国有人冒用没有多说2025年12月11日答复',
  ])
  expect(await faults()).toEqual([])
})

test('an answer needs its reason, from the list that goes with it', async () => {
  const asked = await openPage({
    listAppeals: (_, nth) => ({ appeals: nth === 1 ? [appeal()] : [] }),
    decideAppeal: { kind: 'decided', result: 'upheld', effect: 'resumed' },
  })
  const dialog = await openAnswer()
  expect(dialog.getByText('成立：撤销停发，没发的月份全补。')).toBeInTheDocument()
  for (const radio of dialog.getAllByRole('radio')) expect(radio).not.toBeChecked()
  fireEvent.click(dialog.getByRole('button', { name: '答复' }))
  expect(dialog.getByRole('alert')).toHaveTextContent('请选答复和原因')
  fireEvent.click(dialog.getByLabelText('申诉不成立'))
  fireEvent.click(dialog.getByLabelText('确实没认证'))
  // another answer takes the reason of the first with it
  fireEvent.click(dialog.getByLabelText('申诉成立'))
  expect(dialog.getAllByRole('radio')).toHaveLength(2 + APPEAL_WHYS.upheld.length)
  fireEvent.click(dialog.getByRole('button', { name: '答复' }))
  expect(asksOf(asked, 'decideAppeal')).toEqual([])
  fireEvent.click(dialog.getByLabelText('按时认证过'))
  expect(await faults()).toEqual([])
  fireEvent.click(dialog.getByRole('button', { name: '答复' }))
  expect(await screen.findByText('申诉成立。停发撤销了，没发的月份全补。')).toBeInTheDocument()
  expect(asksOf(asked, 'decideAppeal')).toEqual([{ appealId: appeal().appealId, result: 'upheld', why: 'certifiedInTime' }])
  expect(await screen.findByText('没有要答复的。')).toBeInTheDocument()
  expect(screen.queryByRole('dialog')).toBeNull()
})

test.each([
  [{ kind: 'needsOtherPerson' } as const, '您参与过，或账号没交接。请别的同事答复。'],
  [{ kind: 'answered', result: 'dismissed' } as const, '别人刚答复过：申诉不成立。'],
  [{ kind: 'decided', result: 'dismissed', effect: 'nothing' } as const, '申诉不成立。发放没有变。'],
  [{ kind: 'decided', result: 'upheld', effect: 'holdEnded' } as const, '申诉成立。登记撤销了，养老金接着发。'],
  [{ kind: 'decided', result: 'upheld', effect: 'withdrawn' } as const, '申诉成立。提出的停发撤回了。'],
])('what came of it is said: %j', async (answer, sentence) => {
  await openPage({ decideAppeal: answer })
  const dialog = await openAnswer()
  fireEvent.click(dialog.getByLabelText('申诉不成立'))
  fireEvent.click(dialog.getByLabelText('查过，没有查到'))
  fireEvent.click(dialog.getByRole('button', { name: '答复' }))
  expect(await screen.findByText(sentence)).toBeInTheDocument()
})

test('a fresh code that was not given leaves the answer open, and says so', async () => {
  await openPage({ decideAppeal: { error: 'codeNeeded' } })
  const dialog = await openAnswer()
  fireEvent.click(dialog.getByLabelText('申诉成立'))
  fireEvent.click(dialog.getByLabelText('人还在'))
  fireEvent.click(dialog.getByRole('button', { name: '答复' }))
  fireEvent.click(within(await screen.findByRole('dialog', { name: '再输一次动态码' })).getByRole('button', { name: '先不办' }))
  expect(await dialog.findByRole('alert')).toHaveTextContent('没有办')
})

test('answered ones are shown with answer and reason', async () => {
  const asked = await openPage({ listAppeals: ({ state }) => ({ appeals: state === 'open' ? [] : [appeal({ state: 'answered', result: 'dismissed', why: 'notCertified' })] }) })
  expect(await screen.findByText('没有要答复的。')).toBeInTheDocument()
  fireEvent.change(screen.getByLabelText('状态'), { target: { value: 'answered' } })
  expect(await screen.findByText('申诉不成立：确实没认证')).toBeInTheDocument()
  await waitFor(() => expect(asksOf(asked, 'listAppeals')).toEqual([{ state: 'open' }, { state: 'answered' }]))
})

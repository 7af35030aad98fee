import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { CounterRecord } from '@/domain/contract/staff-counter'
import { makeReference, printReference } from '@/domain/reference'
import StaffCounter from '@/staff/counter'
import { readQuery } from '@/staff/counter/Search'
import StaffPassword from '@/staff/password'
import { signOut } from '@/staff/session'
import { syntheticIdNumber } from '../../local/people/synthetic-id'
import { openedWith } from './doubles/taro'
import { asksOf, plugInDialogs, self, serveStaff, signedInTab, type StaffAnswers } from './staff-answers'

beforeAll(plugInDialogs)
afterEach(async () => {
  serveStaff({})
  await act(() => signOut())
  sessionStorage.clear()
})

const reference = makeReference(() => 0.5)
const idNumber = syntheticIdNumber('1951-09-03')
test.each([
  ['', '', { mistake: '请填身份证号、姓名或认证编号', at: 'text' }],
  [reference, '', { query: { by: 'reference', reference } }],
  [printReference(reference), '', { query: { by: 'reference', reference } }],
  [String(Number(reference) + 1), '', { mistake: '认证编号不对，再核对一下', at: 'text' }],
  ['李建国', '', { mistake: '用姓名查，要填出生日期', at: 'birth' }],
  ['李建国', '1951-09-03', { query: { by: 'name', name: '李建国', birthOn: '1951-09-03' } }],
  ['李', '1951-09-03', { mistake: '姓名不对，再核对一下', at: 'text' }],
  [idNumber, '', { query: { by: 'idNumber', idNumber } }],
  ['37119919510903', '', { mistake: '身份证号不对，再核对一下', at: 'text' }],
])('what was typed: %s %s', (text, birthOn, read) => {
  expect(readQuery(text, birthOn)).toEqual(read)
})

const standing = {
  kind: 'overdue' as const, dueOn: '2025-11-20', daysLeft: -14, opensOn: null, graceEndsOn: '2025-11-30', certifiedOn: '2024-11-20', suspendedFrom: null,
  ifCertifiedToday: null, declarationMissing: false,
}
const record = (facts: Partial<CounterRecord> = {}): CounterRecord => ({
  beneficiaryId: 'person-li', maskName: '李*国', maskId: '371199********0028', maskPhone: '*******1234', photo: { has: false, takenOn: null, isOld: false }, standing,
  benefits: [{ scheme: 'enterprise', standing, lateAsk: 'statement', legalBasis: null, finding: null }], history: [], certificates: [], relatives: [], proposals: [], tasks: [],
  acts: [], phoneChange: null, ...facts,
})
async function openRecord(answers: StaffAnswers = {}) {
  signedInTab()
  const people = [{ beneficiaryId: 'person-li', maskName: '李*国', maskId: '371199********0028', standing }]
  const asked = serveStaff({ whoAmI: self(), 'counter.search': { people }, 'counter.record': record(), ...answers })
  render(<StaffCounter />)
  const field = await screen.findByLabelText('身份证号、姓名或认证编号')
  fireEvent.change(field, { target: { value: idNumber } })
  fireEvent.submit(field.closest('form')!)
  return asked
}

test('a task leads to the record of its person, and nobody else is looked up', async () => {
  openedWith({ person: 'person-li' })
  signedInTab()
  const asked = serveStaff({ whoAmI: self(), 'counter.record': record() })
  render(<StaffCounter />)
  expect(await screen.findByRole('heading', { name: '李*国 的档案' })).toBeVisible()
  expect(asksOf(asked, 'counter.record')).toEqual([{ beneficiaryId: 'person-li' }])
})

test('who is not there is said in one sentence, and the cursor stays in the field', async () => {
  await openRecord({ 'counter.search': { people: [] } })
  expect(await screen.findByText('没有查到。可能不在您的管辖内。')).toBeVisible()
  expect(screen.getByLabelText('身份证号、姓名或认证编号')).toHaveFocus()
})

test('F8 without anything says what is missing and goes to the first of it; the late are asked why, and need not say', async () => {
  await openRecord()
  fireEvent.click(await screen.findByRole('button', { name: '当面认证' }))
  expect(screen.getByLabelText('为什么晚了')).toHaveValue('unsaid')
  fireEvent.keyDown(window, { key: 'F8' })
  expect(await screen.findByText('还差4样')).toBeVisible()
  await waitFor(() => expect(screen.getByLabelText('证件是真的')).toHaveFocus())
})

test('F2 goes back to the search from anywhere', async () => {
  await openRecord()
  const heading = await screen.findByRole('heading', { name: '李*国 的档案' })
  await waitFor(() => expect(heading).toHaveFocus())
  fireEvent.keyDown(window, { key: 'F2' })
  expect(screen.getByLabelText('身份证号、姓名或认证编号')).toHaveFocus()
})

test('who cannot come is booked a visit from their record, and F2 and F8 do what they did', async () => {
  await openRecord()
  const visit = await screen.findByRole('button', { name: '预约上门' })
  expect(screen.getByText('F2').parentElement).toHaveTextContent('F2 查人 F8 提交')
  // the last of the row: what clerks have in their fingers stays where it was
  expect(screen.getByRole('group', { name: '办什么' }).lastElementChild).toBe(visit)
  fireEvent.click(visit)
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/staff/visits/index?person=person-li' })
})

test('a new phone number: the old one only by its end, and both checks before anything is sent', async () => {
  const asked = await openRecord({ 'counter.changePhone': { kind: 'asked', oldPhoneTold: true, change: { changeId: 'change-1', maskPhone: '*******5678', countsFrom: '2025-12-07T04:00:00.000Z' } } })
  fireEvent.click(await screen.findByRole('button', { name: '换手机号' }))
  expect(screen.getByText('现在的号码 *******1234')).toBeVisible()
  fireEvent.change(screen.getByLabelText('新手机号'), { target: { value: '139 0000 5678' } })
  fireEvent.keyDown(window, { key: 'F8' })
  expect(await screen.findByText('请核对证件和本人')).toBeVisible()
  fireEvent.click(screen.getByLabelText('证件是真的'))
  fireEvent.click(screen.getByLabelText('本人就在这里'))
  fireEvent.keyDown(window, { key: 'F8' })
  expect(await screen.findByText(/起算。原来的号码会收到短信。/)).toBeVisible()
  expect(asksOf(asked, 'counter.changePhone')).toMatchObject([{ phone: '13900005678', checks: { documentReal: true, present: true } }])
})

test('whoever got a first password sees nothing else before they have their own', async () => {
  signedInTab()
  serveStaff({ whoAmI: self({ mustChangePassword: true }), changePassword: { kind: 'changed', self: self() } })
  const { unmount } = render(<StaffCounter />)
  expect(await screen.findByText('密码是别人给的，先换成自己的。')).toBeVisible()
  expect(screen.queryByLabelText('身份证号、姓名或认证编号')).toBeNull()
  unmount()
  render(<StaffPassword />)
  const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
  await screen.findByText('密码是别人给的，先换成自己的。')
  type('现在的密码', 'abcd-efgh-jkmn-pqrs')
  type('新密码', 'a long walk by the sea')
  type('新密码，再填一次', 'a long walk')
  fireEvent.click(screen.getByRole('button', { name: '改密码' }))
  expect(await screen.findByText('两次填得不一样')).toBeVisible()
  type('新密码，再填一次', 'a long walk by the sea')
  fireEvent.click(screen.getByRole('button', { name: '改密码' }))
  expect(await screen.findByText('密码改好了。别处的登录都退出了。')).toBeVisible()
})

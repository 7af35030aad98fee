import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import type { ActDetail } from '@/domain/contract/staff-counter'
import StaffApprovals from '@/staff/approvals'
import StaffColleagues from '@/staff/colleagues'
import { signOut } from '@/staff/session'
import { asksOf, plugInDialogs, self, serveStaff, signedInTab, type StaffAnswers } from './staff-answers'

// axe looks at whole pages
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
const row = {
  actId: 'act-0001', beneficiaryId: 'person-li', maskName: '李*国', maskId: '371199********0028', waitsFor: 'enrolment' as const, openedAt: '2025-12-04T04:00:00.000Z',
  evidenceOn: '2025-12-04', answerBy: '2025-12-11', isLate: false, isOwn: false,
}
const detail: ActDetail = {
  ...row, photoUrl: 'http://localhost/photo.jpg', referenceUrl: null, likeness: 'unsure', lateReason: null, supersedes: null, why: null, mayDecide: true,
}

describe('what waits for a second person', () => {
  async function openPage(answers: StaffAnswers = {}) {
    signedInTab()
    const asked = serveStaff({
      whoAmI: self({ roles: ['reviewer'] }), 'counter.acts': { acts: [row, { ...row, actId: 'act-0002', isOwn: true }], next: null },
      'counter.act': { kind: 'waiting', act: detail }, 'counter.decide': { kind: 'enrolled' }, ...answers,
    })
    render(<StaffApprovals />)
    await screen.findByRole('heading', { level: 1, name: '复核' })
    return asked
  }

  test('one’s own acts are for somebody else; the picture is seen before the word is given', async () => {
    const asked = await openPage()
    expect(await screen.findByText('您办过，或账号没交接。请别的同事复核。')).toBeVisible()
    expect(screen.getAllByRole('button', { name: '看 李*国 的新底照' })).toHaveLength(1)
    expect(await faults()).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: '看 李*国 的新底照' }))
    expect(await screen.findByAltText('柜台拍的照片')).toHaveAttribute('src', detail.photoUrl)
    expect(await faults()).toEqual([])
    fireEvent.keyDown(window, { key: 'F8' })
    expect(await screen.findByText('请选怎么定')).toBeVisible()
    fireEvent.click(screen.getByLabelText('是本人，当底照'))
    fireEvent.keyDown(window, { key: 'F8' })
    expect(await screen.findByText('底照能用了。')).toBeVisible()
    expect(asksOf(asked, 'counter.decide')).toEqual([{ actId: 'act-0001', decision: 'approve' }])
  })

  test('one that a colleague has just decided goes back to the queue', async () => {
    await openPage({ 'counter.act': { kind: 'over' } })
    fireEvent.click(await screen.findByRole('button', { name: '看 李*国 的新底照' }))
    expect(await screen.findByText('别的同事刚办过。')).toBeVisible()
  })
})

describe('colleagues', () => {
  const one = { staffId: 'staff-02', account: 'A-1002', name: '郑新来', roles: ['clerk' as const], region: '371100', regionName: '日照市', state: 'active' as const, isOwn: false, isInOtherHands: false }
  const credentials = { password: 'abcd-efgh-jkmn-pqrs', secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', uri: 'otpauth://totp/%E5%AE%89%E5%BF%83:A-1003?secret=JBSWY3DPEHPK3PXP' }
  async function openPage(answers: StaffAnswers = {}) {
    signedInTab()
    const asked = serveStaff({ whoAmI: self({ roles: ['admin'] }), 'colleagues.list': { colleagues: [one, { ...one, staffId: 'staff-01', name: '周一文', isOwn: true }] }, ...answers })
    render(<StaffColleagues />)
    await screen.findByText('郑新来')
    return asked
  }

  test('nobody changes themself; a new one’s password and code are shown once', async () => {
    const asked = await openPage({ 'colleagues.create': { kind: 'created', ...credentials } })
    expect(screen.getByText('您自己')).toBeVisible()
    expect(screen.queryByRole('button', { name: '改 周一文' })).toBeNull()
    expect(await faults()).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: '新同事' }))
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    expect(await screen.findByText('请至少选一个岗位')).toBeVisible()
    const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
    type('工号', 'A-1003')
    type('姓名', '郑新来')
    type('管辖代码', '371100')
    type('管辖叫什么', '日照市')
    fireEvent.click(screen.getByLabelText('柜台'))
    expect(await faults()).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: '保存' }))
    expect(await screen.findByText(credentials.password)).toBeVisible()
    expect(await faults()).toEqual([])
    expect(asksOf(asked, 'colleagues.create')).toEqual([{ account: 'A-1003', name: '郑新来', roles: ['clerk'], region: '371100', regionName: '日照市' }])
    fireEvent.click(screen.getByRole('button', { name: '交给本人了' }))
    await waitFor(() => expect(screen.queryByText(credentials.password)).toBeNull())
  })

  test('a forgotten password', async () => {
    const asked = await openPage({ 'colleagues.reset': { kind: 'reset', ...credentials } })
    fireEvent.click(screen.getByRole('button', { name: '改 郑新来' }))
    fireEvent.click(screen.getByRole('button', { name: '重做密码和动态码' }))
    expect(await screen.findByText(credentials.secret)).toBeVisible()
    expect(asksOf(asked, 'colleagues.reset')).toEqual([{ staffId: 'staff-02' }])
  })

  test('a lost phone of a visitor is shut out alone', async () => {
    let lost: string | null = null
    const device = { deviceId: 'Q'.repeat(43), registeredAt: '2026-11-02T01:00:00.000Z', revokedAt: null, listTakenAt: '2026-11-23T00:00:00.000Z' }
    const asked = await openPage({
      'colleagues.list': { colleagues: [{ ...one, roles: ['visitor'] }] },
      'visits.devices': () => ({ devices: [{ ...device, revokedAt: lost }, { ...device, deviceId: 'Z'.repeat(43), listTakenAt: null }] }),
      'visits.revokeDevices': () => { lost = '2026-11-23T02:00:00.000Z'; return { revoked: 1, isMore: false } },
    })
    fireEvent.click(screen.getByRole('button', { name: '改 郑新来' }))
    expect(await screen.findByRole('row', { name: /ZZZZZZ .* 没有取过 在用/ })).toBeVisible()
    expect(await faults()).toEqual([])
    expect(screen.getByRole('button', { name: '全部停用' })).toBeVisible()
    fireEvent.click(screen.getByRole('button', { name: '停用手机 QQQQQQ' }))
    expect(await screen.findByText('停用了。它签的不再算数。')).toBeVisible()
    await waitFor(() => expect(screen.queryByRole('button', { name: '停用手机 QQQQQQ' })).toBeNull())
    expect(screen.getByRole('button', { name: '停用手机 ZZZZZZ' })).toBeVisible()
    expect(asksOf(asked, 'visits.revokeDevices')).toEqual([{ staffId: 'staff-02', deviceId: 'Q'.repeat(43) }])
    expect(screen.queryByRole('button', { name: /全部停用/ })).toBeNull()
  })

  test('all phones of a visitor at once', async () => {
    const device = { registeredAt: '2026-11-02T01:00:00.000Z', revokedAt: null, listTakenAt: null }
    const asked = await openPage({
      'colleagues.list': { colleagues: [{ ...one, roles: ['visitor'] }] },
      'visits.devices': { devices: [{ ...device, deviceId: 'Q'.repeat(43) }, { ...device, deviceId: 'Z'.repeat(43) }] },
      'visits.revokeDevices': (_, nth) => { if (nth === 2) return 'noNetwork'; return { revoked: 100, isMore: nth < 4 } },
    })
    fireEvent.click(screen.getByRole('button', { name: '改 郑新来' }))
    fireEvent.click(await screen.findByRole('button', { name: '全部停用' }))
    // the first hundred are shut out, the line breaks, and how far it came stays on the page
    expect(await screen.findByRole('alert')).toBeVisible()
    expect(screen.getByText('停用了 100 部，还有没停的。')).toBeVisible()
    fireEvent.click(screen.getByRole('button', { name: '全部停用' }))
    expect(await screen.findByText('停用了。它签的不再算数。')).toBeVisible()
    expect(asksOf(asked, 'visits.revokeDevices')).toEqual(Array(4).fill({ staffId: 'staff-02' }))
  })

  test('an account that is in other hands says so, and a third person says when it no longer is', async () => {
    const asked = await openPage({
      'colleagues.list': { colleagues: [{ ...one, isInOtherHands: true }] },
      'colleagues.confirm': (_, nth) => ({ kind: nth === 1 ? 'needsOtherPerson' : nth === 2 ? 'notSeen' : 'confirmed' }),
    })
    expect(screen.getByText('在用，密码是别人做的，没人看过交接')).toBeVisible()
    fireEvent.click(screen.getByRole('button', { name: '改 郑新来' }))
    expect(await faults()).toEqual([])
    // where one admin is alone, both sentences say who brings a third person
    expect(screen.getByText(/没有第三位，请运维另开一位。/)).toBeVisible()
    fireEvent.click(screen.getByRole('button', { name: '我看着本人改了密码' }))
    expect(await screen.findByText('有人两个号都能用，您不能办。请另一位管理。没有就找运维另开。')).toBeVisible()
    fireEvent.click(screen.getByRole('button', { name: '我看着本人改了密码' }))
    expect(await screen.findByText('本人刚才没有改密码。请当面改一次。')).toBeVisible()
    fireEvent.click(screen.getByRole('button', { name: '我看着本人改了密码' }))
    expect(await screen.findByText('记下了，这个号是本人的了。')).toBeVisible()
    expect(asksOf(asked, 'colleagues.confirm')).toEqual(Array(3).fill({ staffId: 'staff-02' }))
  })
})

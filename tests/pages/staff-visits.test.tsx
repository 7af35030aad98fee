import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import type { VisitRow } from '@/domain/contract/staff-visits'
import StaffVisit from '@/staff/visit'
import StaffVisits from '@/staff/visits'
import { signIn, signOut } from '@/staff/session'
import { openedWith } from './doubles/taro'
import { asksOf, plugInDialogs, self, serveStaff, signedInTab, type StaffAnswers } from './staff-answers'

/** The vault with a plain map behind it: sealing and signing are the browser's, tried in tests/browser/visits.test.ts. */
const kept = new Map<string, { text: string; until: number }>()
jest.mock('@/device/vault', () => ({
  keep: async (id: string, value: unknown, until: number) => { kept.set(id, { text: JSON.stringify(value), until }) },
  read: async (id: string, now: number) => { const one = kept.get(id); return one && one.until > now ? JSON.parse(one.text) : null },
  idsOf: async (prefix: string) => [...kept.keys()].filter((id) => id.startsWith(prefix)).sort(),
  forget: async (id: string) => { kept.delete(id) },
  forgetOver: async (now: number) => { for (const [id, { until }] of kept) if (until <= now) kept.delete(id) },
  newSigningKey: async () => ({ x: 'x'.repeat(43), y: 'y'.repeat(43) }),
  signText: async () => 's'.repeat(86), sha256Of: async () => 'a'.repeat(64), macOf: async () => new Uint8Array(32),
}))

beforeAll(plugInDialogs)
afterEach(async () => {
  serveStaff({})
  await act(() => signOut())
  sessionStorage.clear()
  kept.clear()
})

const faults = async () => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const row = (more: Partial<VisitRow> = {}): VisitRow => ({
  visitId: '731240968854', beneficiaryId: 'person-01', maskName: '王*兰', why: 'ill', district: '371102', slot: { on: '2026-11-24', half: 'morning' }, state: 'booked',
  visitorSurname: null, bookedAt: '2026-11-23T01:00:00.000Z', mayChange: true, visitorId: null, visitorName: null, dueOn: '2026-12-20', checks: [], ...more,
})

describe('planning', () => {
  const answers: StaffAnswers = {
    whoAmI: self(), 'visits.list': { visits: [row()], next: null }, 'visits.visitors': { visitors: [{ staffId: 'staff-09', name: '周一文', regionName: '日照市' }] },
    'visits.slots': { slots: [{ on: '2026-11-25', half: 'afternoon' }] },
  }

  test('somebody is sent, another day is agreed', async () => {
    signedInTab()
    const asked = serveStaff({ ...answers, 'visits.assign': { kind: 'assigned', visit: row({ visitorName: '周一文' }) }, 'visits.move': { kind: 'changed', visit: row() } })
    render(<StaffVisits />)
    fireEvent.click(await screen.findByRole('button', { name: '看 王*兰' }))
    await screen.findByRole('option', { name: '周一文 · 日照市' })
    press('派出去')
    expect(screen.getByRole('alert')).toHaveTextContent('请先选一个')
    fireEvent.change(screen.getByLabelText('派给谁'), { target: { value: 'staff-09' } })
    expect(await faults()).toEqual([])
    press('派出去')
    expect(await screen.findByText('派给周一文了。')).toBeInTheDocument()
    expect(asksOf(asked, 'visits.assign')).toEqual([{ visitId: '731240968854', visitorId: 'staff-09' }])
    press('看 王*兰')
    await screen.findByRole('option', { name: '11月25日 星期三 下午' })
    fireEvent.change(screen.getByLabelText('哪天去'), { target: { value: '2026-11-25 afternoon' } })
    press('改到这天')
    expect(await screen.findByText('改好了，要重新派人。')).toBeInTheDocument()
  })

  test('what was brought back is looked at and decided', async () => {
    signedInTab()
    const asked = serveStaff({
      ...answers, 'visits.list': { visits: [row({ state: 'checking', checks: ['incomplete'] })], next: null },
      'visits.open': {
        visit: row({ state: 'checking' }), missing: ['papers'], capturedAt: '2026-11-24T02:00:00.000Z', receivedAt: '2026-11-24T03:00:00.000Z', questions: 'guardian', signedBy: 'guardian',
        photos: [{ kind: 'person', url: 'https://storage.test/p.jpg' }, { kind: 'idCard', url: null }],
      },
      'visits.decide': { kind: 'certified', certifiedOn: '2026-11-24', reference: '731240968854' },
    })
    render(<StaffVisits />)
    fireEvent.click(await screen.findByRole('button', { name: '看 王*兰' }))
    expect(await screen.findByRole('img', { name: '拍的本人' })).toBeInTheDocument()
    for (const word of ['没做全', '交材料', '监护人', '照片已删']) expect(document.body).toHaveTextContent(word)
    expect(await faults()).toEqual([])
    press('算数，认证')
    expect(await screen.findByText('认证了，算2026年11月24日的。')).toBeInTheDocument()
    expect(asksOf(asked, 'visits.decide')).toEqual([{ visitId: '731240968854', decision: 'counts' }])
  })

  test('booked at the office for somebody without a phone', async () => {
    openedWith({ person: 'person-01' })
    signedInTab()
    const asked = serveStaff({ ...answers, 'visits.book': { kind: 'booked', visit: row() as never } })
    render(<StaffVisits />)
    fireEvent.click(await screen.findByRole('button', { name: '对，就这样约' }))
    expect(await screen.findByRole('alert')).toBeInTheDocument()
    fireEvent.click(screen.getByLabelText('走不动'))
    fireEvent.change(screen.getByLabelText('街道和门牌'), { target: { value: '海曲路 1 号' } })
    fireEvent.change(screen.getByLabelText('姓名'), { target: { value: '王小明' } })
    fireEvent.change(screen.getByLabelText('电话'), { target: { value: '13900000000' } })
    press('对，就这样约')
    await waitFor(() => expect(asksOf(asked, 'visits.book')).toMatchObject([{ beneficiaryId: 'person-01', why: 'frail', slot: null }]))
  })
})

describe('the round', () => {
  const visit = {
    visitId: '731240968854', beneficiaryId: 'person-01', maskName: '王*兰', why: 'ill' as const, district: '371102', address: '海曲路 1 号', contactName: '王小明',
    phone: '13900000000', hearing: 'loud' as const, slot: { on: '2026-11-24', half: 'morning' as const }, spot: { lat: 35.4, lng: 119.5 }, state: 'assigned' as const,
  }
  const packed = {
    visits: [visit], name: '周一文', sync: { at: '2026-11-24T00:00:00.000Z', skewMs: 0, tag: 't'.repeat(43) }, badge: { number: '123456', keys: [] },
  }
  const answers: StaffAnswers = {
    whoAmI: self({ roles: ['visitor'] }), 'visit.days': { days: [{ on: '2026-11-24', visits: 1 }] }, 'visit.device': { deviceId: 'd'.repeat(43) },
    'visit.pack': packed,
    'visit.submit': { kind: 'checking', whys: ['incomplete'], missing: ['identity'] },
  }
  async function takeList(more: StaffAnswers = {}) {
    signedInTab()
    const asked = serveStaff({ ...answers, ...more })
    render(<StaffVisit />)
    fireEvent.click(await screen.findByRole('button', { name: '取 11月24日 星期二 的 1 户' }))
    await screen.findByText('都传完了。')
    return asked
  }

  test('what is done without network waits, survives the end of the session, and is sent once', async () => {
    let network: 'noNetwork' | 'signedOut' | 'there' = 'noNetwork'
    const asked = await takeList({
      'visit.mark': () => (network === 'noNetwork' ? 'noNetwork' : network === 'signedOut' ? { error: 'notSignedIn' } : { state: 'underway' }),
    })
    press('王*兰，上午')
    expect(await screen.findByRole('link', { name: '导航' })).toHaveAttribute('href', 'https://uri.amap.com/marker?position=119.5,35.4&coordinate=wgs84')
    expect(screen.getByRole('link', { name: '打 13900000000' })).toHaveAttribute('href', 'tel:13900000000')
    press('出发')
    expect(await screen.findByText(/还有 1 件没传。没有网/)).toBeInTheDocument()
    fireEvent.click(screen.getByLabelText('给老人看过了'))
    fireEvent.click(screen.getByLabelText('告知单留下了'))
    expect(await faults()).toEqual([])
    press('提交')
    expect(await screen.findByText(/还有 2 件没传/)).toBeInTheDocument()
    network = 'signedOut'
    await act(async () => { window.dispatchEvent(new Event('online')) })
    expect(await screen.findByText(/要重新登录才能传/)).toBeInTheDocument()
    network = 'there'
    signedInTab()
    await act(async () => { window.dispatchEvent(new Event('online')) })
    expect(await screen.findByText('交上去了，同事再看一遍。')).toBeInTheDocument()
    expect(screen.getByText('都传完了。')).toBeInTheDocument()
    expect(asksOf(asked, 'visit.submit')).toMatchObject([{ record: { visitId: visit.visitId, badge: true, papers: true, questions: null, photos: [] }, signature: 's'.repeat(86) }])
    expect([...kept.keys()].filter((id) => /^(out|draft)\./.test(id))).toEqual([])
  })

  test('the evening before, by the server’s clock: no 出发, but why and what then', async () => {
    const now = jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-23T15:59:00.000Z'))
    // this phone is two minutes slow: it is the next day already
    await takeList({ 'visit.pack': { ...packed, sync: { ...packed.sync, skewMs: -120_000 } } })
    press('王*兰，上午')
    expect(await screen.findByRole('button', { name: '出发' })).toBeInTheDocument()
    cleanup()
    kept.clear()
    await takeList()
    press('王*兰，上午')
    expect(await screen.findByText('11月24日 星期二当天才能点“出发”。要早去，先请同事改时间。')).toBeInTheDocument()
    for (const name of ['出发', '到了', '没人在']) expect(screen.queryByRole('button', { name })).toBeNull()
    expect(screen.getByRole('button', { name: '提交' })).toBeInTheDocument()
    now.mockRestore()
  })

  test('the list is gone after a day; what was not sent is still there', async () => {
    await takeList({ 'visit.mark': 'noNetwork' })
    press('王*兰，上午')
    fireEvent.click(await screen.findByRole('button', { name: '没人在' }))
    await screen.findByText(/还有 1 件没传/)
    press('回到名单')
    fireEvent.click(await screen.findByRole('button', { name: '交班，清掉名单' }))
    expect(screen.getByText('还有没传的，传完才能清。')).toBeInTheDocument()
    const now = Date.now()
    jest.spyOn(Date, 'now').mockReturnValue(now + 24 * 3_600_000 + 1)
    await act(async () => { window.dispatchEvent(new Event('online')) })
    await waitFor(() => expect(kept.has('round')).toBe(false))
    expect([...kept.keys()].filter((id) => id.startsWith('out.'))).toHaveLength(1)
    jest.mocked(Date.now).mockRestore()
  })

  describe('nobody touches the phone', () => {
    const MINUTE = 60_000
    /** So long after now, looked at as the page does every few seconds. */
    const pass = async (minutes: number) => {
      const at = Date.now() + minutes * MINUTE
      jest.mocked(Date.now).mockReturnValue(at)
      await act(() => jest.advanceTimersByTimeAsync(6_000))
    }
    const own = { whoAmI: self({ roles: ['visitor'], staffId: 'staff-01' }) }
    beforeEach(() => {
      const now = Date.now()
      jest.spyOn(Date, 'now').mockReturnValue(now)
      jest.useFakeTimers({ doNotFake: ['Date', 'queueMicrotask'] })
    })
    afterEach(() => { jest.useRealTimers(); jest.mocked(Date.now).mockRestore() })
    const isHidden = () => { expect(document.body.textContent).not.toMatch(/王|海曲路|139|周一文/) }

    test('for two minutes: nothing of anybody is on the screen, and a tap brings back the very door', async () => {
      await takeList(own)
      press('王*兰，上午')
      await screen.findByRole('link', { name: '打 13900000000' })
      await pass(1.9)
      expect(document.body).toHaveTextContent('海曲路')
      fireEvent.pointerDown(window)
      await pass(1.9)
      expect(document.body).toHaveTextContent('海曲路')
      await pass(0.2)
      expect(await screen.findByRole('heading', { name: '先遮住了' })).toBeInTheDocument()
      isHidden()
      // axe waits by the real clock
      jest.useRealTimers()
      expect(await faults()).toEqual([])
      press('接着看')
      expect(await screen.findByRole('link', { name: '打 13900000000' })).toBeInTheDocument()
    })

    test('while the phone’s own camera is in front: the way back from it stays for ten minutes, without it for two', async () => {
      await takeList({ ...own, signOut: {} })
      press('王*兰，上午')
      await screen.findByRole('link', { name: '打 13900000000' })
      press('拍证件')
      const input = await screen.findByLabelText('选照片')
      const leave = (by: HTMLElement) => { fireEvent.pointerDown(by); fireEvent.click(by) }
      leave(input)
      await pass(9)
      expect(screen.getByLabelText('选照片')).toBe(input)
      window.dispatchEvent(new Event('focus'))
      await pass(1.9)
      expect(screen.getByLabelText('选照片')).toBe(input)
      // somebody looks at the page again, and puts it down
      fireEvent.pointerDown(window)
      await pass(2.1)
      expect(await screen.findByRole('heading', { name: '先遮住了' })).toBeInTheDocument()
      press('接着看')
      fireEvent.click(await screen.findByRole('button', { name: '拍证件' }))
      leave(await screen.findByLabelText('选照片'))
      await pass(10.1)
      expect(await screen.findByRole('heading', { name: '锁上了' })).toBeInTheDocument()
    })

    test('for ten while something is being sent: a tap ends the session at once, and the next one is left alone', async () => {
      const asked = await takeList({ ...own, whoAmI: (_, nth) => (nth === 2 ? { error: 'notSignedIn' } : own.whoAmI), signIn: { kind: 'signedIn', token: 'token-2', self: own.whoAmI } })
      const answer = jest.mocked(Taro.request).getMockImplementation()!
      let late: (reply: unknown) => void = () => undefined
      jest.mocked(Taro.request).mockImplementation(((given: { data: { action: string } }) => (
        given.data.action === 'visit.mark' ? new Promise((resolve) => { late = resolve }) : answer(given as never)
      )) as never)
      press('王*兰，上午')
      fireEvent.click(await screen.findByRole('button', { name: '出发' }))
      await pass(10.1)
      expect(asksOf(asked, 'signOut')).toEqual([])
      press('打开')
      expect(await screen.findByText('要重新登录。存的都还在。')).toBeInTheDocument()
      expect(asksOf(asked, 'signOut')).toHaveLength(1)
      await act(async () => { await signIn({ account: 'demo', password: 'x', code: '123456' }) })
      await act(async () => { late({ statusCode: 400, data: { ok: false, error: { code: 'notSignedIn', requestId: 'r1' } } }); await jest.advanceTimersByTimeAsync(100) })
      expect(asksOf(asked, 'signOut')).toHaveLength(1)
      expect(sessionStorage.getItem('anxin.staff')).toBe('token-2')
    })

    test('for ten: the session ends, and only the one whose list it is opens it again', async () => {
      let who: 'signedOut' | 'other' | 'own' = 'signedOut'
      const asked = await takeList({
        ...own, signOut: {}, 'visit.mark': 'noNetwork',
        whoAmI: (_, nth) => (nth === 1 || who === 'own' ? own.whoAmI : who === 'other' ? self({ roles: ['visitor'], staffId: 'staff-02' }) : { error: 'notSignedIn' }),
      })
      await pass(3)
      await pass(7)
      expect(await screen.findByRole('heading', { name: '锁上了' })).toBeInTheDocument()
      isHidden()
      expect(asksOf(asked, 'signOut')).toHaveLength(1)
      press('打开')
      expect(await screen.findByText('要重新登录。存的都还在。')).toBeInTheDocument()
      press('去登录')
      isHidden()
      cleanup()
      signedInTab()
      who = 'other'
      render(<StaffVisit />)
      fireEvent.click(await screen.findByRole('button', { name: '打开' }))
      expect(await screen.findByText('这是同事的名单，您看不了。')).toBeInTheDocument()
      isHidden()
      who = 'own'
      press('打开')
      expect(await screen.findByRole('button', { name: '王*兰，上午' })).toBeInTheDocument()
    })

    test('without network nobody can be asked: a tap opens, at a door and far from anywhere', async () => {
      let isThere = true
      await takeList({ ...own, signOut: () => (isThere ? {} : 'noNetwork'), whoAmI: () => (isThere ? own.whoAmI : 'noNetwork') })
      isThere = false
      await pass(11)
      expect(await screen.findByRole('heading', { name: '锁上了' })).toBeInTheDocument()
      press('打开')
      expect(await screen.findByRole('button', { name: '王*兰，上午' })).toBeInTheDocument()
    })

    test('a page that is loaded again is no way around, nor is a clock that is turned back', async () => {
      await takeList({ ...own, signOut: {} })
      cleanup()
      await pass(11)
      await act(() => signOut())
      render(<StaffVisit />)
      expect(await screen.findByRole('heading', { name: '锁上了' })).toBeInTheDocument()
      isHidden()
      cleanup()
      await pass(-60)
      render(<StaffVisit />)
      expect(await screen.findByRole('heading', { name: '锁上了' })).toBeInTheDocument()
    })
  })
})

import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import Taro from '@tarojs/taro'
import axe from 'axe-core'
import type { StaffCalls } from '@/domain/contract/staff'
import { Masked } from '@/staff/frame/Masked'
import { StaffPage } from '@/staff/frame/StaffPage'
import StaffHome from '@/staff/home'
import { call, signOut } from '@/staff/session'
import SignIn from '@/staff/sign-in'
import { stored } from './doubles/taro'
import { asksOf, plugInDialogs, self, serveStaff, signedInTab, type StaffAnswers } from './staff-answers'

beforeAll(plugInDialogs)
afterEach(async () => {
  jest.useRealTimers()
  serveStaff({})
  await act(() => signOut())
  sessionStorage.clear()
})

const tap = (name: string, role = 'button') => fireEvent.click(screen.getByRole(role, { name }))
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
/** Everything that axe finds; colours need a browser that draws. */
const faults = async () => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } })
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
const signedIn = { kind: 'signedIn', token: 'token-7', self: self() } as const

describe('工作人员登录', () => {
  const fillIn = () => {
    type('工号', ' A-1001 ')
    type('密码', 'four words are enough')
    type('动态码', '123 456')
  }

  test('account, password and code lead to the work place; the token stays in this tab', async () => {
    const asked = serveStaff({ signIn: signedIn })
    render(<SignIn />)
    expect(screen.getByLabelText('工号')).toHaveFocus()
    fillIn()
    tap('登录')
    await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/staff/home/index' }))
    expect(asked).toEqual([{ action: 'signIn', token: null, input: { account: 'A-1001', password: 'four words are enough', code: '123456' } }])
    expect(sessionStorage.getItem('anxin.staff')).toBe('token-7')
    expect(stored()).not.toContain('token-7')
    expect(JSON.stringify({ ...localStorage })).not.toContain('token-7')
  })

  test('what is missing is said at its field, and nothing is sent', async () => {
    const asked = serveStaff({})
    render(<SignIn />)
    type('动态码', '123')
    tap('登录')
    expect(screen.getByLabelText('工号')).toHaveAccessibleDescription('请填工号')
    expect(screen.getByLabelText('密码')).toBeInvalid()
    expect(screen.getByLabelText('动态码')).toHaveAccessibleDescription(/动态码是 6 位数字$/)
    expect(asked).toEqual([])
    expect(await faults()).toEqual([])
  })

  test.each<[string, StaffCalls['signIn']['output'] | { error: 'tooManyRequests' } | 'noNetwork', string, RegExp]>([
    ['a refusal does not say which of the three was wrong', { kind: 'refused' }, '没登录上', /工号、密码或动态码不对/],
    ['a lock says until when', { kind: 'locked', until: '2026-11-23T01:15:00.000Z' }, '先等一等', /09:15 后再来/],
    ['a crowd says to wait', { error: 'tooManyRequests' }, '点得太快了', /过一分钟/],
    ['a lost line is not a refusal', 'noNetwork', '没有网，查不了', /网线/],
  ])('%s', async (_, answer, title, body) => {
    serveStaff({ signIn: answer })
    render(<SignIn />)
    fillIn()
    tap('登录')
    const box = await screen.findByRole('alert')
    expect(within(box).getByRole('heading', { name: title })).toBeInTheDocument()
    expect(box).toHaveTextContent(body)
    expect(box).toHaveFocus()
    expect(screen.getByLabelText('工号')).toHaveValue(' A-1001 ')
    if (typeof answer === 'object' && 'kind' in answer) expect([screen.getByLabelText('密码'), screen.getByLabelText('动态码')].map((field) => (field as HTMLInputElement).value)).toEqual(['', ''])
    expect(await faults()).toEqual([])
  })
})

describe('the frame', () => {
  const open = async (answers: StaffAnswers = {}) => {
    signedInTab()
    const asked = serveStaff({ whoAmI: self(), ...answers })
    render(<StaffHome />)
    await screen.findByText('您好，周一文')
    return asked
  }

  test('a reloaded tab knows who is there; roles, region and the end of the session are shown', async () => {
    const asked = await open({ whoAmI: self({ roles: ['clerk', 'reviewer'] }) })
    expect(asked[0]).toEqual({ action: 'whoAmI', input: {}, token: 'token-1' })
    expect(screen.getByText('柜台、审核')).toBeInTheDocument()
    expect(screen.getByText('17:00')).toBeInTheDocument()
    expect(screen.getByRole('heading', { level: 1, name: '工作台' })).toHaveFocus()
    expect(screen.getByRole('link', { name: '工作台', current: 'page' })).toBeInTheDocument()
    expect(await faults()).toEqual([])
  })

  test('the skip link goes past the menu', async () => {
    await open()
    tap('跳到正文', 'link')
    expect(screen.getByRole('main')).toHaveFocus()
  })

  test('whoever is not signed in sees nothing but the way to sign in', async () => {
    const asked = serveStaff({})
    render(<StaffHome />)
    expect(await screen.findByRole('heading', { name: '要重新登录' })).toBeInTheDocument()
    tap('去登录')
    expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/staff/sign-in/index' })
    expect(asked).toEqual([])
    expect(await faults()).toEqual([])
  })

  test('a session that the server no longer knows clears page and tab', async () => {
    signedInTab()
    serveStaff({ whoAmI: { error: 'notSignedIn' } })
    render(<StaffHome />)
    expect(await screen.findByRole('heading', { name: '要重新登录' })).toBeInTheDocument()
    expect(sessionStorage.getItem('anxin.staff')).toBeNull()
  })

  test('without network one may try again', async () => {
    signedInTab()
    serveStaff({ whoAmI: (_, nth) => (nth === 1 ? 'noNetwork' : self()) })
    render(<StaffHome />)
    fireEvent.click(await screen.findByRole('button', { name: '再试' }))
    expect(await screen.findByText('您好，周一文')).toBeInTheDocument()
  })

  test('signing out tells the server, clears the tab, and works without network, too', async () => {
    const asked = await open({ signOut: 'noNetwork' })
    tap('退出登录')
    await waitFor(() => expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/staff/sign-in/index' }))
    expect(asked.at(-1)).toEqual({ action: 'signOut', input: {}, token: 'token-1' })
    expect(screen.queryByText('您好，周一文')).toBeNull()
    expect(sessionStorage.getItem('anxin.staff')).toBeNull()
  })

  test('nobody there for 15 minutes: the screen is cleared and the session ended', async () => {
    jest.useFakeTimers()
    const asked = await open()
    act(() => { jest.advanceTimersByTime(14 * 60_000) })
    fireEvent.keyDown(window, { key: 'a' })
    act(() => { jest.advanceTimersByTime(14 * 60_000) })
    expect(screen.getByText('您好，周一文')).toBeInTheDocument()
    act(() => { jest.advanceTimersByTime(61_000) })
    expect(screen.queryByText('您好，周一文')).toBeNull()
    expect(screen.getByRole('heading', { name: '页面锁上了' })).toBeInTheDocument()
    expect(asksOf(asked, 'signOut')).toHaveLength(1)
    expect(sessionStorage.getItem('anxin.staff')).toBeNull()
  })

  test('a computer that slept does not come back with an open page', async () => {
    jest.useFakeTimers()
    await open()
    jest.setSystemTime(Date.now() + 20 * 60_000)
    fireEvent.pointerMove(window)
    expect(screen.queryByText('您好，周一文')).toBeNull()
  })

  test('while somebody types, the server hears of it', async () => {
    jest.useFakeTimers()
    const asked = await open()
    for (let minute = 0; minute < 12; minute++) {
      act(() => { jest.advanceTimersByTime(60_000) })
      fireEvent.keyDown(window, { key: 'a' })
    }
    expect(asksOf(asked, 'whoAmI')).toHaveLength(1 + 3)
  })

  test.each([['forbidden', '您的岗位不能办'], ['notFound', '没有查到'], ['internal', '现在办不了']] as const)('%s has its sentence and a way on', async (code, title) => {
    signedInTab()
    serveStaff({ whoAmI: self() })
    render(<StaffPage title='一页' url='/x' state={{ kind: 'failed', code }} onRetry={() => undefined}>{() => 'never'}</StaffPage>)
    expect(await screen.findByRole('heading', { name: title })).toBeInTheDocument()
    expect(screen.getByRole('button', { name: '再试' })).toBeInTheDocument()
    expect(screen.queryByText('never')).toBeNull()
  })
})

describe('a fresh code', () => {
  /** A page whose one call asks for a code first. */
  const open = async (answers: StaffAnswers) => {
    signedInTab()
    const asked = serveStaff({ whoAmI: self(), ...answers })
    const ends: string[] = []
    render(<StaffPage title='一页' url='/x'>{() => 'open'}</StaffPage>)
    await screen.findByText('open')
    act(() => { call('reveal', { beneficiaryId: 'person-01', fields: ['name'], why: 'review' }).then(() => ends.push('done'), (error: Error) => ends.push(error.message)) })
    const dialog = await screen.findByRole('dialog', { name: '再输一次动态码' })
    return { asked, ends, dialog }
  }
  const shown = { name: '王桂兰', idNumber: null, phone: null }
  const gated = (_: unknown, nth: number) => (nth === 1 ? { error: 'codeNeeded' as const } : shown)

  test('is asked for, and the call is then made once more', async () => {
    const { asked, ends, dialog } = await open({ reveal: gated, stepUp: (_, nth) => (nth === 1 ? { kind: 'refused' } : { kind: 'fresh', self: self() }) })
    expect(await faults()).toEqual([])
    type('动态码', '111111')
    tap('确认')
    expect(await within(dialog).findByText('动态码不对或用过了。等下一个再试。')).toBeInTheDocument()
    type('动态码', '222222')
    tap('确认')
    await waitFor(() => expect(ends).toEqual(['done']))
    expect(asksOf(asked, 'stepUp')).toEqual([{ code: '111111' }, { code: '222222' }])
    expect(asksOf(asked, 'reveal')).toHaveLength(2)
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('may be declined: nothing is done', async () => {
    const { asked, ends } = await open({ reveal: gated })
    tap('先不办')
    await waitFor(() => expect(ends).toEqual(['codeNeeded']))
    expect(asksOf(asked, 'reveal')).toHaveLength(1)
  })

  test('guessed too often signs out', async () => {
    const { ends } = await open({ reveal: gated, stepUp: { kind: 'locked', until: '2026-11-23T01:15:00.000Z' } })
    type('动态码', '111111')
    tap('确认')
    expect(await screen.findByRole('heading', { name: '要重新登录' })).toBeInTheDocument()
    expect(ends).toEqual(['codeNeeded'])
  })
})

describe('a mask', () => {
  const open = (answers: StaffAnswers) => {
    const asked = serveStaff(answers)
    render(<main><h1>x</h1><Masked beneficiaryId='person-01' field='name' mask='王*兰' about='task-0001' /></main>)
    tap('显示姓名')
    return asked
  }

  test('is lifted for a reason, for a minute', async () => {
    jest.useFakeTimers()
    const asked = open({ reveal: { name: '王桂兰', idNumber: null, phone: null } })
    tap('看')
    expect(screen.getByRole('alert')).toHaveTextContent('请选一个原因')
    expect(asked).toEqual([])
    tap('打电话联系本人', 'radio')
    tap('看')
    expect(await screen.findByText('王桂兰')).toBeInTheDocument()
    expect(asksOf(asked, 'reveal')).toEqual([{ beneficiaryId: 'person-01', fields: ['name'], why: 'callPerson', about: 'task-0001' }])
    act(() => { jest.advanceTimersByTime(60_000) })
    expect(screen.queryByText('王桂兰')).toBeNull()
    expect(screen.getByText('王*兰')).toBeInTheDocument()
  })

  test('stays when the server refuses, and says why', async () => {
    open({ reveal: { error: 'notFound' } })
    tap('核对材料', 'radio')
    tap('看')
    expect(await screen.findByRole('alert')).toHaveTextContent('没有查到')
    expect(screen.getByText('王*兰')).toBeInTheDocument()
  })

  test('the question can be used and read by everybody', async () => {
    open({})
    expect(await faults()).toEqual([])
    tap('不看了')
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

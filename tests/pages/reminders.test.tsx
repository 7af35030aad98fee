import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import type { OwnReminders, SubscriptionState } from '@/domain/contract/reminders'
import * as subscribing from '@/device/subscribe'
import Reminders from '@/mine/reminders'
import { beginRun, note } from '@/pages/run'
import Result from '@/pages/certify/result'
import Home from '@/pages/home'
import { inputsOf, serve } from './answers'
import { father, home, matched, person, standing } from './people'

jest.mock('@/device/subscribe')
const device = jest.mocked(subscribing)
/** From now on the page is in WeChat, where the person answers this. */
function inWechat(answer: subscribing.Agreements): void {
  device.canSubscribe.mockReturnValue(true)
  device.askToSubscribe.mockResolvedValue(answer)
}
beforeEach(() => {
  jest.resetAllMocks()
  device.canSubscribe.mockReturnValue(false)
  device.askToSubscribe.mockResolvedValue({})
})

const own: OwnReminders = { days: [30, 7, 1], sms: true, relatives: true, offered: [30, 7, 1], maskPhone: '160****0001' }
const due = (more: Partial<SubscriptionState> = {}): SubscriptionState => ({ name: 'due', id: 'tmpl-due', left: 0, longTerm: false, refused: false, ...more })
const tap = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const box = (name: RegExp) => screen.getByRole('checkbox', { name })
const wentTo = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)

describe('提醒设置 in a browser', () => {
  test('says that WeChat’s reminders are not here, and offers the others', async () => {
    const asked = serve({ getReminders: { subscriptions: [], own }, saveReminders: { own: { ...own, days: [30, 1], sms: false } } })
    render(<Reminders />)
    expect(await screen.findByText('微信提醒，要在微信小程序里点。')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '接着收提醒' })).toBeNull()
    expect(screen.getByText('160****0001')).toBeInTheDocument()
    for (const name of [/提前 30 天/, /提前 7 天/, /提前 1 天/, /发短信/, /找不到我时，告诉家人/]) expect(box(name)).toBeChecked()
    fireEvent.click(box(/提前 7 天/))
    fireEvent.click(box(/发短信/))
    expect(box(/提前 7 天/)).not.toBeChecked()
    tap('保存')
    expect(await screen.findByText('改好了。')).toBeInTheDocument()
    expect(inputsOf(asked, 'saveReminders')).toEqual([{ days: [30, 1], sms: false, relatives: true }])
  })

  test('everything may be off: the page says what that means, and saves it', async () => {
    const asked = serve({ getReminders: { subscriptions: [], own: { ...own, days: [7], maskPhone: null } }, saveReminders: { own: { ...own, days: [] } } })
    render(<Reminders />)
    fireEvent.click(await screen.findByRole('checkbox', { name: /提前 7 天/ }))
    expect(screen.getByText('到期前不提醒您。逾期可能停发养老金。')).toBeInTheDocument()
    expect(screen.getByText('没登记手机号。打 12333 登记。')).toBeInTheDocument()
    tap('保存')
    await waitFor(() => expect(inputsOf(asked, 'saveReminders')).toEqual([{ days: [], sms: true, relatives: true }]))
  })

  test('without network the choice stays as it was tapped', async () => {
    serve({ getReminders: { subscriptions: [], own }, saveReminders: 'noNetwork' })
    render(<Reminders />)
    fireEvent.click(await screen.findByRole('checkbox', { name: /提前 7 天/ }))
    tap('保存')
    expect(await screen.findByText('没有网，查不了')).toBeInTheDocument()
    expect(box(/提前 7 天/)).not.toBeChecked()
    expect(screen.queryByText('改好了。')).toBeNull()
  })

  test('who has not certified yet is told how to come to choose', async () => {
    serve({ getReminders: { subscriptions: [], own: null } })
    render(<Reminders />)
    expect(await screen.findByText('您本人认证一次，就能在这里选。')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '保存' })).toBeNull()
  })
})

describe('提醒设置 in WeChat', () => {
  test('each tap is one message: the page says so, asks, and counts', async () => {
    inWechat({ 'tmpl-due': 'accept' })
    const asked = serve({ getReminders: { subscriptions: [due({ left: 1 })], own }, recordSubscription: { subscriptions: [due({ left: 2 })] } })
    render(<Reminders />)
    expect(await screen.findByText('微信规定：点一次，能收一次提醒。')).toBeInTheDocument()
    expect(screen.getByText('1 次')).toBeInTheDocument()
    tap('接着收提醒')
    expect(await screen.findByText('好，到期前发到您的微信。')).toBeInTheDocument()
    expect(screen.getByText('2 次')).toBeInTheDocument()
    expect(device.askToSubscribe).toHaveBeenCalledWith(['tmpl-due'])
    expect(inputsOf(asked, 'recordSubscription')).toEqual([{ requestKey: expect.stringMatching(/^[A-Za-z0-9-]{8,40}$/), answers: [{ template: 'due', answer: 'accept' }] }])
  })

  test.each([
    ['refused', { 'tmpl-due': 'reject' } as const, '您没同意收微信提醒。再点一次，或去打开。', 1],
    ['closed without an answer', {}, '您没同意收微信提醒。再点一次，或去打开。', 0],
    ['switched off for the mini-program', 'off' as const, '微信里的提醒关着，发不出去。', 0],
  ])('%s: said plainly, with the way to WeChat’s own switch', async (_, answer, sentence, recorded) => {
    inWechat(answer)
    const asked = serve({ getReminders: { subscriptions: [due()], own }, recordSubscription: { subscriptions: [due({ refused: true })] } })
    render(<Reminders />)
    await screen.findByRole('button', { name: '接着收提醒' })
    tap('接着收提醒')
    expect(await screen.findByText(sentence)).toBeInTheDocument()
    tap('去打开')
    expect(device.openMessageSettings).toHaveBeenCalledTimes(1)
    expect(inputsOf(asked, 'recordSubscription')).toHaveLength(recorded)
  })

  test('a consent that does not run out is not asked for again', async () => {
    inWechat({})
    serve({ getReminders: { subscriptions: [due({ left: 1, longTerm: true })], own } })
    render(<Reminders />)
    expect(await screen.findByText('微信提醒一直开着。')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '接着收提醒' })).toBeNull()
  })
})

describe('到期前提醒我', () => {
  const showMatched = () => {
    beginRun(home(null))
    note({ ending: { kind: 'outcome', outcome: matched(), beneficiaryId: 'person-01', attemptId: 'attempt-01' } })
    return render(<Result />)
  }
  test('after a success in WeChat: the tap itself asks', async () => {
    inWechat({ 'tmpl-due': 'accept' })
    serve({ getReminders: { subscriptions: [due()], own: null }, recordSubscription: { subscriptions: [due({ left: 1 })] } })
    showMatched()
    await waitFor(() => expect(Taro.request).toHaveBeenCalled())
    await waitFor(() => {
      tap('到期前提醒我')
      expect(device.askToSubscribe).toHaveBeenCalled()
    })
    expect(await screen.findByText('好，到期前发到您的微信。')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '到期前提醒我' })).toBeNull()
  })
  test('after a success in a browser: to the page, and nothing is asked of the server before', () => {
    const asked = serve({})
    showMatched()
    tap('到期前提醒我')
    expect(wentTo()).toEqual(['/mine/reminders/index'])
    expect(asked).toEqual([])
  })
  test('a no leads to the page that says what to do', async () => {
    inWechat('off')
    serve({ getReminders: { subscriptions: [due()], own: null } })
    showMatched()
    await waitFor(() => {
      tap('到期前提醒我')
      expect(device.askToSubscribe).toHaveBeenCalled()
    })
    await waitFor(() => expect(wentTo().at(-1)).toBe('/mine/reminders/index'))
  })
  test.each(['certified', 'notYet'] as const)('on the card of who is %s', async (kind) => {
    serve({ getHome: home(person(standing(kind, { opensOn: '2027-01-21' }))) })
    render(<Home />)
    fireEvent.click(await screen.findByRole('button', { name: '到期前提醒我' }))
    expect(wentTo()).toEqual(['/mine/reminders/index'])
  })
  test.each([['a browser', false, 0], ['WeChat', true, 1]])('for a relative in %s', async (_, canSubscribe, buttons) => {
    device.canSubscribe.mockReturnValue(canSubscribe)
    serve({ getHome: home(null, [{ ...father, standing: standing('certified') }]) })
    render(<Home />)
    expect(await screen.findByText('看认证凭证')).toBeInTheDocument()
    expect(screen.queryAllByRole('button', { name: '到期前提醒我' })).toHaveLength(buttons)
  })
})

import { act, fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import AddRelative from '@/mine/add-relative'
import Relatives from '@/mine/relatives'
import RelayPage from '@/mine/relay'
import { ASK_MS } from '@/mine/relay/use-progress'
import Consent from '@/pages/certify/consent'
import { beginRun } from '@/pages/run'
import type { CitizenCalls } from '@/domain/contract/citizen'
import type { RelayProgress } from '@/domain/contract/citizen-relatives'
import { inputsOf, serve } from './answers'
import { openedWith, stored } from './doubles/taro'
import { father, home } from './people'

type List = CitizenCalls['relatives.list']['output']
const tap = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const wentTo = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const waiting = { beneficiaryId: 'person-04', relation: 'son' as const, maskName: '赵*', maskId: '371199********0021' }
const list = (more: Partial<List> = {}): List => ({
  today: '2026-11-23', relatives: [], waiting: [], takenBack: [], helpers: null, limits: { maxRelatives: 8, maxPeoplePerDay: 10 }, knowsPhone: false, ...more,
})

describe('我的家人', () => {
  test('empty: what it is good for, and the limits up front', async () => {
    serve({ 'relatives.list': list() })
    render(<Relatives />)
    expect(await screen.findByText('还没加家人')).toBeInTheDocument()
    expect(screen.getByText('一部手机最多帮 8 位老人，一天最多 10 位。')).toBeInTheDocument()
    expect(screen.queryByText('谁能帮我认证')).toBeNull()
    tap('加一位家人')
    expect(wentTo()).toEqual(['/mine/add-relative/index'])
  })

  test('a person who waits shows nothing of their pension; who took the help back is said', async () => {
    serve({ 'relatives.list': list({ waiting: [waiting], takenBack: [{ relation: 'son', maskName: '钱*', on: '2026-11-20' }] }) })
    render(<Relatives />)
    expect(await screen.findByText('第一次要老人刷脸')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '看记录' })).toBeNull()
    expect(screen.getByText(/钱\* 不让您帮了/)).toBeInTheDocument()
    tap('给父母认证')
    expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index?help=person-04' })
    tap('不在身边？发个链接')
    expect(wentTo()).toEqual(['/mine/relay/index?person=person-04'])
  })

  test('ending a bond is asked once more, from either side, and 还是 changes nothing', async () => {
    const asked = serve({
      'relatives.list': list({ relatives: [father], helpers: [{ helperId: 'helper-1', relation: 'neighbour', isActive: true, since: '2026-01-05' }] }),
      'relatives.leave': {}, 'relatives.refuse': {},
    })
    render(<Relatives />)
    await screen.findByText('2026年1月5日 起能帮您认证')
    tap('不让邻居或社工帮')
    tap('还是让帮')
    expect(inputsOf(asked, 'relatives.refuse')).toEqual([])
    tap('不让邻居或社工帮')
    tap('对，不让帮了')
    await screen.findByText('谁能帮我认证')
    expect(inputsOf(asked, 'relatives.refuse')).toEqual([{ helperId: 'helper-1' }])
    tap('不再帮了')
    tap('对，不再帮了')
    await screen.findByText('谁能帮我认证')
    expect(inputsOf(asked, 'relatives.leave')).toEqual([{ beneficiaryId: 'person-02' }])
  })
})

describe('加一位家人', () => {
  const type = (id: string, value: string) => fireEvent.change(document.querySelector(`#${id}`)!, { target: { value } })

  test('every mistake is named; nothing is sent before the elder agreed; nothing typed is stored', async () => {
    const asked = serve({ 'relatives.list': list(), 'relatives.add': { kind: 'added', person: waiting } })
    render(<AddRelative />)
    await screen.findByText(/第一次要老人刷脸/)
    tap('下一步')
    expect(screen.getByText('有3处要改')).toBeInTheDocument()
    type('relative-name', '赵四')
    type('relative-id', '371199195001010003')
    fireEvent.click(screen.getByRole('radio', { name: /儿子/ }))
    tap('下一步')
    tap('加上')
    expect(screen.getByText('有2处要改')).toBeInTheDocument()
    expect(inputsOf(asked, 'relatives.add')).toEqual([])
    fireEvent.click(screen.getByRole('checkbox', { name: /老人知道/ }))
    type('own-phone', '16000000001')
    tap('加上')
    expect(await screen.findByText('加好了')).toBeInTheDocument()
    expect(inputsOf(asked, 'relatives.add')).toEqual([
      { name: '赵四', idNumber: '371199195001010003', relation: 'son', ownPhone: '16000000001', agreed: true },
    ])
    expect(stored()).not.toMatch(/赵四|371199|1600/)
  })

  describe('by an invitation, from afar', () => {
    const invited = { kind: 'invitation', maskName: '赵*', expiresAt: '2026-11-23T03:00:00.000Z' } as const
    beforeEach(() => openedWith({ scene: 'abcd1234' }))

    test('only what one is to the elder, and one’s own number once; then a link can be sent', async () => {
      const asked = serve({ 'relatives.list': list(), openEntry: invited, 'relatives.accept': { kind: 'added', person: waiting } })
      render(<AddRelative />)
      expect(await screen.findByText('赵* 请您帮忙认证')).toBeInTheDocument()
      expect(document.querySelector('#relative-name, #relative-id')).toBeNull()
      tap('加上')
      expect(screen.getByText('有2处要改')).toBeInTheDocument()
      fireEvent.click(screen.getByRole('radio', { name: /儿子/ }))
      type('own-phone', '16000000001')
      tap('加上')
      expect(await screen.findByText('加好了')).toBeInTheDocument()
      expect(inputsOf(asked, 'relatives.accept')).toEqual([{ scene: 'abcd1234', relation: 'son', ownPhone: '16000000001' }])
      tap('不在身边？发个链接')
      expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/mine/relay/index?person=person-04' })
      expect(stored()).not.toContain('1600')
    })

    test('opened anew by whoever used it: it is done already, and the way on is there', async () => {
      serve({ 'relatives.list': list({ waiting: [waiting] }), openEntry: { kind: 'added', person: waiting } })
      render(<AddRelative />)
      expect(await screen.findByText('加好了')).toBeInTheDocument()
      tap('给父母认证')
      expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index?help=person-04' })
    })

    test('a phone whose number is known is not asked; a code that is over says so, before and after', async () => {
      const asked = serve({ 'relatives.list': list({ knowsPhone: true }), openEntry: (_, nth) => (nth === 1 ? invited : { kind: 'gone' }), 'relatives.accept': { kind: 'invitationGone' } })
      const { unmount } = render(<AddRelative />)
      await screen.findByText('赵* 请您帮忙认证')
      fireEvent.click(screen.getByRole('radio', { name: /女儿/ }))
      tap('加上')
      expect(await screen.findByText('这个码过期了')).toBeInTheDocument()
      expect(inputsOf(asked, 'relatives.accept')).toEqual([{ scene: 'abcd1234', relation: 'daughter' }])
      unmount()
      render(<AddRelative />)
      expect(await screen.findByText('这个码过期了')).toBeInTheDocument()
    })
  })

  test('人数到了 is a page of its own', async () => {
    serve({ 'relatives.list': list({ relatives: Array.from({ length: 8 }, (_, n) => ({ ...father, beneficiaryId: `person-1${n}` })) }) })
    render(<AddRelative />)
    expect(await screen.findByText('人数到了')).toBeInTheDocument()
    tap('换个方式')
    expect(wentTo()).toEqual(['/pages/method/index'])
  })
})

describe('发链接给老人', () => {
  const progress = (stage: RelayProgress['stage'], more: Partial<RelayProgress> = {}): RelayProgress =>
    ({ relayId: 'relay-01', stage, expiresAt: '2026-11-23T03:00:00.000Z', nextDueOn: null, reason: null, answerBy: null, ...more })
  beforeEach(() => {
    jest.useFakeTimers()
    openedWith({ person: 'person-02' })
  })
  afterEach(() => jest.useRealTimers())
  const pass = () => act(() => jest.advanceTimersByTimeAsync(ASK_MS))

  test('the link is shown once; the page asks until it is over, and then no more', async () => {
    const stages = [null, progress('sent'), progress('filming'), progress('matched', { nextDueOn: '2027-11-23' })]
    const asked = serve({
      'relay.progress': (_, nth) => ({ maskName: '李*国', progress: stages[Math.min(nth, stages.length) - 1] ?? null }),
      'relay.create': { kind: 'created', scene: 'r.secret-secret-secret', progress: progress('sent'), maskName: '李*国' },
    })
    render(<RelayPage />)
    await act(() => jest.advanceTimersByTimeAsync(0))
    await act(async () => tap('做一个链接'))
    await pass()
    expect(inputsOf(asked, 'relay.create')).toEqual([{ beneficiaryId: 'person-02' }])
    await pass()
    await pass()
    expect(screen.getByText('比对成功')).toBeInTheDocument()
    expect(screen.getByText('2027年11月23日')).toBeInTheDocument()
    const times = inputsOf(asked, 'relay.progress').length
    await pass()
    await pass()
    expect(inputsOf(asked, 'relay.progress')).toHaveLength(times)
    expect(stored()).not.toContain('secret')
  })

  test('a refusal of the film is said with what helps; taking the link back is one tap', async () => {
    let isGone = false
    const asked = serve({
      'relay.progress': () => ({ maskName: '李*国', progress: isGone ? progress('gone') : progress('notMatched', { reason: 'tooDark' }) }),
      'relay.revoke': () => { isGone = true; return {} },
    })
    render(<RelayPage />)
    await act(() => jest.advanceTimersByTimeAsync(0))
    expect(screen.getByText(/原因：光线太暗/)).toBeInTheDocument()
    await act(async () => tap('收回这个链接'))
    await pass()
    expect(inputsOf(asked, 'relay.revoke')).toEqual([{ relayId: 'relay-01' }])
    expect(screen.getByText('链接没用了')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: '换一个新链接' })).toBeInTheDocument()
  })
})

test.each([
  ['another holds the phone', { mode: 'forOthers' as const }, '“我同意让家人帮我拍脸，做养老金认证。”'],
  ['a first link', { relay: { scene: 'r.1', maskName: '赵*', relation: 'son' as const, binds: true } }, '“我同意拍脸，做养老金认证。我也同意家人以后帮我认证。”'],
  ['a later link', { relay: { scene: 'r.1', maskName: '赵*', relation: 'son' as const, binds: false } }, null],
  ['one\'s own phone', {}, null],
])('the elder\'s own sentence on the consent page: %s', (_, answers, sentence) => {
  beginRun(home(null), answers)
  render(<Consent />)
  if (sentence) expect(screen.getByText(sentence)).toBeInTheDocument()
  else expect(screen.queryByText('老人要亲口同意')).toBeNull()
})

import { fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import axe from 'axe-core'
import { visitWhys } from '@/copy/visit'
import type { BookedVisit } from '@/domain/contract/visit'
import { VISIT_WHYS } from '@/domain/visit/visit'
import Scam from '@/help/scam'
import VisitPage from '@/help/visit'
import VisitorPage from '@/help/visitor'
import { inputsOf, serve, type Replies } from './answers'
import { openedWith } from './doubles/taro'
import { father, home, person, standing } from './people'

const tap = (name: string | RegExp, role = 'button') => fireEvent.click(screen.getByRole(role, { name }))
const type = (label: string, value: string) => fireEvent.input(screen.getByLabelText(label), { target: { value } })
const see = (name: string) => screen.findByRole('heading', { name })
const faults = async () => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}
const self = person(standing('dueSoon'))
const slots = [{ on: '2026-11-24', half: 'morning' as const }, { on: '2026-11-24', half: 'afternoon' as const }]
const booked = (more: Partial<BookedVisit> = {}): BookedVisit => ({
  visitId: '731240968854', beneficiaryId: 'person-01', maskName: '王*兰', why: 'frail', district: '371102', slot: slots[0]!, state: 'booked', visitorSurname: null,
  bookedAt: '2026-11-23T01:00:00.000Z', mayChange: true, ...more,
})
const none = { visit: null, lastAddress: null }

/** Up to the last question. */
async function answerAll(replies: Replies = {}) {
  const asked = serve({ getHome: home(self), getVisit: none, visitSlots: { slots }, bookVisit: { kind: 'booked', visit: booked() }, ...replies })
  render(<VisitPage />)
  await see('为什么不方便？')
  tap('下一步')
  expect(screen.getByText('请先选一个')).toBeInTheDocument()
  expect(await faults()).toEqual([])
  tap(/走不动/, 'radio')
  tap('下一步')
  await see('住哪儿？')
  tap('东港区', 'radio')
  type('街道和门牌', '海曲路 1 号')
  tap('下一步')
  await see('谁接电话？')
  type('姓名', '王小明')
  type('电话', '139')
  tap('下一步')
  expect(screen.getByText('姓名和电话都要填对')).toBeInTheDocument()
  type('电话', '13900000000')
  tap('要大声', 'radio')
  tap('下一步')
  await see('哪天方便？')
  return asked
}

test('one question a page, once more before it counts, then the number, what to have ready, and that it costs nothing', async () => {
  const asked = await answerAll()
  expect(screen.getAllByRole('radio').map((one) => one.textContent)).toEqual(['11月24日 星期二 上午9点到11点半', '11月24日 星期二 下午2点到4点半', '都不方便我们打电话跟您约'])
  tap(/上午/, 'radio')
  tap('下一步')
  await see('都对吗？')
  for (const word of ['王*兰', '走不动', '东港区 海曲路 1 号', '王小明 13900000000', '11月24日 星期二 上午']) expect(document.body).toHaveTextContent(word)
  expect(await faults()).toEqual([])
  tap('对，就这样约')
  await see('约好了')
  for (const word of ['7312 4096 8854', '身份证、社保卡', '不收费', '不会要密码、验证码']) expect(document.body).toHaveTextContent(word)
  expect(await faults()).toEqual([])
  expect(inputsOf(asked, 'bookVisit')).toEqual([{
    beneficiaryId: 'person-01', why: 'frail', district: '371102', address: '海曲路 1 号', contactName: '王小明', phone: '13900000000', hearing: 'loud', slot: slots[0],
  }])
})

test('no day suits: it is sent without one', async () => {
  const asked = await answerAll()
  tap(/都不方便/, 'radio')
  tap('下一步')
  await see('都对吗？')
  tap('对，就这样约')
  await see('约好了')
  expect(inputsOf(asked, 'bookVisit')[0]?.slot).toBeNull()
})

test('somebody was quicker: the half-days are shown anew, what was typed stays', async () => {
  const asked = await answerAll({ visitSlots: (_, nth) => ({ slots: nth === 1 ? slots : slots.slice(1) }), bookVisit: (_, nth) => (nth === 1 ? { kind: 'full' } : { kind: 'booked', visit: booked() }) })
  tap(/上午/, 'radio')
  tap('下一步')
  await see('都对吗？')
  tap('对，就这样约')
  expect(await screen.findByText('刚被别人约走了，换一个。')).toBeInTheDocument()
  expect(screen.getAllByRole('radio')).toHaveLength(2)
  tap(/下午/, 'radio')
  tap('下一步')
  await see('都对吗？')
  tap('对，就这样约')
  await see('约好了')
  expect(inputsOf(asked, 'bookVisit')[1]).toMatchObject({ address: '海曲路 1 号', slot: slots[1] })
})

test('booked already: another day, or not at all, after being asked', async () => {
  const asked = serve({
    getHome: home(self), getVisit: { visit: booked({ visitorSurname: '周', state: 'assigned' }), lastAddress: null }, visitSlots: { slots },
    moveVisit: { kind: 'changed', visit: booked({ slot: slots[1]! }) }, cancelVisit: { kind: 'changed', visit: booked({ state: 'cancelled', mayChange: false }) },
  })
  render(<VisitPage />)
  await see('约好了')
  expect(document.body).toHaveTextContent('周师傅，带工作证')
  tap('改时间')
  await see('哪天方便？')
  tap(/下午/, 'radio')
  tap('下一步')
  await see('约好了')
  expect(inputsOf(asked, 'moveVisit')).toEqual([{ visitId: '731240968854', slot: slots[1] }])
  tap('取消预约')
  await see('不用上门了？')
  tap('留着')
  await see('约好了')
  tap('取消预约')
  await see('不用上门了？')
  tap('取消预约')
  await see('已经取消了')
  tap('再约一次')
  await see('为什么不方便？')
})

test('several people: for whom comes first; the address of last time is one tap', async () => {
  serve({ getHome: home(self, [father]), getVisit: { visit: booked({ state: 'missed', mayChange: false }), lastAddress: { district: '371121', address: '山路 2 号' } } })
  render(<VisitPage />)
  await see('谁需要上门？')
  tap(/李\*国/, 'radio')
  tap('下一步')
  await see('上次没办成')
  tap('再约一次')
  await see('为什么不方便？')
  tap(/生病/, 'radio')
  tap('下一步')
  await see('住哪儿？')
  tap('用上次的地址')
  expect(screen.getByLabelText('街道和门牌')).toHaveValue('山路 2 号')
  expect(screen.getByRole('radio', { name: '五莲县' })).toBeChecked()
})

test('said to be on the way of yesterday: the day is said', async () => {
  const visit = booked({ state: 'underway', mayChange: false })
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse(`${visit.slot!.on}T04:00:00.000Z`) + 86_400_000)
  serve({ getHome: home(self), getVisit: { visit, lastAddress: null } })
  render(<VisitPage />)
  await see('师傅在路上了')
  expect(document.body).not.toHaveTextContent('今天')
  expect(document.body).toHaveTextContent(/月\d+日 9点到11点半 左右到。/)
  jest.mocked(Date.now).mockRestore()
})

test('on the way: about when, and it cannot be changed any more; a phone that knows nobody leads to a call', async () => {
  jest.spyOn(Date, 'now').mockReturnValue(Date.parse(`${booked().slot!.on}T01:00:00.000Z`))
  serve({ getHome: home(self), getVisit: { visit: booked({ state: 'underway', mayChange: false }), lastAddress: null } })
  const { unmount } = render(<VisitPage />)
  await see('师傅在路上了')
  expect(document.body).toHaveTextContent('今天 9点到11点半 左右到。')
  jest.mocked(Date.now).mockRestore()
  expect(screen.queryByRole('button', { name: '改时间' })).toBeNull()
  unmount()
  serve({ getHome: home(null) })
  render(<VisitPage />)
  await see('打电话来约')
  expect(screen.getByRole('button', { name: '打 12333' })).toBeInTheDocument()
})

test('opened for somebody whom this phone does not know: nothing is booked for another, the page says how else', async () => {
  openedWith({ person: 'person-09' })
  const asked = serve({ getHome: home(self) })
  render(<VisitPage />)
  await see('打电话来约')
  expect(document.body).toHaveTextContent('还没给这位老人认证成')
  expect(inputsOf(asked, 'getVisit')).toEqual([])
})

test.each(VISIT_WHYS)('a reason to pick like the others, which goes along as it is: %s', async (why) => {
  const asked = serve({ getHome: home(self), getVisit: { visit: booked({ state: 'missed', mayChange: false }), lastAddress: { district: '371121', address: '山路 2 号' } }, visitSlots: { slots }, bookVisit: { kind: 'booked', visit: booked({ why }) } })
  render(<VisitPage />)
  await see('上次没办成')
  tap('再约一次')
  await see('为什么不方便？')
  const { title } = visitWhys[why]
  tap(new RegExp(`^${title}`), 'radio')
  tap('下一步')
  await see('住哪儿？')
  tap('用上次的地址')
  tap('下一步')
  await see('谁接电话？')
  type('姓名', '王小明')
  type('电话', '13900000000')
  tap('下一步')
  await see('哪天方便？')
  tap(/上午/, 'radio')
  tap('下一步')
  await see('都对吗？')
  expect(document.body).toHaveTextContent(title)
  tap('对，就这样约')
  await see('约好了')
  expect(inputsOf(asked, 'bookVisit')).toMatchObject([{ why }])
})

describe('who stands at the door', () => {
  test('from 刚才谁联系我 to the visitor’s code and back', async () => {
    serve({ checkVisitor: { kind: 'unknown' } })
    const { unmount } = render(<Scam />)
    tap('有人上门？查上门的人')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/help/visitor/index' })
    unmount()
    render(<VisitorPage />)
    tap('接到电话、短信？查真假')
    expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/help/scam/index' })
    type('工作证号', '123456')
    type('动态码', '654321')
    tap('查一查')
    await see('不是我们的人')
    tap('接到电话、短信？查真假')
    expect(Taro.redirectTo).toHaveBeenCalledTimes(2)
  })

  test('a message about a visit was ours: whoever stands at the door can be looked up', async () => {
    serve({ checkOfficialCode: { kind: 'ours', what: 'visit', by: 'sms', at: '2026-11-23T01:00:00.000Z' } })
    render(<Scam />)
    type('核对码', 'K7M2PQ9XR')
    tap('查一查')
    await see('是我们')
    expect(document.body).toHaveTextContent('上门给您办认证')
    tap('有人上门？查上门的人')
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/help/visitor/index' })
  })

  test('two numbers, typed', async () => {
    const asked = serve({ checkVisitor: { kind: 'ours', surname: '周', regionName: '日照市', today: ['morning'] } })
    render(<VisitorPage />)
    tap('查一查')
    expect(screen.getByText('两个都是 6 位数字')).toBeInTheDocument()
    type('工作证号', '123456')
    type('动态码', '654321')
    tap('查一查')
    await see('是我们的人')
    expect(document.body).toHaveTextContent('周师傅，日照市。')
    expect(document.body).toHaveTextContent('今天上午来上门。')
    expect(inputsOf(asked, 'checkVisitor')).toEqual([{ badge: '123456', code: '654321' }])
    expect(await faults()).toEqual([])
  })

  test('the code that was scanned: not ours; ours, but not today', async () => {
    openedWith({ badge: '123456', code: '654321' })
    serve({ checkVisitor: (_, nth) => (nth === 1 ? { kind: 'unknown' } : { kind: 'ours', surname: '周', regionName: '日照市', today: [] }) })
    render(<VisitorPage />)
    await see('不是我们的人')
    expect(document.body).toHaveTextContent('别开门')
    tap('再查一次')
    type('动态码', '654322')
    tap('查一查')
    await see('是我们的人')
    expect(document.body).toHaveTextContent('今天没有安排他上门')
  })
})

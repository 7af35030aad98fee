import { act, fireEvent, render, screen } from '@testing-library/react'
import Taro from '@tarojs/taro'
import Home from '@/pages/home'
import { currentRun } from '@/pages/run'
import type { StandingKind } from '@/domain/contract/common'
import { inputsOf, serve } from './answers'
import { openedWith, showAgain, stored } from './doubles/taro'
import { father, home, person, standing } from './people'

const button = (name: string) => screen.getByRole('button', { name })
const wentTo = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)

test('a first visit says what this is and starts with the question for whom', async () => {
  serve({ getHome: home(null) })
  render(<Home />)
  expect(await screen.findByText('养老金认证')).toBeInTheDocument()
  fireEvent.click(button('开始认证'))
  expect(wentTo()).toEqual(['/pages/certify/who/index'])
  expect(currentRun()).toMatchObject({ mode: 'self', person: null })
})

const paid = { resumeMonth: '2026-12', backPayArrivesMonth: '2026-12', cutoffDay: 15, afterCutoff: false }
const cards: [StandingKind, Parameters<typeof standing>[1], string, string, string, string][] = [
  ['open', { daysLeft: 120 }, '可以认证了', '现在能认证', '开始认证', '/pages/certify/consent/index'],
  ['dueSoon', {}, '快到期了', '您该认证了', '开始认证', '/pages/certify/consent/index'],
  ['grace', { graceEndsOn: '2026-11-30' }, '过期了，还能补', '尽快补上', '马上补认证', '/pages/certify/consent/index'],
  ['overdue', {}, '已逾期', '请马上认证', '马上补认证', '/pages/certify/consent/index'],
  ['suspended', {}, '养老金已暂停发放', '认证后就能恢复', '什么时候补发', '/help/makeup/index?person=person-01&scheme=enterprise'],
  ['suspended', { suspendedFrom: '2026-12', ifCertifiedToday: { ...paid, backPayMonths: [] } }, '2026年12月起停发', '现在办还来得及', '马上补认证', '/pages/certify/consent/index'],
  ['suspended', { suspendedFrom: '2026-11', ifCertifiedToday: { ...paid, backPayMonths: ['2026-11'] } }, '养老金已暂停发放', '认证后就能恢复', '马上补认证', '/pages/certify/consent/index'],
  ['reviewing', {}, '人工审核中', '正在给您核对', '看进度', '/mine/records/index?person=person-01'],
  ['certified', { certifiedOn: '2026-11-23' }, '已认证', '这次办好了', '看认证凭证', '/mine/certificate/index?person=person-01'],
  ['notYet', { opensOn: '2027-01-21' }, '还没到时间', '现在不用办', '看认证记录', '/mine/records/index?person=person-01'],
  ['dataMatch', {}, '已自动认证', '不用您跑', '看用了什么', '/mine/evidence/index?person=person-01'],
]
test.each(cards)('standing %s shows its card and leads on', async (kind, more, tag, title, label, url) => {
  serve({ getHome: home(person(standing(kind, more))) })
  render(<Home />)
  expect(await screen.findByText(title)).toBeInTheDocument()
  expect(screen.getByText(tag)).toBeInTheDocument()
  fireEvent.click(button(label))
  expect(wentTo()).toEqual([url])
})

test('who is due soon sees the day and the days left', async () => {
  serve({ getHome: home(person(standing('dueSoon'))) })
  render(<Home />)
  expect(await screen.findByText('2026年12月20日')).toBeInTheDocument()
  expect(screen.getByText('27 天')).toBeInTheDocument()
})

const ONE_DAY = '为什么是这一天'
test.each<[StandingKind, string | null]>([
  ['open', ONE_DAY], ['dueSoon', ONE_DAY], ['grace', '为什么过期了'], ['overdue', '为什么过期了'], ['certified', ONE_DAY], ['notYet', ONE_DAY],
  ['dataMatch', ONE_DAY], ['suspended', null], ['reviewing', null], ['closed', null],
])('standing %s may be asked why: %s', async (kind, question) => {
  serve({ getHome: home(person(standing(kind))) })
  render(<Home />)
  await screen.findByText('王*兰')
  if (question === null) return expect(screen.queryByRole('button', { name: /为什么/ })).toBeNull()
  fireEvent.click(button(question))
  expect(wentTo()).toEqual(['/help/why/index?person=person-01&scheme=enterprise'])
})

test('a closed benefit offers the telephone and nothing else', async () => {
  serve({ getHome: home(person(standing('closed'))) })
  render(<Home />)
  expect(await screen.findByText('请联系社保')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: '开始认证' })).toBeNull()
  fireEvent.click(screen.getAllByRole('button', { name: '打电话' })[0]!)
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '12333' })
})

test('a relative has a card and is certified with the rear camera', async () => {
  serve({ getHome: home(null, [father]) })
  render(<Home />)
  fireEvent.click(await screen.findByRole('button', { name: '给父母认证' }))
  expect(wentTo()).toEqual(['/pages/certify/who/index'])
  expect(currentRun()).toMatchObject({ mode: 'forOthers', camera: 'rear', relation: 'daughter', person: { beneficiaryId: 'person-02' } })
})

test('a missing declaration is offered', async () => {
  serve({ getHome: home(person(standing('certified', { declarationMissing: true }))) })
  render(<Home />)
  fireEvent.click(await screen.findByRole('button', { name: '去填声明' }))
  expect(wentTo()).toEqual(['/pages/certify/declare/index?person=person-01'])
})

test('the code of an outlet is decoded, shown and kept for the attempt', async () => {
  openedWith({ scene: 'o%7E12' })
  const asked = serve({
    getHome: home(null), openEntry: { kind: 'outlet', name: '石臼街道', phone: '0633-0000000', address: '海曲东路', hours: '8:30-17:00' },
  })
  render(<Home />)
  expect(await screen.findByText('您在 石臼街道')).toBeInTheDocument()
  expect(inputsOf(asked, 'openEntry')).toEqual([{ scene: 'o~12' }])
  fireEvent.click(button('开始认证'))
  expect(currentRun()).toMatchObject({ outletScene: 'o~12' })
})

test('an elder’s invitation leads to helping that elder', async () => {
  openedWith({ scene: 'abcd1234' })
  serve({
    getHome: home(person(standing('certified'))), openEntry: { kind: 'invitation', maskName: '赵*', expiresAt: '2026-11-23T03:00:00.000Z' },
  })
  render(<Home />)
  expect(await screen.findByText('赵* 请您帮忙认证')).toBeInTheDocument()
  fireEvent.click(button('老人不在身边，先加上'))
  expect(wentTo()).toEqual(['/mine/add-relative/index?scene=abcd1234'])
  jest.mocked(Taro.navigateTo).mockClear()
  fireEvent.click(button('开始认证'))
  expect(currentRun()).toMatchObject({ mode: 'forOthers', invitation: { scene: 'abcd1234', maskName: '赵*' }, person: null })
  expect(wentTo()).toEqual(['/pages/certify/who/index'])
})

test.each([
  ['加好了', { kind: 'added', person: { beneficiaryId: 'person-04', relation: 'son', maskName: '赵*', maskId: '371199********0021' } }],
  ['已经加过了', { kind: 'already', maskName: '赵*' }],
] as const)('whoever used the code before is told %s and led on to their people', async (title, openEntry) => {
  openedWith({ scene: 'abcd1234' })
  serve({ getHome: home(null), openEntry })
  render(<Home />)
  expect(await screen.findByText(title)).toBeInTheDocument()
  expect(screen.queryByText('这个码过期了')).toBeNull()
  fireEvent.click(button('看我的家人'))
  expect(wentTo()).toEqual(['/mine/relatives/index'])
})

test('a code that is used up says so and leaves the page usable', async () => {
  openedWith({ scene: 'abcd1234' })
  serve({ getHome: home(null), openEntry: { kind: 'gone' } })
  render(<Home />)
  expect(await screen.findByText('这个码过期了')).toBeInTheDocument()
  expect(button('开始认证')).toBeInTheDocument()
})

test('back on the page the standing is asked again', async () => {
  serve({ getHome: (_, nth) => home(person(standing(nth === 1 ? 'dueSoon' : 'certified', { certifiedOn: '2026-11-23' }))) })
  render(<Home />)
  expect(await screen.findByText('您该认证了')).toBeInTheDocument()
  act(() => showAgain())
  expect(await screen.findByText('这次办好了')).toBeInTheDocument()
})

test('without network the last standing is shown, kept without name or number', async () => {
  serve({ getHome: (_, nth) => nth === 1 ? home(person(standing('dueSoon'))) : 'noNetwork' })
  const first = render(<Home />)
  await screen.findByText('您该认证了')
  expect(stored()).not.toContain('王')
  expect(stored()).not.toContain('371199')
  first.unmount()
  render(<Home />)
  expect(await screen.findByText(/没有网。这是/)).toBeInTheDocument()
  expect(screen.getByText('您该认证了')).toBeInTheDocument()
})

test('without network and nothing kept: what to do, and it works when the network is back', async () => {
  serve({ getHome: (_, nth) => nth === 1 ? 'noNetwork' : home(null) })
  render(<Home />)
  expect(await screen.findByText('没有网，查不了')).toBeInTheDocument()
  fireEvent.click(button('再试'))
  expect(await screen.findByText('养老金认证')).toBeInTheDocument()
})

test('a server that fails is never the person’s fault', async () => {
  serve({ getHome: { error: 'internal' } })
  render(<Home />)
  expect(await screen.findByText('现在办不了')).toBeInTheDocument()
  expect(button('再试')).toBeInTheDocument()
})

test('from the page of the relatives the right person is begun with at once, and only once', async () => {
  openedWith({ help: 'person-02' })
  serve({ getHome: home(person(standing('certified')), [father]) })
  render(<Home />)
  await screen.findByText('您该认证了')
  expect(wentTo()).toEqual(['/pages/certify/who/index'])
  expect(currentRun()).toMatchObject({ mode: 'forOthers', camera: 'rear', person: { beneficiaryId: 'person-02' } })
  act(() => showAgain())
  expect(wentTo()).toHaveLength(1)
})

test('relatives who are not today’s main matter are a name, a standing and one button', async () => {
  const mother = { ...father, beneficiaryId: 'person-03', maskName: '王*英', standing: standing('certified', { certifiedOn: '2026-11-01' }) }
  serve({ getHome: home(person(standing('dueSoon')), [father, mother]) })
  render(<Home />)
  expect(await screen.findByText('父母 李*国')).toBeInTheDocument()
  expect(screen.getByText('父母 王*英')).toBeInTheDocument()
  expect(screen.getAllByRole('button', { name: '给父母认证' })).toHaveLength(1)
  fireEvent.click(screen.getByText('我的家人'))
  expect(wentTo()).toEqual(['/mine/relatives/index'])
})

describe('a relative’s link', () => {
  const link = { kind: 'relay' as const, maskName: '赵*', relation: 'son' as const, binds: true, expiresAt: '2026-11-23T03:00:00.000Z' }
  test.each([['是我，开始', 'self', 'front'], ['我在老人身边帮着拍', 'forOthers', 'rear']] as const)('%s: straight to the consent', async (label, mode, camera) => {
    openedWith({ scene: 'r.abcd1234' })
    serve({ getHome: home(person(standing('dueSoon'))), openEntry: link })
    render(<Home />)
    expect(await screen.findByText('您是 赵* 吗？')).toBeInTheDocument()
    expect(screen.queryByText('您该认证了')).toBeNull()
    fireEvent.click(button(label))
    expect(currentRun()).toMatchObject({ mode, camera, person: null, relay: { scene: 'r.abcd1234', relation: 'son', binds: true } })
    expect(wentTo()).toEqual(['/pages/certify/consent/index'])
  })

  test('不是我 leads to the plain first page', async () => {
    openedWith({ scene: 'r.abcd1234' })
    serve({ getHome: home(null), openEntry: link })
    render(<Home />)
    fireEvent.click(await screen.findByRole('button', { name: '不是我' }))
    expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index' })
  })

  test.each([['relayInUse', '这个链接有人在用'], ['relayGone', '这个链接过期了']] as const)('%s says so', async (kind, title) => {
    openedWith({ scene: 'r.abcd1234' })
    serve({ getHome: home(null), openEntry: { kind } })
    render(<Home />)
    expect(await screen.findByText(title)).toBeInTheDocument()
  })
})

import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import Check from '@/help/check'
import Policy from '@/help/policy'
import Declare from '@/pages/certify/declare'
import Method from '@/pages/method'
import { method, policy } from '@/copy/help'
import { policyAnswers } from '@/copy/policy'
import type { OutletRow } from '@/domain/contract/outlets'
import { policyFactsOf } from '@/domain/policy/facts'
import type { Policy as Rules } from '@/domain/policy/policy'
import { seedRizhao2025 } from '@/domain/policy/seed-rizhao-2025'
import { shandong2025 } from '@/domain/policy/shandong-2025'
import { inputsOf, serve } from './answers'
import { openedWith } from './doubles/taro'
import { standing } from './people'

const tap = (name: string, role = 'button') => fireEvent.click(screen.getByRole(role, { name }))

const wentTo = () => jest.mocked(Taro.navigateTo).mock.calls.map(([{ url }]) => url)
const at = (coords: { latitude: number; longitude: number } | null) => Object.defineProperty(navigator, 'geolocation', {
  configurable: true, value: { getCurrentPosition: jest.fn((found, denied) => (coords ? found({ coords }) : denied())) },
})

test('all four ways are named as equals, with what to bring; each leads to its own page, and 12333 is there', () => {
  render(<Method />)
  for (const way of ['手机刷脸', '自助机', '柜台', '上门']) expect(screen.getByText(way)).toBeInTheDocument()
  expect(screen.getByText('哪种都算数，效果一样。')).toBeInTheDocument()
  expect(screen.getByText(method.ways.counter.body)).toHaveTextContent('带身份证、社保卡，去社保大厅。')
  for (const way of ['自助机', '柜台', '上门']) fireEvent.click(screen.getByText(way))
  expect(wentTo()).toEqual(['/help/outlets/index?service=kiosk', '/help/outlets/index', '/help/visit/index'])
  fireEvent.click(screen.getByText('手机刷脸'))
  expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index' })
  tap('打 12333')
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '12333' })
})

describe('the nearest outlet among the ways', () => {
  const outlet = (more: Partial<OutletRow>): OutletRow => ({
    outletId: 'outlet-01', name: '东港社保大厅', district: '东港区', address: '海曲路 1 号', phone: '0633-0000000', lat: 35.42, lng: 119.53, km: 1.2, status: 'open',
    today: [['08:30', '12:00']], next: null, services: [], bring: '身份证', source: '日照社保', checkedOn: '2026-11-20', ...more,
  })

  test('by one’s own tap, with a position that says no more than the neighbourhood', async () => {
    at({ latitude: 35.41234, longitude: 119.52987 })
    const asked = serve({
      listOutlets: ({ service }) => ({ districts: [], outlets: service === 'kiosk' ? [outlet({ name: '石臼街道', km: 3.4, today: [] })] : [outlet({}), outlet({ name: '远的' })] }),
    })
    render(<Method />)
    expect(screen.getAllByText('点这里看在哪儿。')).toHaveLength(2)
    expect(navigator.geolocation.getCurrentPosition).not.toHaveBeenCalled()
    tap('看哪个最近')
    expect(await screen.findByText('最近：石臼街道 3.4 公里。今天休息。')).toBeInTheDocument()
    expect(screen.getByText('最近：东港社保大厅 1.2 公里。今天 8:30–12:00。')).toBeInTheDocument()
    const near = { lat: 3541, lng: 11953 }
    expect(inputsOf(asked, 'listOutlets')).toEqual([{ near, service: 'kiosk' }, { near }])
    expect(screen.queryByRole('button', { name: '看哪个最近' })).toBeNull()
  })

  test('whoever says no keeps the list, and nothing is sent', async () => {
    at(null)
    const asked = serve({})
    render(<Method />)
    tap('看哪个最近')
    expect(await screen.findByText('没拿到位置，选个区也行。')).toBeInTheDocument()
    expect(screen.getAllByText('点这里看在哪儿。')).toHaveLength(2)
    expect(asked).toEqual([])
  })

  test('nothing near says so; without network the ways stay where they are', async () => {
    at({ latitude: 35.4, longitude: 119.5 })
    let isThere = false
    serve({ listOutlets: () => (isThere ? { districts: [], outlets: [] } : 'noNetwork') })
    render(<Method />)
    tap('看哪个最近')
    expect(await screen.findByText('没有网，查不了')).toBeInTheDocument()
    expect(screen.getByText('上门')).toBeInTheDocument()
    isThere = true
    tap('看哪个最近')
    expect(await screen.findAllByText('附近没查到，打 12333 问问。')).toHaveLength(2)
    expect(screen.queryByText('没有网，查不了')).toBeNull()
  })
})

describe('政策说明', () => {
  const facts = (changes: Partial<Rules> = {}) => policyFactsOf({ ...seedRizhao2025, ...changes })

  test('every rule is told with its source, and its version', async () => {
    serve({ getPolicy: facts() })
    const { container } = render(<Policy />)
    await screen.findByText('多久认证一次？')
    const said = container.textContent ?? ''
    for (const words of [
      '企业职工养老、机关事业养老：每年一次。两次之间不超过 12 个月。',
      '城乡居民养老：一年 2 次。\n1月21日到6月20日\n7月21日到12月20日',
      '供养亲属待遇：一年 4 次。\n1月1日到3月31日\n4月1日到6月30日\n7月1日到9月30日\n10月1日到12月31日\n每次还要填一份声明。',
      '15 日前办，当天也算，补发一般下个月到账。过了 15 日才办，补发一般再下个月到账。以实际发放为准。',
      '一个人最多帮 8 位老人。', '办完 7 天后自动删除。', '日照第 1 版，2025年1月1日起执行。',
    ]) expect(said).toContain(words)
    const parts = policyAnswers(facts()).flatMap((answer) => answer.parts)
    expect(parts.length).toBeGreaterThan(8)
    for (const { basis } of parts) {
      expect(basis).toMatch(/^依据：.+ · .+ · 2026年11月23日核对$/)
      expect(said).toContain(basis)
    }
    expect(said).toContain('最终以当地社保经办机构为准。')
    for (const { ask, answer } of policy.questions) for (const sentence of [ask, ...answer]) expect(said).toContain(sentence)
  })

  test.each<[string, Partial<Rules>, string]>([
    ['once a year for everybody', shandong2025, '企业职工养老、机关事业养老、城乡居民养老：每年一次。两次之间不超过 12 个月。'],
    ['days of grace', { grace: { ...seedRizhao2025.grace, days: 15 } }, '到期后再宽限 15 天'],
    ['another cut-off day', { payment: { ...seedRizhao2025.payment, cutoffDay: 20 } }, '20 日前办，当天也算'],
    ['no cut-off day', { payment: { ...seedRizhao2025.payment, arrearsOffset: [1, 1] } }, '补发一般下个月到账。以实际'],
    ['documents by law', { lateEvidence: { ...seedRizhao2025.lateEvidence, ask: 'documents', legalBasis: '某条例第一条' } }, '法律依据：某条例第一条。'],
  ])('another version changes the words: %s', async (_what, changes, words) => {
    serve({ getPolicy: facts(changes) })
    const { container } = render(<Policy />)
    await screen.findByText('多久认证一次？')
    expect(container.textContent).toContain(words)
  })

  test('without network what no rule changes still stands there, and the rules come when it is back', async () => {
    serve({ getPolicy: (_, nth) => nth === 1 ? 'noNetwork' : facts() })
    render(<Policy />)
    expect(await screen.findByText('多久一次、补发的规定，现在没查到。')).toBeInTheDocument()
    expect(screen.getByText('会不会是骗子？')).toBeInTheDocument()
    tap('再试')
    expect(await screen.findByText('多久认证一次？')).toBeInTheDocument()
  })
})

describe('核对凭证', () => {
  test('a real one shows its days and no person', async () => {
    openedWith({ reference: '731240968854', check: 'abcd1234' })
    const asked = serve({ checkCertificate: { kind: 'valid', certifiedOn: '2026-11-23', validUntil: '2027-11-23' } })
    render(<Check />)
    expect(await screen.findByText('这份凭证是真的')).toBeInTheDocument()
    expect(screen.getByText('2027年11月23日')).toBeInTheDocument()
    expect(inputsOf(asked, 'checkCertificate')).toEqual([{ reference: '731240968854', check: 'abcd1234' }])
  })

  test('one that nobody issued is called so', async () => {
    openedWith({ reference: '731240968854', check: 'xxxx' })
    serve({ checkCertificate: { kind: 'unknown' } })
    render(<Check />)
    expect(await screen.findByText('没查到这份凭证')).toBeInTheDocument()
  })
})

describe('季度声明', () => {
  test('sends what was ticked and nothing more', async () => {
    openedWith({ person: 'person-01' })
    const asked = serve({ declare: { standing: standing('certified') } })
    render(<Declare />)
    tap('没有再结婚', 'checkbox')
    tap('没有工作收入', 'checkbox')
    tap('没有工作收入', 'checkbox')
    tap('照实填好了，交')
    expect(await screen.findByText('声明收到了')).toBeInTheDocument()
    expect(inputsOf(asked, 'declare')).toEqual([
      { beneficiaryId: 'person-01', statements: { notRemarried: true, noOwnIncome: false, inSchoolOrMinor: false } },
    ])
  })

  test('without network nothing is lost', async () => {
    openedWith({ person: 'person-01' })
    serve({ declare: (_, nth) => nth === 1 ? 'noNetwork' : { standing: standing('certified') } })
    render(<Declare />)
    tap('没有再结婚', 'checkbox')
    tap('照实填好了，交')
    expect(await screen.findByText('没有网，查不了')).toBeInTheDocument()
    tap('再试')
    await waitFor(() => expect(screen.getByText('声明收到了')).toBeInTheDocument())
  })
})

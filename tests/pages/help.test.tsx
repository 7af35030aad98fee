import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import Check from '@/help/check'
import Policy from '@/help/policy'
import Declare from '@/pages/certify/declare'
import Method from '@/pages/method'
import { policy } from '@/copy/help'
import { policyAnswers } from '@/copy/policy'
import { policyFactsOf } from '@/domain/policy/facts'
import type { Policy as Rules } from '@/domain/policy/policy'
import { seedRizhao2025 } from '@/domain/policy/seed-rizhao-2025'
import { shandong2025 } from '@/domain/policy/shandong-2025'
import { inputsOf, serve } from './answers'
import { openedWith } from './doubles/taro'
import { standing } from './people'

const tap = (name: string, role = 'button') => fireEvent.click(screen.getByRole(role, { name }))

test('all four ways are named as equals; the phone leads home, the others to 12333', () => {
  render(<Method />)
  for (const way of ['手机刷脸', '自助机', '柜台', '上门']) expect(screen.getByText(way)).toBeInTheDocument()
  expect(screen.getByText('哪种都算数，效果一样。')).toBeInTheDocument()
  tap('打 12333')
  expect(Taro.makePhoneCall).toHaveBeenCalledWith({ phoneNumber: '12333' })
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

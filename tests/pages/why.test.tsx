/** 为什么是这一天 and 补认证: what the pages say is what the rules say of the same benefit. */
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import Taro from '@tarojs/taro'
import Makeup from '@/help/makeup'
import Why from '@/help/why'
import { LATE_REASONS } from '@/domain/late-reason'
import { lateReason } from '@/copy/makeup'
import type { BenefitState } from '@/domain/cycle'
import { explain } from '@/domain/explain'
import { policyOn } from '@/domain/policy/policies'
import { standing } from '@/domain/standing'
import type { CitizenCalls } from '@/domain/contract/citizen'
import { inputsOf, serve } from './answers'
import { openedWith } from './doubles/taro'

type Explained = CitizenCalls['explainDuty']['output']

const benefit = (facts: Partial<BenefitState> = {}): BenefitState => ({
  scheme: 'enterprise', startOn: '2010-01-01', lastCertifiedOn: '2025-02-10', declaredOn: null, status: 'active', suspendedFrom: null, ...facts,
})
function explained(state: BenefitState, today: string, more: Partial<Explained> = {}): Explained {
  const policy = policyOn('371100', today)
  return {
    today, maskName: '王*兰', scheme: state.scheme, others: [], standing: standing(state, policy, today), explanation: explain(state, policy, today),
    lateReason: { ask: 'statement', legalBasis: null }, ...more,
  }
}
const stopped = benefit({ status: 'suspended', suspendedFrom: '2026-03' })
const tap = (name: string, role = 'button') => fireEvent.click(screen.getByRole(role, { name }))
const wentTo = (how: 'navigateTo' | 'redirectTo') => jest.mocked(Taro[how]).mock.calls.map(([{ url }]) => url)

beforeEach(() => openedWith({ person: 'person-01', scheme: 'enterprise' }))

describe('为什么是这一天', () => {
  test('each step with its source, then what certifying would do', async () => {
    const asked = serve({ explainDuty: explained(benefit({ lastChannel: 'kiosk' }), '2026-02-05') })
    const { container } = render(<Why />)
    expect(await screen.findByText('为什么是这一天')).toBeInTheDocument()
    expect(inputsOf(asked, 'explainDuty')).toEqual([{ beneficiaryId: 'person-01', scheme: 'enterprise' }])
    const said = container.textContent ?? ''
    for (const words of [
      '王*兰 · 企业职工养老', '从上次认证那天算起：2025年2月10日。', '那次是自助机办的。', '按那天执行的规定。', '日照第 1 版，2025年1月1日起执行。',
      '再过 12 个月，是 2026年2月10日。', '依据：每年一次，两次认证时间间隔不应超过12个月 · 公开说明，未见原文 · 2026年11月23日核对',
      '到期的当月补上，不影响发钱。最晚 2026年2月28日。', '过了还没办，2026年3月起可能停发。', '停发前，工作人员至少联系您 3 次。',
      '今天到 2月10日 办按时。养老金照常发。今天办，下次在 2027年2月5日 前。', '2月11日 到 2月28日 办算补上，不影响发钱。',
      '3月1日 办算补办。到那时可能已经停发。停了的话，一般 2026年4月 恢复，停发的钱一起补。', '以实际发放为准',
    ]) expect(said).toContain(words)
  })

  test('another benefit of the same person is one tap away, and so is making up when it is late', async () => {
    serve({ explainDuty: explained(benefit(), '2026-04-05', { others: ['survivor'] }) })
    render(<Why />)
    await screen.findByText('为什么是这一天')
    tap('看供养亲属待遇')
    tap('补认证')
    expect(wentTo('redirectTo')).toEqual(['/help/why/index?person=person-01&scheme=survivor', '/help/makeup/index?person=person-01&scheme=enterprise'])
  })

  test('a closed benefit has nothing due', async () => {
    serve({ explainDuty: explained(benefit({ status: 'closed' }), '2026-02-05', { explanation: null, lateReason: { ask: 'none', legalBasis: null } }) })
    render(<Why />)
    expect(await screen.findByText('这份待遇已终止，不用再认证。')).toBeInTheDocument()
  })

  test('somebody else’s benefit is no page at all', async () => {
    serve({ explainDuty: { error: 'notFound' } })
    render(<Why />)
    expect(await screen.findByText('这一页没有了')).toBeInTheDocument()
  })
})

describe('补认证', () => {
  test.each([
    ['2026-04-10', '4月15日前办，当天也算，补发一般早 1 个月到账。', '今天到 4月15日 办', '停发的 2 个月，一般 2026年5月 补到账。'],
    ['2026-04-16', '4月30日前办，当天也算，一般早 1 个月恢复发放。', '今天到 4月30日 办', '停发的 2 个月，一般 2026年6月 补到账。'],
  ])('stopped since March, on %s: %s', async (today, sooner, span, money) => {
    serve({ explainDuty: explained(stopped, today) })
    const { container } = render(<Makeup />)
    expect(await screen.findByText(span)).toBeInTheDocument()
    const said = container.textContent ?? ''
    for (const words of [sooner, money, '一般 2026年5月 恢复发放。', '应认证2026年2月10日', '停发2026年3月起', '现在养老金已暂停发放', '依据：认证完成的次月']) {
      expect(said).toContain(words)
    }
    tap('去补认证')
    expect(Taro.reLaunch).toHaveBeenCalledWith({ url: '/pages/home/index' })
  })

  test('why it got late is asked and never needed: nothing is chosen beforehand, and certifying is offered all the time', async () => {
    const asked = serve({ explainDuty: explained(stopped, '2026-04-10'), stateLateReason: (_, nth) => nth === 1 ? 'noNetwork' : { statedAt: '2026-04-10T04:00:00.000Z' } })
    render(<Makeup />)
    await screen.findByText('为什么没按时办？')
    expect(screen.getByText('点一个最像的。不说也行，不影响认证和补发。')).toBeInTheDocument()
    for (const reason of LATE_REASONS) expect(screen.getByRole('radio', { name: lateReason.reasons[reason] })).not.toBeChecked()
    expect(screen.getByRole('button', { name: '告诉工作人员' })).toBeDisabled()
    tap('生病、住院', 'radio')
    tap('告诉工作人员')
    expect(await screen.findByText('没有网，查不了')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: '去补认证' })).toBeInTheDocument()
    await waitFor(() => expect(screen.getByRole('button', { name: '告诉工作人员' })).not.toBeDisabled())
    tap('告诉工作人员')
    expect(await screen.findByText('收到了。谢谢您。')).toBeInTheDocument()
    expect(inputsOf(asked, 'stateLateReason')[1]).toEqual({ beneficiaryId: 'person-01', scheme: 'enterprise', reason: 'ill' })
  })

  test('who thinks it is wrong can say so, of this very person; nobody is asked while nothing is late', async () => {
    serve({ explainDuty: explained(stopped, '2026-04-10') })
    const { unmount } = render(<Makeup />)
    fireEvent.click(await screen.findByRole('button', { name: '有问题，要申诉' }))
    expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/mine/appeal/index?person=person-01' })
    unmount()
    serve({ explainDuty: explained(benefit(), '2026-02-01') })
    render(<Makeup />)
    await screen.findByText('去补认证')
    expect(screen.queryByRole('button', { name: '有问题，要申诉' })).toBeNull()
  })

  test('a policy that asks nothing is not asking', async () => {
    serve({ explainDuty: explained(stopped, '2026-04-10', { lateReason: { ask: 'none', legalBasis: null } }) })
    render(<Makeup />)
    await screen.findByText('去补认证')
    expect(screen.queryByText('为什么没按时办？')).toBeNull()
  })

  test('documents are asked for with the law that allows it, and later', async () => {
    serve({ explainDuty: explained(stopped, '2026-04-10', { lateReason: { ask: 'documents', legalBasis: '某条例第一条' } }) })
    render(<Makeup />)
    expect(await screen.findByText('材料可以后补。法律依据：某条例第一条。')).toBeInTheDocument()
  })

  test('whoever is not late has nothing to make up', async () => {
    serve({ explainDuty: explained(benefit(), '2026-02-05', { lateReason: { ask: 'none', legalBasis: null } }) })
    render(<Makeup />)
    expect(await screen.findByText('没有过期，不用补。')).toBeInTheDocument()
  })
})

/**
 * From the home card to why this day, and to when stopped pay comes back, on a narrow phone. Whose benefit it is would take a face to prove, so the
 * two answers about the person are given here, computed by the rules; pages, letters and the policy of the help page are the product's own.
 */
import type { Page } from 'playwright-core'
import { civilDay } from '../../src/domain/calendar'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import type { BenefitState } from '../../src/domain/cycle'
import { explain } from '../../src/domain/explain'
import { policyOn } from '../../src/domain/policy/policies'
import type { PolicyInForce } from '../../src/domain/policy/policy'
import { personStanding, standing } from '../../src/domain/standing'
import { wrongWith } from './look'
import { address, browserTest, openPage, withProduct } from './product'
import { openHome, seen, tap } from './walk'

withProduct()

const today = '2026-04-10'
const inForce = policyOn('371100', today)
/** Since 1 March half a year instead of a year, so that the explanation is as long as it gets. */
const changed: PolicyInForce = {
  ...inForce, version: 2, publishedOn: '2025-11-01', effectiveFrom: '2026-03-01', before: [inForce],
  schedules: { ...inForce.schedules, enterprise: { ...inForce.schedules.enterprise, kind: 'rolling', months: 6, anchor: 'anniversaryDay' } },
}
const benefit: BenefitState = {
  scheme: 'enterprise', startOn: '2010-01-01', lastCertifiedOn: '2025-08-31', declaredOn: null, status: 'active', suspendedFrom: null, lastChannel: 'kiosk',
}

/** The server knows one person with this benefit. */
async function serveOne(page: Page, state: BenefitState): Promise<void> {
  const home: CitizenCalls['getHome']['output'] = {
    today, relatives: [], waiting: [], consentVersion: changed.consentVersion, videoDays: 7, maxRelatives: 8,
    self: { beneficiaryId: 'person-01', relation: null, maskName: '王*兰', maskId: '371199********0021', ...personStanding([state], changed, today) },
  }
  const duty: CitizenCalls['explainDuty']['output'] = {
    today, maskName: '王*兰', scheme: state.scheme, others: ['survivor'], standing: standing(state, changed, today), explanation: explain(state, changed, today),
    lateReason: { ask: 'statement', legalBasis: null },
  }
  const answers: Record<string, unknown> = { getHome: home, explainDuty: duty, stateLateReason: { statedAt: new Date(0).toISOString() } }
  await page.route(/\/api\/citizen$/, async (route) => {
    const { action } = route.request().postDataJSON() as { action: string }
    const data = answers[action]
    return data ? route.fulfill({ json: { ok: true, data } }) : route.continue()
  })
}

async function openWith(state: BenefitState): Promise<Page> {
  const page = await openPage({ width: 320 })
  await serveOne(page, state)
  await page.goto(`${address()}/#/pages/home/index`)
  return page
}

browserTest('why this day, with a version that changed in between', async () => {
  const page = await openWith(benefit)
  await seen(page, '请马上认证')
  expect(await wrongWith(page, 'home')).toEqual([])
  await tap(page, '为什么过期了')
  await seen(page, '怎么算的')
  await seen(page, '后来换了规定：')
  await seen(page, '那个月没有 31 日，算到月底。')
  expect(await wrongWith(page, 'why')).toEqual([])
})

browserTest('when stopped pay comes back, and why it got late', async () => {
  const page = await openWith({ ...benefit, status: 'suspended', suspendedFrom: '2026-03' })
  await tap(page, '什么时候补发')
  await seen(page, '为什么没按时办？')
  expect(await wrongWith(page, 'makeup')).toEqual([])
  await page.getByRole('radio', { name: '生病、住院' }).click()
  await tap(page, '告诉工作人员')
  await seen(page, '收到了。谢谢您。')
})

browserTest('the help page tells the product’s own policy', async () => {
  const page = await openPage({ width: 320 })
  await openHome(page, address())
  await page.goto(`${address()}/#/help/policy/index`)
  await seen(page, '多久认证一次？')
  await seen(page, `${policyOn('371100', civilDay(Date.now())).version} 版`)
  expect(await wrongWith(page, 'policy')).toEqual([])
})

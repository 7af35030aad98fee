/** Policies are data: the shipped ones hold, and each way of spoiling one is noticed by name. */
import { duty } from '../../src/domain/cycle'
import type { Policy } from '../../src/domain/policy/policy'
import { POLICIES, policyOn } from '../../src/domain/policy/policies'
import { shandong2025 } from '../../src/domain/policy/shandong-2025'
import { policiesProblems, policyProblems } from '../../src/domain/policy/validate'
import { standing } from '../../src/domain/standing'
import { benefitOf, rizhao, rollingPolicy, withSchedule } from './cases'

test('every shipped policy may be used, alone and together', () => { expect(policiesProblems(POLICIES)).toEqual([]) })

const { schedules, payment, grace, notice, liveness, delegation, lateEvidence } = rizhao
const paying = (change: Partial<Policy['payment']>): Policy => ({ ...rizhao, payment: { ...payment, ...change } })
const askingDocuments = (legalBasis: string | null): Policy =>
  ({ ...rizhao, lateEvidence: { ...lateEvidence, ask: 'documents', legalBasis } })
const windows = (...list: [string, string, string][]) => withSchedule(rizhao, 'resident', {
  source: 'test', checkedOn: '2025-12-01', confidence: 'seed', declaration: false, kind: 'windows',
  windows: list.map(([label, opensOn, closesOn]) => ({ label, opensOn, closesOn })),
})

describe('a spoilt policy is refused with the rule at fault', () => {
  test.each<[string, Policy, string]>([
    ['windows overlap', windows(['H1', '01-21', '07-21'], ['H2', '07-21', '12-20']), 'resident: H2: not after H1'],
    ['windows out of order', windows(['H2', '07-21', '12-20'], ['H1', '01-21', '06-20']), 'resident: H1: not after H2'],
    ['a window closes before it opens', windows(['H1', '06-21', '01-20']), 'resident: H1: closes before it opens'],
    ['a window hangs on 29 February', windows(['H1', '01-21', '02-29']), 'resident: H1: not a day of every year'],
    ['a window on 31 June', windows(['H1', '01-21', '06-31']), 'resident: H1: not a day of every year'],
    ['two windows of one name', windows(['H1', '01-21', '06-20'], ['H1', '07-21', '12-20']), 'resident: window labels repeat'],
    ['no window', windows(), 'resident: a windowed schedule needs a window'],
    ['a cycle of no months', rollingPolicy(0, 'anniversaryDay'), 'enterprise: months must be 1 or more'],
    ['half a month', rollingPolicy(0.5, 'anniversaryDay'), 'enterprise: months must be 1 or more'],
    ['cut-off on day 0', paying({ cutoffDay: 0 }), 'payment: cutoffDay must be 1 to 28'],
    ['cut-off on the 29th', paying({ cutoffDay: 29 }), 'payment: cutoffDay must be 1 to 28'],
    ['late back pay earlier than timely', paying({ arrearsOffset: [2, 1] }), 'payment: arrearsOffset must not fall'],
    ['back pay before certifying', paying({ arrearsOffset: [-1, 1] }), 'payment: arrearsOffset must be 0 to 12'],
    ['pay resumes before certifying', paying({ resumeOffset: -1 }), 'payment: resumeOffset must be 0 to 12'],
    ['negative grace', { ...rizhao, grace: { ...grace, days: -1 } }, 'grace: days must be 0 to 366'],
    ['a rule without source', { ...rizhao, grace: { ...grace, source: ' ' } }, 'grace: has no source'],
    ['a schedule without source', withSchedule(rizhao, 'survivor', { ...schedules.survivor, source: '' }), 'survivor: has no source'],
    ['never checked', { ...rizhao, delegation: { ...delegation, checkedOn: '' } }, 'delegation: checkedOn is not a day'],
    ['documents without law', askingDocuments(null), 'lateEvidence: documents need a legal basis'],
    ['no try at all', { ...rizhao, liveness: { ...liveness, triesPerSession: 0 } }, 'liveness: counts must be 1 or more'],
    ['no relative', { ...rizhao, delegation: { ...delegation, maxBindings: 0 } }, 'delegation: limits must be 1 or more'],
    ['pressing before asking', { ...rizhao, notice: { ...notice, dueSoonDays: 91 } }, 'notice: dueSoonDays must lie within firstDays'],
    ['messages at night', { ...rizhao, reminders: { ...rizhao.reminders, quietFrom: 25 } }, 'reminders: quiet hours must leave the middle of the day'],
    ['messages never', { ...rizhao, reminders: { ...rizhao.reminders, quietFrom: 12 } }, 'reminders: quiet hours must leave the middle of the day'],
    ['a call without time for it', { ...rizhao, reminders: { ...rizhao.reminders, callWithinDays: 0 } }, 'reminders: calls need days and an age'],
    ['ends before it begins', { ...rizhao, effectiveTo: '2024-12-31' }, 'policy: ends before it begins'],
    ['begins on no day', { ...rizhao, effectiveFrom: '2025-02-30' }, 'policy: effective days are wrong'],
    ['a region that is none', { ...rizhao, region: 'Rizhao' }, 'region: not a GB/T 2260 code'],
    ['a consent text without name', { ...rizhao, consentVersion: '' }, 'consentVersion: 1 to 20 letters, digits, dots, dashes'],
  ])('%s', (_what, policy, problem) => { expect(policyProblems(policy)).toEqual([problem]) })

  test('documents with a law are allowed', () => {
    expect(policyProblems(askingDocuments('某条例第一条'))).toEqual([])
  })
})

describe('versions of one region', () => {
  const old: Policy = { ...rizhao, id: 'old', publishedOn: '2020-01-01', effectiveFrom: '2020-01-01', effectiveTo: '2024-12-31' }
  test('may follow each other', () => { expect(policiesProblems([old, rizhao])).toEqual([]) })
  test('may not share a day', () => {
    expect(policiesProblems([rizhao, { ...old, effectiveTo: '2025-01-01' }])).toEqual(['seed-rizhao-2025 and old: both in force in 371100'])
  })
  test('may not both be open-ended', () => { expect(policiesProblems([rizhao, { ...rizhao, id: 'twin' }])).toHaveLength(1) })
})

describe('the policy in force', () => {
  test.each([
    ['371100', 'seed-rizhao-2025', 'Rizhao has its own'],
    ['370800', 'shandong-2025', 'another city of Shandong follows the province'],
    ['370000', 'shandong-2025', 'the province itself'],
  ])('%s: %s, %s', (region, id) => { expect(policyOn(region, '2026-03-01').id).toBe(id) })
  const none = [['440100', '2026-03-01'], ['371100', '2024-12-31'], ['', '2026-03-01']] as const
  test.each(none)('region "%s" on %s has none, which is an error', (region, day) => {
    expect(() => policyOn(region, day)).toThrow(RangeError)
  })
})

describe('frequencies are data: the same resident, the same day', () => {
  const resident = benefitOf('resident', { lastCertifiedOn: '2025-02-01' })
  test.each([
    ['Rizhao, twice a year', rizhao, '2025-12-20', 'overdue'],
    ['Shandong, once a year', shandong2025, '2026-02-01', 'dueSoon'],
  ])('%s', (_where, policy, dueOn, kind) => {
    expect(duty(resident, policy).dueOn).toBe(dueOn)
    expect(standing(resident, policy, '2026-01-10').kind).toBe(kind)
  })
  test('a survivor in Shandong certifies and declares once a year', () => {
    const survivor = benefitOf('survivor', { lastCertifiedOn: '2025-02-01', declaredOn: '2025-02-01' })
    expect(standing(survivor, shandong2025, '2025-08-01'))
      .toMatchObject({ kind: 'certified', dueOn: '2026-02-01', declarationMissing: false })
    expect(standing(survivor, rizhao, '2025-08-01')).toMatchObject({ kind: 'overdue', dueOn: '2025-06-30', declarationMissing: true })
  })
})

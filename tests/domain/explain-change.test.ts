/** What a new version of the policy does to a period that has been promised (rule R30), and how it is told. Laws: explain.test.ts. */
import type { DutyStep } from '../../src/domain/contract/citizen-explain'
import { attribute, duty } from '../../src/domain/cycle'
import { explain } from '../../src/domain/explain'
import type { Policy, PolicyInForce } from '../../src/domain/policy/policy'
import { shandong2025 } from '../../src/domain/policy/shandong-2025'
import { benefitOf, rizhao, rollingPolicy } from './cases'

const find = <K extends DutyStep['kind']>(steps: readonly DutyStep[], kind: K) =>
  steps.find((step): step is Extract<DutyStep, { kind: K }> => step.kind === kind)

describe('a new version in the middle of a period', () => {
  const half: Policy = { ...rollingPolicy(6, 'anniversaryDay'), version: 2 }
  const year: Policy = { ...rizhao, version: 2 }
  const changed = (before: Policy, now: Policy, publishedOn: string, effectiveFrom: string): PolicyInForce =>
    ({ ...now, publishedOn, effectiveFrom, before: [before] })
  test.each([
    ['shorter, notice given: the new day', changed(rizhao, half, '2025-03-01', '2025-06-01'), '2025-03-10', 'nearer', '2025-09-10'],
    ['shorter, notice ends later: the day on which it ends', changed(rizhao, half, '2025-08-01', '2025-08-01'), '2025-03-10', 'noticed', '2025-10-30'],
    ['shorter, notice ends after the old day: the old day', changed(rizhao, half, '2026-01-01', '2026-01-01'), '2025-03-10', 'tooLate', '2026-03-10'],
    ['shorter, published a year ahead: nobody is late on its first day', changed(rizhao, half, '2025-01-01', '2026-01-01'), '2025-04-01', 'noticed', '2026-01-01'],
    ['longer: what had begun is not put off', changed(half, year, '2025-06-01', '2025-06-01'), '2025-03-10', 'begun', '2025-09-10'],
    ['the same', changed(rizhao, year, '2025-06-01', '2025-06-01'), '2025-03-10', 'same', '2026-03-10'],
    ['shorter, notice ends on the new day: the new day', changed(rizhao, half, '2025-06-12', '2025-06-12'), '2025-03-10', 'nearer', '2025-09-10'],
    ['shorter, notice ends on the old day: the old day', changed(rizhao, half, '2025-12-10', '2025-12-10'), '2025-03-10', 'tooLate', '2026-03-10'],
  ])('%s', (_what, rules, lastCertifiedOn, verdict, dueOn) => {
    const found = explain(benefitOf('enterprise', { lastCertifiedOn }), rules, '2026-02-01')
    expect(find(found.steps, 'change')).toMatchObject({ verdict, dueOn, version: { version: 2 } })
    expect(found.dueOn).toBe(dueOn)
  })
  test('who is certified on the day on which a version comes into force is judged by it', () => {
    const { dueOn, steps } = explain(benefitOf('enterprise', { lastCertifiedOn: '2025-06-01' }), changed(rizhao, half, '2025-03-01', '2025-06-01'), '2025-06-01')
    expect([dueOn, find(steps, 'version')?.version.version, find(steps, 'change')]).toEqual(['2025-12-01', 2, undefined])
  })
  test.each([['2025-07-21', 'postponed', '2026-03-01'], ['2025-07-22', 'begun', '2025-12-20']])('a window that opens on 21 July, and a version of %s: %s', (effectiveFrom, verdict, dueOn) => {
    const later: Policy = { ...shandong2025, version: 2 }
    expect(find(explain(benefitOf('resident', { lastCertifiedOn: '2025-03-01' }), changed(rizhao, later, '2025-03-01', effectiveFrom), '2025-08-01').steps, 'change')).toMatchObject({ verdict, dueOn })
  })
  test('periods that the notice moves to one day are one period to make up for', () => {
    const quarterly: Policy = { ...rollingPolicy(3, 'anniversaryDay'), version: 2 }
    const rules = changed(rizhao, quarterly, '2025-08-01', '2025-08-01')
    const benefit = benefitOf('enterprise', { lastCertifiedOn: '2025-03-10' })
    // by the new version 10 June and 10 September, but not before 30 October; then 10 December
    expect([duty(benefit, rules).dueOn, ...['2025-10-30', '2025-10-31', '2025-12-10', '2025-12-11', '2026-03-11'].map((on) => attribute(benefit, rules, on).cured.length)])
      .toEqual(['2025-10-30', 0, 1, 1, 2, 3])
  })
  test('a window that has not opened yet follows the new version', () => {
    const later: Policy = { ...shandong2025, version: 2 }
    const found = explain(benefitOf('resident', { lastCertifiedOn: '2025-03-01' }), changed(rizhao, later, '2025-07-01', '2025-07-01'), '2025-08-01')
    expect(find(found.steps, 'change')).toMatchObject({ verdict: 'postponed', from: '2025-12-20', dueOn: '2026-03-01' })
  })
})

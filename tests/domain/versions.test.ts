/** Versions of a region and of its province: which one is in force, what it follows, and how the help page tells it. */
import { policyFactsOf } from '../../src/domain/policy/facts'
import { findPolicyOn, policyOn, versionsOf } from '../../src/domain/policy/policies'
import type { Policy } from '../../src/domain/policy/policy'
import { versionOn } from '../../src/domain/policy/version-on'
import { rizhao, withSchedule } from './cases'
import { shandong2025 } from '../../src/domain/policy/shandong-2025'

const version = (id: string, region: string, effectiveFrom: string, effectiveTo: string | null = null): Policy => ({ ...rizhao, id, region, effectiveFrom, effectiveTo })
const first = version('first', '371100', '2024-01-01')
const second = version('second', '371100', '2025-07-01')
const third = version('third', '371100', '2026-01-01', '2026-12-31')
const before = (found: { before?: readonly Policy[] } | null) => found?.before?.map(({ id }) => id) ?? null

test('versions come oldest first, each cut on the day before the next; an end of its own that is earlier stays', () => {
  const gap = version('gap', '371100', '2027-03-01')
  const list = versionsOf('371100', [gap, third, first, version('other', '370000', '2020-01-01'), second])
  expect(list.map(({ id, effectiveTo }) => [id, effectiveTo])).toEqual([['first', '2025-06-30'], ['second', '2025-12-31'], ['third', '2026-12-31'], ['gap', null]])
})
test('an end on the very day before the next begins is no overlap; one on that day is cut', () => {
  const ends = (effectiveTo: string) => versionsOf('371100', [version('a', '371100', '2024-01-01', effectiveTo), second])[0]?.effectiveTo
  expect(['2025-06-29', '2025-06-30', '2025-07-01', '2025-09-01'].map(ends)).toEqual(['2025-06-29', '2025-06-30', '2025-06-30', '2025-06-30'])
})

const all = [third, second, first]
test.each([
  ['2023-12-31', null, null], ['2024-01-01', 'first', null], ['2025-06-30', 'first', null], ['2025-07-01', 'second', ['first']],
  ['2026-01-01', 'third', ['first', 'second']], ['2026-12-31', 'third', ['first', 'second']], ['2027-01-01', null, null],
])('in force on %s: %s, after %j', (day, id, earlier) => {
  const found = findPolicyOn('371100', day, all)
  expect([found?.id ?? null, before(found)]).toEqual([id, earlier])
})

describe('a region that came out of its province', () => {
  const province = [version('p1', '370000', '2020-01-01'), version('p2', '370000', '2023-01-01'), version('p3', '370000', '2024-01-01'), version('p4', '370000', '2026-01-01')]
  const both = [...province, first, second]
  test('follows the province\'s versions from before its own first one', () => {
    expect(before(findPolicyOn('371100', '2025-08-01', both))).toEqual(['p1', 'p2', 'first'])
    expect(before(findPolicyOn('371100', '2024-02-01', both))).toEqual(['p1', 'p2'])
  })
  test('before that it is the province\'s', () => {
    const found = findPolicyOn('371100', '2023-06-01', both)
    expect([found?.id, before(found)]).toEqual(['p2', ['p1']])
  })
  test('a neighbour without versions of its own has the province\'s, and the province itself each once', () => {
    for (const region of ['370800', '370000']) {
      const found = findPolicyOn(region, '2026-06-01', both)
      expect([found?.id, before(found)]).toEqual(['p4', ['p1', 'p2', 'p3']])
    }
    expect(before(findPolicyOn('370800', '2020-06-01', both))).toBeNull()
  })
  test('where none is in force that is an error', () => {
    expect(() => policyOn('440100', '2026-03-01', both)).toThrow(new RangeError('no policy for region 440100 on 2026-03-01'))
  })
})

test('the version of an earlier day, and the oldest for a day before all', () => {
  const inForce = findPolicyOn('371100', '2026-06-01', all)!
  const on = (day: string) => versionOn(inForce, day).id
  expect(['2020-01-01', '2024-01-01', '2025-06-30', '2025-07-01', '2025-12-31', '2026-01-01', '2027-05-01'].map(on))
    .toEqual(['first', 'first', 'first', 'second', 'second', 'third', 'third'])
  expect(versionOn(first, '2020-01-01').id).toBe('first')
})

test('the facts that people ask about are those of the policy, each with its source', () => {
  const { schedules, grace, payment, stop, lateEvidence, delegation, liveness } = shandong2025
  const facts = policyFactsOf(shandong2025)
  const said = (rule: { source: string; checkedOn: string; confidence: string }) => expect.objectContaining({ source: rule.source, checkedOn: rule.checkedOn, confidence: rule.confidence })
  expect(facts).toEqual({
    version: expect.anything(),
    frequencies: (['enterprise', 'publicInstitution', 'resident', 'survivor'] as const).map((scheme) => {
      const schedule = schedules[scheme]
      const all = { scheme, declaration: schedule.declaration, basis: said(schedule) }
      return schedule.kind === 'rolling' ? { ...all, kind: 'rolling', months: schedule.months, anchor: schedule.anchor } : { ...all, kind: 'windows', windows: expect.any(Array) }
    }),
    grace: { days: grace.days, basis: said(grace) },
    payment: { cutoffDay: payment.cutoffDay, resumeOffset: payment.resumeOffset, arrearsOffset: [...payment.arrearsOffset], basis: said(payment) },
    stop: { contacts: stop.contacts, days: stop.days, basis: said(stop) },
    lateEvidence: { ask: lateEvidence.ask, legalBasis: lateEvidence.legalBasis, basis: said(lateEvidence) },
    delegation: { maxBindings: delegation.maxBindings, basis: said(delegation) },
    video: { days: liveness.videoDays, basis: said(liveness) },
  })
})
test('windows are told by their days, without their names', () => {
  const frequency = policyFactsOf(withSchedule(rizhao, 'enterprise', rizhao.schedules.resident)).frequencies[0]
  expect(frequency).toMatchObject({ scheme: 'enterprise', kind: 'windows' })
  expect(frequency?.kind === 'windows' && frequency.windows).toEqual([{ opensOn: '01-21', closesOn: '06-20' }, { opensOn: '07-21', closesOn: '12-20' }])
})

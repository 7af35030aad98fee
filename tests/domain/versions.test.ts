/** Versions of a region and of its province: which one is in force, what it follows, and how the help page tells it. */
import { duty } from '../../src/domain/cycle'
import { explain } from '../../src/domain/explain'
import { graceEndsOn } from '../../src/domain/payment'
import { policyFactsOf } from '../../src/domain/policy/facts'
import { findPolicyOn, policyOn, versionsOf } from '../../src/domain/policy/policies'
import type { Policy } from '../../src/domain/policy/policy'
import { versionOn } from '../../src/domain/policy/version-on'
import { shandong2025 } from '../../src/domain/policy/shandong-2025'
import { dayNumber, dayOf, SCHEMES } from '../../src/domain/population/columns'
import { cellOf, dueTable } from '../../src/domain/population/due-table'
import { benefitOf, rizhao, rollingPolicy, withSchedule } from './cases'

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

describe('a region falls back to its province', () => {
  const chainOn = (day: string, policies: readonly Policy[]) => {
    const found = findPolicyOn('371100', day, policies)
    return found && [...found.before ?? [], found].map(({ id, effectiveFrom }) => `${id} ${effectiveFrom}`)
  }
  const own = version('own', '371100', '2025-01-01', '2025-12-31')
  const old = version('old', '370000', '2020-01-01')
  const [again, young] = [version('again', '371100', '2026-07-01'), version('young', '370000', '2025-06-01')]
  const late = version('late', '370000', '2026-03-01')
  test.each<[string, string, Policy[], string[] | null]>([
    ['to the version that it came out of', '2026-01-01', [old, own], ['old 2020-01-01', 'own 2025-01-01', 'old 2026-01-01']],
    ['not before its own has ended', '2025-12-31', [old, own], ['old 2020-01-01', 'own 2025-01-01']],
    ['to one that began while it had its own', '2026-01-01', [old, young, own], ['old 2020-01-01', 'own 2025-01-01', 'young 2026-01-01']],
    ['to the only one, younger than its own', '2026-01-01', [young, own], ['own 2025-01-01', 'young 2026-01-01']],
    ['to one that begins on the very day', '2026-01-01', [version('new', '370000', '2026-01-01'), own], ['own 2025-01-01', 'new 2026-01-01']],
    ['and follows the province from there on', '2026-04-01', [old, own, late], ['old 2020-01-01', 'own 2025-01-01', 'old 2026-01-01', 'late 2026-03-01']],
    ['and has its own again', '2026-08-01', [old, own, again], ['old 2020-01-01', 'own 2025-01-01', 'old 2026-01-01', 'again 2026-07-01']],
    ['to nothing, until the province has one', '2026-02-28', [own, late], null],
    ['after a time without any', '2026-03-01', [own, late], ['own 2025-01-01', 'late 2026-03-01']],
  ])('%s', (_what, day, policies, chain) => { expect(chainOn(day, policies)).toEqual(chain) })

  test('and its notice runs from when both were published; a version that follows in its own place keeps its own', () => {
    const publishedOn = (...policies: Policy[]) => {
      const found = findPolicyOn('371100', '2026-08-01', policies)!
      return [...found.before ?? [], found].map((one) => one.publishedOn)
    }
    const on = (policy: Policy, day: string) => ({ ...policy, publishedOn: day })
    expect(publishedOn(on(young, '2025-05-01'), on(own, '2024-12-01'))).toEqual(['2024-12-01', '2025-05-01'])
    expect(publishedOn(on(young, '2025-05-01'), on(own, '2025-12-01'))).toEqual(['2025-12-01', '2025-12-01'])
    // put right after the next one was out
    expect(publishedOn(on(old, '2026-06-01'), on(late, '2026-01-01'))).toEqual(['2026-06-01', '2026-01-01'])
  })

  test('what an earlier day was ruled by, and the extra days of a due day then', () => {
    const found = findPolicyOn('371100', '2026-02-01', [{ ...old, grace: { ...old.grace, days: 0 } }, { ...own, grace: { ...own.grace, days: 40 } }])!
    expect(['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01'].map((day) => versionOn(found, day).id)).toEqual(['old', 'own', 'own', 'old'])
    expect([graceEndsOn('2025-12-20', found), graceEndsOn('2026-01-20', found)]).toEqual(['2026-01-31', '2026-01-31'])
  })

  const half = (policy: Policy): Policy => ({ ...withSchedule(policy, 'enterprise', rollingPolicy(6, 'anniversaryDay').schedules.enterprise), publishedOn: '2020-01-01' })
  test.each([
    // own, published on, certified on, due on
    ['notice since its own was published: not before the first day of the other', '2025-01-01', '2025-03-10', '2026-01-01'],
    ['its own published shortly before its end: ninety days from then', '2025-12-01', '2025-08-01', '2026-03-01'],
    ['the old day is nearer than the end of the notice', '2025-12-01', '2025-02-10', '2026-02-10'],
    ['begun under the other: its own rule', '2025-12-01', '2026-01-10', '2026-07-10'],
  ])('to a shorter cycle: %s', (_what, publishedOn, lastCertifiedOn, dueOn) => {
    const found = findPolicyOn('371100', '2026-02-01', [half(old), { ...own, publishedOn }])!
    const benefit = benefitOf('enterprise', { lastCertifiedOn })
    const told = explain(benefit, found, '2026-02-01')
    const table = dueTable(found)
    const cell = cellOf(table, SCHEMES.indexOf('enterprise'), dayNumber(lastCertifiedOn))
    expect([duty(benefit, found).dueOn, told.dueOn, dayOf(table.dueOn[cell]!), dayOf(table.graceEndsOn[cell]!)]).toEqual([dueOn, dueOn, dueOn, graceEndsOn(dueOn, found)])
    // the explanation names the versions of the chain, by the days on which they held here
    expect(told.steps.flatMap((step) => (step.kind === 'version' || step.kind === 'change' ? [`${step.version.id} ${step.version.effectiveFrom}`] : [])))
      .toEqual([...lastCertifiedOn < '2026-01-01' ? ['own 2025-01-01'] : [], 'old 2026-01-01'])
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

/** Policies are data: the shipped ones hold, and each way of spoiling one is noticed by name. */
import { duty } from '../../src/domain/cycle'
import { policyDiff } from '../../src/domain/policy/diff'
import { noticedFrom } from '../../src/domain/policy/notice'
import type { Policy } from '../../src/domain/policy/policy'
import type { Problem } from '../../src/domain/policy/problem'
import { following, inItsPlace, policyBefore, publishingProblems } from '../../src/domain/policy/publishing'
import { POLICIES, policyOn } from '../../src/domain/policy/policies'
import { shandong2025 } from '../../src/domain/policy/shandong-2025'
import { policiesProblems, policyProblems, sourcesOf } from '../../src/domain/policy/validate'
import { standing } from '../../src/domain/standing'
import { benefitOf, rizhao, rollingPolicy, withGrace, withSchedule } from './cases'

test('every shipped policy may be used, alone and together', () => { expect(policiesProblems(POLICIES)).toEqual([]) })

const asText = ({ field, code, min, max }: Problem) => `${field}: ${code}${min === undefined ? '' : ` ${min}-${max}`}`
const { schedules, payment, grace, notice, reminders, stop, change, liveness, delegation, lateEvidence } = rizhao
const paying = (facts: Partial<Policy['payment']>): Policy => ({ ...rizhao, payment: { ...payment, ...facts } })
const askingDocuments = (legalBasis: string | null): Policy =>
  ({ ...rizhao, lateEvidence: { ...lateEvidence, ask: 'documents', legalBasis } })
const windows = (...list: [string, string, string][]) => withSchedule(rizhao, 'resident', {
  source: 'test', checkedOn: '2025-12-01', confidence: 'seed', declaration: false, kind: 'windows',
  windows: list.map(([label, opensOn, closesOn]) => ({ label, opensOn, closesOn })),
})

describe('a spoilt policy is refused with the rule at fault', () => {
  test.each<[string, Policy, string]>([
    ['windows overlap', windows(['H1', '01-21', '07-21'], ['H2', '07-21', '12-20']), 'schedules.resident.windows.1.opensOn: notAfterPrevious'],
    ['windows out of order', windows(['H2', '07-21', '12-20'], ['H1', '01-21', '06-20']), 'schedules.resident.windows.1.opensOn: notAfterPrevious'],
    ['a window closes before it opens', windows(['H1', '06-21', '01-20']), 'schedules.resident.windows.0.closesOn: closesBeforeItOpens'],
    ['a window opens on 29 February', windows(['H1', '02-29', '06-20']), 'schedules.resident.windows.0.opensOn: notEveryYear'],
    ['a window hangs on 29 February', windows(['H1', '01-21', '02-29']), 'schedules.resident.windows.0.closesOn: notEveryYear'],
    ['a window on 31 June', windows(['H1', '01-21', '06-31']), 'schedules.resident.windows.0.closesOn: notEveryYear'],
    ['two windows of one name', windows(['H1', '01-21', '06-20'], ['H1', '07-21', '12-20']), 'schedules.resident.windows.1.label: nameRepeats'],
    ['no window', windows(), 'schedules.resident.windows: noWindow'],
    ['a cycle of no months', rollingPolicy(0, 'anniversaryDay'), 'schedules.enterprise.months: outOfRange 1-120'],
    ['half a month', rollingPolicy(0.5, 'anniversaryDay'), 'schedules.enterprise.months: outOfRange 1-120'],
    ['cut-off on day 0', paying({ cutoffDay: 0 }), 'payment.cutoffDay: outOfRange 1-28'],
    ['cut-off on the 29th', paying({ cutoffDay: 29 }), 'payment.cutoffDay: outOfRange 1-28'],
    ['late back pay earlier than timely', paying({ arrearsOffset: [2, 1] }), 'payment.arrearsOffset.1: mustNotFall'],
    ['back pay before certifying', paying({ arrearsOffset: [-1, 1] }), 'payment.arrearsOffset.0: outOfRange 0-12'],
    ['pay resumes before certifying', paying({ resumeOffset: -1 }), 'payment.resumeOffset: outOfRange 0-12'],
    ['negative grace', { ...rizhao, grace: { ...grace, days: -1 } }, 'grace.days: outOfRange 0-366'],
    ['a rule without source', { ...rizhao, grace: { ...grace, source: ' ' } }, 'grace.source: noSource'],
    ['a schedule without source', withSchedule(rizhao, 'survivor', { ...schedules.survivor, source: '' }), 'schedules.survivor.source: noSource'],
    ['never checked', { ...rizhao, delegation: { ...delegation, checkedOn: '' } }, 'delegation.checkedOn: notADay'],
    ['documents without law', askingDocuments(null), 'lateEvidence.legalBasis: needsLegalBasis'],
    ['no try at all', { ...rizhao, liveness: { ...liveness, triesPerSession: 0 } }, 'liveness.triesPerSession: outOfRange 1-100'],
    ['no relative', { ...rizhao, delegation: { ...delegation, maxBindings: 0 } }, 'delegation.maxBindings: outOfRange 1-1000'],
    ['reminders out of order', { ...rizhao, reminders: { ...reminders, days: [-7, -30] } }, 'reminders.days.1: mustRise'],
    ['no reminder', { ...rizhao, reminders: { ...reminders, days: [] } }, 'reminders.days: outOfRange 1-20'],
    ['a reminder years ahead', { ...rizhao, reminders: { ...reminders, days: [-400] } }, 'reminders.days.0: outOfRange -366-366'],
    ['messages at night', { ...rizhao, reminders: { ...reminders, quietFrom: 25 } }, 'reminders.quietFrom: outOfRange 13-24'],
    ['messages never', { ...rizhao, reminders: { ...reminders, quietFrom: 12 } }, 'reminders.quietFrom: outOfRange 13-24'],
    ['a call without time for it', { ...rizhao, reminders: { ...reminders, callWithinDays: 0 } }, 'reminders.callWithinDays: outOfRange 1-31'],
    ['more channels than contacts', { ...rizhao, stop: { ...stop, channels: 4 } }, 'stop.channels: moreThanContacts'],
    ['fewer approvals with care than without', { ...rizhao, stop: { ...stop, approvals: 3 } }, 'stop.approvalsWithCare: fewerThanUsual'],
    ['more days than contacts', { ...rizhao, stop: { ...stop, days: 4 } }, 'stop.days: moreThanContacts'],
    ['a stop without contact', { ...rizhao, stop: { ...stop, contacts: 0, channels: 0, days: 0 } }, 'stop.contacts: outOfRange 1-366,stop.channels: outOfRange 1-366,stop.days: outOfRange 1-366'],
    ['less notice than rule R30 promises', { ...rizhao, change: { ...change, noticeDays: 89 } }, 'change.noticeDays: outOfRange 90-366'],
    ['published after it began', { ...rizhao, publishedOn: '2025-01-02' }, 'publishedOn: publishedTooLate'],
    ['published on no day', { ...rizhao, publishedOn: '' }, 'publishedOn: notADay'],
    ['pressing before asking', { ...rizhao, notice: { ...notice, dueSoonDays: 91 } }, 'notice.dueSoonDays: beforeFirstNotice'],
    ['ends before it begins', { ...rizhao, effectiveTo: '2024-12-31' }, 'effectiveTo: endsBeforeItBegins'],
    ['begins on no day', { ...rizhao, effectiveFrom: '2025-02-30' }, 'effectiveFrom: notADay'],
    ['a region that is none', { ...rizhao, region: 'Rizhao' }, 'region: notARegion'],
    ['a consent text without name', { ...rizhao, consentVersion: '' }, 'consentVersion: notAVersionName'],
  ])('%s', (_what, policy, problem) => { expect(policyProblems(policy).map(asText).join()).toBe(problem) })

  test('documents with a law are allowed', () => {
    expect(policyProblems(askingDocuments('某条例第一条'))).toEqual([])
  })
})

describe('versions of one region', () => {
  const old: Policy = { ...rizhao, id: 'old', publishedOn: '2020-01-01', effectiveFrom: '2020-01-01', effectiveTo: '2024-12-31' }
  test('may follow each other', () => { expect(policiesProblems([old, rizhao])).toEqual([]) })
  test('may not share a day', () => {
    expect(policiesProblems([rizhao, { ...old, effectiveTo: '2025-01-01' }])).toEqual([{ id: 'old', field: 'effectiveFrom', code: 'overlaps' }])
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

describe('a version may be published', () => {
  const today = '2026-03-01'
  const version = (policy: Policy, effectiveFrom = '2026-03-02'): Policy => ({ ...policy, id: 'next', publishedOn: today, effectiveFrom })
  const half = rollingPolicy(6, 'anniversaryDay')
  test.each<[string, Policy, Policy, string]>([
    ['that says the same', version(rizhao), rizhao, ''],
    ['that halves the cycle tomorrow: everybody still has 90 days', version(half), rizhao, ''],
    ['that doubles the cycle', version(rizhao), half, ''],
    ['that moves windows to the front of the year', version(windows(['H1', '01-01', '03-31'], ['H2', '04-01', '06-30'])), rizhao, ''],
    ['that gives less grace, half a year ahead', version(rizhao, '2026-09-01'), withGrace(60), ''],
    ['not when it gives less grace tomorrow', version(rizhao), withGrace(60), 'grace.days: shortNotice'],
    ['not when it begins today', version(rizhao, today), rizhao, 'effectiveFrom: beginsTooSoon'],
    ['not when it says that people could read it long ago', { ...version(half), publishedOn: '2025-01-01' }, rizhao, 'publishedOn: publishedTooLate'],
    ['not when it gives itself ten days', version({ ...half, change: { ...change, noticeDays: 10 } }), rizhao, 'change.noticeDays: outOfRange 90-366'],
    ['that gives less grace from the last day of a month on', version(rizhao, '2026-09-30'), withGrace(60), ''],
    ['not when it can be read only after it began', { ...version(rizhao), publishedOn: '2026-03-05' }, rizhao, 'publishedOn: publishedTooLate'],
    ['not with a text of consent that does not ship', { ...version(rizhao), consentVersion: 'face-3' }, rizhao, 'consentVersion: textNotShipped'],
    ['not with less notice than a cycle of two years was promised', version(rollingPolicy(23, 'anniversaryDay')), { ...rollingPolicy(24, 'anniversaryDay'), change: { ...change, noticeDays: 180 } }, 'schedules.enterprise: shortNotice'],
    ['not with less notice than promised, each scheme by its name', version(withSchedule(half, 'publicInstitution', half.schedules.enterprise)), { ...rizhao, change: { ...change, noticeDays: 180 } },
      'schedules.enterprise: shortNotice,schedules.publicInstitution: shortNotice'],
    ['not with less notice than the running one promised', version(half), { ...rizhao, change: { ...change, noticeDays: 180 } }, 'schedules.enterprise: shortNotice'],
  ])('%s', (_what, next, inForce, problems) => {
    expect(publishingProblems(next, inForce, [inForce], today).map(asText).join()).toBe(problems)
  })
  test('not before one that is published already', () => {
    const later = { ...version(rizhao, '2026-07-01'), publishedOn: '2026-01-01' }
    expect(publishingProblems(version(rizhao), rizhao, [rizhao, later], today)).toEqual([{ field: 'effectiveFrom', code: 'notTheLatest' }])
    expect(publishingProblems(version(rizhao, '2026-07-01'), rizhao, [rizhao, later], today)).toEqual([{ field: 'effectiveFrom', code: 'notTheLatest' }])
    expect(publishingProblems(version(rizhao, '2026-07-02'), following(later, rizhao), [rizhao, later], today)).toEqual([])
    expect(publishingProblems(version(rizhao), rizhao, [rizhao, { ...later, region: '440100' }], today)).toEqual([])
  })
  test('as the first of its region', () => { expect(publishingProblems(version({ ...half, region: '440100' }), null, [], today)).toEqual([]) })
})

describe('what a version follows', () => {
  const next: Policy = { ...rizhao, id: 'next', publishedOn: '2026-03-01', effectiveFrom: '2026-07-01' }
  test('the one in force on the day before, with those before that', () => {
    expect(following(next, rizhao).before).toEqual([rizhao])
    expect(policyBefore(next, [rizhao, next])).toMatchObject({ id: rizhao.id, effectiveTo: '2026-06-30' })
    expect(inItsPlace(next, [rizhao])).toEqual({ ...next, before: [expect.objectContaining({ id: rizhao.id })] })
    expect(inItsPlace({ ...next, region: '440100' }, [rizhao])).toEqual({ ...next, region: '440100' })
    expect(inItsPlace({ ...next, id: 'third', effectiveFrom: '2027-01-01' }, [rizhao, next]).before?.map(({ id }) => id)).toEqual([rizhao.id, 'next'])
  })
  test.each([
    ['2026-03-02', 90, '2026-05-30', 'ninety days after people could read it'], ['2026-03-02', 180, '2026-08-28', 'or as many as the running one promised'], ['2026-03-02', 30, '2026-05-30', 'never fewer than ninety'],
    ['2026-05-31', 90, '2026-05-31', 'never before it is in force'], ['2026-05-29', 90, '2026-05-30', 'in force a day before that'],
  ])('in force from %s, %i days promised: nothing owed comes nearer than %s (%s)', (effectiveFrom, noticeDays, day) => {
    expect(noticedFrom({ ...next, effectiveFrom }, { ...rizhao, change: { ...change, noticeDays } })).toBe(day)
  })
})

test('what the shipped policies say where a rule names it (rules R3, R9, R16, R27)', () => {
  const declares = ({ schedules: all }: Policy) => Object.entries(all).flatMap(([scheme, { declaration }]) => (declaration ? [scheme] : []))
  expect([declares(rizhao), declares(shandong2025)]).toEqual([['survivor'], ['survivor']])
  expect(schedules.survivor.kind === 'windows' && schedules.survivor.windows.map(({ label }) => label)).toEqual(['Q1', 'Q2', 'Q3', 'Q4'])
  expect([reminders.callFromDays, lateEvidence.ask, lateEvidence.legalBasis]).toEqual([-7, 'statement', null])
  for (const policy of [rizhao, shandong2025]) {
    for (const [field, { confidence }] of sourcesOf(policy)) expect([field, ['official', 'reported', 'seed', 'judgement'].includes(confidence)]).toEqual([field, true])
  }
})

describe('what a version says otherwise', () => {
  test('value by value, added and dropped ones too', () => {
    expect(policyDiff(rizhao, { ...rizhao, id: 'next', version: 2, payment: { ...payment, cutoffDay: 20 } }))
      .toEqual([{ field: 'payment.cutoffDay', before: '15', after: '20' }])
    const changes = policyDiff(withSchedule(rizhao, 'enterprise', { ...schedules.enterprise, kind: 'rolling', months: 6, anchor: 'monthEnd' }), windows(['H1', '01-21', '06-30']))
    expect(changes).toContainEqual({ field: 'schedules.resident.windows.0.closesOn', before: '06-20', after: '06-30' })
    expect(changes).toContainEqual({ field: 'schedules.resident.windows.1.opensOn', before: '07-21', after: null })
    expect(changes).toContainEqual({ field: 'schedules.enterprise.anchor', before: 'monthEnd', after: 'anniversaryDay' })
  })
  test('nothing, of itself, nor of what names it and says how long it was in force after which', () => {
    expect(policyDiff(rizhao, rizhao)).toEqual([])
    expect(policyDiff(rizhao, { ...rizhao, effectiveTo: '2026-12-31', ...{ before: [shandong2025] } })).toEqual([])
  })
  test('a law that is named where none was', () => {
    expect(policyDiff(askingDocuments(null), askingDocuments('某办法第九条'))).toEqual([{ field: 'lateEvidence.legalBasis', before: '', after: '某办法第九条' }])
  })
})

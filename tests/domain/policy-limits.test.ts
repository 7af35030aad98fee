/** Both sides of every limit of a policy's numbers, and of its dates and names. */
import type { Policy } from '../../src/domain/policy/policy'
import { policiesProblems, policyProblems } from '../../src/domain/policy/validate'
import { rizhao, rollingPolicy, withSchedule } from './cases'

/** The policy with the value at `group.name` or `group.name.index` replaced. */
function changed(field: string, value: unknown): Policy {
  const copy = structuredClone(rizhao) as unknown as Record<string, Record<string, unknown>>
  const [group = '', name = '', index] = field.split('.')
  if (index === undefined) copy[group]![name] = value
  else (copy[group]![name] as unknown[])[Number(index)] = value
  return copy as unknown as Policy
}
const isOutOfRange = (policy: Policy, field: string) => policyProblems(policy).some((one) => one.field === field && one.code === 'outOfRange')

test.each([
  ['payment.cutoffDay', 1, 28], ['payment.resumeOffset', 0, 12], ['payment.arrearsOffset.0', 0, 12], ['payment.arrearsOffset.1', 0, 12], ['grace.days', 0, 366],
  ['notice.firstDays', 0, 366], ['notice.dueSoonDays', 0, 366], ['reminders.quietTo', 0, 12], ['reminders.quietFrom', 13, 24], ['reminders.callFromDays', -366, 366],
  ['reminders.callAge', 60, 130], ['reminders.callWithinDays', 1, 31], ['reminders.days.0', -366, 366], ['stop.comparisonDays', 1, 366], ['stop.contacts', 1, 366],
  ['stop.channels', 1, 366], ['stop.days', 1, 366], ['stop.seniorAge', 1, 150], ['stop.approvals', 1, 5], ['stop.approvalsWithCare', 2, 5], ['stop.extraMonths', 0, 12], ['stop.payrollClosesOnDay', 1, 28], ['change.noticeDays', 90, 366],
  ['liveness.triesPerSession', 1, 100], ['liveness.sessionsPerDay', 1, 100], ['liveness.sessionMinutes', 1, 1440], ['liveness.attemptMinutes', 1, 1440],
  ['liveness.videoDays', 1, 366], ['liveness.photoYears', 1, 100], ['liveness.thirdActionOneIn', 1, 100], ['delegation.maxBindings', 1, 1000],
  ['delegation.maxPeoplePerDay', 1, 1000],
])('%s: whole numbers from %d to %d', (field, least, most) => {
  const refused = (value: number) => isOutOfRange(changed(field, value), field)
  expect([least - 1, least, most, most + 1, least + 0.5].map(refused)).toEqual([true, false, false, true, true])
})

test('a rolling cycle: whole months from 1 to 120', () => {
  const refused = (months: number) => isOutOfRange(rollingPolicy(months, 'anniversaryDay'), 'schedules.enterprise.months')
  expect([0, 1, 120, 121].map(refused)).toEqual([true, false, false, true])
})

test.each<[string, Partial<Policy>, string[]]>([
  ['a region of six digits', { region: '440100' }, []],
  ['of seven', { region: '4401000' }, ['region: notARegion']],
  ['with a letter before', { region: 'x440100' }, ['region: notARegion']],
  ['one day in force', { effectiveTo: '2025-01-01' }, []],
  ['no end', { effectiveTo: null }, []],
  ['an end that is no day', { effectiveTo: '2025-13-01' }, ['effectiveTo: notADay']],
  ['published on its first day', { publishedOn: '2025-01-01' }, []],
  ['a consent text of twenty letters', { consentVersion: 'a'.repeat(20) }, []],
  ['of twenty-one', { consentVersion: 'a'.repeat(21) }, ['consentVersion: notAVersionName']],
  ['with a blank', { consentVersion: 'face 2' }, ['consentVersion: notAVersionName']],
  ['with a sign at its end', { consentVersion: 'face2!' }, ['consentVersion: notAVersionName']],
  ['a law of blanks', { lateEvidence: { ...rizhao.lateEvidence, ask: 'documents', legalBasis: ' ' } }, ['lateEvidence.legalBasis: needsLegalBasis']],
])('%s', (_, facts, problems) => {
  expect(policyProblems({ ...rizhao, ...facts }).map(({ field, code }) => `${field}: ${code}`)).toEqual(problems)
})

test.each<[string, Policy, string[]]>([
  ['back pay of the late as soon as that of the timely', changed('payment.arrearsOffset.1', 1), []],
  ['pressing from the first notice on', changed('notice.dueSoonDays', 90), []],
  ['as many approvals without care as with it', changed('stop.approvals', 2), []],
  ['as many channels and days as contacts', { ...rizhao, stop: { ...rizhao.stop, contacts: 2 } }, []],
  ['two reminders on one day', changed('reminders.days.1', -30), ['reminders.days.1: mustRise']],
  ['a window of one day', withSchedule(rizhao, 'resident', {
    source: 'test', checkedOn: '2025-12-01', confidence: 'seed', declaration: false, kind: 'windows', windows: [{ label: 'H1', opensOn: '01-21', closesOn: '01-21' }],
  }), []],
  ['a policy without source', { ...rizhao, source: ' ' }, ['source: noSource']],
  ['a policy that nobody read', { ...rizhao, checkedOn: '2025-02-30' }, ['checkedOn: notADay']],
])('%s', (_, policy, problems) => expect(policyProblems(policy).map(({ field, code }) => `${field}: ${code}`)).toEqual(problems))

test.each(['payment', 'grace', 'notice', 'reminders', 'stop', 'change', 'liveness', 'delegation', 'lateEvidence'])('%s must name its source', (group) => {
  expect(policyProblems(changed(`${group}.source`, ''))).toEqual([{ field: `${group}.source`, code: 'noSource' }])
})
test.each(['enterprise', 'publicInstitution', 'resident', 'survivor'] as const)('the schedule of %s must name its source', (scheme) => {
  expect(policyProblems(withSchedule(rizhao, scheme, { ...rizhao.schedules[scheme], source: '' }))).toEqual([{ field: `schedules.${scheme}.source`, code: 'noSource' }])
})

test('a problem is told with the policy at fault, an overlap with the second of the two', () => {
  const late: Policy = { ...rizhao, id: 'late', effectiveFrom: '2026-01-01', publishedOn: '2026-02-01' }
  expect(policiesProblems([{ ...rizhao, effectiveTo: '2025-12-31' }, late])).toEqual([{ id: 'late', field: 'publishedOn', code: 'publishedTooLate' }])
  expect(policiesProblems([rizhao, { ...rizhao, id: 'twin' }])).toEqual([{ id: 'twin', field: 'effectiveFrom', code: 'overlaps' }])
  expect(policiesProblems([rizhao, { ...rizhao, id: 'elsewhere', region: '440100' }])).toEqual([])
})

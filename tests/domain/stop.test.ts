/** What must be on file before pay may be stopped (rule R13), each thing by its name. */
import fc from 'fast-check'
import {
  careReasons, evidenceFor, firstOpenPayroll, isReadyToApprove, isVerifyingOver, postponedByAppeal, STUCK_STOP, verifyingEndsOn, wasSought, type ContactFact, type StopFacts,
} from '../../src/domain/stop'
import type { Policy } from '../../src/domain/policy/policy'
import { benefitOf, rizhao, withGrace } from './cases'

/** Due on 2025-11-20, never certified again; the stop was proposed on 2025-12-01. */
const TODAY = '2025-12-04'
const dueOn = '2025-11-20'
const contact = (facts: Partial<ContactFact> = {}): ContactFact =>
  ({ scheme: 'enterprise', dueOn, channel: 'call', on: '2025-12-02', result: 'failed', by: 'clerk-1', ...facts })
const whole: StopFacts = {
  benefit: benefitOf('enterprise', { lastCertifiedOn: '2024-11-20' }), dueOn, openedOn: '2025-12-01', stopFrom: '2025-12',
  contacts: [contact({ channel: 'sms', on: '2025-11-21', result: 'sent', by: null }), contact(), contact({ channel: 'visit', on: '2025-12-03', by: 'visitor-1' })],
  comparisons: [{ on: '2025-12-02', lifeTraceOn: null, by: 'clerk-2' }],
  approverIds: ['reviewer-1'], birthOn: '1960-05-01', isReviewing: false, isAppealing: false,
}
const missing = (facts: Partial<StopFacts>, today = TODAY, policy = rizhao) => evidenceFor({ ...whole, ...facts }, policy, today).missing

test('a whole bundle lacks nothing', () => {
  expect(evidenceFor(whole, rizhao, TODAY)).toEqual({
    items: [
      { name: 'period', isMet: true, have: 1, need: 1 },
      { name: 'comparison', isMet: true, have: 1, need: 1 },
      { name: 'noLifeTrace', isMet: true, have: 1, need: 1 },
      { name: 'contacts', isMet: true, have: 3, need: 3 },
      { name: 'channels', isMet: true, have: 3, need: 2 },
      { name: 'days', isMet: true, have: 3, need: 2 },
      { name: 'warned', isMet: true, have: 2, need: 1 },
      { name: 'reviewAnswered', isMet: true, have: 1, need: 1 },
      { name: 'appealAnswered', isMet: true, have: 1, need: 1 },
      { name: 'approvals', isMet: true, have: 1, need: 1 },
    ],
    missing: [], careReasons: [], stopFrom: '2025-12',
  })
})

const [sms, call, visit] = whole.contacts as [ContactFact, ContactFact, ContactFact]
const more = contact({ channel: 'letter', on: '2025-12-04' })
test.each<[string, Partial<StopFacts>, string[]]>([
  ['certified meanwhile', { benefit: benefitOf('enterprise', { lastCertifiedOn: '2025-12-04' }) }, ['period']],
  ['certified for another period', { benefit: benefitOf('enterprise', { lastCertifiedOn: '2024-11-21' }) }, ['period']],
  ['pay waits for a finding already', { benefit: { ...whole.benefit, status: 'held' } }, ['period']],
  ['pay is stopped already', { benefit: { ...whole.benefit, status: 'suspended' } }, ['period']],
  ['never compared', { comparisons: [] }, ['comparison']],
  ['compared 31 days ago', { comparisons: [{ on: '2025-11-03', lifeTraceOn: null }] }, ['comparison']],
  ['compared 30 days ago', { comparisons: [{ on: '2025-11-04', lifeTraceOn: null }] }, []],
  ['a comparison of tomorrow', { comparisons: [{ on: '2025-12-05', lifeTraceOn: null }] }, ['comparison']],
  ['a sign of life', { comparisons: [{ on: '2025-12-02', lifeTraceOn: '2025-11-30' }] }, ['noLifeTrace']],
  ['a sign of life before the last certification', { comparisons: [{ on: '2025-12-02', lifeTraceOn: '2024-11-20' }] }, []],
  ['a sign of life, and none in a later comparison',
    { comparisons: [{ on: '2025-12-02', lifeTraceOn: '2025-11-30' }, { on: '2025-12-03', lifeTraceOn: null }] }, ['noLifeTrace']],
  ['two attempts', { contacts: [call, visit] }, ['contacts']],
  ['no attempt at all', { contacts: [] }, ['contacts', 'channels', 'days', 'warned']],
  ['three on one channel', { contacts: [call, { ...call, on: '2025-12-03' }, { ...call, on: '2025-12-04' }] }, ['channels']],
  ['three on one day', { contacts: [call, { ...visit, on: call.on }, { ...sms, on: call.on }] }, ['days']],
  ['all before the stop was proposed', { contacts: [sms, { ...call, on: '2025-11-22' }, { ...visit, on: '2025-11-23' }] }, ['warned']],
  ['one about another period', { contacts: [call, visit, { ...sms, dueOn: '2024-11-20' }] }, ['contacts']],
  ['one about another benefit', { contacts: [call, visit, { ...sms, scheme: 'resident' }] }, ['contacts']],
  ['one about nothing', { contacts: [call, visit, { ...sms, scheme: null, dueOn: null }] }, ['contacts']],
  ['a message that the machine could not send', { contacts: [call, visit, { ...sms, result: 'failed' }] }, ['contacts']],
  ['a message of which nobody knows whether it went out', { contacts: [call, visit, { ...sms, result: 'unknown' }] }, ['contacts']],
  ['an attempt of tomorrow', { contacts: [call, visit, { ...sms, on: '2025-12-05' }] }, ['contacts']],
  ['a video that nobody has looked at', { isReviewing: true }, ['reviewAnswered']],
  ['an appeal without an answer', { isAppealing: true }, ['appealAnswered']],
  ['nobody approved', { approverIds: [] }, ['approvals']],
  ['approved by who called', { approverIds: ['clerk-1'] }, ['approvals']],
  ['approved by who visited', { approverIds: ['visitor-1'] }, ['approvals']],
  ['approved by who compared', { approverIds: ['clerk-2'] }, ['approvals']],
  ['who called approves together with another', { approverIds: ['clerk-1', 'reviewer-1'] }, []],
  ['who called about another benefit approves', { contacts: [sms, call, visit, contact({ scheme: 'resident', by: 'reviewer-1' })] }, []],
  ['one person approves twice for an old person', { birthOn: '1945-12-04', approverIds: ['reviewer-1', 'reviewer-1'] }, ['approvals']],
  ['one approves for an old person', { birthOn: '1945-12-04' }, ['approvals']],
  ['two approve for an old person', { birthOn: '1945-12-04', approverIds: ['reviewer-1', 'reviewer-2'] }, []],
  ['one approves the day before the person is old', { birthOn: '1945-12-05' }, []],
  ['one approves for a person whose age is not known', { birthOn: null }, ['approvals']],
  ['one approves for a disabled person', { traits: { disabled: true } }, ['approvals']],
  ['one approves for a person who is visited at home', { traits: { homeVisit: true } }, ['approvals']],
  ['one approves for a person abroad', { traits: { overseas: true } }, ['approvals']],
  ['traits that are denied', { traits: { disabled: false, homeVisit: false, overseas: false } }, []],
])('%s', (_what, facts, expected) => {
  expect(missing(facts)).toEqual(expected)
})

test.each([
  ['2025-11-30', withGrace(0), ['period']],
  ['2025-12-01', withGrace(0), []],
  ['2025-12-05', withGrace(15), ['period']],
])('on %s, the last attempt of that day', (today, policy, expected) => {
  const contacts = [sms, { ...call, on: today }, { ...visit, on: today }]
  const openedOn = today < whole.openedOn ? today : whole.openedOn
  expect(missing({ contacts, openedOn, comparisons: [{ on: today, lifeTraceOn: null }] }, today, policy)).toEqual(expected)
})

test('the numbers come from the policy', () => {
  const strict: Policy = { ...rizhao, stop: { ...rizhao.stop, comparisonDays: 1, contacts: 4, channels: 4, days: 4, seniorAge: 60 } }
  expect(missing({}, TODAY, strict)).toEqual(['comparison', 'contacts', 'channels', 'days', 'approvals'])
  expect(missing({ contacts: [...whole.contacts, more], comparisons: [{ on: '2025-12-03', lifeTraceOn: null }], approverIds: ['a', 'b'] }, TODAY, strict)).toEqual([])
})

test('a person may need care for several reasons, and all are named', () => {
  expect(careReasons({ birthOn: '1930-01-01', traits: { disabled: true, homeVisit: true, overseas: true } }, rizhao, TODAY))
    .toEqual(['age', 'disabled', 'homeVisit', 'overseas'])
})

test.each([
  ['2025-12-01', '2025-12'], ['2025-12-05', '2025-12'], ['2025-12-06', '2026-01'], ['2025-12-31', '2026-01'], ['2026-02-28', '2026-03'],
])('approved on %s, pay stops from %s at the earliest', (today, month) => {
  expect(firstOpenPayroll(today, rizhao)).toBe(month)
  expect(evidenceFor(whole, rizhao, today).stopFrom).toBe(month)
})
test('when the payroll closes and how many approve is the region\'s policy', () => {
  const own: typeof rizhao = { ...rizhao, stop: { ...rizhao.stop, payrollClosesOnDay: 20, approvals: 2, approvalsWithCare: 3 } }
  expect(evidenceFor(whole, own, '2025-12-20').stopFrom).toBe('2025-12')
  expect(postponedByAppeal('2025-12', '2025-12-20', own)).toBe('2026-01')
  const needed = (facts: typeof whole) => evidenceFor(facts, own, TODAY).items.find(({ name }) => name === 'approvals')?.need
  expect(needed(whole)).toBe(2)
  expect(needed({ ...whole, traits: { disabled: true } })).toBe(3)
})
test('a month that an appeal has won is kept', () => {
  expect(evidenceFor({ ...whole, stopFrom: '2026-02' }, rizhao, TODAY).stopFrom).toBe('2026-02')
})

test('verifying ends after the extra month; time alone never makes a bundle whole', () => {
  expect(verifyingEndsOn(dueOn, rizhao)).toBe('2025-12-31')
  expect(verifyingEndsOn('2025-12-20', rizhao)).toBe('2026-01-31')
  expect(verifyingEndsOn(dueOn, { ...rizhao, stop: { ...rizhao.stop, extraMonths: 3 } })).toBe('2026-02-28')
  expect([isVerifyingOver(dueOn, rizhao, '2025-12-31'), isVerifyingOver(dueOn, rizhao, '2026-01-01')]).toEqual([false, true])
  expect(missing({ contacts: [], approverIds: [] }, '2035-01-01')).toEqual(['comparison', 'contacts', 'channels', 'days', 'warned', 'approvals'])
})

test('people are asked to approve only when nothing else is missing', () => {
  expect(isReadyToApprove({ missing: [] })).toBe(true)
  expect(isReadyToApprove({ missing: ['approvals'] })).toBe(true)
  expect(isReadyToApprove({ missing: ['days', 'approvals'] })).toBe(false)
})

const someContact = fc.record({
  scheme: fc.constantFrom('enterprise' as const, 'resident' as const), dueOn: fc.constantFrom(dueOn, '2024-11-20'), channel: fc.constantFrom('sms', 'call', 'visit'),
  on: fc.constantFrom('2025-11-21', '2025-12-01', '2025-12-03', '2025-12-05'), result: fc.constantFrom('reached' as const, 'sent' as const, 'failed' as const),
  by: fc.constantFrom(null, 'a', 'b', 'c'),
})
test('more evidence never takes an item away, but for people who thereby may not approve any more, and a sign of life', () => {
  fc.assert(fc.property(fc.array(someContact, { maxLength: 6 }), someContact, (contacts, added) => {
    const before = missing({ contacts, approverIds: ['a', 'b'] })
    const after = missing({ contacts: [...contacts, added], approverIds: ['a', 'b'] })
    return after.every((name) => before.includes(name) || name === 'approvals')
  }), { numRuns: 3000 })
})

describe('whether a person was sought, counted on a day', () => {
  const sought = (contacts: readonly ContactFact[], on = TODAY) => wasSought(contacts, 'enterprise', dueOn, rizhao, on)
  test.each<[string, readonly ContactFact[], boolean]>([
    ['three attempts, two channels, two days', [sms, call, visit], true],
    ['two attempts', [call, visit], false],
    ['one channel', [call, { ...call, on: '2025-12-03' }, { ...call, on: '2025-12-04' }], false],
    ['one day', [call, { ...visit, on: call.on }, { ...sms, on: call.on }], false],
    ['exactly enough channels and days', [call, { ...call, on: '2025-12-03' }, { ...visit, on: '2025-12-03' }], true],
    ['a message of the machine that was reached', [call, visit, { ...sms, result: 'reached' }], true],
    ['one that did not leave the house', [call, visit, { ...sms, result: 'failed' }], false],
  ])('%s: %s', (_, contacts, isSought) => expect(sought(contacts)).toBe(isSought))
  test('what comes later does not count yet', () => expect([sought([sms, call, visit], '2025-12-02'), sought([sms, call, visit], '2025-12-03')]).toEqual([false, true]))
})

test.each([
  ['2025-12', '2025-12-05', '2026-01'], ['2025-12', '2025-12-06', '2026-02'], ['2026-03', '2025-12-05', '2026-04'],
])('an appeal on a stop from %s, on %s, puts it off to %s', (stopFrom, on, month) => expect(postponedByAppeal(stopFrom, on, rizhao)).toBe(month))

test('a sign of life counts from the beginning of the benefit, or from a certification that is later', () => {
  const trace = (lifeTraceOn: string, lastCertifiedOn: string | null) => missing({
    benefit: benefitOf('enterprise', { startOn: '2024-11-20', lastCertifiedOn }), comparisons: [{ on: '2025-12-02', lifeTraceOn }],
  }).includes('noLifeTrace')
  expect([trace('2024-11-20', null), trace('2024-11-21', null), trace('2024-11-21', '2024-01-01'), trace('2024-11-20', '2024-01-01')]).toEqual([false, true, true, false])
})

test('what is stuck is looked at within a week of work', () => { expect(STUCK_STOP.workingDays).toBe(5) })

/** Months paid after the right was lost, and how they come back. */
import fc from 'fast-check'
import { addToMonth, monthsFromTo } from '../../src/domain/calendar'
import type { BenefitState } from '../../src/domain/cycle'
import { afterConfirmed, afterFinding } from '../../src/domain/hold'
import type { Finding } from '../../src/domain/loss'
import { flagFraud, instalmentPlan, notKnown, openOverpayment, overpaidMonths, overpaidOf, repaymentTools, type Overpaid } from '../../src/domain/overpayment'
import { benefitOf } from './cases'

const facts = { since: '2026-01-31', source: 'investigation', recordedOn: '2026-04-20' } as const

test.each<[string, Finding, string, string[]]>([
  ['dead since January, paid through April', { ...facts, code: 'death' }, '2026-04', ['2026-02', '2026-03', '2026-04']],
  ['dead since January, paid through January', { ...facts, code: 'death' }, '2026-01', []],
  ['in prison since January', { ...facts, code: 'imprisoned', custody: 'servingSentence' }, '2026-03', ['2026-02', '2026-03']],
  ['detained and not convicted: nothing is lost yet', { ...facts, code: 'imprisoned', custody: 'wantedOrDetained' }, '2026-04', []],
  ['a suspended sentence: pay was due', { ...facts, code: 'imprisoned', custody: 'suspendedSentence' }, '2026-04', []],
  ['missing: perhaps alive', { ...facts, code: 'missing' }, '2026-04', []],
  ['another nationality, with an enterprise pension', { ...facts, code: 'nationalityLost' }, '2026-04', []],
  ['drawn twice', { ...facts, code: 'duplicate' }, '2026-02', ['2026-02']],
])('%s', (_what, finding, paidThrough, months) => { expect(overpaidMonths(finding, 'enterprise', paidThrough)).toEqual(months) })

describe('of a benefit', () => {
  const paid = benefitOf('enterprise')
  const inPrison: Finding = { ...facts, source: 'court', code: 'imprisoned', custody: 'servingSentence' }
  const recorded = (benefit: BenefitState, ...findings: Finding[]) => findings.reduce((now, finding) => afterFinding(now, finding, 'clerk').benefit, benefit)
  const confirmed = (benefit: BenefitState, ...findings: Finding[]) => {
    const now = recorded(benefit, ...findings)
    return afterConfirmed(now, now.finding!, 'reviewer', '2026-04-25')
  }
  const monthsOf = (benefit: BenefitState) => overpaidOf(benefit).flatMap(({ months }) => months)
  test.each<[string, BenefitState, string[]]>([
    ['a sentence: from the month after it began to the one before pay waits', confirmed(paid, inPrison), ['2026-02', '2026-03', '2026-04']],
    ['a sentence after detention for which pay waited already', confirmed(paid, { ...inPrison, custody: 'wantedOrDetained', recordedOn: '2026-02-10' }, inPrison), ['2026-02']],
    ['a sentence while pay was stopped for something else', confirmed({ ...paid, status: 'suspended', suspendedFrom: '2025-12' }, inPrison), []],
    ['a term that began before the benefit did', confirmed({ ...paid, startOn: '2026-03-05' }, inPrison), ['2026-03', '2026-04']],
    ['a sentence that nobody has confirmed', recorded(paid, inPrison), []],
    ['detention', confirmed(paid, { ...inPrison, custody: 'wantedOrDetained' }), []],
    ['a suspended sentence', confirmed(paid, { ...inPrison, custody: 'suspendedSentence' }), []],
    ['somebody who is missing', confirmed(paid, { ...facts, code: 'missing' }), []],
    ['a death', confirmed(paid, { ...facts, code: 'death' }), ['2026-02', '2026-03', '2026-04']],
    ['nothing found', paid, []],
  ])('%s', (_what, benefit, months) => { expect(monthsOf(benefit)).toEqual(months) })
  test('with what says so', () => {
    expect(overpaidOf(confirmed(paid, inPrison))).toMatchObject([{ scheme: 'enterprise', ground: 'servingSentence', since: '2026-01-31' }])
    expect([recorded(paid, inPrison), confirmed(paid, { ...facts, code: 'missing' })].map(overpaidOf)).toEqual([[], []])
  })
  test('no month twice, but another benefit\'s of the same month', () => {
    const row = (scheme: Overpaid['scheme'], ...months: string[]): Overpaid => ({ scheme, ground: 'death', since: '2026-01-31', months })
    const known = [row('enterprise', '2026-03', '2026-04'), row('resident', '2026-02')]
    expect(notKnown([row('enterprise', '2026-02', '2026-03', '2026-04'), row('survivor', '2026-03')], known)).toEqual([row('enterprise', '2026-02'), row('survivor', '2026-03')])
    expect(notKnown([row('enterprise', '2026-04')], known)).toEqual([])
  })
})

test.each([
  ['several months, and a benefit goes on', ['2026-02', '2026-03'], true, false, ['oneOff', 'instalments', 'deduction']],
  ['several months, only the account is left', ['2026-02', '2026-03'], false, true, ['oneOff', 'instalments', 'deduction']],
  ['several months, nothing is left', ['2026-02', '2026-03'], false, false, ['oneOff', 'instalments']],
  ['one month', ['2026-02'], false, false, ['oneOff']],
  ['nothing was overpaid', [], true, true, []],
])('%s', (_what, months, hasLaterBenefit, hasAccountBalance, tools) => {
  expect(repaymentTools(months, { hasLaterBenefit, hasAccountBalance })).toEqual(tools)
})

test('seven months in three instalments from December on', () => {
  expect(instalmentPlan(monthsFromTo('2026-01', '2026-07'), 3, '2026-12')).toEqual([
    { dueMonth: '2026-12', months: ['2026-01', '2026-02', '2026-03'] },
    { dueMonth: '2027-01', months: ['2026-04', '2026-05'] },
    { dueMonth: '2027-02', months: ['2026-06', '2026-07'] },
  ])
})
test.each([0, 3, 1.5, NaN])('two months cannot be split into %d instalments', (count) => {
  expect(() => instalmentPlan(['2026-01', '2026-02'], count, '2026-12')).toThrow(new RangeError(`2 months in ${count} instalments`))
})
test('a plan gives back every month once, in order, in months that follow one another, as evenly as can be', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(59), (total, n) => {
    const months = monthsFromTo('2024-03', addToMonth('2024-03', total - 1))
    const count = (n % total) + 1
    const plan = instalmentPlan(months, count, '2029-11')
    const sizes = plan.map((one) => one.months.length)
    return plan.flatMap((one) => one.months).join() === months.join() && plan.length === count
      && plan.every((one, i) => one.dueMonth === addToMonth('2029-11', i)) && Math.max(...sizes) - Math.min(...sizes) <= 1
  }))
})

describe('fraud', () => {
  const opened = openOverpayment(['2026-02'])
  const asked = { ...opened, investigatedOn: '2026-05-10' }
  test('is never there from the start', () => { expect(opened.fraud).toBeNull() })
  test.each([
    ['before anybody has asked', opened, '2026-05-11', 'a', ['b'], 'notInvestigated'],
    ['dated before the end of the asking', asked, '2026-05-09', 'a', ['b'], 'notInvestigated'],
    ['by a machine, approved by two', asked, '2026-05-11', null, ['b', 'c'], 'needsOperator'],
    ['by one person alone', asked, '2026-05-11', 'a', [], 'needsSecondPerson'],
    ['by one person who approves too', asked, '2026-05-11', 'a', ['a'], 'needsSecondPerson'],
  ])('is not said %s', (_how, state, on, operatorId, approverIds, reason) => {
    expect(flagFraud(state, on, { operatorId, approverIds })).toEqual({ kind: 'refused', reason })
  })
  test('is said by two people after the asking', () => {
    const approvals = { operatorId: 'a', approverIds: ['b'] }
    expect(flagFraud(asked, '2026-05-10', approvals)).toEqual({ kind: 'flagged', opened: { ...asked, fraud: { decidedOn: '2026-05-10', approvals } } })
  })
})

/** What a clerk may do alone, and what stands when it was wrong (rules R23, R28). */
import type { MoneyFacts } from '../../src/domain/correction'
import { birthIn, certifyingPath, nameKey } from '../../src/domain/counter'
import { afterSuperseded, type StandingCertification, type Words } from '../../src/domain/counter-superseded'
import type { BenefitState } from '../../src/domain/cycle'

const today = '2025-12-04'
const running: MoneyFacts = { status: 'active', suspendedFrom: null, payment: null }
const stopped: MoneyFacts = { status: 'suspended', suspendedFrom: '2025-12', payment: null }
const back: MoneyFacts = {
  status: 'active', suspendedFrom: null,
  payment: { resumeMonth: '2026-01', backPayMonths: ['2025-12'], backPayArrivesMonth: '2026-01', cutoffDay: 15, afterCutoff: false },
}

test.each([
  ['today, alike, pay runs', today, true, [running], [running], { kind: 'now' }],
  ['today it ends a stop, as a phone would', today, true, [stopped], [back], { kind: 'now' }],
  ['not alike', today, false, [running], [running], { kind: 'waits', why: 'mismatch' }],
  ['an earlier day, pay as it was', '2025-12-03', true, [running], [running], { kind: 'now' }],
  ['an earlier day that ends a stop', '2025-12-03', true, [stopped], [back], { kind: 'waits', why: 'backDated' }],
  ['one of two benefits is enough', '2025-12-03', true, [running, stopped], [running, back], { kind: 'waits', why: 'backDated' }],
  ['an earlier day and not alike', '2025-12-03', false, [stopped], [back], { kind: 'waits', why: 'mismatch' }],
  ['thirty days', '2025-11-04', true, [running], [running], { kind: 'now' }],
  ['thirty-one days', '2025-11-03', true, [running], [running], { kind: 'tooOld' }],
  ['tomorrow', '2025-12-05', true, [running], [running], { kind: 'inTheFuture' }],
] as const)('%s', (_name, evidenceOn, samePerson, before, after, path) => {
  expect(certifyingPath({ samePerson, evidenceOn, today, before, after })).toEqual(path)
})

test('the birth date stands in the number; an old or broken number has none', () => {
  expect([birthIn('37119919510903000X'), birthIn('371199195109030001'), birthIn('371199510903000'), birthIn('')]).toEqual(['1951-09-03', '1951-09-03', '', ''])
  for (const wrong of ['037119919510903000X', '37119919510903000X0', '37119919510903000x', '37119919510903X000', 'x71199195109030001']) expect([wrong, birthIn(wrong)]).toEqual([wrong, ''])
  expect(nameKey('李建国', '1951-09-03')).toBe('李建国 1951-09-03')
})

describe('a wrong certification', () => {
  const before: BenefitState = { scheme: 'enterprise', startOn: '2015-03-01', lastCertifiedOn: '2024-11-20', declaredOn: null, status: 'active', suspendedFrom: null, lastChannel: 'phone' }
  const after: BenefitState = { ...before, lastCertifiedOn: '2025-12-04', lastChannel: 'counter' }
  const wrongAt = '2025-12-04T04:00:00.000Z'
  const certified = (on: string, at = `${on}T08:00:00.000Z`): StandingCertification => ({ on, at, channel: 'kiosk' })

  const withdraw = (now: BenefitState, found: BenefitState | null, words: Words, respiteUntil: string | null = '2026-03-10') => afterSuperseded(now, found, { at: wrongAt, respiteUntil }, words)
  const foundOn = (lastCertifiedOn: string | null): BenefitState => ({ ...before, lastCertifiedOn })
  const respiteUntil = '2026-03-10'

  test.each([
    ['alone: the day before stands again', after, before, [], { lastCertifiedOn: '2024-11-20', lastChannel: 'phone', respiteUntil }],
    ['a later one stands', { ...after, lastCertifiedOn: '2025-12-10' }, before, [certified('2025-12-10')], { lastCertifiedOn: '2025-12-10', lastChannel: 'kiosk' }],
    ['a later word about an earlier day than it found', after, before, [certified('2024-11-01', '2025-12-10T08:00:00.000Z')], { lastCertifiedOn: '2024-11-20', respiteUntil }],
    ['one that was written before is what it found already', after, before, [certified('2025-12-03')], { lastCertifiedOn: '2024-11-20', respiteUntil }],
    ['what it found counts no more: what that one found', after, foundOn('2025-11-30'), [], { lastCertifiedOn: '2024-11-20', lastChannel: 'phone', respiteUntil }, [{ on: '2025-11-30', found: before }]],
    ['nor does what that one found: what the first of them found', after, foundOn('2025-11-30'), [], { lastCertifiedOn: '2024-11-20', respiteUntil },
      [{ on: '2025-11-30', found: foundOn('2025-11-10') }, { on: '2025-11-10', found: before }]],
    ['what it found counts no more: the latest that stands', after, foundOn('2025-11-30'), [certified('2025-03-01')], { lastCertifiedOn: '2025-03-01', respiteUntil }, [{ on: '2025-11-30', found: before }]],
    ['the latest of several that stand', after, foundOn('2025-11-30'), [certified('2025-03-01'), certified('2025-06-01'), certified('2025-05-01')], { lastCertifiedOn: '2025-06-01', respiteUntil }, [{ on: '2025-11-30', found: before }]],
    ['of two of one day one counts no more: the other says how', after, { ...foundOn('2025-11-30'), lastChannel: 'counter' }, [{ ...certified('2025-11-30'), channel: 'dataMatch' }],
      { lastCertifiedOn: '2025-11-30', lastChannel: 'dataMatch', respiteUntil }, [{ on: '2025-11-30', found: before }]],
    ['what another found, who had nothing, is less than any day', after, foundOn('2025-11-30'), [], { lastCertifiedOn: '2025-01-05', respiteUntil },
      [{ on: '2025-11-30', found: foundOn('2025-01-05') }, { on: '2024-12-01', found: foundOn(null) }]],
    ['in whatever order they are read', after, foundOn('2025-11-30'), [], { lastCertifiedOn: '2025-01-05', respiteUntil },
      [{ on: '2024-12-01', found: foundOn(null) }, { on: '2025-11-30', found: foundOn('2025-01-05') }]],
    ['what it found counts no more, and nobody knows what was before', after, foundOn('2025-11-30'), [], { lastCertifiedOn: null, respiteUntil }, [{ on: '2025-11-30', found: null }]],
    ['nothing before', after, foundOn(null), [], { lastCertifiedOn: null, respiteUntil }],
    ['pay that it brought back runs on', after, { ...before, status: 'suspended', suspendedFrom: '2025-12' }, [], { lastCertifiedOn: '2024-11-20', status: 'active', suspendedFrom: null, respiteUntil }],
    ['pay that was stopped since stays so, and nothing is due', { ...after, status: 'suspended', suspendedFrom: '2026-01' }, before, [], { lastCertifiedOn: '2024-11-20', status: 'suspended', suspendedFrom: '2026-01' }],
    ['a benefit that came later', after, null, [], { lastCertifiedOn: '2025-12-04', lastChannel: 'counter' }],
    ['a benefit that has ended', { ...after, status: 'closed' }, before, [], { lastCertifiedOn: '2025-12-04', status: 'closed' }],
  ] as [string, BenefitState, BenefitState | null, StandingCertification[], Partial<BenefitState>, Words['over']?][])('%s', (_name, now, found, standing, expected, over = []) => {
    const left = withdraw(now, found, { standing, over })
    expect(left).toMatchObject(expected)
    expect(left.respiteUntil).toBe(expected.respiteUntil)
  })

  test('where another one takes its place there is no time to certify in', () => {
    expect(withdraw(after, before, { standing: [], over: [] }, null)).toEqual(before)
  })
})

/** What the home card says, day by day. */
import { afterSuccess, type BenefitState } from '../../src/domain/cycle'
import { isSuspectedDuplicate, personStanding, standing } from '../../src/domain/standing'
import { benefitOf, rizhao, withGrace } from './cases'

const yearly = benefitOf('enterprise', { lastCertifiedOn: '2025-03-10' })
const half = benefitOf('resident', { lastCertifiedOn: '2025-08-01' })
const quarter = benefitOf('survivor', { lastCertifiedOn: '2025-11-01', declaredOn: '2025-11-01' })

const stopped: BenefitState = { ...half, lastCertifiedOn: '2025-02-01', status: 'suspended', suspendedFrom: '2026-01' }
const last = (benefit: BenefitState, lastCertifiedOn: string): BenefitState => ({ ...benefit, lastCertifiedOn })

describe('a yearly pension certified on 2025-03-10, due on 2026-03-10', () => {
  test.each([
    ['2025-03-10', 'certified', 365, 'the day itself'],
    ['2025-12-09', 'certified', 91, 'ninety-one days before'],
    ['2025-12-10', 'open', 90, 'ninety days before: first notice'],
    ['2026-02-07', 'open', 31, 'thirty-one days before'],
    ['2026-02-08', 'dueSoon', 30, 'thirty days before'],
    ['2026-03-10', 'dueSoon', 0, 'the last day counts whole'],
    ['2026-03-11', 'grace', -1, 'late, pay still runs'],
    ['2026-03-31', 'grace', -21, 'last day without effect on pay'],
    ['2026-04-01', 'overdue', -22, 'pay may be stopped, but not by a machine'],
    ['2029-04-01', 'overdue', -1118, 'years later it is still only overdue'],
  ])('on %s: %s, %d days left (%s)', (today, kind, daysLeft) => {
    expect(standing(yearly, rizhao, today))
      .toMatchObject({ kind, dueOn: '2026-03-10', daysLeft, graceEndsOn: '2026-03-31', suspendedFrom: null })
  })
  test('says from when it asks again, and that one may certify at any time once it asks', () => {
    expect(standing(yearly, rizhao, '2025-06-01').opensOn).toBe('2025-12-10')
    expect(standing(yearly, rizhao, '2025-12-10').opensOn).toBeNull()
  })
})

describe('a resident pension certified on 2025-08-01, next window 21 January to 20 June', () => {
  test.each([
    ['2025-12-20', 'certified', '2026-01-21'],
    ['2026-01-20', 'certified', '2026-01-21'],
    ['2026-01-21', 'open', null],
    ['2026-05-20', 'open', null],
    ['2026-05-21', 'dueSoon', null],
    ['2026-06-20', 'dueSoon', null],
    ['2026-06-21', 'grace', null],
    ['2026-06-30', 'grace', null],
    ['2026-07-01', 'overdue', null],
    ['2026-08-01', 'overdue', null],
  ])('on %s: %s', (today, kind, opensOn) => {
    expect(standing(half, rizhao, today)).toMatchObject({ kind, opensOn, dueOn: '2026-06-20', certifiedOn: '2025-08-01' })
  })
})

describe('a survivor benefit certified in the fourth quarter of 2025', () => {
  test.each([
    ['2025-12-31', 'certified', false],
    ['2026-01-01', 'open', true],
    ['2026-03-01', 'dueSoon', true],
    ['2026-03-31', 'dueSoon', true],
    ['2026-04-01', 'overdue', true],
  ])('on %s: %s, declaration missing: %s (a quarter ends with its month, so there is no grace)', (today, kind, declarationMissing) => {
    expect(standing(quarter, rizhao, today)).toMatchObject({ kind, declarationMissing })
  })
})

describe('life proof and declaration are two duties of a survivor', () => {
  const missed = benefitOf('survivor', { lastCertifiedOn: '2025-02-01', declaredOn: '2025-02-01' })
  test('the face cures the missed quarters, the declaration stays open', () => {
    expect(standing(afterSuccess(missed, '2025-08-01', 'phone'), rizhao, '2025-08-01'))
      .toMatchObject({ kind: 'certified', declarationMissing: true })
  })
  test('the declaration alone proves no life', () => {
    expect(standing({ ...missed, declaredOn: '2025-08-01' }, rizhao, '2025-08-01'))
      .toMatchObject({ kind: 'overdue', declarationMissing: false })
  })
  test('nothing is to be declared in the quarter in which the benefit began', () => {
    expect(standing(benefitOf('survivor', { startOn: '2025-05-10' }), rizhao, '2025-06-30').declarationMissing).toBe(false)
    expect(standing(benefitOf('survivor', { startOn: '2025-05-10' }), rizhao, '2025-07-01').declarationMissing).toBe(true)
  })
  test('other benefits never ask for it', () => { expect(standing(yearly, rizhao, '2027-01-01').declarationMissing).toBe(false) })
})

describe('someone newly retired', () => {
  test.each([
    ['enterprise', '2025-11-20', '2025-11-20', 'notYet', '2026-08-22'],
    ['enterprise', '2025-11-20', '2026-08-21', 'notYet', '2026-08-22'],
    ['enterprise', '2025-11-20', '2026-08-22', 'open', null],
    ['resident', '2026-03-01', '2026-06-20', 'notYet', '2026-07-21'],
    ['resident', '2026-01-21', '2026-06-20', 'notYet', '2026-07-21'],
    ['resident', '2026-01-20', '2026-01-20', 'notYet', '2026-01-21'],
    ['resident', '2026-01-20', '2026-01-21', 'open', null],
    ['resident', '2026-06-25', '2026-07-21', 'open', null],
    ['survivor', '2025-05-10', '2025-06-30', 'notYet', '2025-07-01'],
  ] as const)('%s from %s, on %s: %s', (scheme, startOn, today, kind, opensOn) => {
    expect(standing(benefitOf(scheme, { startOn }), rizhao, today)).toMatchObject({ kind, opensOn, certifiedOn: null })
  })
})

describe('what staff, reviewers and data matching add', () => {
  test('stopped pay comes with what certifying today would bring', () => {
    expect(standing(stopped, rizhao, '2026-02-16')).toMatchObject({
      kind: 'suspended',
      suspendedFrom: '2026-01',
      ifCertifiedToday: {
        resumeMonth: '2026-03', backPayMonths: ['2026-01', '2026-02'], backPayArrivesMonth: '2026-04', afterCutoff: true,
      },
    })
  })
  test('a success brings stopped pay back', () => {
    expect(standing(afterSuccess(stopped, '2026-02-16', 'counter'), rizhao, '2026-02-16'))
      .toMatchObject({ kind: 'certified', dueOn: '2026-12-20', suspendedFrom: null, ifCertifiedToday: null })
  })
  test.each([
    ['overdue', { ...half, lastCertifiedOn: '2025-02-01' }, 'reviewing'],
    ['suspended', stopped, 'reviewing'],
    ['certified', { ...half, lastCertifiedOn: '2026-02-01' }, 'certified'],
    ['closed', { ...half, status: 'closed' as const }, 'closed'],
  ])('while a video is reviewed, %s becomes %s', (_before, benefit, kind) => {
    expect(standing(benefit, rizhao, '2026-02-16', { reviewing: true }).kind).toBe(kind)
  })
  test('a held benefit is being looked at, and a success does not lift the hold', () => {
    const held = { ...half, status: 'held' as const }
    expect(standing(held, rizhao, '2026-02-16').kind).toBe('reviewing')
    // no month is promised while a finding is open
    expect(standing({ ...held, suspendedFrom: '2026-01' }, rizhao, '2026-02-16')).toMatchObject({ suspendedFrom: null, ifCertifiedToday: null })
    expect(afterSuccess(held, '2026-02-16', 'phone')).toMatchObject({ status: 'held', lastCertifiedOn: '2026-02-16' })
  })
  test('matched data is said to be that, until the next window opens', () => {
    const matched = afterSuccess(half, '2026-02-01', 'dataMatch')
    expect(standing(matched, rizhao, '2026-07-20').kind).toBe('dataMatch')
    expect(standing(matched, rizhao, '2026-07-21').kind).toBe('open')
  })
  test('a closed benefit has no due day', () => {
    expect(standing({ ...quarter, status: 'closed', declaredOn: null }, rizhao, '2026-02-16')).toEqual({
      kind: 'closed', dueOn: null, daysLeft: null, opensOn: null, graceEndsOn: null, certifiedOn: '2025-11-01',
      suspendedFrom: null, ifCertifiedToday: null, declarationMissing: false,
    })
  })
  test('extra days of grace move the stop, not the due day', () => {
    expect(standing(half, withGrace(15), '2026-07-31')).toMatchObject({ kind: 'grace', dueOn: '2026-06-20', graceEndsOn: '2026-07-31' })
    expect(standing(half, withGrace(15), '2026-08-01').kind).toBe('overdue')
  })
})

describe('a visit that was recorded offline and arrives late', () => {
  test('never takes a newer certification back', () => {
    expect(afterSuccess(half, '2025-06-01', 'homeVisit')).toMatchObject({ lastCertifiedOn: '2025-08-01' })
    expect(afterSuccess({ ...half, lastChannel: 'phone' }, '2025-06-01', 'homeVisit').lastChannel).toBe('phone')
  })
})

test('of two certifications of one day the later one says how: a face after a data match is a face', () => {
  expect(afterSuccess(afterSuccess(half, '2026-02-01', 'dataMatch'), '2026-02-01', 'phone')).toMatchObject({ lastCertifiedOn: '2026-02-01', lastChannel: 'phone' })
})

describe('several benefits of one person', () => {
  const today = '2026-02-16'
  test.each<[string, BenefitState[], string[]]>([
    ['the earliest due day first', [yearly, quarter], ['enterprise dueSoon', 'survivor open']],
    ['what can be done before what is done', [last(yearly, '2025-05-25'), half], ['resident open', 'enterprise certified']],
    ['stopped pay before everything', [last(yearly, '2024-01-01'), stopped], ['resident suspended', 'enterprise overdue']],
    ['a closed one last', [{ ...yearly, status: 'closed' }, last(half, '2026-02-01')], ['resident certified', 'enterprise closed']],
    ['of two certified the earlier due', [last(half, '2026-02-01'), last(yearly, '2025-09-01')],
      ['enterprise certified', 'resident certified']],
  ])('%s', (_what, benefits, order) => {
    const person = personStanding(benefits, rizhao, today)
    expect(person.benefits.map((b) => `${b.scheme} ${b.standing.kind}`)).toEqual(order)
    expect(person.standing).toEqual(person.benefits[0]?.standing)
  })
  test('a person without a benefit is an error', () => { expect(() => personStanding([], rizhao, today)).toThrow(new RangeError('a beneficiary has at least one benefit')) })

  test.each<[string, BenefitState[], boolean]>([
    ['employee and resident', [yearly, half], true],
    ['public institution and resident', [benefitOf('publicInstitution'), half], true],
    ['employee and survivor', [yearly, quarter], false],
    ['employee, and resident that ended', [yearly, { ...half, status: 'closed' }], false],
    ['resident alone', [half], false],
  ])('%s: suspected duplicate %3$s', (_who, benefits, suspected) => { expect(isSuspectedDuplicate(benefits)).toBe(suspected) })
})

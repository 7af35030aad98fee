/** Certifying silently, by what others have recorded. */
import fc from 'fast-check'
import { addDays, daysBetween } from '../../src/domain/calendar'
import { afterSuccess, attribute, duty, type BenefitState } from '../../src/domain/cycle'
import { decideMatch, EVENT_KINDS, isSilenced, isWorthwhile, MATCH_RULE, objectToMatch, type EventKind, type LifeEvent } from '../../src/domain/data-match'
import { CUSTODIES, LOSS_CODES, type LossGround } from '../../src/domain/loss'
import { standing } from '../../src/domain/standing'
import { benefitOf, rizhao } from './cases'

const today = '2026-06-30'
const nothing = { openGrounds: [], lastCertifiedOn: null, objectedOn: null }
const event = (kind: EventKind, on: string, source = kind as string): LifeEvent => ({ kind, on, source })

test.each<[string, LifeEvent[], string | null]>([
  ['a stay in hospital', [event('inpatient', '2026-05-02')], '2026-05-02'],
  ['a boarding gate', [event('boardingGate', '2026-05-03')], '2026-05-03'],
  ['one card at a clinic', [event('outpatientCard', '2026-05-02')], null],
  ['two cards of two sources, 45 days apart: the earlier day', [event('outpatientCard', '2026-05-01'), event('bankCard', '2026-06-15')], '2026-05-01'],
  ['two cards of two sources, 46 days apart', [event('outpatientCard', '2026-05-01'), event('bankCard', '2026-06-16')], null],
  ['two cards of two sources on one day', [event('outpatientCard', '2026-05-01'), event('bankCard', '2026-05-01')], '2026-05-01'],
  ['two cards of one source', [event('outpatientCard', '2026-05-01', 'clinic'), event('insuranceCard', '2026-05-02', 'clinic')], null],
  ['three cards: the pair with the latest first day', [
    event('outpatientCard', '2026-04-01'), event('bankCard', '2026-05-10'), event('insuranceCard', '2026-06-01'),
  ], '2026-05-10'],
  ['a card before and a hospital after', [event('bankCard', '2026-04-01'), event('inpatient', '2026-05-20')], '2026-05-20'],
  ['an old hospital and two young cards', [
    event('inpatient', '2026-02-01'), event('bankCard', '2026-05-20'), event('outpatientCard', '2026-05-25'),
  ], '2026-05-20'],
  ['phone bills for months', [event('phoneBill', '2026-05-01', 'a'), event('phoneBill', '2026-05-02', 'b'), event('appOpened', '2026-05-03')], null],
  ['a card and a phone bill', [event('bankCard', '2026-05-01'), event('phoneBill', '2026-05-02')], null],
  ['a hospital stay of today', [event('inpatient', '2026-06-30')], '2026-06-30'],
  ['a hospital stay of tomorrow', [event('inpatient', '2026-07-01')], null],
  ['nothing at all', [], null],
])('%s', (_what, events, on) => {
  expect(decideMatch(events, nothing, today)).toMatchObject(on === null ? { kind: 'notEnough' } : { kind: 'certify', on })
})

test('the events that carry it are named, for the card that the person sees', () => {
  const [clinic, bank] = [event('outpatientCard', '2026-05-01'), event('bankCard', '2026-05-20')]
  expect(decideMatch([bank, clinic, event('phoneBill', '2026-05-21')], nothing, today)).toEqual({ kind: 'certify', on: '2026-05-01', by: [clinic, bank] })
})

test('where one event says as much as two of the same day, it stands alone', () => {
  const [clinic, bank, hospital] = [event('outpatientCard', '2026-05-01'), event('bankCard', '2026-05-01'), event('inpatient', '2026-05-01')]
  for (const events of [[clinic, bank, hospital], [hospital, bank, clinic]]) {
    expect(decideMatch(events, nothing, today)).toEqual({ kind: 'certify', on: '2026-05-01', by: [hospital] })
  }
})

test.each<[EventKind, string]>([
  ['inpatient', 'certify'], ['boardingGate', 'certify'], ['counterVisit', 'certify'], ['faceLogin', 'certify'],
  ['outpatientCard', 'notEnough'], ['insuranceCard', 'notEnough'], ['bankCard', 'notEnough'], ['phoneBill', 'notEnough'], ['appOpened', 'notEnough'],
])('%s alone: %s', (kind, answer) => {
  expect(decideMatch([event(kind, '2026-05-01')], nothing, today).kind).toBe(answer)
})

test.each<[EventKind, string]>([['outpatientCard', 'certify'], ['insuranceCard', 'certify'], ['bankCard', 'certify'], ['phoneBill', 'notEnough'], ['appOpened', 'notEnough']])(
  '%s beside a card of another source: %s', (kind, answer) => {
    expect(decideMatch([event(kind, '2026-05-01', 'a'), event('bankCard', '2026-05-02', 'b')], nothing, today).kind).toBe(answer)
  })

test.each<[LossGround, string]>([
  ['death', 'forbidden'], ['declaredDead', 'forbidden'], ['missing', 'forbidden'], ['servingSentence', 'forbidden'],
  ['wantedOrDetained', 'forbidden'], ['suspendedSentence', 'certify'], ['duplicate', 'certify'], ['nationalityLost', 'certify'], ['other', 'certify'],
])('while %s is open, a stay in hospital is %s', (ground, kind) => {
  expect(decideMatch([event('inpatient', '2026-05-02')], { ...nothing, openGrounds: [ground] }, today).kind).toBe(kind)
})

test.each([['2026-05-01', 'certify'], ['2026-05-02', 'nothingNew'], ['2026-06-01', 'nothingNew']])(
  'certified on %s already: a stay of 2 May is %s', (lastCertifiedOn, kind) => {
    expect(decideMatch([event('inpatient', '2026-05-02')], { ...nothing, lastCertifiedOn }, today).kind).toBe(kind)
  })

test.each([['2026-05-01', 'certify'], ['2026-05-02', 'notEnough'], ['2026-06-01', 'notEnough']])(
  'objected on %s: a stay of 2 May is %s', (objectedOn, kind) => {
    expect(decideMatch([event('inpatient', '2026-05-02')], { ...nothing, objectedOn }, today).kind).toBe(kind)
  })

describe('"that was not me"', () => {
  const matched = benefitOf('enterprise', { lastCertifiedOn: '2026-02-01', lastChannel: 'dataMatch' })
  const silent = { certifiedOn: '2026-02-01', before: { lastCertifiedOn: '2025-03-10', lastChannel: 'phone' as const }, objectedOn: null }
  test('the old duty returns, with ninety days to do it in', () => {
    const objection = objectToMatch(silent, matched, rizhao, today)
    expect(objection).toMatchObject({ kind: 'accepted', certifyBy: '2026-09-28', benefit: { lastCertifiedOn: '2025-03-10', lastChannel: 'phone' } })
  })
  test('who had longer keeps the longer', () => {
    const early = { ...silent, before: { lastCertifiedOn: '2025-12-01', lastChannel: 'kiosk' as const } }
    expect(objectToMatch(early, matched, rizhao, '2026-02-03')).toMatchObject({ kind: 'accepted', certifyBy: '2026-12-01' })
  })
  test('a first certification taken back leaves none', () => {
    const objection = objectToMatch({ ...silent, before: { lastCertifiedOn: null } }, { ...matched, startOn: '2026-01-10' }, rizhao, today)
    expect(objection.kind === 'accepted' && standing(objection.benefit, rizhao, today).kind).toBe('notYet')
  })
  test('pay that the match brought back keeps running', () => {
    expect(objectToMatch(silent, matched, rizhao, today)).toMatchObject({ benefit: { status: 'active', suspendedFrom: null } })
  })
  test('a second time is once too often', () => {
    expect(objectToMatch({ ...silent, objectedOn: '2026-03-01' }, matched, rizhao, today).kind).toBe('alreadyObjected')
  })
  test.each([
    ['by phone on a later day', { lastCertifiedOn: '2026-04-01', lastChannel: 'phone' as const }],
    ['at the counter on the same day', { lastCertifiedOn: '2026-02-01', lastChannel: 'counter' as const }],
    ['by a later match', { lastCertifiedOn: '2026-04-01', lastChannel: 'dataMatch' as const }],
  ])('certified since, %s: nothing hangs on it', (_how, facts) => {
    expect(objectToMatch(silent, { ...matched, ...facts }, rizhao, today).kind).toBe('noEffect')
  })
})

describe('after an objection', () => {
  const silent = { certifiedOn: '2026-02-01', before: { lastCertifiedOn: '2025-03-10', lastChannel: 'phone' as const }, objectedOn: null }
  const objected = () => {
    const objection = objectToMatch(silent, benefitOf('enterprise', { lastCertifiedOn: '2026-02-01', lastChannel: 'dataMatch' }), rizhao, today)
    if (objection.kind !== 'accepted') throw new Error(objection.kind)
    return objection.benefit
  }
  test.each([['2026-07-01', 'open'], ['2026-09-14', 'dueSoon'], ['2026-09-28', 'dueSoon'], ['2026-09-29', 'grace'], ['2026-10-01', 'overdue']])(
    'nobody is late before the ninety days are over: on %s %s', (on, kind) => {
      expect(standing(objected(), rizhao, on)).toMatchObject({ kind, dueOn: '2026-09-28' })
    })
  test('certified within them: on time, and the cycle runs from that day', () => {
    expect(attribute(objected(), rizhao, '2026-09-28').attribution).toBe('onTime')
    const after = afterSuccess(objected(), '2026-09-28', 'phone')
    expect([duty(after, rizhao).dueOn, 'respiteUntil' in after]).toEqual(['2027-09-28', false])
  })
  test.each<[string, string | null, object, boolean]>([
    ['nobody objected', null, { lastCertifiedOn: '2025-03-10', lastChannel: 'phone' }, false],
    ['not certified since', '2026-06-30', { lastCertifiedOn: '2025-03-10', lastChannel: 'phone' }, true],
    ['certified by phone since', '2026-06-30', { lastCertifiedOn: '2026-07-02', lastChannel: 'phone' }, false],
    ['only matched since', '2026-06-30', { lastCertifiedOn: '2026-07-02', lastChannel: 'dataMatch' }, true],
    ['certified at the counter on the day of objecting', '2026-06-30', { lastCertifiedOn: '2026-06-30', lastChannel: 'counter' }, false],
    ['certified by phone the day before', '2026-06-30', { lastCertifiedOn: '2026-06-29', lastChannel: 'phone' }, true],
    ['never certified', '2026-06-30', { lastCertifiedOn: null }, true],
  ])('%s: silent certification rests: %4$s', (_what, objectedOn, facts, rests) => {
    expect(isSilenced(objectedOn, [benefitOf('enterprise', facts)])).toBe(rests)
  })
  test('one face is enough for all benefits of a person', () => {
    const [seen, old] = [benefitOf('enterprise', { lastCertifiedOn: '2026-07-02', lastChannel: 'phone' }), benefitOf('survivor', { lastCertifiedOn: '2026-01-02', lastChannel: 'phone' })]
    expect([isSilenced('2026-06-30', [seen, old]), isSilenced('2026-06-30', [old, seen]), isSilenced('2026-06-30', [old])]).toEqual([false, false, true])
  })
})

test.each([
  ['asked for', '2025-07-20', '2026-06-20', true], ['ninety days after the last', '2026-03-01', '2026-05-30', true],
  ['eighty-nine days after the last', '2026-03-01', '2026-05-29', false], ['the week after', '2026-06-01', '2026-06-08', false],
])('an event is used when the person is %s: certified %s, seen %s: %s', (_what, lastCertifiedOn, on, isUsed) => {
  expect(isWorthwhile([benefitOf('enterprise', { lastCertifiedOn, lastChannel: 'phone' })], on, rizhao, today)).toBe(isUsed)
})

// a resident who certified on 15 June is asked again from 21 July on
const resting = benefitOf('resident', { lastCertifiedOn: '2026-06-15', lastChannel: 'phone' })
const old = benefitOf('enterprise', { lastCertifiedOn: '2026-02-01', lastChannel: 'phone' })
test.each<[string, BenefitState[], string, boolean]>([
  ['on the day before anything is asked', [resting], '2026-07-20', false], ['on the day on which it is asked', [resting], '2026-07-21', true],
  ['of a benefit that has ended', [{ ...resting, status: 'closed' }], '2026-07-21', false],
  ['of one that rests beside an old one that has ended', [resting, { ...old, status: 'closed' }], '2026-07-20', false],
  ['of one that rests beside an old one that runs', [resting, old], '2026-07-20', true], ['of nobody’s benefit', [], '2026-07-21', false],
])('an event %s is used: %3$s', (_what, benefits, on, isUsed) => { expect(isWorthwhile(benefits, on, rizhao, on)).toBe(isUsed) })

describe('laws', () => {
  const lifeEvent = fc.record({
    kind: fc.constantFrom(...EVENT_KINDS), source: fc.constantFrom('a', 'b', 'c'), on: fc.integer({ min: 0, max: 200 }).map((n) => addDays('2026-01-01', n)),
  })
  const events = fc.array(lifeEvent, { maxLength: 8 })
  test('the order of events does not matter, and more of them never give an earlier day', () => {
    fc.assert(fc.property(events, lifeEvent, (some, extra) => {
      const on = (list: LifeEvent[]) => { const found = decideMatch(list, nothing, today); return found.kind === 'certify' ? found.on : '' }
      return on(some) === on([...some].reverse()) && on(some) <= on([...some, extra])
    }), { numRuns: 2000 })
  })
  test('what certifies is one strong event, or two cards of different sources close together, none ahead of today', () => {
    fc.assert(fc.property(events, (some) => {
      const found = decideMatch(some, nothing, today)
      if (found.kind !== 'certify') return !some.some(({ kind, on }) => MATCH_RULE.strengths[kind] === 'A' && on <= today)
      const [a, b] = found.by
      if (!a || found.by.some((one) => one.on > today || one.on < found.on)) return false
      if (!b) return MATCH_RULE.strengths[a.kind] === 'A' && a.on === found.on
      return found.by.length === 2 && a.source !== b.source && Math.abs(daysBetween(a.on, b.on)) <= 45
        && MATCH_RULE.strengths[a.kind] === 'B' && MATCH_RULE.strengths[b.kind] === 'B'
    }), { numRuns: 2000 })
  })
  test('a recorded death or term is stronger than any number of events', () => {
    const known: LossGround[] = [...LOSS_CODES.filter((code) => code !== 'imprisoned'), ...CUSTODIES]
    expect(MATCH_RULE.forbiddenBy.every((ground) => known.includes(ground))).toBe(true)
    fc.assert(fc.property(events, fc.constantFrom(...MATCH_RULE.forbiddenBy), (some, ground) =>
      decideMatch(some, { ...nothing, openGrounds: ['other', ground] }, today).kind === 'forbidden'))
  })
})

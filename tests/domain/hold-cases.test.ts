/** Single findings: what each does to a stored benefit at once, and what is left of it afterwards (rules R19-R21). Laws: hold.test.ts. */
import type { BenefitState } from '../../src/domain/cycle'
import { afterConfirmed, afterEnded, afterFinding, ENDINGS_OF, facedOn, type KeptFinding } from '../../src/domain/hold'
import type { Finding, LossGround } from '../../src/domain/loss'
import type { HoldEnding } from '../../src/domain/loss-end'
import { benefitOf, rizhao } from './cases'

const recordedOn = '2025-11-12'
const death: Finding = { code: 'death', since: '2025-10-05', source: 'civilAffairs', recordedOn }
const paid = benefitOf('enterprise', { lastCertifiedOn: '2025-03-10' })
const stoppedFrom = (suspendedFrom: string): BenefitState => ({ ...paid, status: 'suspended', suspendedFrom })
const ACTIVE = { status: 'active', suspendedFrom: null } as const

test.each<[LossGround, HoldEnding[]]>([
  ['death', ['refuted']], ['declaredDead', ['refuted', 'reappeared']], ['missing', ['refuted', 'reappeared']], ['servingSentence', ['refuted', 'sentenceServed']],
  ['suspendedSentence', ['refuted', 'sentenceServed']], ['wantedOrDetained', ['refuted', 'acquitted']], ['nationalityLost', ['refuted']],
  ['duplicate', ['refuted']], ['other', ['refuted']],
])('%s can end by %j', (ground, endings) => expect(ENDINGS_OF[ground]).toEqual(endings))

test('seen on the day of a certification, unless it was a data match', () => {
  expect(facedOn({ ...paid, lastChannel: 'phone' })).toBe('2025-03-10')
  expect(facedOn(paid)).toBe('2025-03-10')
  expect(facedOn({ ...paid, lastChannel: 'dataMatch' })).toBeNull()
  // so a match after a death contradicts nothing, and a face does
  const on = (lastChannel: 'phone' | 'dataMatch') => afterFinding({ ...paid, lastCertifiedOn: '2025-10-20', lastChannel }, death, 'clerk').effect.kind
  expect([on('dataMatch'), on('phone')]).toEqual(['hold', 'conflict'])
})

describe('a finding', () => {
  test.each<[string, BenefitState, Finding, object]>([
    ['makes pay wait from the next month', paid, death, { status: 'held', suspendedFrom: '2025-12', finding: { ...death, recordedBy: 'clerk', confirmedBy: null, before: ACTIVE } }],
    ['leaves an earlier stop where it began', stoppedFrom('2025-06'), death, { status: 'held', suspendedFrom: '2025-06', finding: { before: { status: 'suspended', suspendedFrom: '2025-06' } } }],
    ['comes before a stop that was to begin later', stoppedFrom('2026-01'), death, { status: 'held', suspendedFrom: '2025-12', finding: { before: { status: 'suspended', suspendedFrom: '2026-01' } } }],
    ['of the family is only kept', paid, { ...death, source: 'family' }, { ...ACTIVE, finding: { source: 'family', before: ACTIVE } }],
    ['of a suspended sentence is only kept', paid, { ...death, code: 'imprisoned', custody: 'suspendedSentence', source: 'court' }, { ...ACTIVE, finding: { before: ACTIVE } }],
  ])('%s', (_, benefit, finding, expected) => expect(afterFinding(benefit, finding, 'clerk').benefit).toMatchObject(expected))

  test('of no ground for the scheme, or on a closed benefit, changes nothing', () => {
    const abroad: Finding = { code: 'nationalityLost', since: '2025-10-05', source: 'publicSecurity', recordedOn }
    expect(afterFinding(paid, abroad, null)).toEqual({ benefit: paid, effect: { kind: 'nothing' } })
    const closed: BenefitState = { ...paid, status: 'closed' }
    expect(afterFinding(closed, death, null)).toEqual({ benefit: closed, effect: { kind: 'nothing' } })
  })
  test('that takes another\'s place remembers what stood before the first', () => {
    const first = afterFinding(stoppedFrom('2025-06'), { code: 'missing', since: '2025-09-01', source: 'court', recordedOn }, 'clerk').benefit
    expect(afterFinding(first, death, 'clerk').benefit.finding?.before).toEqual({ status: 'suspended', suspendedFrom: '2025-06' })
  })
  test('by machine has no operator', () => expect(afterFinding(paid, death, null).benefit.finding?.recordedBy).toBeNull())
})

const kept = (finding: Finding, before: KeptFinding['before'] = ACTIVE): KeptFinding => ({ ...finding, recordedBy: 'clerk', confirmedBy: null, before })
test.each<[string, Finding, BenefitState['status']]>([
  ['another nationality', { ...death, code: 'nationalityLost' }, 'closed'], ['anything else', { ...death, code: 'other' }, 'closed'],
  ['missing', { ...death, code: 'missing' }, 'held'],
])('%s, confirmed: %s', (_, finding, status) => {
  expect(afterConfirmed(paid, kept(finding), 'reviewer', '2025-11-20')).toMatchObject({ status, suspendedFrom: '2025-12', finding: { confirmedBy: 'reviewer' } })
})
test('confirmed later than it was held, pay is gone from the month in which it waited', () => {
  const held = afterFinding(paid, death, 'clerk').benefit
  expect(afterConfirmed(held, held.finding!, 'reviewer', '2026-01-20').suspendedFrom).toBe('2025-12')
  expect(afterConfirmed({ ...held, suspendedFrom: null }, held.finding!, 'reviewer', '2026-01-20').suspendedFrom).toBe('2026-02')
})

describe('a finding that ends', () => {
  const held: BenefitState = { ...paid, status: 'held', suspendedFrom: '2025-12' }
  const end = (benefit: BenefitState, before: KeptFinding['before'] = ACTIVE, ending: HoldEnding = 'refuted') =>
    afterEnded({ ...benefit, finding: kept(death, before) }, kept(death, before), ending, '2026-01-20', rizhao)
  const stop = { status: 'suspended', suspendedFrom: '2025-06' } as const

  test.each(['held', 'closed'] as const)('after a %s benefit pay runs again, and what waited is told', (status) => {
    expect(end({ ...held, status })).toEqual({ benefit: paid, pay: expect.objectContaining({ resumeMonth: '2026-02', backPayMonths: ['2025-12', '2026-01'], rate: 'inForce' }) })
    expect(end({ ...held, status }, ACTIVE, 'sentenceServed').pay).toMatchObject({ backPayMonths: [], rate: 'asBefore' })
  })
  test('where no month had waited none is told', () => expect(end({ ...held, suspendedFrom: null })).toEqual({ benefit: paid, pay: null }))
  test.each<[string, BenefitState]>([['pay ran all the time', paid], ['pay was stopped for something else', stoppedFrom('2025-06')]])('where %s, only the finding goes', (_, benefit) => {
    expect(end(benefit)).toEqual({ benefit, pay: null })
  })
  test.each<[string, string | null, boolean]>([
    ['never certified', null, true], ['certified before', '2025-03-10', true], ['certified on the day of the record', recordedOn, false], ['certified since', '2025-11-13', false],
  ])('a stop from before comes back: %s', (_, lastCertifiedOn, comesBack) => {
    const { benefit, pay } = end({ ...held, lastCertifiedOn }, stop)
    expect({ status: benefit.status, suspendedFrom: benefit.suspendedFrom }).toEqual(comesBack ? stop : ACTIVE)
    expect(pay === null).toBe(comesBack)
  })
  test('who was certified in between has no stop to come back where none was', () => {
    expect(end({ ...held, lastCertifiedOn: '2025-12-01' }).benefit).toMatchObject(ACTIVE)
  })
})

describe('a finding that took the place of another', () => {
  const missing: Finding = { code: 'missing', since: '2025-09-01', source: 'court', recordedOn: '2025-10-10' }
  const detained: Finding = { ...missing, code: 'imprisoned', custody: 'wantedOrDetained' }
  const sentenced: Finding = { ...death, code: 'imprisoned', custody: 'servingSentence', source: 'court' }
  const declaredDead: Finding = { ...death, code: 'declaredDead', source: 'court' }
  const toldByFamily: Finding = { ...death, source: 'family' }
  const after = (...findings: Finding[]) => findings.reduce((benefit, finding) => afterFinding(benefit, finding, 'clerk').benefit, paid)
  const end = (benefit: BenefitState, ending: HoldEnding) => afterEnded(benefit, benefit.finding!, ending, '2026-01-20', rizhao)

  test('keeps the first one, what it did to pay, and from when', () => {
    expect(after(missing, death)).toMatchObject({
      status: 'held', suspendedFrom: '2025-11', finding: { ...death, before: ACTIVE, earlier: { status: 'held', suspendedFrom: '2025-11', finding: { ...missing, before: ACTIVE } } },
    })
    expect(after(death).finding).not.toHaveProperty('earlier')
  })
  test.each<[string, Finding, Finding, HoldEnding]>([
    ['a death that was wrong: the person is missing as before', missing, death, 'refuted'],
    ['a sentence that was wrong: the detention stands', detained, sentenced, 'refuted'],
    ['a sentence that is served: who was missing before is still missing', missing, sentenced, 'sentenceServed'],
    ['a declaration of death that was wrong: missing as before', missing, declaredDead, 'refuted'],
  ])('%s, and pay waits on', (_what, first, second, ending) => {
    expect(end(after(first, second), ending)).toEqual({ benefit: after(first), pay: null })
  })
  test.each<[string, Finding, Finding, HoldEnding, string[]]>([
    ['a sentence after detention is served: both are over', detained, sentenced, 'sentenceServed', []],
    ['the declared dead reappears: nobody is missing either', missing, declaredDead, 'reappeared', ['2025-11', '2025-12', '2026-01']],
  ])('%s', (_what, first, second, ending, backPayMonths) => {
    expect(end(after(first, second), ending)).toEqual({ benefit: paid, pay: expect.objectContaining({ resumeMonth: '2026-02', backPayMonths }) })
  })
  test('a record that was wrong gives back what waited, and leaves the word of the family to be verified', () => {
    const { benefit, pay } = end(after(toldByFamily, death), 'refuted')
    expect(benefit).toEqual(after(toldByFamily))
    expect(pay).toMatchObject({ backPayMonths: ['2025-12', '2026-01'] })
  })
  test('pay that somebody brought back meanwhile, by evidence of an earlier day, is not stopped by the end of a finding', () => {
    const stop = { status: 'suspended', suspendedFrom: '2025-06' } as const
    const running: BenefitState = { ...paid, lastCertifiedOn: '2025-11-01', finding: kept(toldByFamily, stop) }
    expect(end(running, 'refuted')).toEqual({ benefit: { ...paid, lastCertifiedOn: '2025-11-01' }, pay: null })
  })
})

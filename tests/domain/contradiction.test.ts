/** Facts that do not go together (N15). */
import { contradictions, isCase, scoreOf, type CertificationFacts, type Part, type Seen } from '../../src/domain/contradiction'
import type { LossGround } from '../../src/domain/loss'

const seen = (minute: number, place: string | null, facts: Partial<Seen> = {}): Seen => ({ reference: `r${minute}`, atMs: minute * 60_000, channel: 'counter', place, ...facts })
const plain: CertificationFacts = { it: seen(0, '371102'), others: [], device: null, isSharedPhone: null, recording: null, twin: null, losses: [], on: '2026-03-10' }
const kinds = (facts: Partial<CertificationFacts>) => contradictions({ ...plain, ...facts }).map(({ kind }) => kind)

test('an ordinary certification is none', () => {
  expect(contradictions(plain)).toEqual([])
  expect(isCase([])).toBe(false)
})

test.each<[string, Seen, Seen, boolean]>([
  ['two cities at once', seen(0, '371102'), seen(0, '370102'), true],
  ['two cities an hour apart', seen(0, '371102'), seen(60, '370102'), true],
  ['two cities 61 minutes apart', seen(0, '371102'), seen(61, '370102'), false],
  ['two cities an hour before', seen(60, '371102'), seen(0, '370102'), true],
  ['two cities ten minutes apart, late in the day', seen(600, '371102'), seen(610, '370102'), true],
  ['two counties of one city', seen(0, '371102'), seen(10, '371121'), false],
  ['two streets', seen(0, '371102001'), seen(10, '371102002'), false],
  ['a city, and staff of the province', seen(0, '371102'), seen(10, '370000'), false],
  ['a phone, which has no place', seen(0, null, { channel: 'phone' }), seen(10, '370102'), false],
  ['a counter, and a phone', seen(0, '371102'), seen(10, null, { channel: 'phone' }), false],
])('%s', (_what, it, other, isFound) => {
  expect(kinds({ it, others: [other] })).toStrictEqual(isFound ? ['twoPlaces'] : [])
})
test('both cities, the minutes and the other record are named', () => {
  expect(contradictions({ ...plain, others: [seen(50, '370102')] })).toEqual([
    { kind: 'twoPlaces', weight: 3, minutes: 50, here: '3711', there: '3701', otherReference: 'r50', otherChannel: 'counter' }])
})

test.each<[number, number, object[]]>([
  [10, 20, []], [11, 20, [{ people: 11, span: 'day' }]], [10, 21, [{ people: 21, span: 'month' }]], [11, 30, [{ people: 11, span: 'day' }]], [1, 1, []],
])('a phone with %i people a day and %i a month', (day, month, expected) => {
  expect(contradictions({ ...plain, device: { day, month } })).toStrictEqual(expected.map((part) => ({ kind: 'busyDevice', weight: 2, ...part })))
})

test.each([[0.51, false], [0.52, true], [1, true]])('a recording %f alike', (likeness, isFound) => {
  expect(kinds({ recording: { likeness, otherReference: null } })).toEqual(isFound ? ['sameRecording'] : [])
})

test.each<[LossGround, boolean]>([
  ['death', true], ['declaredDead', true], ['missing', true], ['servingSentence', true], ['wantedOrDetained', true],
  ['suspendedSentence', false], ['duplicate', false], ['nationalityLost', false], ['other', false],
])('certified while %s is on record', (ground, isFound) => {
  expect(kinds({ losses: [{ ground, since: '2026-03-09' }] })).toEqual(isFound ? ['whileGone'] : [])
  expect(kinds({ losses: [{ ground, since: '2026-03-10' }] })).toEqual([])
  expect(kinds({ losses: [{ ground, since: '2026-03-09' }], it: seen(0, null, { channel: 'dataMatch' }) })).toStrictEqual([])
})
test('of several losses one is told, and of several cities one', () => {
  expect(contradictions({ ...plain, losses: [{ ground: 'missing', since: '2026-01-01' }, { ground: 'death', since: '2026-02-01' }] })).toEqual([{ kind: 'whileGone', weight: 3, ground: 'missing', since: '2026-01-01' }])
  expect(kinds({ others: [seen(1, '370102'), seen(2, '110101')] })).toEqual(['twoPlaces'])
})
test('a face that is another person’s, too, is a case by itself', () => {
  const parts = contradictions({ ...plain, twin: { likeness: 0.72, otherReference: 'r9' } })
  expect([parts, isCase(parts)]).toEqual([[{ kind: 'twinLike', weight: 2, likeness: 0.72, otherReference: 'r9' }], true])
})

test('one rare sign is a case by itself', () => { expect(isCase(contradictions({ ...plain, device: { day: 11, month: 11 } }))).toBe(true) })

test('a number shared at home is no case by itself, and counts beside another part', () => {
  const alone = contradictions({ ...plain, isSharedPhone: true })
  expect([alone.map(({ kind }) => kind), isCase(alone)]).toEqual([['sharedPhone'], false])
  const both = contradictions({ ...plain, isSharedPhone: true, device: { day: 11, month: 11 } })
  expect([both.map(({ kind }) => kind), scoreOf(both), isCase(both)]).toEqual([['busyDevice', 'sharedPhone'], 3, true])
})

test('all parts at once, the heaviest first', () => {
  const parts: Part[] = contradictions({
    it: seen(0, '371102'), others: [seen(1, '370102'), seen(2, '110101')], device: { day: 50, month: 60 }, isSharedPhone: true,
    recording: { likeness: 0.9, otherReference: 'x' }, twin: { likeness: 0.7, otherReference: null }, losses: [{ ground: 'death', since: '2026-01-01' }], on: '2026-03-10',
  })
  expect(parts.map(({ kind }) => kind)).toEqual(['twoPlaces', 'whileGone', 'sameRecording', 'twinLike', 'busyDevice', 'sharedPhone'])
  expect(parts.map(({ weight }) => weight)).toEqual([3, 3, 2, 2, 2, 1])
  expect(scoreOf(parts)).toBe(13)
})

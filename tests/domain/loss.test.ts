/** What a finding does to pay, and how pay goes on afterwards. */
import dayjs from 'dayjs'
import fc from 'fast-check'
import { addDays } from '../../src/domain/calendar'
import type { Scheme } from '../../src/domain/contract/common'
import {
  CUSTODIES, familyReportDueOn, FINDING_SOURCES, groundOf, LOSS_CODES, LOSS_RULES, lossEffect, lostFrom, mayTerminate, type Finding, type FindingSource,
} from '../../src/domain/loss'
import { HOLD_ENDINGS, payAfter, type HoldEnding } from '../../src/domain/loss-end'
import { rizhao, sameMonthMakeup } from './cases'

const grounds = [
  ...LOSS_CODES.filter((code) => code !== 'imprisoned').map((code) => ({ code })), ...CUSTODIES.map((custody) => ({ code: 'imprisoned' as const, custody })),
]
const found = (ground: (typeof grounds)[number], facts: Partial<Pick<Finding, 'since' | 'source' | 'recordedOn'>> = {}): Finding =>
  ({ since: '2026-03-05', source: 'investigation', recordedOn: '2026-03-16', ...facts, ...ground }) as Finding
const death = { code: 'death' } as const
const inPrison = { code: 'imprisoned', custody: 'servingSentence' } as const
const onProbation = { code: 'imprisoned', custody: 'suspendedSentence' } as const
const detained = { code: 'imprisoned', custody: 'wantedOrDetained' } as const

test.each<[string, (typeof grounds)[number], FindingSource, string | null, object]>([
  ['the police register a death', death, 'publicSecurity', null, { kind: 'hold', stage: 'holdDeath', fromMonth: '2026-04' }],
  ['a hospital reports a death', death, 'health', '2026-03-01', { kind: 'hold', stage: 'holdDeath', fromMonth: '2026-04' }],
  ['a crematorium reports a death', death, 'civilAffairs', null, { kind: 'hold', stage: 'holdDeath' }],
  ['a face on the day of the death itself', death, 'health', '2026-03-05', { kind: 'hold' }],
  ['a face on the day after', death, 'health', '2026-03-06', { kind: 'conflict', tell: ['health', 'payingAgency'] }],
  ['the family reports a death', death, 'family', null, { kind: 'verifyOnly' }],
  ['a neighbour reports a death', death, 'community', null, { kind: 'verifyOnly' }],
  ['a list of another region says dead', death, 'comparison', null, { kind: 'verifyOnly' }],
  ['staff have checked a death, a film of a later day or not', death, 'investigation', '2026-03-10', { kind: 'hold', stage: 'holdDeath' }],
  ['a court declares a missing person dead', { code: 'declaredDead' }, 'court', null, { kind: 'hold', stage: 'holdDeath', fromMonth: '2026-04' }],
  ['the declared dead shows a face', { code: 'declaredDead' }, 'court', '2026-03-20', { kind: 'conflict' }],
  ['the police look for a missing person', { code: 'missing' }, 'publicSecurity', null, { kind: 'hold', stage: 'holdOther', fromMonth: '2026-04' }],
  ['the missing person shows a face', { code: 'missing' }, 'publicSecurity', '2026-03-10', { kind: 'conflict' }],
  ['a term in prison begins', inPrison, 'justice', null, { kind: 'hold', stage: 'holdOther', fromMonth: '2026-04' }],
  ['a face during the term is no contradiction of the term', inPrison, 'justice', '2026-03-10', { kind: 'hold' }],
  ['a suspended sentence', onProbation, 'court', null, { kind: 'withoutAdjustments' }],
  ['somebody says: suspended sentence', onProbation, 'community', null, { kind: 'verifyOnly' }],
  ['detained, not convicted', detained, 'publicSecurity', null, { kind: 'hold', stage: 'holdOther', fromMonth: '2026-04' }],
  ['drawing twice, by comparison', { code: 'duplicate' }, 'comparison', null, { kind: 'verifyOnly' }],
  ['drawing twice, checked by staff', { code: 'duplicate' }, 'investigation', null, { kind: 'hold', stage: 'holdOther' }],
  ['anything else, from the police even', { code: 'other' }, 'publicSecurity', null, { kind: 'verifyOnly' }],
])('%s', (_what, ground, source, facedOn, effect) => {
  expect(lossEffect(found(ground, { source }), 'enterprise', facedOn)).toMatchObject({ ...effect, verifyBy: '2026-03-23' })
})

test.each<[string, (typeof grounds)[number], FindingSource[]]>([
  ['a death', death, ['publicSecurity', 'health', 'civilAffairs', 'investigation']],
  ['declared dead', { code: 'declaredDead' }, ['court', 'investigation']],
  ['missing', { code: 'missing' }, ['publicSecurity', 'court', 'investigation']],
  ['a term in prison', inPrison, ['publicSecurity', 'court', 'justice', 'investigation']],
  ['a suspended sentence', onProbation, ['publicSecurity', 'court', 'justice', 'investigation']],
  ['detained', detained, ['publicSecurity', 'court', 'investigation']],
  ['another nationality', { code: 'nationalityLost' }, ['publicSecurity', 'investigation']],
  ['drawing twice', { code: 'duplicate' }, ['investigation']],
  ['anything else', { code: 'other' }, ['investigation']],
])('%s works at once on the word of its own authorities alone', (_what, ground, sources) => {
  const atOnce = FINDING_SOURCES.filter((source) => lossEffect(found(ground, { source }), 'resident', null).kind !== 'verifyOnly')
  expect([...atOnce].sort()).toEqual([...sources].sort())
})

test.each<Scheme>(['enterprise', 'publicInstitution', 'resident', 'survivor'])('a death ends a %s benefit', (scheme) => {
  expect(lossEffect(found(death), scheme, null).kind).toBe('hold')
})

test.each<[Scheme, string]>([['resident', 'hold'], ['enterprise', 'nothing'], ['publicInstitution', 'nothing'], ['survivor', 'nothing']])(
  'another nationality and the %s scheme: %s', (scheme, kind) => {
    expect(lossEffect(found({ code: 'nationalityLost' }, { source: 'publicSecurity' }), scheme, null).kind).toBe(kind)
  })

test('a check that spans the Spring Festival has its five working days', () => {
  expect(lossEffect(found(death, { since: '2026-02-01', recordedOn: '2026-02-13', source: 'health' }), 'resident', null))
    .toEqual({ kind: 'hold', stage: 'holdDeath', fromMonth: '2026-03', verifyBy: '2026-02-27' })
})

test.each([['2026-03-16', 'hold', 'on the day of its record'], ['2026-03-17', 'verifyOnly', 'after its own record: a slip of the pen']])(
  'a death dated %s: %s (%s)', (since, kind) => {
    expect(lossEffect(found(death, { since, source: 'health' }), 'enterprise', null).kind).toBe(kind)
  })

test.each([['2026-03-01', '2026-04'], ['2026-03-31', '2026-04'], ['2025-12-31', '2026-01']])('dead on %s: the first month not due is %s', (since, month) => {
  expect(lostFrom(since)).toBe(month)
})

test('the family has twenty working days', () => { expect(familyReportDueOn('2026-03-02')).toBe('2026-03-30') })

test.each([
  ['an operator and another', 'a', ['b'], true],
  ['an operator alone', 'a', [], false],
  ['an operator who approves too', 'a', ['a'], false],
  ['an operator who approves twice', 'a', ['a', 'a'], false],
  ['a record of the night and one person', null, ['b'], false],
  ['a record of the night and one person, counted twice', null, ['b', 'b'], false],
  ['a record of the night and two people', null, ['b', 'c'], true],
])('%s end a benefit for good: %#', (_who, operatorId, approverIds, may) => { expect(mayTerminate({ operatorId, approverIds })).toBe(may) })

const ended = '2026-06-16'
test.each<[HoldEnding, string | null, string[], string | null, string]>([
  ['certified', '2026-07', ['2026-04', '2026-05', '2026-06'], '2026-08', 'inForce'],
  ['refuted', '2026-07', ['2026-04', '2026-05', '2026-06'], '2026-08', 'inForce'],
  ['sentenceServed', '2026-07', [], null, 'asBefore'],
  ['acquitted', '2026-07', ['2026-04', '2026-05', '2026-06'], '2026-08', 'inForce'],
  ['reappeared', '2026-07', ['2026-04', '2026-05', '2026-06'], '2026-08', 'inForce'],
  ['declaredDead', null, [], null, 'asBefore'],
  ['deathConfirmed', null, [], null, 'asBefore'],
])('held from April, over on 16 June by %s: pay again from %s, back pay of %j in %s, rate %s', (ending, resumeMonth, backPayMonths, arrives, rate) => {
  expect(payAfter(ending, '2026-04', ended, rizhao)).toEqual({
    resumeMonth, backPayMonths, backPayArrivesMonth: arrives, rate, funeralClaim: resumeMonth === null,
  })
})

test.each([
  ['2026-06-15', '2026-07', 'the 15th is in time'],
  ['2026-06-16', '2026-08', 'the 16th is not'],
  ['2026-12-16', '2027-02', 'over the year'],
])('acquitted on %s: back pay in %s (%s)', (on, arrives) => {
  expect(payAfter('acquitted', '2026-04', on, rizhao).backPayArrivesMonth).toBe(arrives)
})

// a payroll that is over cannot be changed: what was due from the end of the reason on is paid back by the day of the entry
test.each<[HoldEnding, string, string, string, string[], string | null]>([
  ['sentenceServed', '2026-06-16', '2026-09-10', '2026-10', ['2026-07', '2026-08', '2026-09'], '2026-10'],
  ['sentenceServed', '2026-06-30', '2026-07-01', '2026-08', ['2026-07'], '2026-08'],
  ['sentenceServed', '2026-06-01', '2026-06-30', '2026-07', [], null],
  ['acquitted', '2026-06-16', '2026-09-10', '2026-10', ['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09'], '2026-10'],
  ['reappeared', '2026-06-16', '2026-07-16', '2026-08', ['2026-04', '2026-05', '2026-06', '2026-07'], '2026-09'],
  ['sentenceServed', '2026-03-10', '2026-05-20', '2026-06', ['2026-04', '2026-05'], '2026-07'],
])('held from April, %s on %s, entered on %s: pay from %s, %j in %s', (ending, on, enteredOn, resumeMonth, backPayMonths, backPayArrivesMonth) => {
  expect(payAfter(ending, '2026-04', on, rizhao, enteredOn)).toMatchObject({ resumeMonth, backPayMonths, backPayArrivesMonth })
})

test('refuted before the first payroll that would have waited: nothing is owed', () => {
  expect(payAfter('refuted', '2026-04', '2026-03-20', rizhao))
    .toMatchObject({ resumeMonth: '2026-04', backPayMonths: [], backPayArrivesMonth: null })
})

describe('laws', () => {
  const day = fc.integer({ min: 0, max: 1000 }).map((n) => addDays('2025-01-01', n))
  const ground = fc.constantFrom(...grounds)
  const source = fc.constantFrom(...FINDING_SOURCES)
  const scheme = fc.constantFrom<Scheme>('enterprise', 'publicInstitution', 'resident', 'survivor')
  const runs = { numRuns: 2000 }

  test('a hold never reaches back: it begins in the month after its record, and what is lost begins no later', () => {
    fc.assert(fc.property(ground, source, scheme, day, fc.nat(400), fc.option(day), (what, who, kind, since, later, facedOn) => {
      const finding = found(what, { source: who, since, recordedOn: addDays(since, later) })
      const effect = lossEffect(finding, kind, facedOn)
      if (effect.kind !== 'hold') return true
      const nextMonth = dayjs(finding.recordedOn).startOf('month').add(1, 'month').format('YYYY-MM')
      return effect.fromMonth === nextMonth && lostFrom(since) <= effect.fromMonth && effect.stage === LOSS_RULES[groundOf(finding)].stage
    }), runs)
  })
  test('nobody but an authority or a finished check makes pay wait', () => {
    fc.assert(fc.property(ground, fc.constantFrom<FindingSource>('family', 'community', 'comparison'), scheme, day, (what, who, kind, since) =>
      lossEffect(found(what, { source: who, since, recordedOn: since }), kind, null).kind !== 'hold'), runs)
  })
  test('back pay is every waiting month or none, in order, by dayjs; it never comes without regular pay, nor later by an earlier ending', () => {
    const ending = fc.constantFrom(...HOLD_ENDINGS)
    fc.assert(fc.property(ending, day, day, fc.constantFrom(rizhao, sameMonthMakeup), (how, a, b, policy) => {
      const [from = a, endedOn = b] = [a, b].sort()
      const heldFrom = from.slice(0, 7)
      const months: string[] = []
      for (let m = dayjs(`${heldFrom}-01`); m.format('YYYY-MM') <= endedOn.slice(0, 7); m = m.add(1, 'month')) months.push(m.format('YYYY-MM'))
      const pays = ['certified', 'refuted', 'acquitted', 'reappeared'].includes(how)
      const goesOn = pays || how === 'sentenceServed'
      const found = payAfter(how, heldFrom, endedOn, policy)
      const later = payAfter(how, heldFrom, addDays(endedOn, 1), policy)
      return found.backPayMonths.join() === (pays ? months.join() : '')
        && found.resumeMonth === (goesOn ? dayjs(endedOn).startOf('month').add(1, 'month').format('YYYY-MM') : null)
        && (found.backPayArrivesMonth ?? '') <= (later.backPayArrivesMonth ?? '')
    }), { numRuns: 500 })
  })
})

/** Putting a record right afterwards. */
import fc from 'fast-check'
import { afterSuccess } from '../../src/domain/cycle'
import { correctionProblem, mayBackDate, needsSecondApprover, standingRecords, type Correctable, type MoneyFacts } from '../../src/domain/correction'
import { paymentForecast } from '../../src/domain/payment'
import { benefitOf, rizhao } from './cases'

test.each([
  ['2026-06-30', 'ok', 'today'],
  ['2026-05-31', 'ok', 'thirty days ago'],
  ['2026-05-30', 'tooOld', 'thirty-one days ago'],
  ['2026-07-01', 'inTheFuture', 'tomorrow'],
])('evidence of %s: %s (%s)', (on, answer) => { expect(mayBackDate(on, '2026-06-30')).toBe(answer) })

describe('a second person approves', () => {
  const paid = { status: 'active', suspendedFrom: null, payment: null } as const
  const stopped = { status: 'suspended', suspendedFrom: '2026-03', payment: null } as const
  const resumedBy = (on: string): MoneyFacts => ({ ...paid, payment: paymentForecast('2026-03', on, rizhao) })
  test.each<[string, MoneyFacts, MoneyFacts, boolean]>([
    ['another day of certifying, while pay runs', paid, paid, false],
    ['a stop that ends', stopped, resumedBy('2026-04-10'), true],
    ['a stop that begins', paid, stopped, true],
    ['a stop that moves by a month', stopped, { ...stopped, suspendedFrom: '2026-04' }, true],
    ['the 10th instead of the 12th: the same months', resumedBy('2026-04-12'), resumedBy('2026-04-10'), false],
    ['the 15th instead of the 16th: back pay a month earlier', resumedBy('2026-04-16'), resumedBy('2026-04-15'), true],
    ['the 31st of March instead of the 1st of April', resumedBy('2026-04-01'), resumedBy('2026-03-31'), true],
    ['a success that is taken back', resumedBy('2026-04-10'), stopped, true],
    ['a hold', paid, { ...paid, status: 'held' }, true],
  ])('%s: %#', (_what, before, after, needs) => { expect(needsSecondApprover(before, after)).toBe(needs) })
  test('as soon as a back-dated success lifts a stop', () => {
    const benefit = benefitOf('enterprise', { lastCertifiedOn: '2025-01-10', status: 'suspended', suspendedFrom: '2026-03' })
    const after = afterSuccess(benefit, '2026-06-20', 'counter')
    expect(needsSecondApprover({ ...benefit, payment: null }, { ...after, payment: paymentForecast('2026-03', '2026-06-20', rizhao) })).toBe(true)
  })
})

describe('a chain of records', () => {
  const first: Correctable = { id: 'first', supersedes: null }
  const second: Correctable = { id: 'second', supersedes: 'first' }
  const approvals = { operatorId: 'a', approverIds: [] }
  const wish = { ofId: 'first', evidenceOn: '2026-06-20', changesMoney: false, approvals }
  test.each([
    ['the first record, by one person', wish, [first], 'ok'],
    ['a record that was corrected before', wish, [first, second], 'alreadySuperseded'],
    ['one of several that stand', wish, [first, { id: 'other', supersedes: null }], 'ok'],
    ['the correction itself', { ...wish, ofId: 'second' }, [first, second], 'ok'],
    ['a record that is not there', { ...wish, ofId: 'third' }, [first, second], 'alreadySuperseded'],
    ['evidence of last winter', { ...wish, evidenceOn: '2026-01-20' }, [first], 'tooOld'],
    ['by nobody', { ...wish, approvals: { operatorId: null, approverIds: ['b'] } }, [first], 'needsOperator'],
    ['money, alone', { ...wish, changesMoney: true }, [first], 'needsSecondPerson'],
    ['money, approved by the operator', { ...wish, changesMoney: true, approvals: { operatorId: 'a', approverIds: ['a'] } }, [first], 'needsSecondPerson'],
    ['money, approved by another', { ...wish, changesMoney: true, approvals: { operatorId: 'a', approverIds: ['b'] } }, [first], 'ok'],
  ])('%s', (_what, correction, records, answer) => { expect(correctionProblem(correction, records, '2026-06-30')).toBe(answer) })

  test('however often it is corrected, one record stands, and every older one is as it was written', () => {
    fc.assert(fc.property(fc.array(fc.nat(20), { maxLength: 20 }), (picks) => {
      const records: Correctable[] = [first]
      const written = new Map([['first', JSON.stringify(first)]])
      picks.forEach((pick, i) => {
        const ofId = records[pick % records.length]!.id
        if (correctionProblem({ ...wish, ofId }, records, '2026-06-30') !== 'ok') return
        const newer = { id: `${i}`, supersedes: ofId }
        records.push(newer)
        written.set(newer.id, JSON.stringify(newer))
      })
      return standingRecords(records).length === 1 && records.every((record) => written.get(record.id) === JSON.stringify(record))
    }))
  })
})

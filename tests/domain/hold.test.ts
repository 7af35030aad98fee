/** Findings kept with a benefit, and how they end (rules R19-R21). */
import fc from 'fast-check'
import { afterConfirmed, afterEnded, afterFinding, ENDINGS_OF, isContradicted } from '../../src/domain/hold'
import { CUSTODIES, FINDING_SOURCES, groundOf, LOSS_CODES, type Finding } from '../../src/domain/loss'
import { benefitOf, rizhao } from './cases'

const today = '2025-11-12'
const paid = benefitOf('enterprise', { lastCertifiedOn: '2025-03-10' })
const stopped = benefitOf('enterprise', { lastCertifiedOn: '2024-03-10', status: 'suspended', suspendedFrom: '2025-06' })
const finding = fc.record({
  code: fc.constantFrom(...LOSS_CODES), custody: fc.constantFrom(...CUSTODIES), source: fc.constantFrom(...FINDING_SOURCES),
  since: fc.constantFrom('2024-01-01', '2025-03-10', '2025-03-11', '2025-11-12', '2025-11-13'),
}).map(({ code, custody, ...facts }): Finding => (code === 'imprisoned' ? { code, custody, ...facts, recordedOn: today } : { code, ...facts, recordedOn: today }))
const benefit = fc.constantFrom(paid, stopped)

test('no record of whatever kind ends a benefit or stops the month that is being paid', () => {
  fc.assert(fc.property(benefit, finding, (before, found) => {
    const { benefit: after } = afterFinding(before, found, 'clerk')
    return after.status !== 'closed' && (after.status !== 'held' || after.suspendedFrom! >= (before.suspendedFrom ?? '2025-12'))
  }), { numRuns: 2000 })
})

test('a record that turns out wrong leaves no trace in the benefit, whatever it did', () => {
  fc.assert(fc.property(benefit, finding, fc.boolean(), (before, found, isConfirmed) => {
    const { benefit: after } = afterFinding(before, found, 'clerk')
    if (!after.finding) return true
    const confirmed = isConfirmed ? afterConfirmed(after, after.finding, 'reviewer', today) : after
    const ended = afterEnded(confirmed, confirmed.finding!, 'refuted', '2026-01-20', rizhao)
    expect(ended.benefit).toEqual(before)
    // whatever waited comes back, also the month in which it is put right
    if (ended.pay) expect(ended.pay).toMatchObject({ backPayMonths: ['2025-12', '2026-01'], rate: 'inForce' })
    return true
  }), { numRuns: 2000 })
})

test('every ground can be refuted', () => {
  for (const endings of Object.values(ENDINGS_OF)) expect(endings).toContain('refuted')
})

const after = (found: Partial<Finding>, before = paid) => afterFinding(before, { code: 'death', since: '2025-10-05', source: 'civilAffairs', recordedOn: today, ...found } as Finding, 'clerk').benefit
test.each<[string, Partial<Finding>, string]>([
  ['death', {}, 'closed'], ['declared dead', { code: 'declaredDead', source: 'court' }, 'closed'], ['duplicate', { code: 'duplicate' }, 'closed'],
  ['missing', { code: 'missing', source: 'court' }, 'held'], ['a term', { code: 'imprisoned', custody: 'servingSentence', source: 'court' }, 'held'],
  ['detained', { code: 'imprisoned', custody: 'wantedOrDetained', source: 'court' }, 'held'],
  ['a suspended sentence', { code: 'imprisoned', custody: 'suspendedSentence', source: 'court' }, 'active'],
  ['what the family reports', { source: 'family' }, 'closed'],
])('%s, confirmed by a second person: %s', (_what, found, status) => {
  const held = after(found)
  const confirmed = afterConfirmed(held, held.finding!, 'reviewer', today)
  expect(confirmed).toMatchObject({ status, finding: { confirmedBy: 'reviewer' } })
  expect(groundOf(confirmed.finding!)).toBe(groundOf(held.finding!))
  if (status !== 'active') expect(confirmed.suspendedFrom).toBe('2025-12')
})

test.each([['2025-10-05', false], ['2025-10-06', true]])('a face on %s after a death on 2025-10-05 contradicts it: %s', (on, expected) => {
  expect(isContradicted(after({}), on)).toBe(expected)
  expect(isContradicted(after({ code: 'imprisoned', custody: 'servingSentence', source: 'court' }), on)).toBe(false)
  expect(isContradicted(paid, on)).toBe(false)
})

/** For which day a certification counts. */
import fc from 'fast-check'
import { civilDay } from '../../src/domain/calendar'
import { effectiveOn, type CertifyingAct, type EffectiveDay } from '../../src/domain/effective-day'

const at = (text: string) => Date.parse(text)
const MIN = 60_000
/** Captured in the evening of 20 June in Shanghai, received on the next morning. */
const visit = {
  kind: 'offlineVisit', capturedAtMs: at('2026-06-20T12:00:00Z'), receivedAtMs: at('2026-06-21T01:00:00Z'), isSigned: true, skewMs: 0,
} as const

test.each<[string, CertifyingAct, EffectiveDay]>([
  ['a phone, a millisecond before midnight', { kind: 'online', receivedAtMs: at('2026-03-31T15:59:59.999Z') }, { on: '2026-03-31', doubt: null }],
  ['a phone, at midnight', { kind: 'online', receivedAtMs: at('2026-03-31T16:00:00Z') }, { on: '2026-04-01', doubt: null }],
  ['a film from abroad, sent in on the last day, approved whenever', { kind: 'reviewed', submittedAtMs: at('2026-06-20T15:00:00Z') }, { on: '2026-06-20', doubt: null }],
  ['a stay in hospital found weeks later', { kind: 'dataMatch', eventOn: '2026-05-02' }, { on: '2026-05-02', doubt: null }],
  ['a visit without network', visit, { on: '2026-06-20', doubt: null }],
  ['a visit, the clock ten minutes off', { ...visit, skewMs: 10 * MIN }, { on: '2026-06-20', doubt: null }],
  ['a visit, the clock more than ten minutes off', { ...visit, skewMs: -10 * MIN - 1 }, { on: '2026-06-21', doubt: 'clockWrong' }],
  ['a visit of a device that never synced its clock', { ...visit, skewMs: NaN }, { on: '2026-06-21', doubt: 'clockWrong' }],
  ['a visit without signature', { ...visit, isSigned: false }, { on: '2026-06-21', doubt: 'unsigned' }],
  ['a visit synced after 72 hours', { ...visit, receivedAtMs: at('2026-06-23T12:00:00Z') }, { on: '2026-06-20', doubt: null }],
  ['a visit synced later than that', { ...visit, receivedAtMs: at('2026-06-23T12:00:00.001Z') }, { on: '2026-06-23', doubt: 'syncedLate' }],
  ['a visit that seems to lie ahead', { ...visit, capturedAtMs: at('2026-06-21T01:11:00Z') }, { on: '2026-06-21', doubt: 'fromTheFuture' }],
  ['a visit ten minutes ahead', { ...visit, capturedAtMs: at('2026-06-21T01:10:00Z'), skewMs: 10 * MIN }, { on: '2026-06-21', doubt: null }],
  ['a visit whose fast clock says it is past midnight', {
    ...visit, capturedAtMs: at('2026-06-20T16:04:00Z'), receivedAtMs: at('2026-06-20T15:58:00Z'), skewMs: 6 * MIN,
  }, { on: '2026-06-20', doubt: null }],
  ['a visit without a time', { ...visit, capturedAtMs: NaN }, { on: '2026-06-21', doubt: 'fromTheFuture' }],
])('%s', (_what, act, day) => { expect(effectiveOn(act)).toEqual(day) })

test('a visit counts for no day after its arrival, and for no day more than three days before', () => {
  const received = fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2028-01-01T00:00:00Z') })
  const off = fc.integer({ min: -30 * MIN, max: 30 * MIN })
  fc.assert(fc.property(received, fc.integer({ min: -60 * MIN, max: 100 * 60 * MIN }), off, fc.boolean(), (receivedAtMs, waited, skewMs, isSigned) => {
    const { on } = effectiveOn({ kind: 'offlineVisit', receivedAtMs, capturedAtMs: receivedAtMs - waited, skewMs, isSigned })
    return on <= civilDay(receivedAtMs) && on >= civilDay(receivedAtMs - 72 * 60 * MIN)
  }))
})

/** A record of a loss of the right, whoever it came from (rules R19-R21). */
import { civilDay, daysBetween } from '../../src/domain/calendar'
import type { Scheme } from '../../src/domain/contract/common'
import { duty } from '../../src/domain/cycle'
import { payChange } from '../../src/domain/exchange/pay-change'
import { afterFinding } from '../../src/domain/hold'
import { groundOf, type Finding } from '../../src/domain/loss'
import { recordEvent } from './audit'
import { datesOf } from './certify'
import type { Transaction } from './collections'
import type { Deps } from './deps'
import type { Beneficiary } from './documents'
import { openLossTask } from './loss-tasks'

export interface Told {
  person: Beneficiary
  finding: Finding
  /** Staff id; null: another authority's record that came by machine. */
  by: string | null
  /** Only this benefit; absent: all of them. */
  scheme?: Scheme
  /** When it became known (ms). */
  at: number
}
type Row = ReturnType<typeof afterFinding> & { before: Beneficiary['benefits'][number] }
export type Recorded = { kind: 'nothing' } | { kind: 'hasFinding' } | { kind: 'recorded'; verifyBy: string; rows: Row[] }

/**
 * An authority's record holds the next payroll, the person is told at once, and staff have five working days to verify it; anybody else's is
 * verified first. Never ends a benefit.
 */
export async function writeFinding(tx: Transaction, deps: Deps, { person, finding, by, scheme, at }: Told): Promise<Recorded> {
  const today = civilDay(at)
  const now = new Date(at).toISOString()
  const policy = await deps.policyOn(person.region, today)
  const rows = person.benefits
    .map((before): Row => ({ before, ...afterFinding(before, finding, by) }))
    .map((row): Row => (scheme && row.before.scheme !== scheme ? { ...row, benefit: row.before, effect: { kind: 'nothing' } } : row))
  const hit = rows.filter(({ effect }) => effect.kind !== 'nothing')
  const [first] = hit
  if (!first || first.effect.kind === 'nothing') return { kind: 'nothing' }
  if (hit.some(({ before, effect }) => before.finding && effect.kind !== 'hold')) return { kind: 'hasFinding' }

  const benefits = rows.map(({ benefit }) => benefit)
  const held = hit.filter(({ effect }) => effect.kind === 'hold')
  const who = by === null ? {} : { staffId: by }
  const loss = { schemes: hit.map(({ before }) => before.scheme), ground: groundOf(finding), since: finding.since, source: finding.source }
  const recorded = recordEvent(
    { ...person, benefits, ...datesOf({ ...person, benefits }, policy, today) }, { kind: 'findingRecorded', at: now, callerId: null, facts: { ...who, loss } })
  await tx.table('events').put(recorded.event)
  let carrier = recorded.beneficiary
  if (held.length > 0) {
    const pay = held.flatMap(({ before, benefit }) => payChange(before, benefit, loss.ground))
    const { event, beneficiary } = recordEvent(carrier, {
      kind: 'held', at: now, callerId: null,
      facts: { ...who, pay, loss: { ...loss, schemes: held.map(({ before }) => before.scheme), from: held[0]?.benefit.suspendedFrom ?? undefined } },
    })
    await tx.table('events').put(event)
    carrier = beneficiary
  }
  await tx.table('beneficiaries').put(carrier)
  await openLossTask(tx, 'verifyLoss', person, today)
  if (hit.some(({ effect }) => effect.kind === 'conflict')) await openLossTask(tx, 'conflict', person, today)
  for (const { before } of held) {
    const { dueOn } = duty(before, policy)
    await tx.table('outbox').put({
      _id: `${person._id}.${before.scheme}.${today}.held`, kind: 'held', to: 'beneficiary', callerId: null, beneficiaryId: person._id, attemptId: null,
      about: { scheme: before.scheme, dueOn, days: daysBetween(dueOn, today) }, state: 'queued', tries: 0, leaseUntil: 0, notBefore: now, createdAt: now,
    })
  }
  return { kind: 'recorded', verifyBy: first.effect.verifyBy, rows }
}

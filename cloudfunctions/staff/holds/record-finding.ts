import { civilDay, daysBetween } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import { duty } from '../../../src/domain/cycle'
import { payChange } from '../../../src/domain/exchange/pay-change'
import { afterFinding } from '../../../src/domain/hold'
import { groundOf, type Finding } from '../../../src/domain/loss'
import { recordEvent } from '../../lib/audit'
import { datesOf } from '../../lib/certify'
import { openLossTask } from '../../lib/loss-tasks'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'

type Call = StaffCalls['recordFinding']

/** `custody` belongs to `imprisoned` and to nothing else. */
function findingOf({ code, custody, since, source }: Call['input'], recordedOn: string): Finding {
  if (since > recordedOn) throw new AppError('badInput', 'since')
  if (code === 'imprisoned') {
    if (!custody) throw new AppError('badInput', 'custody')
    return { code, custody, since, source, recordedOn }
  }
  if (custody) throw new AppError('badInput', 'custody')
  return { code, since, source, recordedOn }
}

/**
 * A record of a loss of the right (rules R19-R21). An authority's holds the next payroll, the person is told at once, and a second person
 * has five working days to verify it; anybody else's is verified first. Never ends a benefit.
 */
export function recordFinding(run: StaffRun, input: Call['input']): Promise<Call['output']> {
  const { deps, at, staff } = run
  const today = civilDay(at)
  const now = new Date(at).toISOString()
  const finding = findingOf(input, today)
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const person = await findForStaff(run, input.beneficiaryId, 'beneficiaryId', tx)
    const policy = await deps.policyOn(person.region, today)
    const rows = person.benefits
      .map((before) => ({ before, ...afterFinding(before, finding, staff.id) }))
      .map((row) => (input.scheme && row.before.scheme !== input.scheme ? { ...row, benefit: row.before, effect: { kind: 'nothing' as const } } : row))
    const hit = rows.filter(({ effect }) => effect.kind !== 'nothing')
    const [first] = hit
    if (!first || first.effect.kind === 'nothing') return { kind: 'nothing' }
    if (hit.some(({ before, effect }) => before.finding && effect.kind !== 'hold')) return { kind: 'hasFinding' }

    const benefits = rows.map(({ benefit }) => benefit)
    const held = hit.filter(({ effect }) => effect.kind === 'hold')
    const loss = { schemes: hit.map(({ before }) => before.scheme), ground: groundOf(finding), since: finding.since, source: finding.source }
    const recorded = recordEvent({ ...person, benefits, ...datesOf({ ...person, benefits }, policy, today) }, { kind: 'findingRecorded', at: now, callerId: null, facts: { staffId: staff.id, loss } })
    await tx.table('events').put(recorded.event)
    let carrier = recorded.beneficiary
    if (held.length > 0) {
      const pay = held.flatMap(({ before, benefit }) => payChange(before, benefit, loss.ground))
      const { event, beneficiary } = recordEvent(carrier, {
        kind: 'held', at: now, callerId: null,
        facts: { staffId: staff.id, pay, loss: { ...loss, schemes: held.map(({ before }) => before.scheme), from: held[0]?.benefit.suspendedFrom ?? undefined } },
      })
      await tx.table('events').put(event)
      carrier = beneficiary
    }
    await tx.table('beneficiaries').put(carrier)
    await openLossTask(tx, 'verifyLoss', person, today)
    if (hit.some(({ effect }) => effect.kind === 'conflict')) await openLossTask(tx, 'conflict', person, today)
    for (const { before } of held) {
      const { scheme } = before
      const { dueOn } = duty(before, policy)
      await tx.table('outbox').put({
        _id: `${person._id}.${scheme}.${today}.held`, kind: 'held', to: 'beneficiary', callerId: null, beneficiaryId: person._id, attemptId: null,
        about: { scheme, dueOn, days: daysBetween(dueOn, today) }, state: 'queued', tries: 0, leaseUntil: 0, notBefore: now, createdAt: now,
      })
    }
    return {
      kind: 'recorded', verifyBy: first.effect.verifyBy,
      pay: rows.map(({ before, benefit, effect }) => ({ scheme: before.scheme, effect: effect.kind, fromMonth: effect.kind === 'hold' ? benefit.suspendedFrom : null })),
    }
  })
}

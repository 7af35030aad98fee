import { civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import { mayBackDate } from '../../../src/domain/correction'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'
import { answered, keyOf, letWait, newAct } from './acts'

type Call = StaffCalls['counter.supersede']

/**
 * The first of two people: says that a certification of a counter was wrong, for the person (it counts no more) or for the day (another one
 * takes its place). The certification itself is never touched (rule R28).
 */
export function supersede(run: StaffRun, input: Call['input']): Promise<Call['output']> {
  const { reference, why, evidenceOn } = input
  const today = civilDay(run.at)
  if ((why === 'wrongDay') !== (evidenceOn !== undefined)) throw new AppError('badInput', 'evidenceOn')
  const key = keyOf(run, 'supersede', input)
  return run.deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const before = await answered<Call['output']>(tx, key)
    if (before) return before
    const certification = await tx.table('certifications').find(reference)
    if (certification?.proof?.kind !== 'counterCheck') throw new AppError('notFound', 'reference')
    const person = await findForStaff(run, certification.beneficiaryId, 'reference', tx)
    const day = mayBackDate(evidenceOn ?? today, today)
    if (day !== 'ok') return { kind: day }
    const waiting = await tx.table('counterActs').list({ where: { beneficiaryId: person._id, state: 'waiting' }, limit: 50 })
    const isKnown = waiting.some((act) => act.supersedes?.reference === reference) || await tx.table('supersessions').find(reference)
    if (isKnown) return { kind: 'alreadySuperseded' }
    const act = newAct(run, key, 'supersede', person, { evidenceOn: evidenceOn ?? certification.on, supersedes: { reference, why } })
    return letWait(tx, run, act, 'superseding', person, null)
  })
}

/** Evidence that staff put on file. New evidence takes earlier approvals back: who approves must have seen all of it. */
import { civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import type { Transaction } from '../../lib/collections'
import type { StaffRun } from '../../lib/staff/door'
import { detailOf } from './proposal-view'
import { findCase, type StopCase } from './stop-case'

type ContactCall = StaffCalls['recordContact']
type ComparisonCall = StaffCalls['recordComparison']

/** `write` answers false when it is on file already: a double tap. */
async function record(
  run: StaffRun, proposalId: string, write: (tx: Transaction, it: StopCase) => Promise<boolean>,
): Promise<ContactCall['output']> {
  return run.deps.db.inTransaction(async (tx) => {
    const it = await findCase(run, proposalId, tx)
    const { proposal } = it
    if (proposal.state !== 'open') return { kind: 'closed', state: proposal.state }
    if (!await write(tx, it)) return { kind: 'recorded', proposal: await detailOf(run, it, tx) }
    await tx.table('proposals').put({ ...proposal, approvals: [], evidenceNo: (proposal.evidenceNo ?? 0) + 1, version: proposal.version + 1 })
    return { kind: 'recorded', proposal: await detailOf(run, await findCase(run, proposalId, tx), tx) }
  })
}

/** One attempt to reach the person, today. */
export function recordContact(run: StaffRun, { proposalId, requestKey, channel, result }: ContactCall['input']): Promise<ContactCall['output']> {
  const { at, staff } = run
  return record(run, proposalId, async (tx, { proposal: { beneficiaryId, scheme, dueOn } }) => {
    const contacts = tx.table('contacts')
    const _id = `${proposalId}.${staff.id}.${requestKey}`
    if (await contacts.find(_id)) return false
    await contacts.put({ _id, beneficiaryId, scheme, dueOn, channel, result, by: staff.id, at: new Date(at).toISOString(), on: civilDay(at) })
    return true
  })
}

/** What other registers say today. A sign of life once found stays found, whatever the same person records later that day. */
export async function recordComparison(run: StaffRun, { proposalId, sources, lifeTraceOn }: ComparisonCall['input']): Promise<ComparisonCall['output']> {
  const { at, staff } = run
  const on = civilDay(at)
  if (lifeTraceOn !== null && lifeTraceOn > on) throw new AppError('badInput', 'lifeTraceOn')
  return record(run, proposalId, async (tx, { person: { _id: beneficiaryId } }) => {
    const checks = tx.table('dataChecks')
    const _id = `${beneficiaryId}.${on}.${staff.id}`
    const before = await checks.find(_id)
    const after = {
      _id, beneficiaryId, on, by: staff.id,
      sources: [...new Set([...before?.sources ?? [], ...sources])].sort(),
      lifeTraceOn: [before?.lifeTraceOn ?? null, lifeTraceOn].filter((day) => day !== null).sort().pop() ?? null,
    }
    const isKnown = before?.lifeTraceOn === after.lifeTraceOn && before.sources.length === after.sources.length
    if (!isKnown) await checks.put(after)
    return !isKnown
  })
}

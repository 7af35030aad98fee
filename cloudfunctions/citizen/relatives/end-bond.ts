import type { CitizenCalls } from '../../../src/domain/contract/citizen'
import { AppError } from '../../../src/domain/contract/errors'
import { recordEvent } from '../../lib/audit'
import { delegationId } from '../../lib/bind-caller'
import type { Run } from '../../lib/serve'
import { helperId, helpersOf } from './helpers'

/** 不再帮TA: the person's records stay, the helper no longer sees them. Harmless to repeat. */
export async function leaveRelative(run: Run, { beneficiaryId }: CitizenCalls['relatives.leave']['input']) {
  await endBond(run, delegationId(run.caller.id, beneficiaryId), 'helper', 'beneficiaryId')
  return {}
}

/** 不让TA帮: at once, also for what that helper has under way (help-taken-back.ts). Only on the person's own proven phone. */
export async function refuseHelper(run: Run, input: CitizenCalls['relatives.refuse']['input']) {
  const { deps, caller } = run
  const own = await deps.db.table('callers').find(caller.id)
  if (!own?.selfId) throw new AppError('forbidden')
  const bond = (await helpersOf(deps.db, own.selfId)).find((one) => helperId(deps.secrets, one) === input.helperId)
  if (!bond) throw new AppError('notFound', 'helperId')
  await endBond(run, bond._id, 'person', 'helperId')
  return {}
}

async function endBond({ deps, caller, at }: Run, bondId: string, endedBy: 'helper' | 'person', field: string): Promise<void> {
  const now = new Date(at).toISOString()
  await deps.db.inTransaction(async (tx) => {
    const bond = await tx.table('delegations').find(bondId)
    const person = bond && await tx.table('beneficiaries').find(bond.beneficiaryId)
    if (!bond || !person) throw new AppError('notFound', field)
    if (bond.status === 'ended') return
    const helper = await tx.table('callers').find(bond.callerId)
    const facts = { relation: bond.relation, endedBy, helperId: helperId(deps.secrets, bond) }
    const { event, beneficiary } = recordEvent(person, { kind: 'helperEnded', at: now, callerId: caller.id, facts })
    await tx.table('delegations').put({ ...bond, status: 'ended', ...(endedBy === 'person' && { refusedAt: now }) })
    if (helper && bond.status === 'active') await tx.table('callers').put({ ...helper, activeBindings: helper.activeBindings - 1, updatedAt: now })
    await tx.table('events').put(event)
    await tx.table('beneficiaries').put(beneficiary)
  })
}

import { civilDay } from '../../../src/domain/calendar'
import type { CitizenCalls } from '../../../src/domain/contract/citizen'
import { AppError } from '../../../src/domain/contract/errors'
import { recordEvent } from '../../lib/audit'
import { delegationId, recordOf } from '../../lib/bind-caller'
import { isIn, type Transaction } from '../../lib/collections'
import type { Beneficiary, CallerRecord } from '../../lib/documents'
import { masked } from '../../lib/masked'
import type { Run } from '../../lib/serve'
import { findByIdentity } from '../find-subject'
import { isSamePhone, phoneIndex } from '../own-phone'

type Call = CitizenCalls['relatives.add']

/** Writes a person down under the same check of name and number as a start. It is no bond yet: see bind-caller.ts. */
export async function addRelative(run: Run, input: Call['input']): Promise<Call['output']> {
  const { deps, caller, at } = run
  const stated = input.ownPhone === undefined ? undefined : phoneIndex(deps.secrets, input.ownPhone)
  if (stated === null) throw new AppError('badInput', 'ownPhone')
  const found = await findByIdentity(run, input)
  if ('kind' in found) return found
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const own = await recordOf(tx, deps, caller, at)
    const ownPhone = stated ?? own.phoneIndex
    if (ownPhone === undefined) throw new AppError('badInput', 'ownPhone')
    if (own.selfId === found._id) return { kind: 'isYourself' }
    if (isSamePhone(deps.secrets, { phoneIndex: ownPhone }, found, at)) return { kind: 'samePhone' }
    return writeDown(tx, run, found, input.relation, { ...own, phoneIndex: ownPhone })
  })
}

async function writeDown(
  tx: Transaction, { deps, caller, at }: Run, found: Beneficiary, relation: Call['input']['relation'], own: CallerRecord,
): Promise<Call['output']> {
  const _id = delegationId(caller.id, found._id)
  const { maskName, maskId } = masked(deps.secrets, found)
  const existing = await tx.table('delegations').find(_id)
  if (existing && existing.status !== 'ended') return { kind: 'already', maskName }
  const { maxBindings } = (await deps.policyOn(found.region, civilDay(at))).delegation
  const listed = await tx.table('delegations').list({ where: { callerId: caller.id, status: isIn(['active', 'waiting']) }, limit: maxBindings })
  if (listed.length >= maxBindings) return { kind: 'tooManyRelatives', limit: maxBindings }

  const now = new Date(at).toISOString()
  const person = await tx.table('beneficiaries').find(found._id)
  if (!person) throw new AppError('notFound', 'idNumber')
  const { event, beneficiary } = recordEvent(person, { kind: 'helperAdded', at: now, callerId: caller.id, facts: { relation } })
  await tx.table('delegations').put({ ...existing, _id, callerId: caller.id, beneficiaryId: found._id, relation, status: 'waiting', since: now })
  // read before the list and changed after it: two additions at once collide instead of passing the limit
  await tx.table('callers').put({ ...own, listed: listed.length + 1, updatedAt: now })
  await tx.table('events').put(event)
  await tx.table('beneficiaries').put(beneficiary)
  return { kind: 'added', person: { beneficiaryId: found._id, relation, maskName, maskId } }
}

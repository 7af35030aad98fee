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
import { isOpenInvitation, madeOf } from '../open-entry'
import { isSamePhone, phoneIndex } from '../own-phone'

type Add = CitizenCalls['relatives.add']
type Accept = CitizenCalls['relatives.accept']
type Written = Exclude<Add['output'], { kind: 'notFound' }>

/** Writes a person down under the same check of name and number as a start. It is no bond yet: see bind-caller.ts. */
export async function addRelative(run: Run, input: Add['input']): Promise<Add['output']> {
  const stated = statedPhone(run, input.ownPhone)
  const found = await findByIdentity(run, input)
  if ('kind' in found) return found
  return run.deps.db.inTransaction((tx) => add(tx, run, found, input.relation, stated))
}

/**
 * By an invitation, when the person is not at hand to be filmed: written down, they can be sent a link (N10). The person asked for this help
 * themself or named the helper at the counter; still only their face makes it a bond. Each invitation writes one person down; whom it wrote down may ask again.
 */
export async function acceptInvitation(run: Run, { scene, relation, ownPhone }: Accept['input']): Promise<Accept['output']> {
  const { deps: { db }, at } = run
  const stated = statedPhone(run, ownPhone)
  return db.inTransaction(async (tx): Promise<Accept['output']> => {
    const entry = await tx.table('entries').find(scene)
    if (entry?.kind !== 'invitation') return { kind: 'invitationGone' }
    const person = await tx.table('beneficiaries').find(entry.beneficiaryId)
    if (!person) return { kind: 'invitationGone' }
    if (!isOpenInvitation(entry, at)) return await madeOf(tx, run, entry, person) ?? { kind: 'invitationGone' }
    const written = await add(tx, run, person, relation, stated)
    if (written.kind === 'added') await tx.table('entries').put({ ...entry, usedAt: new Date(at).toISOString() })
    return written
  })
}

function statedPhone({ deps }: Run, ownPhone: string | undefined): string | undefined {
  const stated = ownPhone === undefined ? undefined : phoneIndex(deps.secrets, ownPhone)
  if (stated === null) throw new AppError('badInput', 'ownPhone')
  return stated
}

async function add(tx: Transaction, run: Run, found: Beneficiary, relation: Add['input']['relation'], stated: string | undefined): Promise<Written> {
  const { deps, caller, at } = run
  const own = await recordOf(tx, deps, caller, at)
  const ownPhone = stated ?? own.phoneIndex
  if (ownPhone === undefined) throw new AppError('badInput', 'ownPhone')
  if (own.selfId === found._id) return { kind: 'isYourself' }
  if (isSamePhone(deps.secrets, { phoneIndex: ownPhone }, found, at)) return { kind: 'samePhone' }
  return writeDown(tx, run, found, relation, { ...own, phoneIndex: ownPhone })
}

async function writeDown(
  tx: Transaction, { deps, caller, at }: Run, found: Beneficiary, relation: Add['input']['relation'], own: CallerRecord,
): Promise<Written> {
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

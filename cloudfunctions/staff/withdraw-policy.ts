import { AppError } from '../../src/domain/contract/errors'
import type { StaffCalls } from '../../src/domain/contract/staff'
import type { StaffRun } from '../lib/staff/door'
import { recordStaffEvent } from '../lib/staff/members'
import { findDraft } from './versions'

/** A draft that will not be published; it stays to be read. What is published cannot be taken back, only followed. */
export async function withdrawPolicy({ deps, at, staff }: StaffRun, { key }: StaffCalls['withdrawPolicy']['input']): Promise<Record<string, never>> {
  await deps.db.inTransaction(async (tx) => {
    const draft = await findDraft({ staff }, key, tx)
    const member = await tx.table('staff').find(staff.id)
    if (!member) throw new AppError('notSignedIn')
    const { event, member: next } = recordStaffEvent(member, 'policyWithdrawn', at, { policy: key })
    await tx.table('policies').put({ ...draft, state: 'withdrawn', version: draft.version + 1 })
    await tx.table('staff').put(next)
    await tx.table('staffEvents').put(event)
  })
  return {}
}

/** The phones of a visitor, as an admin looks after them. */
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import { above } from '../../lib/collections'
import type { StaffRun } from '../../lib/staff/door'
import { recordStaffEvent } from '../../lib/staff/members'
import { findColleague } from '../colleagues/colleague'

type List = StaffCalls['visits.devices']
type Revoke = StaffCalls['visits.revokeDevices']

/** Of one call. A visitor gets another phone once in years; every browser profile is one, too. */
const MOST = 100
const NEWEST = { by: 'registeredAt', direction: 'desc' } as const
/** Lists taken along, the latest ones: a phone that took none of them has not been used for months. */
const LISTS = 200

/** The phones that sign for them, then those that once did, each the newest first. */
export async function listVisitDevices(run: StaffRun, { staffId }: List['input']): Promise<List['output']> {
  const { db } = run.deps
  await findColleague(db, run, staffId)
  const inUse = await db.table('visitDevices').list({ where: { staffId, revokedAt: null }, order: NEWEST, limit: MOST })
  const revoked = await db.table('visitDevices').list({ where: { staffId, revokedAt: above('') }, order: NEWEST, limit: MOST })
  const taken = await db.table('staffEvents').list({ where: { staffId, kind: 'visitsTaken' }, order: { by: 'seq', direction: 'desc' }, limit: LISTS })
  return {
    devices: [...inUse, ...revoked].slice(0, MOST).map(({ _id: deviceId, registeredAt, revokedAt }) => ({
      deviceId, registeredAt, revokedAt, listTakenAt: taken.find(({ facts }) => facts.device === deviceId)?.at ?? null,
    })),
  }
}

/** A phone was lost: nothing that it signs counts by itself any more. All of this visitor's when none is named, so many a call. */
export function revokeVisitDevices(run: StaffRun, { staffId, deviceId }: Revoke['input']): Promise<Revoke['output']> {
  const { deps, at, staff } = run
  return deps.db.inTransaction(async (tx) => {
    await findColleague(tx, run, staffId)
    const where = deviceId === undefined ? { staffId, revokedAt: null } : { staffId, _id: deviceId }
    const found = await tx.table('visitDevices').list({ where, order: NEWEST, limit: MOST + 1 })
    // another's phone is none of theirs
    if (deviceId !== undefined && found.length === 0) throw new AppError('notFound', 'deviceId')
    const devices = found.slice(0, MOST).filter(({ revokedAt }) => revokedAt === null)
    const member = await tx.table('staff').find(staff.id)
    if (!member) throw new AppError('notSignedIn')
    for (const device of devices) await tx.table('visitDevices').put({ ...device, revokedAt: new Date(at).toISOString() })
    const facts = { of: staffId, rows: devices.length, ...(deviceId === undefined ? {} : { device: deviceId }) }
    const { event, member: next } = recordStaffEvent(member, 'devicesRevoked', at, facts)
    await tx.table('staff').put(next)
    await tx.table('staffEvents').put(event)
    return { revoked: devices.length, isMore: found.length > MOST }
  })
}

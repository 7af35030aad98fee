/** Machines at outlets of the reader's region. */
import { AppError } from '../../../src/domain/contract/errors'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { ENROL_CODE_MS } from '../../../src/domain/kiosk'
import { covers } from '../../../src/domain/staff-scope'
import { atLeast, type Transaction } from '../../lib/collections'
import type { Kiosk } from '../../lib/documents-kiosks'
import type { StaffEventKind } from '../../lib/documents-staff'
import { newKioskCode } from '../../lib/kiosk/codes'
import { allOutlets } from '../../lib/outlets'
import type { StaffRun } from '../../lib/staff/door'
import { recordStaffEvent } from '../../lib/staff/members'

type Calls = Pick<StaffCalls, 'listKiosks' | 'makeKioskCode' | 'revokeKiosk' | 'answerKiosk'>

const MOST = 1000

export async function listKiosks({ deps, staff }: StaffRun): Promise<Calls['listKiosks']['output']> {
  const all = await deps.db.table('kiosks').list({ where: { _id: atLeast('') }, order: { by: '_id', direction: 'asc' }, limit: MOST })
  const waits = ({ helpAskedAt }: Kiosk) => helpAskedAt ?? '9'
  const kiosks = all.filter(({ region }) => covers(staff.region, region))
    .sort((a, b) => (waits(a) === waits(b) ? compare(a.name, b.name) : compare(waits(a), waits(b))))
    .map(({ _id: kioskId, name, state, enrolledAt, seenAt, helpAskedAt }) =>
      ({ kioskId, name, state, enrolledAt, seenAt: new Date(seenAt).toISOString(), helpAskedAt }))
  const outlets = (await allOutlets(deps.db)).filter(({ region }) => covers(staff.region, region)).map(({ _id: outletId, name }) => ({ outletId, name }))
  return { kiosks, outlets }
}
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

export function makeKioskCode(run: StaffRun, { outletId }: Calls['makeKioskCode']['input']): Promise<Calls['makeKioskCode']['output']> {
  const { deps, at, staff } = run
  // one code also when the transaction runs again
  const draw = (outlet: { _id: string; name: string; region: string }) => (drawn ??= newKioskCode(deps.secrets, outlet, at))
  let drawn: ReturnType<typeof newKioskCode> | undefined
  return deps.db.inTransaction(async (tx): Promise<Calls['makeKioskCode']['output']> => {
    const outlet = await tx.table('outlets').find(outletId)
    if (!outlet || !covers(staff.region, outlet.region)) throw new AppError('notFound', 'outletId')
    const { code, row } = draw(outlet)
    await tx.table('kioskCodes').put(row)
    await note(tx, run, 'kioskCodeMade', { outletId })
    return { code, name: outlet.name, until: new Date(at + ENROL_CODE_MS).toISOString() }
  })
}

export async function revokeKiosk(run: StaffRun, { kioskId }: Calls['revokeKiosk']['input']): Promise<Calls['revokeKiosk']['output']> {
  const { deps, at } = run
  await deps.db.inTransaction(async (tx) => {
    const kiosk = await kioskOf(tx, run, kioskId)
    if (kiosk.state === 'revoked') return
    await tx.table('kiosks').put({ ...kiosk, state: 'revoked', revokedAt: new Date(at).toISOString(), helpAskedAt: null })
    await note(tx, run, 'kioskRevoked', { kioskId })
  })
  return {}
}

export async function answerKiosk(run: StaffRun, { kioskId }: Calls['answerKiosk']['input']): Promise<Calls['answerKiosk']['output']> {
  await run.deps.db.inTransaction(async (tx) => {
    const kiosk = await kioskOf(tx, run, kioskId)
    await tx.table('kiosks').put({ ...kiosk, helpAskedAt: null })
  })
  return {}
}

async function kioskOf(tx: Transaction, { staff }: StaffRun, kioskId: string): Promise<Kiosk> {
  const kiosk = await tx.table('kiosks').find(kioskId)
  if (!kiosk || !covers(staff.region, kiosk.region)) throw new AppError('notFound', 'kioskId')
  return kiosk
}

async function note(tx: Transaction, { staff, at }: StaffRun, kind: StaffEventKind, facts: { outletId?: string; kioskId?: string }): Promise<void> {
  const member = await tx.table('staff').find(staff.id)
  if (!member) throw new AppError('notSignedIn')
  const { event, member: next } = recordStaffEvent(member, kind, at, facts)
  await tx.table('staff').put(next)
  await tx.table('staffEvents').put(event)
}

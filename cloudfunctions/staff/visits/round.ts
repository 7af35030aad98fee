/** A visitor's day: the phone that signs, the list that it takes along, and what is reported from the way. */
import { createHash } from 'node:crypto'
import { addDays, civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import type { ClockSync, PackedVisit } from '../../../src/domain/contract/staff-visits'
import { maskName } from '../../../src/domain/id-number'
import { routeOrder, type Spot } from '../../../src/domain/visit/route'
import { afterAct, HALVES, isMarkable, type Slot } from '../../../src/domain/visit/visit'
import { addWorkingDays } from '../../../src/domain/working-days'
import { atLeast, isIn } from '../../lib/collections'
import type { Deps } from '../../lib/deps'
import type { Visit } from '../../lib/documents-visits'
import { nameOf } from '../../lib/masked'
import type { StaffRun } from '../../lib/staff/door'
import { recordStaffEvent } from '../../lib/staff/members'
import { badgeKey, badgeNumberOf } from '../../lib/visits/badge'
import { tellComing } from '../../lib/visits/coming'
import { slotOf, giveBack } from '../../lib/visits/slots'
import { openArranging, writeVisit } from '../../lib/visits/visits'
import { findOwn, peopleOf } from './visit-case'

type Calls = StaffCalls

/** A visitor has a handful a day; more is not a round but a register. */
const MOST_A_DAY = 40
/** How many days ahead addresses are handed out: over a long holiday. */
const AHEAD_DAYS = 10
const GOING = ['assigned', 'underway'] as const

/** The tag comes back with what the device signed, so that nobody can choose how wrong their clock was. */
export const clockTag = ({ secrets }: Deps, deviceId: string, { at, skewMs }: Pick<ClockSync, 'at' | 'skewMs'>): string =>
  secrets.tag('visitClock', `${deviceId} ${at} ${skewMs}`)

/** The public half of a key that never leaves the browser. The same key again is the same device. */
export function registerVisitDevice({ deps, at, staff }: StaffRun, { publicKey: { x, y } }: Calls['visit.device']['input']): Promise<Calls['visit.device']['output']> {
  const deviceId = createHash('sha256').update(`${x}.${y}`).digest('base64url')
  return deps.db.inTransaction(async (tx) => {
    const known = await tx.table('visitDevices').find(deviceId)
    if (known && (known.staffId !== staff.id || known.revokedAt !== null)) throw new AppError('forbidden', 'publicKey')
    const member = await tx.table('staff').find(staff.id)
    if (known || !member) return { deviceId }
    const { event, member: next } = recordStaffEvent(member, 'deviceRegistered', at, { device: deviceId })
    await tx.table('visitDevices').put({ _id: deviceId, staffId: staff.id, x, y, registeredAt: new Date(at).toISOString(), revokedAt: null })
    await tx.table('staff').put(next)
    await tx.table('staffEvents').put(event)
    return { deviceId }
  })
}

export async function listVisitDays({ deps, at, staff }: StaffRun): Promise<Calls['visit.days']['output']> {
  const visits = await deps.db.table('visits').list({
    where: { visitorId: staff.id, on: atLeast(civilDay(at)), state: isIn(GOING) }, order: { by: 'on', direction: 'asc' }, limit: 500,
  })
  const days = [...new Set(visits.map(({ on }) => on))]
  return { days: days.map((on) => ({ on, visits: visits.filter((visit) => visit.on === on).length })) }
}

export async function packVisits(run: StaffRun, { on, deviceId, clock, from }: Calls['visit.pack']['input']): Promise<Calls['visit.pack']['output']> {
  const { deps, at, staff } = run
  const today = civilDay(at)
  if (on < today || on > addDays(today, AHEAD_DAYS)) throw new AppError('badInput', 'on')
  const device = await deps.db.table('visitDevices').find(deviceId)
  if (device?.staffId !== staff.id || device.revokedAt !== null) throw new AppError('notFound', 'deviceId')
  const visits = await deps.db.table('visits').list({ where: { visitorId: staff.id, on, state: isIn(GOING) }, limit: MOST_A_DAY })
  const name = await recordTaking(run, visits, deviceId)
  await tellComing(deps, visits, at)
  const people = await peopleOf(run, visits)
  const packed = visits.flatMap((visit) => {
    const person = people.get(visit.beneficiaryId)
    const slot = slotOf(visit)
    return person && slot ? [packedOf(deps, visit, slot, maskName(nameOf(deps.secrets, person)))] : []
  })
  const sync = { at: new Date(at).toISOString(), skewMs: clock - at }
  return {
    visits: inOrder(packed, from), name, sync: { ...sync, tag: clockTag(deps, deviceId, sync) },
    badge: { number: await badgeNumberOf(deps, staff.id), keys: [...new Set([today, on])].map((day) => ({ on: day, key: badgeKey(deps.secrets, staff.id, day) })) },
  }
}

function packedOf({ secrets }: Deps, visit: Visit, slot: Slot, maskName: string): PackedVisit {
  const { _id: visitId, beneficiaryId, why, district, hearing, state, addressEnc, contactEnc, phoneEnc, spotEnc } = visit
  const [lat = NaN, lng = NaN] = spotEnc ? secrets.open(visitId, 'spot', spotEnc).split(',').map(Number) : []
  return {
    visitId, beneficiaryId, maskName, why, district, hearing, state, slot,
    address: secrets.open(visitId, 'address', addressEnc), contactName: secrets.open(visitId, 'contact', contactEnc), phone: secrets.open(visitId, 'phone', phoneEnc),
    spot: Number.isFinite(lat) ? { lat, lng } : null,
  }
}

/** Mornings before afternoons; within each, known spots along a short way, then the others by their address. */
function inOrder(visits: readonly PackedVisit[], from: Spot | null): PackedVisit[] {
  let here = from
  return HALVES.flatMap((half) => {
    const own = visits.filter(({ slot }) => slot.half === half)
    const known = own.flatMap((visit) => (visit.spot ? [{ visit, spot: visit.spot }] : []))
    const way = routeOrder(known.map(({ spot }) => spot), here).flatMap((i) => known[i] ?? [])
    here = way.at(-1)?.spot ?? here
    const others = own.filter(({ spot }) => spot === null).sort((a, b) => (a.district + a.address < b.district + b.address ? -1 : 1))
    return [...way.map(({ visit }) => visit), ...others]
  })
}

/** First written down, then handed out. Once a person and visitor; with the visitor, every time. */
async function recordTaking({ deps, at, staff }: StaffRun, visits: readonly Visit[], device: string): Promise<string> {
  for (const { _id } of visits.filter(({ shownTo }) => shownTo !== staff.id)) {
    await deps.db.inTransaction(async (tx) => {
      const visit = await tx.table('visits').find(_id)
      const person = visit && await tx.table('beneficiaries').find(visit.beneficiaryId)
      if (!visit || !person || visit.shownTo === staff.id) return
      await writeVisit(tx, at, { callerId: null, staffId: staff.id }, person, { ...visit, shownTo: staff.id }, 'visitShown')
    })
  }
  return deps.db.inTransaction(async (tx) => {
    const member = await tx.table('staff').find(staff.id)
    if (!member) throw new AppError('notSignedIn')
    const { event, member: next } = recordStaffEvent(member, 'visitsTaken', at, { visits: visits.length, device })
    await tx.table('staff').put(next)
    await tx.table('staffEvents').put(event)
    return deps.secrets.open(member._id, 'name', member.nameEnc)
  })
}

/** 出发, 到了, 没人在. Late and repeated reports are harmless. */
export function markVisit(run: StaffRun, { visitId, mark, spot }: Calls['visit.mark']['input']): Promise<Calls['visit.mark']['output']> {
  const { deps, at, staff } = run
  return deps.db.inTransaction(async (tx): Promise<Calls['visit.mark']['output']> => {
    const { visit, person } = await findOwn(run, visitId, tx)
    const state = visit.visitorId === staff.id ? afterAct(visit.state, mark, 'visitor') : null
    if (!state) return { state: mark === 'miss' && visit.state === 'missed' ? 'missed' : null }
    if (visit.on && !isMarkable(visit.on, civilDay(at))) return { state: null, opensOn: visit.on }
    const now = new Date(at).toISOString()
    const spotEnc = mark === 'arrive' && spot ? deps.secrets.seal(visitId, 'spot', `${spot.lat},${spot.lng}`) : visit.spotEnc
    const marked: Visit = { ...visit, state, markedAt: now, ...(spotEnc && { spotEnc }) }
    if (mark !== 'miss') await tx.table('visits').put(marked)
    else {
      await giveBack(tx, visit)
      await writeVisit(tx, at, { callerId: null, staffId: staff.id }, person, { ...marked, closedAt: now }, 'visitMissed')
      await openArranging(tx, visit, person, at)
    }
    return { state }
  })
}

/** 报告主管. One task a visit; what was reported first stays on file with the person. */
export function reportConcern(run: StaffRun, { visitId, what }: Calls['visit.concern']['input']): Promise<Calls['visit.concern']['output']> {
  const { deps, at, staff } = run
  return deps.db.inTransaction(async (tx) => {
    const { visit, person } = await findOwn(run, visitId, tx)
    const taskId = `visitConcern.${visitId}`
    if (await tx.table('tasks').find(taskId)) return { taskId }
    const today = civilDay(at)
    await writeVisit(tx, at, { callerId: null, staffId: staff.id }, person, visit, 'visitConcern', { visitId, what })
    await tx.table('tasks').put({
      _id: taskId, kind: 'visitConcern', beneficiaryId: person._id, region: person.region, street: person.street ?? null, scheme: null,
      openedOn: today, answerBy: addWorkingDays(today, 1), state: 'open', result: null, closedAt: null, by: null,
    })
    return { taskId }
  })
}

/** Planning at the office: who waits, who goes, and when. */
import { civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import { covers } from '../../../src/domain/staff-scope'
import { afterAct, slotsBetween, VISITS } from '../../../src/domain/visit/visit'
import type { Transaction } from '../../lib/collections'
import type { Beneficiary } from '../../lib/documents'
import type { Visit } from '../../lib/documents-visits'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'
import { takeBack } from '../../lib/visits/coming'
import { isPlannable, slotOf } from '../../lib/visits/slots'
import { book, cancel, move, placeFor, viewOf, visitorNameOf, writeVisit } from '../../lib/visits/visits'
import { atOffice, findVisit, peopleOf, rowOf } from './visit-case'

type Calls = StaffCalls
const PAGE = 20
const BATCH = 100
const MOST_READ = 1000
const MOST_STAFF = 1000

/** Visits of the reader's region, the earliest first, those without a day before all others; of missed ones the latest first. */
export async function listVisits(run: StaffRun, { state, cursor }: Calls['visits.list']['input']): Promise<Calls['visits.list']['output']> {
  const [value = '', id = ''] = cursor?.split('|') ?? []
  let after = cursor === undefined ? undefined : { value, id }
  const direction = state === 'missed' ? 'desc' : 'asc'
  const found: Visit[] = []
  let isMore = true
  for (let read = 0; isMore && read < MOST_READ && found.length <= PAGE; read += BATCH) {
    const page = await run.deps.db.table('visits').list({ where: { state }, order: { by: 'on', direction, ...(after && { after }) }, limit: BATCH })
    found.push(...page.filter(({ place }) => covers(run.staff.region, place)))
    const last = page.at(-1)
    isMore = page.length === BATCH
    if (last) after = { value: last.on, id: last._id }
  }
  const shown = found.slice(0, PAGE)
  const people = await peopleOf(run, shown)
  const rows = await Promise.all(shown.flatMap((visit) => { const person = people.get(visit.beneficiaryId); return person ? [rowOf(run, visit, person)] : [] }))
  const last = shown.at(-1)
  const next = found.length > PAGE && last ? { value: last.on, id: last._id } : isMore ? after : null
  return { visits: rows, next: next ? `${next.value}|${next.id}` : null }
}

/** Colleagues who go to people's homes in a region that touches the reader's. */
export async function listVisitors({ deps, staff }: StaffRun): Promise<Calls['visits.visitors']['output']> {
  const members = await deps.db.table('staff').list({ where: { state: 'active' }, limit: MOST_STAFF })
  const near = members.filter(({ roles, region }) => roles.includes('visitor') && (covers(staff.region, region) || covers(region, staff.region)))
  return { visitors: near.map(({ _id, nameEnc, regionName }) => ({ staffId: _id, name: deps.secrets.open(_id, 'name', nameEnc), regionName })) }
}

export async function listPlanSlots(run: StaffRun, { beneficiaryId, district }: Calls['visits.slots']['input']): Promise<Calls['visits.slots']['output']> {
  placeFor(run.deps, await findForStaff(run, beneficiaryId, 'beneficiaryId'), district)
  return { slots: slotsBetween(civilDay(run.at), 0, VISITS.lastDay) }
}

export async function bookForPerson(run: StaffRun, ask: Calls['visits.book']['input']): Promise<Calls['visits.book']['output']> {
  const { deps, at } = run
  if (ask.slot && !isPlannable(ask.slot, civilDay(at))) throw new AppError('badInput', 'slot')
  const { booked, person } = await deps.db.inTransaction(async (tx) => {
    const found = await findForStaff(run, ask.beneficiaryId, 'beneficiaryId', tx)
    return { booked: await book(tx, { deps, at, by: atOffice(run) }, found, ask), person: found }
  })
  if (booked.kind === 'full') return booked
  return { kind: booked.kind, visit: await viewOf(deps, booked.visit, person, await visitorNameOf(deps, booked.visit)) }
}

/** The visitor must be one, active, and responsible for that place. */
export async function assignVisit(run: StaffRun, { visitId, visitorId }: Calls['visits.assign']['input']): Promise<Calls['visits.assign']['output']> {
  const { deps, at, staff } = run
  const done = await deps.db.inTransaction(async (tx) => {
    const { visit, person } = await findVisit(run, visitId, tx)
    const member = await tx.table('staff').find(visitorId)
    if (member?.state !== 'active' || !member.roles.includes('visitor') || !covers(member.region, visit.place)) throw new AppError('notFound', 'visitorId')
    const state = afterAct(visit.state, 'assign', 'dispatcher')
    if (!state) return { kind: 'tooLate' as const, visit, person }
    if (!slotOf(visit)) return { kind: 'noSlot' as const }
    if (visit.visitorId === visitorId && visit.state === state) return { kind: 'assigned' as const, visit, person }
    const assigned = await takeBack(tx, { ...visit, state, visitorId }, at)
    await writeVisit(tx, at, { callerId: null, staffId: staff.id }, person, assigned, 'visitAssigned', { visitId, on: visit.on, half: visit.half, visitorId })
    return { kind: 'assigned' as const, visit: assigned, person }
  })
  return done.kind === 'noSlot' ? done : { kind: done.kind, visit: await rowOf(run, done.visit, done.person) }
}

type Changed = Calls['visits.cancel']['output']

async function change(run: StaffRun, visitId: string, work: (tx: Transaction, person: Beneficiary, visit: Visit) => ReturnType<typeof cancel>): Promise<Changed> {
  const { deps } = run
  const { changed, person } = await deps.db.inTransaction(async (tx) => {
    const found = await findVisit(run, visitId, tx)
    return { changed: await work(tx, found.person, found.visit), person: found.person }
  })
  if (changed.kind === 'full') return changed
  return { kind: changed.kind, visit: await viewOf(deps, changed.visit, person, await visitorNameOf(deps, changed.visit)) }
}

export async function moveForPerson(run: StaffRun, { visitId, slot }: Calls['visits.move']['input']): Promise<Changed> {
  if (!isPlannable(slot, civilDay(run.at))) throw new AppError('badInput', 'slot')
  return change(run, visitId, (tx, person, visit) => move(tx, { deps: run.deps, at: run.at, by: atOffice(run) }, person, visit, slot))
}

export const cancelForPerson = (run: StaffRun, { visitId }: Calls['visits.cancel']['input']): Promise<Changed> =>
  change(run, visitId, (tx, person, visit) => cancel(tx, { deps: run.deps, at: run.at, by: atOffice(run) }, person, visit))

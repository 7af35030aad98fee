/** Booking, moving and cancelling: the same transaction whether the person does it or somebody at the office. */
import { civilDay } from '../../../src/domain/calendar'
import { addWorkingDays } from '../../../src/domain/working-days'
import { AppError } from '../../../src/domain/contract/errors'
import type { BookedVisit, VisitAsk } from '../../../src/domain/contract/visit'
import { DISTRICTS } from '../../../src/domain/districts'
import { maskName } from '../../../src/domain/id-number'
import { afterAct, OPEN_VISITS, type Slot, type VisitActor } from '../../../src/domain/visit/visit'
import { recordEvent } from '../audit'
import { isIn, type Transaction } from '../collections'
import type { Deps } from '../deps'
import type { AuditEvent, Beneficiary } from '../documents'
import type { Visit, VisitEventKind } from '../documents-visits'
import { freeNumber } from '../free-number'
import { nameOf } from '../masked'
import { takeBack } from './coming'
import { giveBack, slotOf, takePlace } from './slots'

/** Who acts: on somebody's phone, or at the office. */
export interface By { actor: Extract<VisitActor, 'person' | 'dispatcher'>; callerId: string | null; staffId: string | null }
interface Act { deps: Deps; at: number; by: By }

/** The family name, as people call a visitor: 王师傅. Of an unusual name its first character. */
export const surnameOf = (name: string): string => name.slice(0, 1)

export async function viewOf(deps: Deps, visit: Visit, person: Beneficiary, visitorName: string | null): Promise<BookedVisit> {
  const { _id: visitId, beneficiaryId, why, district, state, bookedAt } = visit
  return {
    visitId, beneficiaryId, maskName: maskName(nameOf(deps.secrets, person)), why, district, slot: slotOf(visit), state,
    visitorSurname: visitorName && surnameOf(visitorName), bookedAt, mayChange: afterAct(state, 'move', 'person') !== null,
  }
}

export async function visitorNameOf({ db, secrets }: Deps, { visitorId }: Pick<Visit, 'visitorId'>): Promise<string | null> {
  const member = visitorId ? await db.table('staff').find(visitorId) : null
  return member && secrets.open(member._id, 'name', member.nameEnc)
}

export const openVisitOf = async (tx: Pick<Transaction, 'table'>, beneficiaryId: string): Promise<Visit | null> =>
  (await tx.table('visits').list({ where: { beneficiaryId, state: isIn(OPEN_VISITS) }, limit: 1 }))[0] ?? null

/** Whose half-days count: the street that the register knows, unless the person lives in another district now. */
export function placeFor(deps: Deps, { street }: Pick<Beneficiary, 'street'>, district: string): string {
  if (!DISTRICTS[deps.region]?.includes(district)) throw new AppError('badInput', 'district')
  return street?.startsWith(district) ? street : district
}

/** So long (days) what was written for the visitor outlives the visit [judgement: a complaint about it may come]. */
const WORDS_DAYS = 90
const DAY_MS = 86_400_000

export const withEnd = (visit: Visit): Visit =>
  (visit.closedAt && visit.addressEnc ? { ...visit, wordsUntil: new Date(Date.parse(visit.closedAt) + WORDS_DAYS * DAY_MS).toISOString() } : visit)

/** Writes the event, the person who carries it, and the visit. */
export async function writeVisit(
  tx: Transaction, at: number, { callerId, staffId }: Pick<By, 'callerId' | 'staffId'>, person: Beneficiary, visit: Visit, kind: VisitEventKind,
  facts: NonNullable<AuditEvent['facts']['visit']> = { visitId: visit._id, on: visit.on, half: visit.half },
): Promise<void> {
  const { event, beneficiary } = recordEvent(person, {
    kind, at: new Date(at).toISOString(), callerId, facts: { ...(staffId && { staffId }), visit: facts },
  })
  await tx.table('events').put(event)
  await tx.table('beneficiaries').put(beneficiary)
  await tx.table('visits').put(withEnd(visit))
}

/**
 * One open visit a person: whoever books again gets that one. The person's own document is written, too, so that of two bookings at the same
 * time one sees the other.
 */
export async function book(tx: Transaction, { deps, at, by }: Act, person: Beneficiary, ask: VisitAsk): Promise<{ kind: 'booked' | 'already'; visit: Visit } | { kind: 'full' }> {
  const { secrets } = deps
  const existing = await openVisitOf(tx, person._id)
  if (existing) return { kind: 'already', visit: existing }
  const { why, district, address, contactName, phone, hearing, slot } = ask
  const place = placeFor(deps, person, district)
  if (slot && !await takePlace(tx, place, slot, by.actor === 'dispatcher')) return { kind: 'full' }
  const _id = await freeNumber(tx.table('visits'), deps.random)
  const now = new Date(at).toISOString()
  const visit: Visit = {
    _id, beneficiaryId: person._id, region: person.region, district, place, why, hearing,
    addressEnc: secrets.seal(_id, 'address', address), contactEnc: secrets.seal(_id, 'contact', contactName), phoneEnc: secrets.seal(_id, 'phone', phone),
    on: slot?.on ?? '', half: slot?.half ?? null, state: 'booked', callerId: by.callerId, bookedBy: by.staffId, bookedAt: now, visitorId: null,
  }
  // who needs a visit is asked about twice before pay is stopped (rule R13)
  await writeVisit(tx, at, by, { ...person, traits: { ...person.traits, homeVisit: true } }, visit, 'visitBooked')
  await closeEarlier(tx, person._id, at, by.staffId)
  if (!slot) await openArranging(tx, visit, person, at)
  return { kind: 'booked', visit }
}

/** 都不方便, or it came to nothing: somebody rings up and agrees on a day, within two working days [judgement]. */
export async function openArranging(tx: Transaction, visit: Visit, person: Beneficiary, at: number): Promise<void> {
  const today = civilDay(at)
  await tx.table('tasks').put({
    _id: `arrangeVisit.${visit._id}`, kind: 'arrangeVisit', beneficiaryId: person._id, region: person.region, street: person.street ?? null, scheme: null,
    openedOn: today, answerBy: addWorkingDays(today, 2), state: 'open', result: null, closedAt: null, by: null,
  })
}

/**
 * Nobody has to ring up any more: a half-day is agreed, the person does not want it, or they are certified, by the visitor after all or by
 * whatever way. Without a result of staff's own it says which; one that staff have closed keeps theirs.
 */
export async function closeArranging(tx: Transaction, visitId: string, at: number, result: 'arranged' | 'notWanted' | 'certifiedSince', by: string | null): Promise<void> {
  const task = await tx.table('tasks').find(`arrangeVisit.${visitId}`)
  if (task?.state === 'open') await tx.table('tasks').put({ ...task, state: 'done', result, closedAt: new Date(at).toISOString(), by })
}

/** More visits that came to nothing than one person ever had. */
const MOST_TASKS = 50

/** The visits for which somebody is to ring up. */
async function arranging(tx: Transaction, beneficiaryId: string): Promise<string[]> {
  const tasks = await tx.table('tasks').list({ where: { beneficiaryId, kind: 'arrangeVisit', state: 'open' }, limit: MOST_TASKS })
  return tasks.map(({ _id }) => _id.slice('arrangeVisit.'.length))
}

/** A new booking answers the calls for earlier visits that came to nothing. */
async function closeEarlier(tx: Transaction, beneficiaryId: string, at: number, by: string | null): Promise<void> {
  for (const visitId of await arranging(tx, beneficiaryId)) await closeArranging(tx, visitId, at, 'arranged', by)
}

/** So does a certification, by whatever way. A visit that is still open waits for its day: it is the person's to call off. */
export async function closeMissed(tx: Transaction, { _id, traits }: Beneficiary, at: number): Promise<void> {
  // written with every booking, and never taken away: most certifications are spared the question
  if (traits?.homeVisit === undefined) return
  const open = await openVisitOf(tx, _id)
  for (const visitId of await arranging(tx, _id)) if (visitId !== open?._id) await closeArranging(tx, visitId, at, 'certifiedSince', null)
}

type Change = { kind: 'changed' | 'tooLate'; visit: Visit } | { kind: 'full' }

/** To another half-day; null: to be agreed by telephone. Which visitor goes is decided anew. */
export async function move(tx: Transaction, { at, by }: Act, person: Beneficiary, visit: Visit, slot: Slot | null): Promise<Change> {
  const state = afterAct(visit.state, 'move', by.actor)
  if (!state) return { kind: 'tooLate', visit }
  if (slot && visit.on === slot.on && visit.half === slot.half) return { kind: 'changed', visit }
  if (slot && !await takePlace(tx, visit.place, slot, by.actor === 'dispatcher')) return { kind: 'full' }
  await giveBack(tx, visit)
  const moved = await takeBack(tx, { ...visit, state, on: slot?.on ?? '', half: slot?.half ?? null, visitorId: null }, at)
  await writeVisit(tx, at, by, person, moved, 'visitMoved')
  if (slot) await closeArranging(tx, visit._id, at, 'arranged', by.staffId)
  else await openArranging(tx, moved, person, at)
  return { kind: 'changed', visit: moved }
}

/** Harmless to repeat. */
export async function cancel(tx: Transaction, { at, by }: Act, person: Beneficiary, visit: Visit): Promise<Change> {
  if (visit.state === 'cancelled') return { kind: 'changed', visit }
  const state = afterAct(visit.state, 'cancel', by.actor)
  if (!state) return { kind: 'tooLate', visit }
  await giveBack(tx, visit)
  const cancelled = await takeBack(tx, { ...visit, state, closedAt: new Date(at).toISOString() }, at)
  await writeVisit(tx, at, by, person, cancelled, 'visitCancelled')
  await closeArranging(tx, visit._id, at, 'notWanted', by.staffId)
  return { kind: 'changed', visit: cancelled }
}

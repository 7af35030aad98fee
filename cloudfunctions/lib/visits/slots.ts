/** Places in half-days. The counter is written in the transaction of the visit, so of two people who want the last one, one gets it. */
import type { LocalDate } from '../../../src/domain/calendar'
import { capacityOf, slotsBetween, VISITS, type Slot } from '../../../src/domain/visit/visit'
import { atLeast, type Database, type Transaction } from '../collections'
import type { Visit } from '../documents-visits'

const idOf = (place: string, { on, half }: Slot) => `${place}.${on}.${half}`
const isSame = (a: Slot, b: Slot) => a.on === b.on && a.half === b.half

export const slotOf = ({ on, half }: Pick<Visit, 'on' | 'half'>): Slot | null => (on && half ? { on, half } : null)

/** A half-day that the person may choose today. */
export const isOffered = (slot: Slot, today: LocalDate): boolean => slotsBetween(today, VISITS.firstDay, VISITS.lastDay).some((one) => isSame(one, slot))
/** Staff may also take today. */
export const isPlannable = (slot: Slot, today: LocalDate): boolean => slotsBetween(today, 0, VISITS.lastDay).some((one) => isSame(one, slot))

/** @returns whether there was a place. Staff who plan may go over the usual number: they know who drives. */
export async function takePlace(tx: Transaction, place: string, slot: Slot, mayExceed: boolean): Promise<boolean> {
  const _id = idOf(place, slot)
  const taken = (await tx.table('visitSlots').find(_id))?.taken ?? 0
  if (taken >= capacityOf(place) && !mayExceed) return false
  await tx.table('visitSlots').put({ _id, place, ...slot, taken: taken + 1 })
  return true
}

export async function giveBack(tx: Transaction, visit: Pick<Visit, 'place' | 'on' | 'half'>): Promise<void> {
  const slot = slotOf(visit)
  const counter = slot && await tx.table('visitSlots').find(idOf(visit.place, slot))
  if (counter) await tx.table('visitSlots').put({ ...counter, taken: Math.max(0, counter.taken - 1) })
}

/** The first half-days with a place. */
export async function freeSlots(db: Pick<Database, 'table'>, place: string, today: LocalDate): Promise<Slot[]> {
  const offered = slotsBetween(today, VISITS.firstDay, VISITS.lastDay)
  const counters = await db.table('visitSlots').list({ where: { place, on: atLeast(today) }, limit: 100 })
  const taken = new Map(counters.map((one) => [one._id, one.taken]))
  return offered.filter((slot) => (taken.get(idOf(place, slot)) ?? 0) < capacityOf(place)).slice(0, VISITS.shown)
}

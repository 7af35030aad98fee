/** What people are told of a visitor on the way to them: messages as any other, each written in the transaction of what it follows. */
import { isAsTold, toldFromMs, type Told, type VisitWord } from '../../../src/domain/visit/coming'
import type { Slot } from '../../../src/domain/visit/visit'
import type { Transaction } from '../collections'
import type { Deps } from '../deps'
import type { Visit } from '../documents-visits'
import { slotOf } from './slots'

/**
 * One message a visit, half-day and visitor, however often the list is fetched: who is sent in another's place is a new word. It waits for the
 * afternoon before, and like all others for the hours of the day.
 */
export async function tellComing({ db }: Pick<Deps, 'db'>, taken: readonly Visit[], at: number): Promise<void> {
  for (const { _id, visitorId } of taken.filter((visit) => !isTold(visit))) {
    await db.inTransaction(async (tx) => {
      const visit = await tx.table('visits').find(_id)
      const slot = visit && slotOf(visit)
      if (!slot || visit.visitorId !== visitorId || isTold(visit)) return
      await tx.table('visits').put(await say(tx, 'visitComing', visit, slot, Math.max(at, toldFromMs(slot.on)), at))
    })
  }
}

const isTold = (visit: Visit): boolean => visit.told?.visitorId === visit.visitorId && isAsTold(visit.told, visit)

/**
 * After a visit was called off, moved or given to another visitor: who was told of it is told so, at the number of the first word, whoever
 * changed it, since who taps need not be who opens the door. A word that still waits is withdrawn instead. @returns the visit to be stored
 */
export async function takeBack(tx: Transaction, visit: Visit, at: number): Promise<Visit> {
  if (visit.told && isAsTold(visit.told, visit)) return visit
  const told = await lastTold(tx, visit)
  if (!told?.on || !told.half || isAsTold(told, visit)) return { ...visit, told }
  const slot = visit.state === 'cancelled' ? null : slotOf(visit)
  return slot ? say(tx, 'visitMoved', visit, slot, at, at, told) : say(tx, 'visitOff', visit, { on: told.on, half: told.half }, at, at, told)
}

/** What the person believes. A message that is with the carrier, or may be, counts as read. */
async function lastTold(tx: Transaction, { told }: Visit): Promise<Told | null> {
  const word = told && await tx.table('outbox').find(told.wordId)
  if (!told || !word) return null
  if (word.state === 'queued') await tx.table('outbox').put({ ...word, state: 'superseded' })
  const contact = await tx.table('contacts').find(`${told.wordId}.sms`)
  const isOut = word.state === 'sending' || contact?.result === 'sent' || contact?.result === 'unknown'
  return isOut ? told : word.was ?? null
}

async function say(tx: Transaction, kind: VisitWord, visit: Visit, slot: Slot, fromMs: number, at: number, was?: Told): Promise<Visit> {
  const { _id: visitId, beneficiaryId } = visit
  const visitorId = kind === 'visitOff' ? null : visit.visitorId
  const words = (visit.words ?? 0) + 1
  const wordId = `${kind}.${visitId}.${words}`
  await tx.table('outbox').put({
    _id: wordId, kind, to: 'beneficiary', callerId: null, beneficiaryId, attemptId: null, about: null,
    coming: { visitId, visitorId, ...slot }, ...(was && { was }), state: 'queued', tries: 0, leaseUntil: 0,
    notBefore: new Date(fromMs).toISOString(), createdAt: new Date(at).toISOString(),
  })
  return { ...visit, words, told: { wordId, visitorId, ...(kind === 'visitOff' ? { on: '', half: null } : slot) } }
}

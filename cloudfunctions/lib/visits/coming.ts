/** What people are told of a visitor on the way to them: a message as any other, made when the visitor has the list of the day. */
import { toldFromMs } from '../../../src/domain/visit/coming'
import type { Deps } from '../deps'
import type { Visit } from '../documents-visits'
import { slotOf } from './slots'

/**
 * One message a visit, half-day and visitor, however often the list is fetched: who is sent in another's place is a new word, and the old one
 * is no longer true. It waits for the afternoon before, and like all others for the hours of the day.
 */
export async function tellComing({ db }: Pick<Deps, 'db'>, visits: readonly Visit[], at: number): Promise<void> {
  const createdAt = new Date(at).toISOString()
  for (const visit of visits) {
    const slot = slotOf(visit)
    if (!slot || !visit.visitorId) continue
    const { _id: visitId, beneficiaryId, visitorId } = visit
    await db.table('outbox').add({
      _id: `visitComing.${visitId}.${slot.on}.${slot.half}.${visitorId}`, kind: 'visitComing', to: 'beneficiary', callerId: null, beneficiaryId, attemptId: null, about: null,
      coming: { visitId, visitorId, ...slot }, state: 'queued', tries: 0, leaseUntil: 0,
      notBefore: new Date(Math.max(at, toldFromMs(slot.on))).toISOString(), createdAt,
    })
  }
}

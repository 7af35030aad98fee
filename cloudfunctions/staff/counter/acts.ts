/** What every act at a counter has in common. */
import { answerDueOn } from '../../../src/domain/appeal'
import { civilDay, daysBetween } from '../../../src/domain/calendar'
import { AppError } from '../../../src/domain/contract/errors'
import type { WaitsFor } from '../../../src/domain/counter'
import { recordEvent } from '../../lib/audit'
import type { Transaction } from '../../lib/collections'
import type { Beneficiary } from '../../lib/documents'
import type { CounterAct, CounterPhoto } from '../../lib/documents-counter'
import type { StaffRun } from '../../lib/staff/door'
import { DAY_MS } from './photos'

type Kind = CounterAct['kind']

/** The id of a clerk's request and the tag of what they asked. */
export const keyOf = ({ deps: { secrets }, staff }: StaffRun, kind: Kind, input: { requestKey: string }) => ({
  _id: secrets.index('counterAct', `${staff.id} ${kind} ${input.requestKey}`).slice(0, 32),
  inputTag: secrets.index('counterInput', JSON.stringify(input)),
})
type Key = ReturnType<typeof keyOf>

/** What was answered to the same request before; null: it is new. The same key with another content is refused. */
export async function answered<A>(tx: Transaction, { _id, inputTag }: Key): Promise<A | null> {
  const before = await tx.table('counterActs').find(_id)
  if (before && before.inputTag !== inputTag) throw new AppError('badInput', 'requestKey')
  return before ? before.answer as A : null
}

/** An act as it begins; every field that does not apply is null. */
export function newAct({ at, staff }: StaffRun, key: Key, kind: Kind, person: Beneficiary, facts: Partial<CounterAct>): CounterAct {
  const today = civilDay(at)
  return {
    ...key, kind, beneficiaryId: person._id, region: person.region, street: person.street ?? null, operatorId: staff.id,
    openedAt: new Date(at).toISOString(), evidenceOn: today, checks: null, photoId: null, likeness: null, lateReason: null, supersedes: null,
    state: 'waiting', waitsFor: null, answerBy: answerDueOn(today), decidedBy: null, decidedAt: null, answer: null, ...facts,
  }
}

/** Writes an act that waits for a second person: the act, its picture kept as long as that takes, and an event. */
export async function letWait(
  tx: Transaction, run: StaffRun, act: CounterAct, why: WaitsFor, person: Beneficiary, photo: CounterPhoto | null,
): Promise<{ kind: 'waits'; actId: string; why: WaitsFor; answerBy: string }> {
  const answer = { kind: 'waits', actId: act._id, why, answerBy: act.answerBy } as const
  const { event, beneficiary } = recordEvent(person, {
    kind: 'counterWaits', at: act.openedAt, callerId: null,
    facts: { staffId: run.staff.id, counter: { actId: act._id, waitsFor: why, evidenceOn: act.evidenceOn, likeness: act.likeness } },
  })
  await tx.table('beneficiaries').put(beneficiary)
  await tx.table('events').put(event)
  await tx.table('counterActs').put({ ...act, waitsFor: why, answer })
  if (photo) await keepPhoto(tx, run, photo, act._id, daysBetween(civilDay(run.at), act.answerBy))
  return answer
}

/** The picture belongs to the act now, and goes when a film would: so many days later than the policy's. */
export async function keepPhoto(tx: Transaction, { deps, at }: StaffRun, photo: CounterPhoto, actId: string, moreDays = 0): Promise<void> {
  const person = await tx.table('beneficiaries').find(photo.beneficiaryId)
  const { liveness } = await deps.policyOn(person?.region ?? deps.region, civilDay(at))
  await tx.table('counterPhotos').put({ ...photo, actId, photoUntil: new Date(at + (liveness.videoDays + moreDays) * DAY_MS).toISOString() })
}

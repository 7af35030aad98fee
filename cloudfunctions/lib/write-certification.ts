import { civilDay, type LocalDate } from '../../src/domain/calendar'
import type { Channel, Mode } from '../../src/domain/contract/common'
import type { BenefitState } from '../../src/domain/cycle'
import { payChange, type PayChange } from '../../src/domain/exchange/pay-change'
import type { PolicyInForce } from '../../src/domain/policy/policy'
import { recordEvent } from './audit'
import { bindCaller, type Received } from './bind-caller'
import type { Caller } from './caller'
import { certify, datesOf, type Settled } from './certify'
import type { Transaction } from './collections'
import type { Deps } from './deps'
import type { Beneficiary, Proof } from './documents'
import { freeNumber } from './free-number'
import { openConflict } from './loss-tasks'
import { supersedeReviews } from './open-review'
import { withdrawStops } from './stops'
import { closeMissed } from './visits/visits'

/** What showed that somebody lives, and that it is them. */
export interface Act {
  mode: Mode
  channel: Channel
  /** When it happened (ms), and the day for which it counts (rule R25). */
  at: number
  on: LocalDate
  /** A film that matched; or what staff or a record say, never both. */
  film: Received | null
  /** Where the person was seen, six or nine digits; absent for a phone. */
  place?: string
  proof?: Proof
}

export interface Success {
  act: Act
  /** Who sent the film, openid null where only the record of them is known; null: nobody's phone had part in it. */
  caller: Pick<Caller, 'id' | 'openid'> | null
  beneficiary: Beneficiary
  /** In force on the day for which it counts. */
  policy: PolicyInForce
  /** Who decided and when (ms): the machine at once, or staff later, under the policy of that day. */
  decided: { reviewNo: string | null; at: number; policy: PolicyInForce }
}
export interface Written { reference: string; at: string; on: LocalDate; settled: Settled; beneficiary: Beneficiary }

/** A film counts for the day on which the server received it, since nobody is late because staff are (rule R25). */
export const byFilm = (film: Received): Act =>
  ({ mode: film.mode, channel: film.channel, at: film.receivedAt, on: civilDay(film.receivedAt), film, ...(film.place ? { place: film.place } : {}) })

/**
 * Writes what a proof of life brings, whichever way it came: the certification, the binding of the caller, the end of
 * other reviews, of every stop that was only proposed, and of calls for a visit that came to nothing.
 * @returns the person as they are now, for the caller to record and store; null when every benefit has ended
 */
export async function writeCertification(tx: Transaction, deps: Deps, success: Success): Promise<Written | null> {
  const { act, caller, beneficiary, policy, decided } = success
  const { mode, channel, on, film, place, proof } = act
  const decidedOn = civilDay(decided.at)
  const result = certify(beneficiary.benefits, policy, on, channel, decidedOn)
  if (!result) return null
  const { benefits, settled } = result
  const reference = await freeNumber(tx.table('certifications'), deps.random)
  const at = new Date(act.at).toISOString()
  await tx.table('certifications').put({
    _id: reference, beneficiaryId: beneficiary._id, callerId: caller?.id ?? null, attemptId: film?._id ?? null, mode, channel, at, on,
    policyId: policy.id, benefits: settled.benefits, validUntil: settled.nextDueOn,
    ...(decided.reviewNo ? { reviewNo: decided.reviewNo } : {}), ...(proof ? { proof } : {}),
    writtenAt: new Date(decided.at).toISOString(), ...(place ? { place } : {}),
  })
  await withdrawStops(tx, beneficiary._id, beneficiary.benefits, policy, decided.at)
  await openConflict(tx, beneficiary, beneficiary.benefits, on, decided.at)
  await closeMissed(tx, beneficiary, decided.at)
  if (film && caller) await bindCaller(tx, deps, caller, film, policy)
  // set while any film waits
  if (beneficiary.openReview) await supersedeReviews(tx, beneficiary._id, decided.reviewNo)
  const certified = { ...beneficiary, benefits, ...datesOf({ ...beneficiary, benefits }, decided.policy, decidedOn), openReview: null }
  const pay = comebacks(beneficiary.benefits, benefits, settled)
  if (pay.length === 0) return { reference, at, on, settled, beneficiary: certified }
  const facts = { channel, reference, pay }
  const resumed = recordEvent(certified, { kind: 'resumed', at: new Date(decided.at).toISOString(), callerId: caller?.id ?? null, facts })
  await tx.table('events').put(resumed.event)
  return { reference, at, on, settled, beneficiary: resumed.beneficiary }
}

/** Pay that a certification brings back: told to the paying system like what staff decide. */
function comebacks(before: readonly BenefitState[], after: readonly BenefitState[], { benefits }: Settled): PayChange[] {
  return before.flatMap((benefit, i) =>
    payChange(benefit, after[i] ?? benefit, 'certified', benefits.find(({ scheme }) => scheme === benefit.scheme)?.payment ?? null))
}

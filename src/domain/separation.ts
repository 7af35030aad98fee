/**
 * Separation of duties (rule R28; 社会保险经办条例 art. 37: high-risk business is approved at another level than it is done). Two accounts are
 * two people only as long as nobody could have used both: whoever makes an account's password and the secret of its codes holds it in
 * their hands, until somebody else has seen it handed over.
 */
import { civilDay } from './calendar'

/** Somebody could use an account from one ISO instant to another; null: still. */
export interface Hand { staffId: string; from: string; until: string | null }
export interface Account { id: string; hands?: readonly Hand[] }
/** What an account did, and when: an ISO instant, or the day where only that was kept; null: it was not kept. */
export interface Deed { by: Account; at: string | null }

/** How fresh a password of one's own must be for somebody who has seen it made, in ms. Judgement: they stand beside each other. */
export const SEEN_MADE_MS = 15 * 60_000

const DAY = /^\d{4}-\d{2}-\d{2}$/
const dayOf = (instant: string) => civilDay(Date.parse(instant))

function couldUse({ from, until }: Hand, at: string | null): boolean {
  if (at === null) return true
  return DAY.test(at) ? dayOf(from) <= at && (until === null || dayOf(until) >= at) : from <= at && (until === null || until > at)
}

/** Everybody who could have done it. */
const couldBe = ({ by: { id, hands = [] }, at }: Deed): string[] => [id, ...hands.filter((hand) => couldUse(hand, at)).map(({ staffId }) => staffId)]

/** True when nobody could have done both. */
export function areTwoPeople(a: Deed, b: Deed): boolean {
  const others = couldBe(b)
  return !couldBe(a).some((one) => others.includes(one))
}

/**
 * May this member of staff approve what was done? Never one's own act, and never twice: of two approvals the second must be a third person's.
 * @param before who did, proposed or approved it so far; the machine is not among them
 */
export const mayApprove = (before: readonly Deed[], approver: Deed): boolean => before.every((deed) => areTwoPeople(deed, approver))

const ended = (hands: readonly Hand[], at: string): Hand[] => hands.map((hand) => (hand.until === null ? { ...hand, until: at } : hand))

/** Both secrets are new: whoever made them holds the account now, and so does whoever could use the maker's own account. */
export function handsAfterReset(hands: readonly Hand[], maker: Account, at: string): Hand[] {
  const makers = new Set(couldBe({ by: maker, at }))
  return [...ended(hands, at), ...[...makers].map((staffId) => ({ staffId, from: at, until: null }))]
}

/** A third person has seen the owner make a password of their own: nobody else holds it any more. */
export const handsAfterHandover = (hands: readonly Hand[], at: string): Hand[] => ended(hands, at)

export const isInOtherHands = ({ hands = [] }: Pick<Account, 'hands'>): boolean => hands.some(({ until }) => until === null)

/** 静默认证: certifying by events that others have recorded, without troubling the person (rule R26). */
import { addDays, daysBetween, type LocalDate } from './calendar'
import { duty, lastAliveOn, type BenefitState } from './cycle'
import type { LossGround } from './loss'
import type { PolicyInForce, Sourced } from './policy/policy'
import { RESPITE } from './respite'

/**
 * A: somebody saw the person and the document, or a machine compared the face. B: a card was used, which relatives can do as well.
 * C: a sign of an account, not of a life.
 */
export type Strength = 'A' | 'B' | 'C'

export const EVENT_KINDS = [
  'inpatient', 'boardingGate', 'counterVisit', 'faceLogin', 'outpatientCard', 'insuranceCard', 'bankCard', 'phoneBill', 'appOpened',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

const judged = { source: '威海、淄博公开的静默认证做法；强弱之分为本产品所定', checkedOn: '2026-11-25', confidence: 'judgement' } as const

export const MATCH_RULE: Sourced & {
  strengths: Readonly<Record<EventKind, Strength>>
  /** Two B events of different sources confirm each other when at most so many days apart. */
  pairDays: number
  /** While one of these is recorded and not refuted, only the person certifies. */
  forbiddenBy: readonly LossGround[]
  /** After an objection the person has so many days to certify in the usual way, however long ago the old due day was. */
  objectionDays: number
  /** An event that is older when it arrives says too little about today. */
  oldestDays: number
  /** So long after a sign of life nobody is certified anew who is not asked to: every visit to a clinic would be a message. */
  restDays: number
} = {
  ...judged,
  strengths: {
    inpatient: 'A', boardingGate: 'A', counterVisit: 'A', faceLogin: 'A',
    outpatientCard: 'B', insuranceCard: 'B', bankCard: 'B',
    phoneBill: 'C', appOpened: 'C',
  },
  pairDays: 45,
  forbiddenBy: ['death', 'declaredDead', 'missing', 'servingSentence', 'wantedOrDetained'],
  objectionDays: RESPITE.days,
  oldestDays: 90,
  restDays: 90,
}

/** source: which institution's data it is, so that one hospital's two swipes do not confirm each other. */
export interface LifeEvent { kind: EventKind; source: string; on: LocalDate }

export interface MatchFacts {
  /** Findings recorded and not refuted, checked or not. */
  openGrounds: readonly LossGround[]
  lastCertifiedOn: LocalDate | null
  /** Day of the person's objection; what happened until then never certifies again. */
  objectedOn: LocalDate | null
}

/** certify: on the day of the event; `by` are the events that carry it. */
export type MatchDecision =
  | { kind: 'certify'; on: LocalDate; by: readonly LifeEvent[] }
  | { kind: 'notEnough' }
  | { kind: 'nothingNew' }
  | { kind: 'forbidden'; because: LossGround }

const ofStrength = (events: readonly LifeEvent[], strength: Strength) => events.filter(({ kind }) => MATCH_RULE.strengths[kind] === strength)

interface Proof { on: LocalDate; by: readonly LifeEvent[] }

/**
 * Two events carry the earlier one's day: if either is the person's own, the person was alive then. The later day would lean on the
 * later event alone.
 */
function pairsOf(events: readonly LifeEvent[]): Proof[] {
  return events.flatMap((a) => events
    .filter((b) => a.source !== b.source && a.on <= b.on && daysBetween(a.on, b.on) <= MATCH_RULE.pairDays)
    .map((b) => ({ on: a.on, by: [a, b] })))
}

function latestAndSimplest(a: Proof, b: Proof): number {
  if (a.on === b.on) return a.by.length - b.by.length
  return a.on < b.on ? 1 : -1
}

/** Whether events of others certify a person, and for which day; never for a day after today. */
export function decideMatch(events: readonly LifeEvent[], facts: MatchFacts, today: LocalDate): MatchDecision {
  const { openGrounds, lastCertifiedOn, objectedOn } = facts
  const because = openGrounds.find((ground) => MATCH_RULE.forbiddenBy.includes(ground))
  if (because) return { kind: 'forbidden', because }
  const usable = events.filter(({ on }) => on <= today && (objectedOn === null || on > objectedOn))
  const strong = ofStrength(usable, 'A').map((event): Proof => ({ on: event.on, by: [event] }))
  const [best] = [...strong, ...pairsOf(ofStrength(usable, 'B'))].sort(latestAndSimplest)
  if (!best) return { kind: 'notEnough' }
  return lastCertifiedOn !== null && best.on <= lastCertifiedOn ? { kind: 'nothingNew' } : { kind: 'certify', ...best }
}

/** A silent certification as it is kept: what it did, and what stood before it. */
export interface SilentCertification {
  certifiedOn: LocalDate
  before: Pick<BenefitState, 'lastCertifiedOn' | 'lastChannel'>
  objectedOn: LocalDate | null
}

/**
 * accepted: the benefit as before the match, and the day by which to certify in the usual way. noEffect: the person has certified in
 * another way since, so nothing hangs on the match any more.
 */
export type Objection =
  | { kind: 'accepted'; benefit: BenefitState; certifyBy: LocalDate }
  | { kind: 'noEffect' }
  | { kind: 'alreadyObjected' }

/** The person says that it was not them: once, without a reason, without a penalty. Pay that the match brought back keeps running. */
export function objectToMatch(match: SilentCertification, benefit: BenefitState, policy: PolicyInForce, today: LocalDate): Objection {
  if (match.objectedOn !== null) return { kind: 'alreadyObjected' }
  if (benefit.lastChannel !== 'dataMatch' || benefit.lastCertifiedOn !== match.certifiedOn) return { kind: 'noEffect' }
  const { lastChannel: _lastChannel, ...rest } = benefit
  const earliest = addDays(today, MATCH_RULE.objectionDays)
  const restored: BenefitState = { ...rest, ...match.before, respiteUntil: earliest }
  return { kind: 'accepted', benefit: restored, certifyBy: duty(restored, policy).dueOn }
}

/** From an objection until the person certifies in the usual way nothing certifies silently: whose card it was is open. */
export const isSilenced = (objectedOn: LocalDate | null, benefits: readonly BenefitState[]): boolean =>
  objectedOn !== null && !benefits.some(({ lastCertifiedOn, lastChannel }) =>
    lastCertifiedOn !== null && lastChannel !== 'dataMatch' && lastCertifiedOn >= objectedOn)

/** Whether an event is worth a certification: some benefit is asked for by now, or its last sign of life lies long back. */
export const isWorthwhile = (benefits: readonly BenefitState[], on: LocalDate, policy: PolicyInForce, today: LocalDate): boolean =>
  benefits.filter(({ status }) => status !== 'closed')
    .some((benefit) => duty(benefit, policy).noticeOn <= today || daysBetween(lastAliveOn(benefit), on) >= MATCH_RULE.restDays)

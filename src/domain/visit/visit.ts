/** 上门: a visit from its booking to its end, and what it takes to count. Data with a source, rules without a clock. */
import type { LocalDate } from '../calendar'
import type { Sourced } from '../policy/policy'
import { addWorkingDays, isWorkingDay } from '../working-days'

/** Why somebody cannot come: 患病、残疾、孤寡、高龄、行动不便 of the product brief, and what it forgets. */
export const VISIT_WHYS = ['ill', 'disabled', 'alone', 'old', 'frail', 'senses', 'other'] as const
export type VisitWhy = (typeof VISIT_WHYS)[number]

export const HEARINGS = ['clear', 'loud', 'none'] as const
export type Hearing = (typeof HEARINGS)[number]

export const HALVES = ['morning', 'afternoon'] as const
export type Half = (typeof HALVES)[number]
export interface Slot { on: LocalDate; half: Half }

/** Chinese wall clock, so that nobody waits a whole day. */
export const HALF_HOURS: Record<Half, { from: string; to: string }> = {
  morning: { from: '09:00', to: '11:30' }, afternoon: { from: '14:00', to: '16:30' },
}

/**
 * How many people one place (a street, or the district where no street is known) gets in one half-day, on which working days after today one
 * may book, and how many half-days are shown at once.
 */
export const VISITS: Sourced & { perHalfDay: number; byPlace: Readonly<Record<string, number>>; firstDay: number; lastDay: number; shown: number } = {
  source: '社会保险经办条例第三十条：上门服务；名额与提前天数为本产品所定', checkedOn: '2026-11-29', confidence: 'judgement',
  perHalfDay: 4, byPlace: {}, firstDay: 1, lastDay: 10, shown: 4,
}

export const capacityOf = (place: string): number => VISITS.byPlace[place] ?? VISITS.perHalfDay

/** Half-days between two working days after today, in order; `from` 0 is today, when it is a working day. */
export function slotsBetween(today: LocalDate, from: number, to: number): Slot[] {
  const days = Array.from({ length: to - from + 1 }, (_, i) => addWorkingDays(today, from + i)).filter(isWorkingDay)
  return days.flatMap((on) => HALVES.map((half) => ({ on, half })))
}

/** checking: what the visitor brought back is looked at by a colleague. */
export const VISIT_STATES = ['booked', 'assigned', 'underway', 'checking', 'done', 'missed', 'cancelled'] as const
export type VisitState = (typeof VISIT_STATES)[number]
/** Somebody still waits for it. */
export const OPEN_VISITS = ['booked', 'assigned', 'underway', 'checking'] as const satisfies readonly VisitState[]

/** person: the elder or whoever helps them. dispatcher: at the office. visitor: the one to whom it was given. */
export type VisitActor = 'person' | 'dispatcher' | 'visitor'
export type VisitAct = 'move' | 'cancel' | 'assign' | 'setOff' | 'arrive' | 'miss' | 'submit' | 'decide'

/** `officeFrom`: only at the office; a visitor who set off may never be heard of again. */
type Rule = { from: readonly VisitState[]; officeFrom?: VisitState; by: readonly VisitActor[]; to: VisitState }
const before: readonly VisitState[] = ['booked', 'assigned']
const onTheWay: readonly VisitState[] = ['assigned', 'underway']
const RULES: Record<VisitAct, Rule> = {
  // another half-day may be another visitor's
  move: { from: before, officeFrom: 'underway', by: ['person', 'dispatcher'], to: 'booked' },
  cancel: { from: before, officeFrom: 'underway', by: ['person', 'dispatcher'], to: 'cancelled' },
  assign: { from: before, officeFrom: 'underway', by: ['dispatcher'], to: 'assigned' },
  setOff: { from: onTheWay, by: ['visitor'], to: 'underway' },
  arrive: { from: onTheWay, by: ['visitor'], to: 'underway' },
  miss: { from: onTheWay, by: ['visitor'], to: 'missed' },
  // somebody who came home after all is seen all the same
  submit: { from: [...onTheWay, 'missed'], by: ['visitor'], to: 'done' },
  decide: { from: ['checking'], by: ['dispatcher'], to: 'done' },
}

/** The state afterwards; null: not now, or not by them. */
export function afterAct(state: VisitState, act: VisitAct, actor: VisitActor): VisitState | null {
  const { from, officeFrom, by, to } = RULES[act]
  const isThen = from.includes(state) || (actor === 'dispatcher' && state === officeFrom)
  return isThen && by.includes(actor) ? to : null
}

/** 出发, 到了 and 没人在 are said of today, or late: whoever sets off today for another day would shut the door to every change until then. */
export const isMarkable = (on: LocalDate | '', today: LocalDate): boolean => on <= today

/** What has to be done at the door, in the order in which it is shown; any order will do (ux S20). */
export const VISIT_TASKS = ['badge', 'identity', 'person', 'questions', 'signature', 'papers'] as const
export type VisitTask = (typeof VISIT_TASKS)[number]
export const VISIT_PHOTOS = ['idCard', 'person', 'signature'] as const
export type VisitPhoto = (typeof VISIT_PHOTOS)[number]

/** What a visitor says was done; the answers to the three questions themselves are nowhere kept. */
export interface VisitFindings {
  badge: boolean
  /** guardian: the person could not answer, and a guardian did. */
  questions: 'person' | 'guardian' | null
  signedBy: 'person' | 'guardian' | null
  papers: boolean
  photos: readonly VisitPhoto[]
}

/** What is still to be done. Who answered for the person also signs. */
export function missingTasks({ badge, questions, signedBy, papers, photos }: VisitFindings): VisitTask[] {
  const done: Record<VisitTask, boolean> = {
    badge, papers, identity: photos.includes('idCard'), person: photos.includes('person'), questions: questions !== null,
    signature: photos.includes('signature') && signedBy !== null && (questions !== 'guardian' || signedBy === 'guardian'),
  }
  return VISIT_TASKS.filter((task) => !done[task])
}

/** So long (h) a visitor's phone keeps what it needs for a day's round [judgement: a round is over in the evening]. */
export const PACK_HOURS = 24
const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** Why a colleague looks at a visit before it counts. */
export const CHECK_WHYS = ['incomplete', 'badSignature', 'packExpired', 'cancelledBefore'] as const
export type CheckWhy = (typeof CHECK_WHYS)[number]

export interface VisitFacts {
  missing: readonly VisitTask[]
  isSigned: boolean
  /** Device clock (ms): when the list was fetched, and when the last thing was recorded. */
  packedAtMs: number
  capturedAtMs: number
  state: VisitState
}

/** Empty: it counts at once. */
export function checksOf({ missing, isSigned, packedAtMs, capturedAtMs, state }: VisitFacts): CheckWhy[] {
  const age = capturedAtMs - packedAtMs
  const holds: Record<CheckWhy, boolean> = {
    incomplete: missing.length > 0,
    badSignature: !isSigned,
    // recorded before it was fetched: that clock was moved
    packExpired: !(age >= -MINUTE_MS && age <= PACK_HOURS * HOUR_MS),
    cancelledBefore: state === 'cancelled' || state === 'booked',
  }
  return CHECK_WHYS.filter((why) => holds[why])
}

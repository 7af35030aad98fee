/**
 * The stages of one person's benefit and the only ways between them (rules R11, R13, R19, R29). A stage is derived from stored facts
 * (stageOf); the table says which change of facts is allowed.
 */
import { approvalsOf, type Approvals } from './approval'
import type { LocalDate } from './calendar'
import { duty, type BenefitState } from './cycle'
import { groundOf, LOSS_RULES, mayTerminate, type Finding } from './loss'
import type { Duty } from './period'
import type { PolicyInForce } from './policy/policy'

export const STAGES = ['ok', 'dueSoon', 'overdue', 'pendingVerify', 'suspended', 'holdDeath', 'holdOther', 'terminated'] as const
/** dueSoon: the product asks. overdue: the due day has passed, pay runs. pendingVerify: a stop is proposed, pay runs. */
export type Stage = (typeof STAGES)[number]

/**
 * returned: staff or the person's contact refute the proposal. deathRecorded, lossRecorded: a finding that holds pay. findingEnded: it was
 * refuted, or its time is over. Certifying from suspended is 恢复, an upheld appeal from terminated 复发.
 */
export type StageEvent =
  | { kind: 'noticeDayPassed' | 'dueDayPassed' | 'certified' | 'proposed' | 'returned' }
  | { kind: 'deathRecorded' | 'lossRecorded' | 'findingEnded' | 'appealUpheld' }
  /** needed: approvals that rule R13 asks for, the proposer's not counted. */
  | { kind: 'approved'; approvals: Approvals; needed: 1 | 2 }
  | { kind: 'terminated'; approvals: Approvals }
export type EventKind = StageEvent['kind']

/** Wherever pay runs or is stopped for lack of a certification, a finding may come in. */
const findings = { deathRecorded: 'holdDeath', lossRecorded: 'holdOther' } as const

/**
 * From each stage, where an event leads; an event that is not listed is refused. What leads to ok leads there for the moment of the event:
 * the calendar moves it on at once when the next due day is near or past.
 */
export const TRANSITIONS: Readonly<Record<Stage, Readonly<Partial<Record<EventKind, Stage>>>>> = {
  ok: { noticeDayPassed: 'dueSoon', certified: 'ok', ...findings },
  dueSoon: { dueDayPassed: 'overdue', certified: 'ok', ...findings },
  overdue: { proposed: 'pendingVerify', certified: 'ok', ...findings },
  pendingVerify: { approved: 'suspended', returned: 'overdue', appealUpheld: 'overdue', certified: 'ok', ...findings },
  suspended: { certified: 'ok', appealUpheld: 'overdue', ...findings },
  // a face does not lift a hold: staff clear up the contradiction first (rule R19)
  holdDeath: { certified: 'holdDeath', lossRecorded: 'holdDeath', findingEnded: 'ok', appealUpheld: 'ok', terminated: 'terminated' },
  holdOther: { certified: 'holdOther', deathRecorded: 'holdDeath', findingEnded: 'ok', appealUpheld: 'ok', terminated: 'terminated' },
  terminated: { appealUpheld: 'ok' },
}

function hasThePeople(event: StageEvent): boolean {
  switch (event.kind) {
    case 'approved': return approvalsOf(event.approvals) >= event.needed
    case 'terminated': return mayTerminate(event.approvals)
    default: return true
  }
}

/** The stage after an event; null when the event is not allowed there, or too few people stand behind it. */
export function next(stage: Stage, event: StageEvent): Stage | null {
  return hasThePeople(event) ? TRANSITIONS[stage][event.kind] ?? null : null
}

/** What the calendar alone makes of a benefit whose pay runs. */
function byCalendar({ noticeOn, dueOn }: Duty, today: LocalDate): Stage {
  if (today < noticeOn) return 'ok'
  return today <= dueOn ? 'dueSoon' : 'overdue'
}

export interface StageFacts {
  benefit: BenefitState
  /** The finding behind a hold; null when none is recorded. */
  finding: Finding | null
  /** A proposed stop waits for staff. */
  isStopProposed: boolean
}

/** The stage that the stored facts mean on a day. A proposal whose reason is gone (certified meanwhile) means nothing any more. */
export function stageOf({ benefit, finding, isStopProposed }: StageFacts, policy: PolicyInForce, today: LocalDate): Stage {
  switch (benefit.status) {
    case 'closed': return 'terminated'
    case 'suspended': return 'suspended'
    case 'held': return finding === null ? 'holdOther' : LOSS_RULES[groundOf(finding)].stage
    case 'active': {
      const stage = byCalendar(duty(benefit, policy), today)
      return stage === 'overdue' && isStopProposed ? 'pendingVerify' : stage
    }
  }
}

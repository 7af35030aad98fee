/** What differs between regions and years: data with a source, never an `if` in the rules. */
import type { LocalDate } from '../calendar'
import type { Scheme } from '../contract/common'

/** official: read in the authority's own text; reported: a second-hand text; seed: the product brief; judgement: ours. */
export type Confidence = 'official' | 'reported' | 'seed' | 'judgement'

/** Where a rule comes from and when somebody last looked. */
export interface Sourced {
  source: string
  checkedOn: LocalDate
  confidence: Confidence
}

/**
 * From which day a rolling cycle counts (rule R7). anniversaryDay: to the day; monthEnd: from the month after, to its last day (广东);
 * strictCurrentMonth: the month of certifying is the first (山西).
 */
export type Anchor = 'anniversaryDay' | 'monthEnd' | 'strictCurrentMonth'

/** Month-days `MM-DD`, both included, within one calendar year. */
export interface CycleWindow { label: string; opensOn: string; closesOn: string }

export type Schedule = Sourced & {
  /** Conditional benefit: every period also needs the self-declaration (rule R16). */
  declaration: boolean
} & (
  | { kind: 'rolling'; months: number; anchor: Anchor }
  | { kind: 'windows'; windows: readonly CycleWindow[] }
)

export interface Policy extends Sourced {
  id: string
  /** GB/T 2260 code of the pooling area. */
  region: string
  version: number
  effectiveFrom: LocalDate
  /** Last day, inclusive; null: still in force. */
  effectiveTo: LocalDate | null
  /** Day on which people could first read it; a due day may come nearer only `change.noticeDays` after it (rule R30). */
  publishedOn: LocalDate
  schedules: Readonly<Record<Scheme, Schedule>>
  /** Months after the month of certifying. arrearsOffset: [up to the cut-off day, after it] (rules R14, R15). */
  payment: Sourced & { cutoffDay: number; resumeOffset: number; arrearsOffset: readonly [number, number] }
  /** Days beyond the implicit grace until the month's end (rules R11, R12). */
  grace: Sourced & { days: number }
  /** Days before dueOn: when the product first asks (rolling cycles, rule R27), and when it starts to press. */
  notice: Sourced & { firstDays: number; dueSoonDays: number }
  /**
   * Days from dueOn on which to remind, besides the first notice: -30 is thirty days before, 1 the day after (rule R27). Nothing is sent from
   * `quietFrom` to `quietTo` o'clock. Who can be reached in no other way is rung up from `callFromDays` on, at `callAge` and above in any
   * case; the community has `callWithinDays` for it.
   */
  reminders: Sourced & {
    days: readonly number[]
    quietFrom: number
    quietTo: number
    callFromDays: number
    callAge: number
    callWithinDays: number
  }
  /**
   * What must be on file before staff may stop pay (rule R13): a data comparison no older than so many days, so many contact attempts over
   * so many channels on so many days; and so many people who approve; `approvalsWithCare` of them at `seniorAge` and above, for the disabled, visited and
   * overseas. Pay runs `extraMonths` on while it is being verified. The payroll of a month can be changed up to `payrollClosesOnDay` of it;
   * later the money is on its way, and a stop takes the next month.
   */
  stop: Sourced & {
    comparisonDays: number
    contacts: number
    channels: number
    days: number
    seniorAge: number
    approvals: number
    approvalsWithCare: number
    extraMonths: number
    payrollClosesOnDay: number
  }
  /** A new version may bring an open obligation nearer only with so many days' notice (rule R30). */
  change: Sourced & { noticeDays: number }
  /** Rule R24. One attempt in `thirdActionOneIn` asks for a third action. */
  liveness: Sourced & {
    triesPerSession: number
    sessionsPerDay: number
    sessionMinutes: number
    attemptMinutes: number
    videoDays: number
    /** A reference photo older than so many years is old. */
    photoYears: number
    thirdActionOneIn: number
  }
  /** Rule R23. */
  delegation: Sourced & { maxBindings: number; maxPeoplePerDay: number }
  /** The text of the separate consent for the face that is in force. */
  consentVersion: string
  /** What an overdue person is asked for (rule R9); it never blocks. `documents` needs the law that allows it. */
  lateEvidence: Sourced & { ask: 'none' | 'statement' | 'documents'; legalBasis: string | null }
}

/** A version with those of its region that it follows, oldest first: what they promised stands (rule R30). */
export interface PolicyInForce extends Policy { before?: readonly Policy[] }

/** What the nightly sweep writes: its own progress, and what it puts before staff. */
import type { LocalDate, LocalMonth } from '../../src/domain/calendar'
import type { Scheme } from '../../src/domain/contract/common'
import type { StopClosing } from '../../src/domain/contract/staff-stops'
import type { Overpaid } from '../../src/domain/overpayment'
import type { CallWhy, TaskKind } from '../../src/domain/contract/staff-tasks'

/** Progress of one shard on one day, `_id` is `<day>.<shard>`; or of one version of a policy through all people, `<policyId>.<version>.<first day>`. */
export interface Sweep {
  _id: string
  /** proposals: looking after proposed stops, all at once, `_id` is `<day>.proposals`; match, detect likewise. */
  job: 'sweep' | 'replan' | 'proposals' | 'match' | 'detect'
  /** Day on which it began. */
  day: LocalDate
  /** null: all people. */
  shard: number | null
  /** Rises with every owner: whoever holds an older one may no longer write progress. */
  fence: number
  leaseUntil: number
  /** Last person that is done: a sweep goes by (nextActionOn, _id), replanning by _id alone. null: begins, or begins again. */
  cursor: { value: string; id: string } | null
  /** Looked at, those that somebody else changed meanwhile included; after a kill a page counts again. */
  people: number
  notices: number
  doneAt: string | null
}

/** A stop that the machine proposes; only staff can make it real (rule R13). `_id` is `<beneficiaryId>.<scheme>.<dueOn>`. */
export interface StopProposal {
  _id: string
  beneficiaryId: string
  region: string
  scheme: Scheme
  dueOn: LocalDate
  openedOn: LocalDate
  /** First month whose pay would not be sent; later than the earliest possible one while things are missing or an appeal runs. */
  stopFrom: LocalMonth
  /** withdrawn: certified or found alive in time. */
  state: 'open' | 'stopped' | 'withdrawn' | 'refused'
  /** Of the evidence as it is now: new evidence empties this list, so that everybody has seen all of it. */
  approvals: { staffId: string; at: string }[]
  /** Rises with every piece of evidence that staff record; who approves says which one they have seen. Absent: none yet. */
  evidenceNo?: number
  /** The appeal that has put the stop off by one payroll, once a period (rule R29). */
  postponedBy?: string
  closedAt: string | null
  /** Who closed it, and why; by null: the person's own certification. Absent while it is open. */
  closed?: { by: string | null; why: StopClosing }
  version: number
}

/** Something that a person has to look at; `_id` is deterministic where the machine opens it. */
export interface StaffTask {
  _id: string
  kind: TaskKind
  /** Of a call. */
  why?: CallWhy
  /** Of an overpayment: kept here, for a term ends and its finding goes, and what was paid during it stays. Absent from older ones: what the findings say. */
  overpaid?: Overpaid[]
  beneficiaryId: string
  region: string
  street: string | null
  scheme: Scheme | null
  openedOn: LocalDate
  answerBy: LocalDate
  state: 'open' | 'done'
  /** What was found, from a closed list of the area that owns the kind. */
  result: string | null
  closedAt: string | null
  by: string | null
}

/**
 * A comparison with other registers (rule R13 b, R26); `_id` is `<beneficiaryId>.<on>`, with `.<staffId>` where staff made it by hand, so that
 * nobody's finding replaces another's.
 */
export interface DataCheck {
  _id: string
  beneficiaryId: string
  on: LocalDate
  sources: string[]
  lifeTraceOn: LocalDate | null
  /** Staff id; absent: the machine. */
  by?: string
}

export interface SweepDocuments { sweeps: Sweep; proposals: StopProposal; tasks: StaffTask; dataChecks: DataCheck }

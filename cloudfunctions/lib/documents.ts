/**
 * What is stored, one interface a collection. Instants are ISO strings in UTC, days are civil dates in Shanghai, counters and
 * leases are numbers; nothing is a BSON date, so that every store sorts them alike. `_id` is always ours and deterministic where
 * a repeated write must be harmless.
 */
import type { BenefitState } from '../../src/domain/cycle'
import type { LocalDate } from '../../src/domain/calendar'
import type { Action, Camera, Channel, Eyes, Mode, Prompts, Relation, Scheme, Tint, Unable } from '../../src/domain/contract/common'
import type { Outcome } from '../../src/domain/contract/citizen'
import type { RevealField, RevealWhy } from '../../src/domain/contract/staff-session'
import type { FaceEvidence } from '../../src/domain/contract/face'
import type { FaceFailure } from '../../src/domain/face-failure'
import type { LateReason } from '../../src/domain/late-reason'
import type { RosterMark } from '../../src/domain/roster/merge'
import type { DeclarationAnswer } from '../../src/domain/review'
import type { AppealDocuments } from './documents-appeals'
import type { BoardDocuments } from './documents-board'
import type { ContactDocuments, ContactEventKind, ContactFacts, ContactState } from './documents-contact'
import type { CaseDocuments } from './documents-cases'
import type { ClipDocuments } from './documents-clips'
import type { DashboardDocuments } from './documents-dashboard'
import type { CounterDocuments, CounterEventKind, CounterFacts } from './documents-counter'
import type { DecisionFacts, DecisionKind } from './documents-decisions'
import type { EvidenceDocuments, MatchFacts } from './documents-evidence'
import type { ImportDocuments } from './documents-imports'
import type { KioskDocuments } from './documents-kiosks'
import type { NoticeDocuments } from './documents-notices'
import type { OverpaymentDocuments } from './documents-overpayments'
import type { PolicyDocuments } from './documents-policy'
import type { RelativeDocuments, RelativeEventKind, RelativeFacts } from './documents-relatives'
import type { ReviewDocuments, ReviewEventKind, StoredOpinion } from './documents-reviews'
import type { StaffDocuments } from './documents-staff'
import type { SweepDocuments } from './documents-sweep'
import type { VisitDocuments, VisitEventFacts, VisitEventKind } from './documents-visits'
import type { AbilitiesEventKind, TriesDocuments } from './documents-tries'

/** A person who draws a pension. Name and number are sealed with this document's id (secrets.ts). */
export interface Beneficiary {
  _id: string
  region: string
  /** Blind index of the ID number; unique. */
  idIndex: string
  idEnc: string
  nameEnc: string
  /** Blind index of name and birth date (nameIndexOf). Absent in rows written before it was kept: those are found by their number. */
  nameIndex?: string
  benefits: BenefitState[]
  /** Earliest due day of all active benefits; null when none is active. */
  dueOn: LocalDate | null
  /** Enrolled portrait in cloud storage, `cloud://…/reference/<_id>.jpg`. */
  photoFileId: string | null
  /** When the portrait was taken; absent where the register does not say. */
  photoTakenOn?: LocalDate
  /** Next day on which the nightly sweep has something to do for this person; null: never (agenda.ts). */
  nextActionOn: LocalDate | null
  /** Last day that a sweep has dealt with; null before the first. */
  sweptOn: LocalDate | null
  /** 0 to 63, from `_id` (shardOf): sweeps of several shards run side by side. */
  shard: number
  /** Mobile number, sealed; absent where the register has none. */
  phoneEnc?: string
  /** What the person said of it since. */
  contact?: ContactState
  /** Something is remembered (Abilities): else nobody need look for it. */
  keepsAbilities?: boolean
  /** What asks for more care before pay may be stopped (rule R13). */
  traits?: { disabled?: boolean; homeVisit?: boolean; overseas?: boolean }
  /** A survivor's eighteenth birthday, when it is still to come: a task for staff, never a stop (rule R16). */
  turns18On?: LocalDate
  /** Street office, nine digits of the statistical code. */
  street?: string
  /** Not in the roster since this day: flagged, never deleted. */
  vanishedSince?: LocalDate
  /** Number of the review that staff have not answered yet. */
  openReview: string | null
  /** Number and hash of the latest event of this person (audit.ts). 0 and '' before the first. */
  eventSeq: number
  eventHash: string
  version: number
}

/** Somebody who uses a phone. `_id` is derived from the platform's identity, which itself is only stored sealed, for notices. */
export interface CallerRecord {
  _id: string
  /** The beneficiary whom this caller proved to be with their own face. */
  selfId: string | null
  openidEnc: string | null
  /** Active delegations; kept here so that two bindings at the same time collide instead of passing the limit. */
  activeBindings: number
  /** Blind index of the caller's own mobile number, as they said it; absent until they were asked. */
  phoneIndex?: string
  /** People on the list after the latest addition: changes with every one, so that two at once collide. */
  listed?: number
  updatedAt: string
}

export interface Attempt {
  _id: string
  callerId: string
  beneficiaryId: string
  mode: Mode
  relation: Relation | null
  /** What a success binds to the caller (rule R23). */
  binds: 'nothing' | 'self' | 'relative'
  /** Scene of the invitation that a success uses up. */
  invitation: string | null
  /** Id of the relative's link with which it was made. */
  relay?: string
  /** Scene of the outlet at which the person started. */
  entry: string | null
  /** The machine at which it was made, and where that stands. */
  kioskId?: string
  place?: string
  channel: Channel
  camera: Camera
  /** The only eye that can blink, as the person declared. */
  eyes?: Eyes
  /** What they cannot do, as they declared; such a film always goes to a person. */
  unable?: Unable
  /** In the order in which they must be done. */
  actions: Action[]
  /** To be read aloud, where no action is asked. */
  digits?: string
  /** What they cannot do was remembered, not said now. */
  remembered?: boolean
  /** Screen colours in their order, and when the page says that it showed them. */
  tint?: Tint[] | null
  tintsShown?: { tint: Tint; shownAtMs: number }[]
  nonce: string
  consent: { version: string; agreedAt: string }
  /** Tag of the whole input: the same request key with another content is refused. */
  inputTag: string
  openedAt: string
  expiresAt: string
  tryNo: number
  sessionNo: number
  videoPath: string
  videoFileId: string
  referenceFileId: string
  /** Faces change: a photo older than the policy allows is compared by a person before anybody is refused. */
  isPhotoOld?: boolean
  /** Who decides, and until when (ms): see claim.ts. */
  claim: string | null
  leaseUntil: number
  /** When finish was first called (ms) with the video in place; this instant gives the civil day (rule R1). Absent until then. */
  receivedAt?: number
  outcome: Outcome | null
  evidence: FaceEvidence | null
  prompts: Prompts
  decidedAt: string | null
  /** From when the face video may be deleted; null once it is deleted. */
  videoUntil: string | null
}

/** `_id` is the reference. Never changed after it is written. */
export interface Certification {
  _id: string
  beneficiaryId: string
  callerId: string | null
  attemptId: string | null
  /** The review by which staff found that it matches; absent: the machine did. */
  reviewNo?: string
  mode: Mode
  channel: Channel
  at: string
  on: LocalDate
  policyId: string
  benefits: Extract<Outcome, { kind: 'matched' }>['benefits']
  validUntil: LocalDate
  /** When it was written; that of a film that staff looked at, or of a record, is later than `at`. Absent before this was kept. */
  writtenAt?: string
  /** Where the person was seen, six or nine digits; absent for a phone, which tells us no place, and where the instant is not certain. */
  place?: string
  /** Where no film proved it. */
  proof?: Proof
}

/** The record that proves a certification instead of a film: the id of a check at the counter, of a visit, or of the evidence that was matched. */
export interface Proof { kind: 'counterCheck' | 'visit' | 'dataMatch'; id: string }

/** Events that a person sees as their records. */
export const RECORD_KINDS = ['certified', 'notMatched', 'sentToReview'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]
export type EventKind =
  | RecordKind | 'nameRevealed' | 'declared' | 'invited' | 'shownToStaff' | 'lateReasonStated' | 'rosterChanged'
  | DecisionKind | ReviewEventKind | CounterEventKind | VisitEventKind | RelativeEventKind | ContactEventKind | AbilitiesEventKind | 'objected' | 'caseClosed' | 'repaymentAgreed'

/** One link of a person's audit chain; `_id` is `<beneficiaryId>.<seq>`. */
export interface AuditEvent {
  _id: string
  beneficiaryId: string
  seq: number
  kind: EventKind
  at: string
  callerId: string | null
  facts: DecisionFacts & CounterFacts & VisitEventFacts & RelativeFacts & ContactFacts & MatchFacts & {
    channel?: Channel
    /** The day for which it counts, where that is not the day of the event. */
    on?: LocalDate
    reason?: FaceFailure
    reference?: string
    reviewNo?: string
    attemptId?: string
    consentVersion?: string
    videoSha256?: string | null
    /** What a roster changed, and which import it was. */
    changes?: RosterMark[]
    importId?: string
    /** Who of the staff acted. */
    staffId?: string
    /** What they said of a film or a declaration. */
    opinion?: Pick<StoredOpinion, 'decision' | 'reason'>
    answer?: DeclarationAnswer
    /** What they saw behind the mask, and why. */
    shown?: { fields: RevealField[]; why: RevealWhy; about: string | null }
    statements?: { notRemarried: boolean; noOwnIncome: boolean; inSchoolOrMinor: boolean }
    scheme?: Scheme
    dueOn?: LocalDate
    lateReason?: LateReason
  }
  prevHash: string
  hash: string
}

/** What a scanned code stands for; `_id` is the scene. An invitation's caller null: the person said so at a counter. */
export type Entry =
  | { _id: string; kind: 'outlet'; outletId: string }
  | { _id: string; kind: 'invitation'; beneficiaryId: string; callerId: string | null; expiresAt: string; usedAt: string | null }

/** One fixed window of one key of one limit. */
export interface RateCounter { _id: string; count: number; endsAt: number }

export interface Documents extends NoticeDocuments, SweepDocuments, PolicyDocuments, StaffDocuments, ReviewDocuments, ImportDocuments,
  AppealDocuments, CounterDocuments, VisitDocuments, RelativeDocuments, KioskDocuments, BoardDocuments, ContactDocuments, TriesDocuments, EvidenceDocuments, CaseDocuments, DashboardDocuments, OverpaymentDocuments, ClipDocuments {
  beneficiaries: Beneficiary
  callers: CallerRecord
  attempts: Attempt
  
  certifications: Certification
  events: AuditEvent
  entries: Entry
  rateLimits: RateCounter
}

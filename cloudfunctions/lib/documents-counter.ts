/** What is done at a counter: pictures that clerks take, acts that may wait for a second person, and new phone numbers. */
import type { LocalDate } from '../../src/domain/calendar'
import type { PhotoLook } from '../../src/domain/contract/face'
import type { Likeness } from '../../src/domain/contract/staff-counter'
import type { CounterChecks, SupersedeWhy, WaitsFor } from '../../src/domain/counter'
import type { BenefitState } from '../../src/domain/cycle'
import type { LateReason } from '../../src/domain/late-reason'

/** `_id` follows from clerk and request. One picture serves one act. */
export interface CounterPhoto {
  _id: string
  beneficiaryId: string
  staffId: string
  fileId: string
  openedAt: string
  /** What the engine said of it; null: nobody has asked. */
  look: PhotoLook | null
  /** Of the bytes that were looked at: a file that is put in its place later is another one. */
  sha256: string | null
  /** The act that it belongs to; null: none yet. */
  actId: string | null
  /** From when it may be deleted; null once it is deleted, or kept as the reference photo. */
  photoUntil: string | null
}

/** One act; `_id` follows from clerk and request, so that a repeated one is the same. */
export interface CounterAct {
  _id: string
  kind: 'certify' | 'enrolPhoto' | 'supersede'
  beneficiaryId: string
  region: string
  street: string | null
  operatorId: string
  /** Of the whole input: the same request with another content is refused. */
  inputTag: string
  openedAt: string
  evidenceOn: LocalDate
  checks: CounterChecks | null
  photoId: string | null
  likeness: Likeness
  lateReason: LateReason | null
  /** Reference of the certification that was wrong, and why. */
  supersedes: { reference: string; why: SupersedeWhy } | null
  /** The benefits as they were before it counted: what stands again when it turns out wrong. Absent until then. */
  before?: BenefitState[]
  /** done: it counted at once. */
  state: 'done' | 'waiting' | 'approved' | 'refused'
  waitsFor: WaitsFor | null
  answerBy: LocalDate
  decidedBy: string | null
  decidedAt: string | null
  /** What was answered, for whoever asks again. */
  answer: unknown
}

/** A certification above which another word stands; `_id` is its reference. The certification itself stays as it was written. */
export interface Supersession { _id: string; beneficiaryId: string; why: SupersedeWhy; by: string | null; actId: string; at: string }

export type CounterEventKind =
  | 'counterWaits' | 'counterRefused' | 'photoShown' | 'photoEnrolled' | 'certificationSuperseded' | 'reportedAtCounter'

export interface CounterFacts {
  counter?: { actId?: string; waitsFor?: WaitsFor; evidenceOn?: LocalDate; likeness?: Likeness; what?: string; why?: SupersedeWhy }
}

export interface CounterDocuments { counterPhotos: CounterPhoto; counterActs: CounterAct; supersessions: Supersession }

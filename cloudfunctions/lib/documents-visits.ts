/** Visits at home: the appointment, the place it takes, what the visitor brought back, and the visitors' devices and badges. */
import type { LocalDate } from '../../src/domain/calendar'
import type { VisitConcern, VisitRecord, VisitPhotoFact } from '../../src/domain/contract/staff-visits'
import type { Told } from '../../src/domain/visit/coming'
import type { CheckWhy, Half, Hearing, VisitState, VisitTask, VisitWhy } from '../../src/domain/visit/visit'
import type { VisitDoubt } from '../../src/domain/effective-day'

/** `_id` is its number. Address, contact and phone are sealed with it, and so is the spot on the map. */
export interface Visit {
  _id: string
  beneficiaryId: string
  region: string
  district: string
  /** Whose half-days it takes: the street where the register knows it, else the district. */
  place: string
  why: VisitWhy
  hearing: Hearing
  addressEnc: string
  contactEnc: string
  phoneEnc: string
  /** WGS 84 `lat,lng`; absent until somebody was there. */
  spotEnc?: string
  /** '' while no half-day is agreed. */
  on: LocalDate | ''
  half: Half | null
  state: VisitState
  /** Who booked it: somebody's phone or somebody at the office. */
  callerId: string | null
  bookedBy: string | null
  bookedAt: string
  visitorId: string | null
  /** Visitor to whom address and phone were last handed out. */
  shownTo?: string
  /** What the person was told last, and how many words there were; absent before the first. */
  told?: Told | null
  words?: number
  markedAt?: string
  closedAt?: string
  /** From when address, contact, phone and spot are blanked; absent while it is open, and afterwards. */
  wordsUntil?: string
}

/** `_id` is `<place>.<day>.<half>`; changed only together with a visit, in one transaction. */
export interface VisitSlot { _id: string; place: string; on: LocalDate; half: Half; taken: number }

/** What a visitor sent, as it came; `_id` is `<visitId>.<staffId>`, never changed but by the end of checking. */
export interface VisitEvidence {
  _id: string
  visitId: string
  beneficiaryId: string
  staffId: string
  record: VisitRecord
  signature: string
  isSigned: boolean
  receivedAt: string
  missing: VisitTask[]
  checks: CheckWhy[]
  /** The day that it counts for, and why that is the day of its arrival (rule R25). */
  on: LocalDate
  doubt: VisitDoubt | null
  outcome: 'certified' | 'checking' | 'already' | 'notCounted' | 'nothingRuns'
  reference: string | null
  photos: (VisitPhotoFact & { fileId: string })[]
  /** From when the photos may be deleted; null once they are. */
  photosUntil: string | null
  decidedBy: string | null
}

/** A picture that may be on its way; goes by then unless `evidenceId` has it. `_id` is `<visitId>.<staffId>.<kind>.<hash>`. */
export interface VisitUpload { _id: string; evidenceId: string; fileId: string; photoUntil: string }

/** A visitor's phone; `_id` is the SHA-256 of its public key. The private one never leaves the browser that made it. */
export interface VisitDevice { _id: string; staffId: string; x: string; y: string; registeredAt: string; revokedAt: string | null }

/** `_id` is the staff id. */
export interface VisitBadge { _id: string; number: string }

export type VisitEventKind =
  | 'visitBooked' | 'visitMoved' | 'visitCancelled' | 'visitAssigned' | 'visitShown' | 'visitMissed' | 'visitMade' | 'visitDecided' | 'visitConcern'

/** What an event of a person's chain says of a visit. */
export interface VisitEventFacts {
  visit?: {
    visitId: string; on?: LocalDate | ''; half?: Half | null; visitorId?: string; outcome?: VisitEvidence['outcome']; doubt?: VisitDoubt | null
    checks?: CheckWhy[]; what?: VisitConcern; deviceId?: string
  }
}

export interface VisitDocuments {
  visits: Visit; visitSlots: VisitSlot; visitEvidence: VisitEvidence; visitUploads: VisitUpload; visitDevices: VisitDevice; visitBadges: VisitBadge
}

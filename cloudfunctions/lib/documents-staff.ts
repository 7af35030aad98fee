/** Who works here, their sessions, and what they did. */
import type { LocalDate } from '../../src/domain/calendar'
import type { DashboardReason } from '../../src/domain/contract/staff-dashboard'
import type { ExportReason } from '../../src/domain/contract/staff-exchange'
import type { RevealField, RevealWhy, StaffRole } from '../../src/domain/contract/staff-session'
import type { DashboardRange } from '../../src/domain/dashboard/ranges'
import type { Hand } from '../../src/domain/separation'
import type { GuessTally } from '../../src/domain/sign-in-guess'
import type { SessionTimes } from '../../src/domain/staff-session'

/** A password as scrypt leaves it; the cost stays beside it, so that it can be raised later. Base64url. */
export interface PasswordHash { kind: 'scrypt'; N: number; r: number; p: number; salt: string; hash: string }

/** `_id` is the blind index of the account (staffIdOf). Account, name and one-time secret are sealed with it. */
export interface StaffMember {
  _id: string
  accountEnc: string
  nameEnc: string
  roles: StaffRole[]
  /** Where they may act (staff-scope.ts), and what it is called. */
  region: string
  regionName: string
  state: 'active' | 'disabled'
  password: PasswordHash
  /** The password was made by somebody else: until it is changed nothing else is open to them. */
  mustChangePassword?: boolean
  /** Who made its secrets and could use it so far; absent: made outside (npm run staff). */
  hands?: Hand[]
  /** Latest password of their own. */
  ownPasswordAt?: string
  totpEnc: string
  /** Step of the latest one-time code; neither it nor an earlier one counts again (RFC 6238, 5.2). */
  totpStep: number
  /** Head of their own chain of events, as with a person. */
  eventSeq: number
  eventHash: string
  createdAt: string
}

/** `_id` is a tag of the token, which is nowhere stored. */
export interface StaffSession extends SessionTimes {
  _id: string
  staffId: string
  /** Salt of the password that opened it: with another password (door.ts) it is over, however the old one ended. */
  passwordSalt: string
  /** When it may be forgotten (ms). */
  endsAt: number
}

export type StaffEventKind =
  | 'signedIn' | 'signedOut' | 'lockedOut' | 'steppedUp' | 'sawBehindMask' | 'sawFilm' | 'sawPhoto' | 'rosterStarted' | 'decisionsExported' | 'dashboardExported'
  | 'visitsTaken' | 'visitSeen' | 'deviceRegistered' | 'devicesRevoked' | 'policyDrafted' | 'policyPublished' | 'policyWithdrawn' | 'kioskCodeMade' | 'kioskRevoked'
  | 'boardDrafted' | 'boardPublished' | 'boardWithdrawn'
  | 'colleagueCreated' | 'colleagueChanged' | 'colleagueDisabled' | 'colleagueEnabled' | 'colleagueReset' | 'colleagueConfirmed' | 'passwordChanged'

/** What a member of staff did with the product itself; `_id` is `<staffId>.<seq>`. Acts on a person are in that person's chain, too. */
export interface StaffEvent {
  _id: string
  staffId: string
  seq: number
  kind: StaffEventKind
  at: string
  facts: {
    beneficiaryId?: string; fields?: RevealField[]; why?: RevealWhy; about?: string | null; origin?: string
    importId?: string; from?: LocalDate; to?: LocalDate; rows?: number; reason?: ExportReason; policy?: string; visits?: number; device?: string; of?: string
    outletId?: string; kioskId?: string; notice?: string
    range?: DashboardRange; dashboardReason?: DashboardReason
    colleagueId?: string; roles?: StaffRole[]; region?: string
  }
  prevHash: string
  hash: string
}

/** Guesses at one account (`account.<staffId>`, whether it exists or not) or from one address (`address.<pseudonym>`). */
export interface SignInGuesses extends GuessTally { _id: string }

export interface StaffDocuments {
  staff: StaffMember
  staffSessions: StaffSession
  staffEvents: StaffEvent
  staffGuesses: SignInGuesses
}

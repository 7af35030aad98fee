/** Outlets and the machines that stand in them. */
import type { LocalDate } from '../../src/domain/calendar'
import type { OutletService } from '../../src/domain/contract/outlets'
import type { OpeningHours, Position } from '../../src/domain/outlet'

/** As the agency's list has it; `_id` is its number there. */
export interface Outlet extends OpeningHours, Position {
  _id: string
  name: string
  /** GB/T 2260, or nine digits for a street: which staff look after it. */
  region: string
  district: string
  street: string
  address: string
  phone: string
  /** The week in words. */
  hours: string
  services: OutletService[]
  bring: string
  source: string
  checkedOn: LocalDate
}

/** A machine; `_id` follows from its public key, whose private part never leaves it. */
export interface Kiosk {
  _id: string
  outletId: string
  name: string
  region: string
  /** Ed25519, 32 bytes, base64url. */
  publicKey: string
  state: 'active' | 'revoked'
  enrolledAt: string
  /** Latest call (ms), not more exact than a minute. */
  seenAt: number
  /** Somebody at the machine rang; null once staff went. */
  helpAskedAt: string | null
  revokedAt: string | null
}

/** A code that lets one machine in, once; `_id` is its blind index. */
export interface KioskCode { _id: string; outletId: string; name: string; region: string; endsAt: number; kioskId: string | null }

/** `_id` is `<machine>.<nonce>`. */
export interface KioskNonce { _id: string; endsAt: number }

/** Ten minutes of one person at one machine. The attempts that it makes have its own caller. */
export interface KioskVisit {
  _id: string
  kioskId: string
  /** null: a number that nobody has, which somebody typed. */
  beneficiaryId: string | null
  /** Tag of the number, so that the same tap with another one is refused alike for both. */
  numberTag: string
  /** Whether the card was read, or only its number typed. */
  entry: 'card' | 'typed'
  /** The camera has opened for it. */
  wasOpened?: true
  endsAt: number
  endedAt: string | null
}

export interface KioskDocuments { outlets: Outlet; kiosks: Kiosk; kioskCodes: KioskCode; kioskNonces: KioskNonce; kioskVisits: KioskVisit }

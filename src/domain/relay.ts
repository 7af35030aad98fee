/**
 * A link that a relative at a distance sends to the person, or to who sits with them (N10): one certification, half an hour, on the phone that
 * opens it first. The sender sees how far it is and what came of it. Pure.
 */
import type { RelayStage } from './contract/citizen-relatives'

/** As an invitation [judgement]: long enough to ring the parent up, short enough for a forwarded link to be worth nothing. */
export const RELAY_MS = 30 * 60_000

export interface RelayFacts {
  expiresAt: string
  isRevoked: boolean
  /** An attempt of it matched, or went to staff. */
  isUsed: boolean
  /** The phone on which somebody agreed; no other one goes on. */
  claimedBy: string | null
}

/** Whether this phone may begin with the link, or once more after a try that did not match. */
export function relayState({ expiresAt, isRevoked, isUsed, claimedBy }: RelayFacts, callerId: string, at: number): 'open' | 'inUse' | 'gone' {
  if (isRevoked || isUsed || Date.parse(expiresAt) <= at) return 'gone'
  return claimedBy === null || claimedBy === callerId ? 'open' : 'inUse'
}

export interface RelaySteps {
  openedAt: string | null
  filmingAt: string | null
  /** The latest attempt. */
  attempt: { expiresAt: string; receivedAt?: number; outcome: { kind: 'matched' | 'notMatched' | 'needsReview' } | null } | null
}

/**
 * What the sender is shown. A link that was taken back tells nothing more, although what the person has begun with it goes on: it is theirs.
 * An attempt has its own clock, so that nobody is cut off who agreed in the last minute.
 */
export function relayStage(relay: RelayFacts, { openedAt, filmingAt, attempt }: RelaySteps, at: number): RelayStage {
  if (relay.isRevoked) return 'gone'
  if (attempt?.outcome) return attempt.outcome.kind
  if (attempt?.receivedAt !== undefined) return 'comparing'
  const end = attempt ? attempt.expiresAt : relay.expiresAt
  if (Date.parse(end) <= at) return 'gone'
  if (attempt) return filmingAt ? 'filming' : 'agreed'
  return openedAt ? 'opened' : 'sent'
}

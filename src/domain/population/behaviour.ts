/** How people and staff are assumed to act in a simulation. Assumptions, not rules: every one is shown beside the result. */
import type { Sourced } from '../policy/policy'

export interface Behaviour {
  /** Share of duties that are done after their due day, 0 to 1; the others are done on any day on which the product asks. */
  lateShare: number
  /** Longest delay of those, days; every delay up to it is as likely. */
  lateDays: number
  /** Share of proposed stops that staff approve, 0 to 1. */
  stopShare: number
  /** Another number, other people are late. */
  seed: number
}

export const BEHAVIOUR: Sourced & Behaviour = {
  source: '本产品所定：未见公开的逾期比例；停发按全部批准计，为最坏情形',
  checkedOn: '2026-11-23',
  confidence: 'judgement',
  lateShare: 0.05,
  lateDays: 120,
  stopShare: 1,
  seed: 1,
}

/**
 * 32 even bits for a person (their row), their nth duty, and the question that is asked: the same on both sides of a comparison, so that
 * two policies meet the same people and their difference is theirs alone. (The finaliser of MurmurHash3.)
 */
export function chance(seed: number, row: number, nth: number, question: number): number {
  let x = Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(row + 1, 0x85ebca6b) ^ Math.imul((nth << 2) + question + 1, 0xc2b2ae35)
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}

/** Of so many equally likely numbers 0, 1, ... */
export const draw = (bits: number, of: number): number => Math.floor(bits / 0x1_0000_0000 * of)
/** True for a share of all draws. */
export const isAmong = (bits: number, share: number): boolean => bits < share * 0x1_0000_0000

/**
 * What is asked of somebody who cannot do everything (rules N7): from the blink down to a film without any action, and then a visit. A rung
 * without actions proves no movement, so a person looks at every such film, and nobody is certified on it by the machine. Pure.
 */
import type { Unable } from './contract/common'
import { MISSING, type FaceFailure } from './face-failure'

/** What somebody cannot do, by their own word or by trying. turn: move the head, which a nod is, too. */
export type Inability = Unable[number]
const INABILITIES: readonly Inability[] = ['blink', 'openMouth', 'turn', 'speak']

/**
 * blink: blink and mouth, as of everybody. mouth: one of the two, and the head. turn: the head alone. digits: four digits read aloud. still: five
 * seconds before the camera. visit: not by this camera.
 */
export const RUNGS = ['blink', 'mouth', 'turn', 'digits', 'still', 'visit'] as const
export type Rung = (typeof RUNGS)[number]

/** One face action alone proves too little, and without the head there is no second. */
export function rungOf(unable: readonly Inability[]): Exclude<Rung, 'visit'> {
  const can = (one: Inability) => !unable.includes(one)
  if (can('blink') && can('openMouth')) return 'blink'
  if (can('turn')) return can('blink') || can('openMouth') ? 'mouth' : 'turn'
  return can('speak') ? 'digits' : 'still'
}

/** Nothing moves on demand: only a person may say that somebody lives. */
export const isWithoutActions = (rung: Rung): boolean => rung === 'digits' || rung === 'still'

/** Whether less is shown than of others: not by who cannot speak, where nothing has to be said. */
export const showsLess = (unable: readonly Inability[]): boolean =>
  unable.some((one) => one !== 'speak') || isWithoutActions(rungOf(unable))

/** Films of one day that were refused, by what was missing; `film`: refused although nothing was asked. */
export type Failed = Partial<Record<Inability | 'film', number>>

const MISSED: ReadonlyMap<FaceFailure, Inability> = new Map([
  [MISSING.blink, 'blink'], [MISSING.openMouth, 'openMouth'], [MISSING.turnLeft, 'turn'], [MISSING.nod, 'turn'],
])

/** What a counted refusal says of the way it was tried; null: nothing. Unlikeness to a photo says nothing of what somebody can do. */
export function failureOf(rung: Rung, reason: FaceFailure): keyof Failed | null {
  if (reason === 'notSamePerson') return null
  if (rung === 'digits') return 'speak'
  return rung === 'still' ? 'film' : MISSED.get(reason) ?? null
}

/** Of the three tries of a session (rule R24) the third is better spent on another way [judgement]. */
export const GIVE_UP_AFTER = 2

/** The way to offer next: the same one while nothing speaks against it, never a dead end. */
export function nextWay(unable: readonly Inability[], failed: Failed): { rung: Rung; unable: Inability[] } {
  const isGivenUp = (one: keyof Failed) => (failed[one] ?? 0) >= GIVE_UP_AFTER
  const without = INABILITIES.filter((one) => unable.includes(one) || isGivenUp(one))
  const rung = rungOf(without)
  return { rung: rung === 'still' && isGivenUp('film') ? 'visit' : rung, unable: without }
}

const DIGITS = 4

/** Digits to read out, no two neighbours alike, so that each is heard and seen as one. `random`: 0 <= x < 1, unpredictable. */
export function digitsFor(random: () => number): string {
  let digits = ''
  while (digits.length < DIGITS) {
    const digit = String(Math.floor(random() * 10))
    if (!digits.endsWith(digit)) digits += digit
  }
  return digits
}

/** Of the text of the separate consent to remember what somebody cannot do: health, so a sensitive matter (个人信息保护法 28, 29). */
export const ABILITIES_CONSENT = 'abilities-1'

/** Blinks. What counts is how much of the person's own opening is left: lids that droop have less of it, and can still close. */
import type { Eyes } from '../contract/common'
import { levels, percentile, spread, stretches, within, type Frame, type SeenAction, type Stretch } from './series'

/** Origin of the numbers: 16 blinks of the development clips and drawn people at 15 frames a second, unless said otherwise. */
const BLINK = {
  /** Lid distance over eye width that the mesh still sees in a shut eye (real .02-.08). */
  floor: 0.04,
  /** Share of the opening that is left: below `shut` a blink begins, above `open` the eye is open before and after, within `aroundS`. */
  shut: 0.57,
  open: 0.7,
  aroundS: 0.6,
  /** It must reach `deep` (true blinks to .47, seen half-way; a shaken head from .63). */
  deep: 0.5,
  /** Seen for longer, the eye was surely seen at its deepest (true blinks to .13; .37 behind drawn glasses), and a lowered gaze looks alike (from .42). */
  longS: 0.2,
  longDeep: 0.4,
  /** A gaze rests below for about a second, while who shuts the eyes on purpose shuts them well. */
  slowS: 0.8,
  slowDeep: 0.32,
  /** One eye that is surely shut is enough (behind a reflex in the glasses the other one seems half open). */
  sure: 0.25,
  /** But each eye must close at least so far: a wink or a hand over one eye is no blink. */
  eachEye: 0.8,
  /** Lids that move less than a share of this (over eye width) tremble, as those of an eye that is always shut do (by .04). */
  least: 0.08,
  /** Elders blink slowly on request (ux 6.3). */
  maxS: 2.5,
  /** A turning head changes the eye's shape: degrees of yaw or pitch from `besideS` before the blink to as long after it. */
  maxTurn: 12,
  besideS: 0.15,
}
/** The open eye: this percentile of the opening over so many seconds both ways, never much less than the whole series shows. */
const OPEN_EYE = { share: 0.8, windowS: 3, ofAll: 0.8 }

/** Seconds that a blink and the open eye around it can take. */
export const BLINK_MEMORY_S = OPEN_EYE.windowS + BLINK.maxS + 2 * BLINK.aroundS

interface Lids {
  /** Opening over eye width, and the open eye's. */
  now: Float64Array
  open: Float64Array
}

function lidsOf(frames: readonly Frame[], openingOf: (frame: Frame) => number): Lids {
  const now = Float64Array.from(frames, openingOf)
  const least = OPEN_EYE.ofAll * percentile(now, OPEN_EYE.share)
  return { now, open: levels(frames, now, OPEN_EYE.share, OPEN_EYE.windowS).map((level) => Math.max(level, least)) }
}

/** Share of the opening that is left, about 0..1. */
function left({ now, open }: Lids, i: number): number {
  const full = open[i] ?? 0
  return 1 - (full - (now[i] ?? full)) / Math.max(BLINK.least, full - BLINK.floor)
}

export function blinksIn(frames: readonly Frame[], eyes?: Eyes): SeenAction[] {
  const ofLeft = lidsOf(frames, ({ earLeft }) => earLeft)
  const ofRight = lidsOf(frames, ({ earRight }) => earRight)
  const judged = eyes === 'left' ? ofLeft : eyes === 'right' ? ofRight : lidsOf(frames, ({ earLeft, earRight }) => (earLeft + earRight) / 2)
  const shares = Float64Array.from(frames, (_, i) => left(judged, i))
  return stretches(frames, (i) => (shares[i] ?? 1) < BLINK.shut).flatMap((stretch) => {
    const { first, last, from, to, seconds } = stretch
    const peak = leastOf(judged, stretch)
    const isDeep = peak <= deepEnough(seconds)
    const each = [leastOf(ofLeft, stretch), leastOf(ofRight, stretch)]
    const isShut = eyes ? isDeep : (isDeep || Math.min(...each) <= BLINK.sure) && Math.max(...each) <= BLINK.eachEye
    const opens = isOpenIn(frames, shares, first, from - BLINK.aroundS, from) && isOpenIn(frames, shares, last, to, to + BLINK.aroundS)
    const around = within(frames, first, from - BLINK.besideS, to + BLINK.besideS)
    const isCalm = spread(around.map(({ yaw }) => yaw)) < BLINK.maxTurn && spread(around.map(({ pitch }) => pitch)) < BLINK.maxTurn
    return isShut && opens && isCalm && seconds <= BLINK.maxS ? [{ action: 'blink' as const, from, to, peak }] : []
  })
}

function leastOf(lids: Lids, { first, last }: Stretch): number {
  let least = Infinity
  for (let i = first; i <= last; i++) least = Math.min(least, left(lids, i))
  return least
}

function deepEnough(seconds: number): number {
  if (seconds > BLINK.slowS) return BLINK.slowDeep
  return seconds > BLINK.longS ? BLINK.longDeep : BLINK.deep
}

function isOpenIn(frames: readonly Frame[], shares: Float64Array, near: number, after: number, before: number): boolean {
  const step = before > (frames[near]?.at ?? 0) ? 1 : -1
  for (let i = near; (frames[i]?.at ?? NaN) >= after && (frames[i]?.at ?? NaN) <= before; i += step) {
    if ((shares[i] ?? 0) > BLINK.open) return true
  }
  return false
}

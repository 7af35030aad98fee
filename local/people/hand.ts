/**
 * The hand that holds the phone. A drawn clip that is played again is a replay, and played on and on it is a loop, which the engine both
 * refuses; seen from another hand it is another recording.
 */
import { HEIGHT, WIDTH } from './clip'
import { between, seededRandom } from './random'

/** Pixels of room on each side of the picture for the hand to wander. */
const ROOM = 40
/** A hand's unrest: waves from a drift of 20 s to two turns a second, the slower the wider (pixels of one turn a second). */
const WAVES = 10
const SLOWEST = 0.05
const QUICKEST = 2
const WIDTH_AT_ONE = 2.4

/** An ffmpeg filter that moves a drawn clip as hand number `hand` would, without a period, and adds the grain of its sensor. */
export function heldBy(hand: number): string {
  const random = seededRandom(40_000 + hand)
  const wander = () => Array.from({ length: WAVES }, (_, i) => {
    const turns = SLOWEST * (QUICKEST / SLOWEST) ** ((i + random()) / WAVES)
    return `${Math.min(12, WIDTH_AT_ONE / turns).toFixed(2)}*sin(2*PI*(${turns.toFixed(3)}*t+${between(random, 0, 1).toFixed(2)}))`
  }).join('+')
  // full colour, else the crop would move by two pixels at a time
  return [
    'format=yuv444p', `scale=${WIDTH + 2 * ROOM}:${HEIGHT + 2 * ROOM}:flags=bilinear`,
    `crop=${WIDTH}:${HEIGHT}:x='${ROOM}+${wander()}':y='${ROOM}+${wander()}'`, `noise=alls=3:allf=t:all_seed=${hand}`,
  ].join(',')
}

/** Turns and nods: the head leaves the person's own level by an angle and comes back. Degrees, seconds. */
import type { Action } from '../contract/common'
import { levels, spread, stretches, within, type Frame, type SeenAction } from './series'

interface Move {
  action: Action
  /** How far the head is from straight in the direction of this move. */
  angle(frame: Frame): number
  /** What moves less than this one did, so that a turn that dips is no nod. */
  across(frame: Frame): number
  /** Farthest angle at least. Origin: stiff necks turn some 25 and nod some 15 (judgement); people who only talk stay within 6. */
  least: number
}
/**
 * The person's left and right. In the picture as it was filmed (never mirrored) the person's left is the picture's right, where yaw > 0.
 * Pitch > 0 is down.
 */
const MOVES: readonly Move[] = [
  { action: 'turnLeft', angle: ({ yaw }) => yaw, across: ({ pitch }) => pitch, least: 16 },
  { action: 'turnRight', angle: ({ yaw }) => -yaw, across: ({ pitch }) => pitch, least: 16 },
  { action: 'nod', angle: ({ pitch }) => pitch, across: ({ yaw }) => yaw, least: 11 },
]
const HEAD = {
  /** The person's own level: the median over so many seconds both ways. Phones are held low and necks bend, so straight is what is usual. */
  windowS: 4,
  /** The move begins and ends at this part of `least`. */
  beginning: 0.45,
  minS: 0.15,
  /** Longer is another way of sitting. Elders turn slowly. */
  maxS: 4,
  /** Near the level again, before and after, within `aroundS`: a drift is no move. */
  aroundS: 0.8,
  /** Two with a shorter pause are one that trembled. */
  pauseS: 0.2,
}

export const HEAD_MEMORY_S = HEAD.windowS + HEAD.maxS + HEAD.aroundS

export function headMovesIn(frames: readonly Frame[]): SeenAction[] {
  return MOVES.flatMap(({ action, angle, across, least }) => {
    const angles = Float64Array.from(frames, angle)
    const level = levels(frames, angles, 0.5, HEAD.windowS)
    const off = angles.map((one, i) => one - (level[i] ?? 0))
    const begins = HEAD.beginning * least
    return stretches(frames, (i) => (off[i] ?? 0) >= begins, HEAD.pauseS).flatMap(({ first, last, from, to, seconds }): SeenAction[] => {
      const peak = Math.max(...off.subarray(first, last + 1))
      const comesAndGoes = (frames[first - 1]?.at ?? -Infinity) >= from - HEAD.aroundS && (frames[last + 1]?.at ?? Infinity) <= to + HEAD.aroundS
      const other = spread(within(frames, first, from, to).map(across))
      const isOne = peak >= least && seconds >= HEAD.minS && seconds <= HEAD.maxS && other < peak
      return isOne && comesAndGoes ? [{ action, from, to, peak }] : []
    })
  })
}

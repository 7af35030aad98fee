/** Turns and nods: the head leaves the person's own level by an angle and comes back. Degrees, seconds. */
import type { Action } from '../contract/common'
import { levels, stretches, type Frame, type SeenAction } from './series'

interface Move {
  action: Action
  /** Of how far the head is from the person's own level: this way, and the way that must move less, so that a turn that dips is no nod. */
  angle(off: Off): number
  across(off: Off): number
  /**
   * Farthest angle at least. Origin: stiff necks turn some 25 and nod some 15 (judgement); of the development clips a head shaken while
   * talking reaches 13 and a bow 9; of 90 prints turned by 45 degrees all but one seem to turn by at most 15, that one by 19.
   */
  least: number
}
interface Off { yaw: number; pitch: number }

/** The person's left and right. In the picture as it was filmed (never mirrored) the person's right is the picture's left, where yaw > 0. */
const MOVES: readonly Move[] = [
  { action: 'turnLeft', angle: ({ yaw }) => -yaw, across: ({ pitch }) => pitch, least: 20 },
  { action: 'turnRight', angle: ({ yaw }) => yaw, across: ({ pitch }) => pitch, least: 20 },
  { action: 'nod', angle: ({ pitch }) => pitch, across: ({ yaw }) => yaw, least: 12 },
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
  const offBy = (angle: (frame: Frame) => number) => {
    const angles = Float64Array.from(frames, angle)
    const level = levels(frames, angles, 0.5, HEAD.windowS)
    return angles.map((one, i) => one - (level[i] ?? 0))
  }
  const yaws = offBy(({ yaw }) => yaw)
  const pitches = offBy(({ pitch }) => pitch)
  const off = frames.map((_, i): Off => ({ yaw: yaws[i] ?? 0, pitch: pitches[i] ?? 0 }))
  return MOVES.flatMap((move) => movesLike(move, frames, off))
}

function movesLike({ action, angle, across, least }: Move, frames: readonly Frame[], off: readonly Off[]): SeenAction[] {
  const isAway = (i: number) => angle(off[i] ?? { yaw: 0, pitch: 0 }) >= HEAD.beginning * least
  return stretches(frames, isAway, HEAD.pauseS).flatMap(({ first, last, from, to, seconds }) => {
    const inside = off.slice(first, last + 1)
    const peak = Math.max(...inside.map(angle))
    const comesAndGoes = (frames[first - 1]?.at ?? -Infinity) >= from - HEAD.aroundS && (frames[last + 1]?.at ?? Infinity) <= to + HEAD.aroundS
    const isMost = inside.every((one) => Math.abs(across(one)) < peak)
    const isMove = peak >= least && isMost && seconds >= HEAD.minS && seconds <= HEAD.maxS
    return isMove && comesAndGoes ? [{ action, from, to, peak }] : []
  })
}

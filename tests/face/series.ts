/** Series of signals made by formula: a calm face at 15 frames a second, with eyes and mouth moved as told. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FaceSignals, FrameSignals } from '../../src/domain/face/signals'

export const CALM: FaceSignals = {
  earLeft: 0.3, earRight: 0.3, mar: 0.04, yaw: 0, pitch: 6, roll: 0, width: 0.5, offset: 0.05, eyes: 120, inside: 1, presence: 1,
  hidden: null, brightness: 130, sharpness: 150, speed: 0,
}

export interface Move {
  kind: 'eyes' | 'rightEye' | 'mouth' | 'yaw' | 'pitch'
  from: number
  to: number
  /** eyes: part of the opening that is left, 0..1; mouth: opening; yaw, pitch: degrees. */
  value: number
}

/** 0 outside, 1 inside, with a slope of 70 ms on both sides. */
const bell = (at: number, { from, to }: Move) => Math.max(0, Math.min(1, (at - from) / 0.07 + 1, (to - at) / 0.07 + 1))

type Change = (face: FaceSignals, at: number) => FaceSignals | null

export function series(seconds: number, moves: readonly Move[] = [], change: Change = (face) => face, fps = 15): FrameSignals[] {
  return Array.from({ length: Math.round(seconds * fps) }, (_, i) => {
    const at = i / fps
    const face = { ...CALM }
    for (const move of moves) {
      const k = bell(at, move)
      if (move.kind === 'eyes') face.earLeft *= 1 - k * (1 - move.value)
      if (move.kind === 'eyes' || move.kind === 'rightEye') face.earRight *= 1 - k * (1 - move.value)
      if (move.kind === 'mouth') face.mar += k * (move.value - CALM.mar)
      if (move.kind === 'yaw') face.yaw += k * move.value
      if (move.kind === 'pitch') face.pitch += k * move.value
    }
    // the mesh trembles by one or two hundredths
    face.earLeft += 0.008 * Math.sin(i * 1.7)
    face.earRight += 0.008 * Math.sin(i * 2.3)
    const changed = change(face, at)
    return { at, faces: changed ? 1 : 0, scene: 120, face: changed }
  })
}

/** A frozen series of drawn people: `series/<name>.json`, written by local/people/freeze-series.ts. */
export function frozen(name: string, fps = 15): FrameSignals[] {
  const rows: number[][] = JSON.parse(readFileSync(join(__dirname, 'series', `${name}.json`), 'utf8'))
  return rows.map(([earLeft = 0, earRight = 0, mar = 0, yaw = 0, pitch = 0], i) =>
    ({ at: i / fps, faces: 1, scene: 120, face: { ...CALM, earLeft, earRight, mar, yaw, pitch } }))
}

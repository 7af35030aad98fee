/** How a person stands before the camera, and the way from head space to the picture. */
import type { Backdrop, Project } from './scene'

export interface Pose {
  /** 0 = open, 1 = closed. */
  blink: number
  /** 0 = closed, 1 = wide open. */
  mouth: number
  /** Degrees; positive turns to the picture's right, down, and clockwise. */
  yaw: number
  pitch: number
  roll: number
  /** Shift of the whole person in the picture, pixels. */
  tx: number
  ty: number
  /** Pixels for one centimetre at the head's axis. */
  scale: number
  /** Brightness of the room, 1 = daylight. */
  light: number
  /** What coloured light, as of a screen, does to red, green and blue: 1 = nothing. */
  tint: readonly [number, number, number]
  /** Where the eyes look, centimetres on the eye. */
  lookX: number
  lookY: number
  /** A lamp in one lens of the glasses, over the person's left or right eye. */
  glare: null | 'left' | 'right'
  backdrop: Backdrop
  /** Strength of the sensor's grain in levels, and which grain (so that no two frames are equal). */
  noise: number
  grain: number
}

export const CALM: Pose = {
  blink: 0, mouth: 0, yaw: 0, pitch: 0, roll: 0, tx: 0, ty: 0, scale: 16, light: 1, tint: [1, 1, 1], lookX: 0, lookY: 0, glare: null,
  backdrop: 'room', noise: 5, grain: 1,
}

/** Distance from the lens to the head's axis, cm: a phone at arm's length. */
const LENS = 62
/** The head turns about the top of the spine. */
const PIVOT_Y = 6
const PIVOT_Z = -2

/** Row by row: where the head's x, y and z axes come from after yaw, pitch and roll. */
export type Turn = readonly [number, number, number, number, number, number, number, number, number]

export function turnOf(pose: Pose): Turn {
  const rad = Math.PI / 180
  const [cy, sy] = [Math.cos(pose.yaw * rad), Math.sin(pose.yaw * rad)]
  const [cp, sp] = [Math.cos(pose.pitch * rad), Math.sin(pose.pitch * rad)]
  const [cr, sr] = [Math.cos(pose.roll * rad), Math.sin(pose.roll * rad)]
  return [
    cy * cr + sy * sp * sr, -cp * sr, sy * cr - cy * sp * sr,
    cy * sr - sy * sp * cr, cp * cr, sy * sr + cy * sp * cr,
    -sy * cp, -sp, cy * cp,
  ]
}

/** Turns all points about the spine. @param follow how far a point at this height goes along, 0..1 */
export function turned(position: Float32Array, turn: Turn, follow?: (y: number) => number): Float32Array {
  const out = new Float32Array(position.length)
  const [a, b, c, d, e, f, g, h, i] = turn
  for (let v = 0; v < position.length; v += 3) {
    const x = position[v] as number
    const y = (position[v + 1] as number) - PIVOT_Y
    const z = (position[v + 2] as number) - PIVOT_Z
    const share = follow ? follow(y + PIVOT_Y) : 1
    out[v] = x + (a * x + b * y + c * z - x) * share
    out[v + 1] = y + (d * x + e * y + f * z - y) * share + PIVOT_Y
    out[v + 2] = z + (g * x + h * y + i * z - z) * share + PIVOT_Z
  }
  return out
}

/** Picture x, picture y and depth of every point. */
export function onScreen(position: Float32Array, pose: Pose, width: number, height: number): Float32Array {
  const out = new Float32Array(position.length)
  const left = width / 2 + pose.tx
  const middle = height * 0.47 + pose.ty
  for (let v = 0; v < position.length; v += 3) {
    const z = position[v + 2] as number
    const k = (LENS / (LENS - z)) * pose.scale
    out[v] = left + (position[v] as number) * k
    out[v + 1] = middle + ((position[v + 1] as number) - 0.5) * k
    out[v + 2] = z
  }
  return out
}

/** The same way for a single point; `turn` is left out for what does not follow the head. */
export function projection(pose: Pose, width: number, height: number, turn?: Turn): Project {
  return (x, y, z) => {
    const point = Float32Array.of(x, y, z)
    const [px, py] = onScreen(turn ? turned(point, turn) : point, pose, width, height)
    return [px as number, py as number]
  }
}

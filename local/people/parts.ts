/** Ears and neck: small surfaces that are set against the head. */
import { ramp } from './curve'
import type { Person } from './person'
import { PER_CM, PLAIN_TOP, SKIN_LEFT, SKIN_TOP } from './skin'

export interface Part { position: Float32Array, uv: Float32Array, triangles: Uint32Array }

const EAR_RINGS = 9
const EAR_STEPS = 26

/** @param side -1 for the ear on the picture's left, 1 for the right one */
export function ear(person: Person, side: number): Part {
  const size = 1 + 0.05 * person.shape.faceLength
  const width = 7.0 * (1 + 0.045 * person.shape.faceWidth + 0.02 * person.shape.cheekbone)
  return grid(EAR_RINGS, EAR_STEPS + 1, (ring, step) => {
    const r = ring / (EAR_RINGS - 1)
    const phi = (step / EAR_STEPS) * Math.PI * 2
    const lobe = 1 - 0.32 * Math.max(0, Math.sin(phi)) ** 2
    const back = r * Math.cos(phi) * 1.55 * size * lobe
    const down = r * Math.sin(phi) * 2.9 * size - 0.16 * back
    const rim = 0.42 * Math.exp(-(((r - 0.84) / 0.12) ** 2)) - 0.45 * Math.exp(-((r / 0.5) ** 2)) - 0.3 * ramp(0.9, 1, r)
    const x = width + 0.35 + 0.62 * back + 0.7 * rim
    const z = -1.1 - 0.78 * back + 0.6 * rim
    return { x: side * x, y: 1.5 + down, z, u: side * (3 + back), v: PLAIN_TOP + 1 + 0.3 * down }
  }, side < 0)
}

const NECK_ROWS = 24
const NECK_COLUMNS = 40

export function neck(person: Person): Part {
  const half = 5.1 + 0.25 * person.shape.jawWidth + (person.sex === 'male' ? 0.4 : -0.1)
  return grid(NECK_ROWS, NECK_COLUMNS, (row, column) => {
    const t = (column / (NECK_COLUMNS - 1) - 0.5) * Math.PI
    const y = 7 + (row / (NECK_ROWS - 1)) * 14.5
    const flare = 1 + 0.45 * ramp(13.5, 21, y)
    const tendon = 0.3 * Math.exp(-(((Math.abs(t) - 0.5 - 0.04 * (16 - y)) / 0.16) ** 2)) * ramp(11, 14, y)
    const x = half * flare * Math.sin(t)
    return { x, y, z: -1.6 + (4.4 + tendon) * Math.cos(t) + 0.12 * (y - 8), u: x * 0.9, v: PLAIN_TOP + (y - 6.5) * 0.22 }
  }, true)
}

interface Vertex { x: number, y: number, z: number, u: number, v: number }

function grid(rows: number, columns: number, at: (row: number, column: number) => Vertex, keep: boolean): Part {
  const part = { position: new Float32Array(rows * columns * 3), uv: new Float32Array(rows * columns * 2) }
  const triangles: number[] = []
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const i = r * columns + c
      const p = at(r, c)
      part.position.set([p.x, p.y, p.z], i * 3)
      part.uv.set([(p.u - SKIN_LEFT) * PER_CM, (p.v - SKIN_TOP) * PER_CM], i * 2)
      if (r + 1 === rows || c + 1 === columns) continue
      const corners = [i, i + columns, i + 1, i + 1, i + columns, i + columns + 1] as const
      triangles.push(...(keep ? corners : [corners[0], corners[2], corners[1], corners[3], corners[5], corners[4]]))
    }
  }
  return { ...part, triangles: Uint32Array.from(triangles) }
}

/**
 * The head as a surface of our own: cross-sections of a skull (superellipses) stacked along the vertical axis, then modelled with
 * brushes (brow ridge, sockets, nose, lips, chin). No scan and no portrait stands behind it, only plain anatomical proportions.
 *
 * Axes in centimetres: x to the picture's right, y down from the line between the eyes, z towards the camera, 0 at the skull's axis.
 */
import { bell, ramp, through } from './curve'
import type { Person } from './person'
import { MOUTH_HALF, MOUTH_Y, sculpt } from './sculpt'

/** Jaw hinge, in front of the ear. */
const HINGE_Y = 1.5
const HINGE_Z = -0.5
/** Full opening, radians: about 2.6 cm at the teeth. */
const JAW_ANGLE = 0.3

const COLUMNS = anglesAround()
const ROWS = heights()
const MOUTH_ROW = ROWS.indexOf(MOUTH_Y)
export const COLUMN_COUNT = COLUMNS.length
export const ROW_COUNT = ROWS.length

const halfWidth = through([
  [-12.3, 0.2], [-12.1, 1.9], [-11.6, 3.5], [-10.6, 5.2], [-9, 6.6], [-7, 7.3], [-5, 7.55], [-3, 7.5], [-1, 7.3], [1, 7.15], [3, 7],
  [5, 6.7], [7, 6.2], [8.4, 5.7], [9.5, 5.05], [10.5, 4.1], [11.2, 3.1], [11.7, 1.9], [12, 0.2],
])
const frontDepth = through([
  [-12.3, 0.2], [-12.1, 2.1], [-11.6, 4], [-10.6, 6.1], [-9, 7.7], [-7, 8.7], [-5, 9.2], [-3, 9.4], [-1, 9.2], [1, 9.1], [3, 9.1],
  [5, 9.15], [7, 9.2], [8.4, 9.1], [9.5, 8.9], [10.5, 8.55], [11.2, 7.9], [11.7, 6.8], [12, 4],
])
const backDepth = through([
  [-12.3, 0.2], [-12.1, 2.4], [-11.6, 4.4], [-10.6, 6.6], [-9, 8.3], [-5, 9.6], [0, 9.4], [4, 8], [8, 6.2], [12, 0.4],
])

export interface Surface {
  /** Rest position, x y z of every vertex. */
  position: Float32Array
  /** Place on the plain face before the person's own proportions: what is painted at (0, 7) is always the lip line. */
  place: Float32Array
  /** Angle around the axis, 0 = front, and row height: where hair grows. */
  angle: Float32Array
  triangles: Uint32Array
}

/** The person's resting head. Vertices lie row by row; the mouth row is doubled so that the lips can part. */
export function headSurface(person: Person): Surface {
  const count = COLUMN_COUNT * ROW_COUNT
  const surface = {
    position: new Float32Array(count * 3), place: new Float32Array(count * 2), angle: new Float32Array(count), triangles: TRIANGLES,
  }
  let v = 0
  for (const y of ROWS) {
    for (const t of COLUMNS) {
      const [x, z] = section(y, t)
      const [px, py, pz] = sculpt(x, y, z, Math.cos(t), person)
      surface.position[v * 3] = px
      surface.position[v * 3 + 1] = py
      surface.position[v * 3 + 2] = pz
      surface.place[v * 2] = x
      surface.place[v * 2 + 1] = y
      surface.angle[v] = t
      v++
    }
  }
  return surface
}

/** Writes the head with the jaw opened by `open` (0..1) into `out`. */
export function openJaw(surface: Surface, open: number, out: Float32Array): void {
  out.set(surface.position)
  if (open <= 0) return
  const below = (MOUTH_ROW + 1) * COLUMN_COUNT
  for (let v = 0; v < surface.angle.length; v++) {
    const x = surface.place[v * 2] as number
    const y = surface.place[v * 2 + 1] as number
    if (y < 2.5 || Math.abs(surface.angle[v] as number) > 2) continue
    const cheek = ramp(3.2, 10.6, y)
    const lip = Math.max(0, 1 - (x / MOUTH_HALF) ** 2) ** 0.55
    const share = v >= below ? cheek + (1 - cheek) * lip : cheek * (1 - lip * ramp(4.5, MOUTH_Y, y))
    const turn = JAW_ANGLE * open * share
    const dy = (out[v * 3 + 1] as number) - HINGE_Y
    const dz = (out[v * 3 + 2] as number) - HINGE_Z
    out[v * 3 + 1] = HINGE_Y + dy * Math.cos(turn) + dz * Math.sin(turn)
    out[v * 3 + 2] = HINGE_Z + dz * Math.cos(turn) - dy * Math.sin(turn)
    if (v < below) out[v * 3 + 1] = (out[v * 3 + 1] as number) - 0.16 * open * lip * ramp(5, MOUTH_Y, y)
    out[v * 3] = (out[v * 3] as number) - Math.sign(x) * 0.22 * open * bell(Math.abs(x), y, MOUTH_HALF, MOUTH_Y, 1, 1.2)
  }
}

/** Vertices round the mouth opening: upper lip from right to left, then the lower lip back. */
export const MOUTH_RING: readonly number[] = (() => {
  const columns = COLUMNS.map((t, i) => ({ i, x: section(MOUTH_Y, t)[0], front: Math.abs(t) < 1.2 }))
    .filter((c) => c.front && Math.abs(c.x) < MOUTH_HALF + 0.35).map((c) => c.i)
  const upper = columns.map((i) => MOUTH_ROW * COLUMN_COUNT + i)
  return [...upper, ...upper.map((v) => v + COLUMN_COUNT).reverse()]
})()

/** Upper and lower copy of the mouth row where the lips do not part: one skin, so one normal. */
export const MOUTH_SEAM: readonly (readonly [number, number])[] = COLUMNS.flatMap((t, i) => {
  const parts = Math.abs(t) < 1.2 && Math.abs(section(MOUTH_Y, t)[0]) < MOUTH_HALF
  const upper = MOUTH_ROW * COLUMN_COUNT + i
  return parts ? [] : [[upper, upper + COLUMN_COUNT] as const]
})

function section(y: number, t: number): [number, number] {
  const roundness = 2 / (2.15 + 0.25 * bell(0, y, 0, 2, 1, 6))
  const sin = Math.sin(t)
  const cos = Math.cos(t)
  const depth = cos > 0 ? frontDepth(y) : backDepth(y)
  return [halfWidth(y) * Math.sign(sin) * Math.abs(sin) ** roundness, depth * Math.sign(cos) * Math.abs(cos) ** roundness]
}

function anglesAround(): number[] {
  const front = Array.from({ length: 111 }, (_, i) => -Math.PI * 0.55 + (i / 110) * Math.PI * 1.1)
  const back = Array.from({ length: 24 }, (_, i) => Math.PI * 0.55 + ((i + 1) / 25) * Math.PI * 0.9)
  return [...front, ...back]
}

function heights(): number[] {
  const span = (from: number, to: number, step: number) =>
    Array.from({ length: Math.round((to - from) / step) }, (_, i) => from + i * step)
  const rows = [
    -12.3, -12.2, -12.05, -11.8, ...span(-11.5, -4, 0.5), ...span(-4, -2, 0.25), ...span(-2, MOUTH_Y, 0.2), MOUTH_Y, MOUTH_Y,
    ...span(MOUTH_Y + 0.2, 10.2, 0.2), 10.4, 10.7, 11, 11.3, 11.6, 11.8, 11.95, 12,
  ]
  return rows.map((y) => Math.round(y * 1000) / 1000)
}

const TRIANGLES = (() => {
  const out: number[] = []
  for (let r = 0; r + 1 < ROW_COUNT; r++) {
    if (ROWS[r] === ROWS[r + 1]) continue
    for (let c = 0; c < COLUMN_COUNT; c++) {
      const next = (c + 1) % COLUMN_COUNT
      const a = r * COLUMN_COUNT + c
      const b = r * COLUMN_COUNT + next
      out.push(a, a + COLUMN_COUNT, b, b, a + COLUMN_COUNT, b + COLUMN_COUNT)
    }
  }
  return Uint32Array.from(out)
})()

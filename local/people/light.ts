/** Light on a surface: normals, one window, some light from the room, darkness in hollows. */
import { COLUMN_COUNT, ROW_COUNT, type Surface } from './head'

/** From above left, a little behind the camera. */
const WINDOW = [-0.36, -0.5, 0.79] as const
const ROOM = [0.7, -0.1, 0.7] as const
/** Half way between the window and the lens: where skin shines. */
const SHINE = [-0.19, -0.27, 0.945] as const

/** Unit normals pointing outwards. @param seam pairs of vertices that are one place on the skin */
export function normalsOf(position: Float32Array, triangles: Uint32Array, seam: readonly (readonly [number, number])[] = []): Float32Array {
  const n = new Float32Array(position.length)
  for (let i = 0; i < triangles.length; i += 3) {
    const a = (triangles[i] as number) * 3
    const b = (triangles[i + 1] as number) * 3
    const c = (triangles[i + 2] as number) * 3
    const ux = (position[b] as number) - (position[a] as number)
    const uy = (position[b + 1] as number) - (position[a + 1] as number)
    const uz = (position[b + 2] as number) - (position[a + 2] as number)
    const wx = (position[c] as number) - (position[a] as number)
    const wy = (position[c + 1] as number) - (position[a + 1] as number)
    const wz = (position[c + 2] as number) - (position[a + 2] as number)
    const x = wy * uz - wz * uy
    const y = wz * ux - wx * uz
    const z = wx * uy - wy * ux
    for (let corner = 0; corner < 3; corner++) {
      const v = (triangles[i + corner] as number) * 3
      n[v] = (n[v] as number) + x
      n[v + 1] = (n[v + 1] as number) + y
      n[v + 2] = (n[v + 2] as number) + z
    }
  }
  for (const [a, b] of seam) {
    for (let k = 0; k < 3; k++) n[a * 3 + k] = n[b * 3 + k] = (n[a * 3 + k] as number) + (n[b * 3 + k] as number)
  }
  for (let v = 0; v < n.length; v += 3) {
    const length = Math.sqrt((n[v] as number) ** 2 + (n[v + 1] as number) ** 2 + (n[v + 2] as number) ** 2) || 1
    for (let k = 0; k < 3; k++) n[v + k] = (n[v + k] as number) / length
  }
  return n
}

/** @param open how much of the room a vertex sees, 0..1; @param wet how strongly it shines, 0..1 */
export function lightOn(
  normals: Float32Array, open: (vertex: number) => number, wet: number,
): { light: Float32Array, gloss: Float32Array } {
  const count = normals.length / 3
  const light = new Float32Array(count)
  const gloss = new Float32Array(count)
  for (let v = 0; v < count; v++) {
    const x = normals[v * 3] as number
    const y = normals[v * 3 + 1] as number
    const z = normals[v * 3 + 2] as number
    const key = Math.max(0, (x * WINDOW[0] + y * WINDOW[1] + z * WINDOW[2] + 0.25) / 1.25)
    const fill = Math.max(0, x * ROOM[0] + y * ROOM[1] + z * ROOM[2])
    const seen = open(v)
    light[v] = (0.36 - 0.08 * y + 0.62 * key + 0.16 * fill) * seen
    const shine = Math.max(0, x * SHINE[0] + y * SHINE[1] + z * SHINE[2]) ** 5
    gloss[v] = wet * (26 * shine ** 5 + 10 * shine) * seen
  }
  return { light, gloss }
}

/** Hollows see less of the room: compares every vertex with the mean of its surroundings. */
export function cavities(head: Surface): Float32Array {
  const height = new Float32Array(head.angle.length)
  for (let v = 0; v < height.length; v++) height[v] = Math.hypot(head.position[v * 3] as number, head.position[v * 3 + 2] as number)
  const near = boxMean(height, 3)
  const wide = boxMean(height, 9)
  return height.map((h, v) => {
    const hollow = Math.max(-0.25, (near[v] as number) - h) * 0.9 + Math.max(-0.3, (wide[v] as number) - h) * 0.32
    return Math.max(0.45, Math.min(1.06, 1 - hollow))
  })
}

function boxMean(values: Float32Array, reach: number): Float32Array {
  const across = pass(values, reach, 1, COLUMN_COUNT)
  return pass(across, reach, COLUMN_COUNT, ROW_COUNT)
}

/** Mean over ±reach neighbours at `stride`, staying inside runs of `length`. */
function pass(values: Float32Array, reach: number, stride: number, length: number): Float32Array {
  return values.map((_, v) => {
    const place = Math.floor(v / stride) % length
    let sum = 0
    let count = 0
    for (let k = Math.max(-reach, -place); k <= Math.min(reach, length - 1 - place); k++) {
      sum += values[v + k * stride] as number
      count++
    }
    return sum / count
  })
}

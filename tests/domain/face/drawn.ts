/** Pictures and meshes of which every number is known. */
import type { Mesh } from '../../../src/domain/face/mesh'
import type { Pixels } from '../../../src/domain/face/pixels'
import { seededRandom } from '../../../local/people/random'

/** Every byte is drawn by lot: what is read one pixel beside, or one colour beside, is another number. */
export function noise(width: number, height: number, channels: 3 | 4 = 3, seed = 1): Pixels {
  const random = seededRandom(seed)
  return { width, height, channels, data: Uint8Array.from({ length: width * height * channels }, () => Math.floor(256 * random())) }
}

export const plain = (width: number, height: number, rgb: readonly [number, number, number]): Pixels =>
  ({ width, height, channels: 3, data: Uint8Array.from({ length: width * height * 3 }, (_, i) => rgb[i % 3]!) })

/** A rectangle of one colour; right and bottom are outside. */
export function paint({ data, width }: Pixels, [left, top, right, bottom]: readonly number[], rgb: readonly number[]): void {
  for (let y = top!; y < bottom!; y++) for (let x = left!; x < right!; x++) data.set(rgb, (y * width + x) * 3)
}

/** 468 points at `rest`, some of them elsewhere. */
export function meshOf(rest: readonly [number, number, number?], at: Readonly<Record<number, readonly [number, number, number?]>> = {}, presence = 1): Mesh {
  const points = new Float32Array(468 * 3)
  for (let i = 0; i < 468; i++) points.set([...rest, 0].slice(0, 3) as number[], 3 * i)
  for (const [i, [x, y, z = 0]] of Object.entries(at)) points.set([x, y, z], 3 * Number(i))
  return { points, presence }
}

/** Plane geometry of the face pipeline. Points are in pixels; pixel (0, 0) is the CENTRE of the first pixel. */

export type Point = readonly [x: number, y: number]
/** left, top, right, bottom in pixels. */
export type Box = readonly [left: number, top: number, right: number, bottom: number]
/** x' = m0 x + m1 y + m2; y' = m3 x + m4 y + m5. */
export type Affine = readonly [number, number, number, number, number, number]

export function apply(m: Affine, [x, y]: Point): Point {
  return [m[0] * x + m[1] * y + m[2], m[3] * x + m[4] * y + m[5]]
}

/** How many source pixels one step of the target spans, along the axis where they are more. */
export function scaleOf(m: Affine): number {
  return Math.max(Math.hypot(m[0], m[3]), Math.hypot(m[1], m[4]))
}

export const widthOf = (box: Box): number => box[2] - box[0]
export const heightOf = (box: Box): number => box[3] - box[1]

/** Target square of `size` pixels → a square of the source around `centre`, `side` pixels wide, turned by `angle` (radians). */
export function squareTo(size: number, centre: Point, side: number, angle: number): Affine {
  const k = side / size
  const cos = Math.cos(angle) * k
  const sin = Math.sin(angle) * k
  const half = (size - 1) / 2
  return [cos, -sin, centre[0] - cos * half + sin * half, sin, cos, centre[1] - sin * half - cos * half]
}

/** Target square of `size` pixels → an upright box of the source (stretched when the box is no square). */
export function boxTo(size: number, box: Box): Affine {
  const sx = widthOf(box) / size
  const sy = heightOf(box) / size
  return [sx, 0, box[0] + 0.5 * sx - 0.5, 0, sy, box[1] + 0.5 * sy - 0.5]
}

/** The similarity (turn, scale, shift) that brings `from` closest to `to` by least squares. Both lists have the same length >= 2. */
export function similarity(from: readonly Point[], to: readonly Point[]): Affine {
  const mean = (points: readonly Point[], axis: 0 | 1) => points.reduce((sum, p) => sum + p[axis], 0) / points.length
  const [fx, fy, tx, ty] = [mean(from, 0), mean(from, 1), mean(to, 0), mean(to, 1)]
  let dot = 0
  let cross = 0
  let norm = 0
  from.forEach((p, i) => {
    const q = to[i] as Point
    const [x, y, u, v] = [p[0] - fx, p[1] - fy, q[0] - tx, q[1] - ty]
    dot += x * u + y * v
    cross += x * v - y * u
    norm += x * x + y * y
  })
  const a = dot / norm
  const b = cross / norm
  return [a, -b, tx - a * fx + b * fy, b, a, ty - b * fx - a * fy]
}

/** Overlap of two boxes: intersection over union, 0..1. */
export function overlap(a: Box, b: Box): number {
  const w = Math.min(a[2], b[2]) - Math.max(a[0], b[0])
  const h = Math.min(a[3], b[3]) - Math.max(a[1], b[1])
  if (w <= 0 || h <= 0) return 0
  return (w * h) / (widthOf(a) * heightOf(a) + widthOf(b) * heightOf(b) - w * h)
}

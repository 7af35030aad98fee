/** Small pieces of arithmetic that shapes are made of. */
export const mix = (a: number, b: number, k: number): number => a + (b - a) * k

/** 0 below `from`, 1 above `to`, smooth between. */
export function ramp(from: number, to: number, x: number): number {
  const k = Math.max(0, Math.min(1, (x - from) / (to - from)))
  return k * k * (3 - 2 * k)
}

/** Bell of height 1 at (cx, cy) with widths sx, sy. */
export function bell(x: number, y: number, cx: number, cy: number, sx: number, sy: number): number {
  const dx = (x - cx) / sx
  const dy = (y - cy) / sy
  return Math.exp(-(dx * dx + dy * dy))
}

/** A smooth curve through knots [x, y], x ascending (Catmull-Rom, flat beyond the ends). */
export function through(knots: readonly (readonly [number, number])[]): (x: number) => number {
  const at = (i: number): readonly [number, number] => knots[Math.max(0, Math.min(knots.length - 1, i))] ?? [0, 0]
  return (x) => {
    let i = 0
    while (i < knots.length - 2 && x > at(i + 1)[0]) i++
    const [x1, y1] = at(i)
    const [x2, y2] = at(i + 1)
    const u = Math.max(0, Math.min(1, (x - x1) / (x2 - x1)))
    const slope = (a: number, b: number) => {
      const run = at(b)[0] - at(a)[0]
      return run > 0 ? (at(b)[1] - at(a)[1]) / run * (x2 - x1) : 0
    }
    const m1 = slope(i - 1, i + 1)
    const m2 = slope(i, i + 2)
    const u2 = u * u
    const u3 = u2 * u
    return y1 * (2 * u3 - 3 * u2 + 1) + m1 * (u3 - 2 * u2 + u) + y2 * (3 * u2 - 2 * u3) + m2 * (u3 - u2)
  }
}

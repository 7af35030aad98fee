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
  const xs = Float64Array.from(knots, ([x]) => x)
  const ys = Float64Array.from(knots, ([, y]) => y)
  const last = knots.length - 1
  const slopes = Float64Array.from(knots, (_, i) => {
    const before = Math.max(0, i - 1)
    const after = Math.min(last, i + 1)
    return ((ys[after] as number) - (ys[before] as number)) / ((xs[after] as number) - (xs[before] as number))
  })
  return (x) => {
    let i = 0
    while (i < last - 1 && x > (xs[i + 1] as number)) i++
    const from = xs[i] as number
    const run = (xs[i + 1] as number) - from
    const u = Math.max(0, Math.min(1, (x - from) / run))
    const u2 = u * u
    const u3 = u2 * u
    return (ys[i] as number) * (2 * u3 - 3 * u2 + 1) + (slopes[i] as number) * run * (u3 - 2 * u2 + u)
      + (ys[i + 1] as number) * (3 * u2 - 2 * u3) + (slopes[i + 1] as number) * run * (u3 - u2)
  }
}

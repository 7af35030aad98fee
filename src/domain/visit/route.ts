/**
 * In which order to visit: as the crow flies, since roads and traffic are not known here; a hint that a visitor may overrule. Always the
 * same answer for the same stops.
 */

/** WGS 84, degrees. */
export interface Spot { lat: number; lng: number }

/** Mean radius of the earth (IUGG), m. */
const EARTH_M = 6_371_009
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Haversine: exact enough for a town. */
export function metresBetween(a: Spot, b: Spot): number {
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const h = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lng, b.lng)
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Length of a way through these stops in this order. */
export function lengthOf(order: readonly number[], stops: readonly Spot[], start: Spot | null): number {
  let length = 0
  let at = start
  for (const i of order) {
    const stop = stops[i]
    if (!stop) continue
    if (at) length += metresBetween(at, stop)
    at = stop
  }
  return length
}

/** The nearest one not yet visited, again and again, beginning with `first`. */
function nearestNeighbours(stops: readonly Spot[], first: number): number[] {
  const order = [first]
  const left = new Set(stops.keys())
  left.delete(first)
  while (left.size > 0) {
    const here = stops[order.at(-1) ?? first]
    let best = -1
    let nearest = Infinity
    for (const i of left) {
      const stop = stops[i]
      const metres = here && stop ? metresBetween(here, stop) : Infinity
      if (metres < nearest) [best, nearest] = [i, metres]
    }
    if (best < 0) break
    order.push(best)
    left.delete(best)
  }
  return order
}

/** Every part turned round (2-opt), and every stop put elsewhere. */
function* neighboursOf(order: readonly number[]): Generator<number[]> {
  for (let i = 0; i < order.length; i++) {
    for (let j = i + 1; j < order.length; j++) yield [...order.slice(0, i), ...order.slice(i, j + 1).reverse(), ...order.slice(j + 1)]
    const rest = order.filter((_, at) => at !== i)
    for (let j = 0; j <= rest.length; j++) if (j !== i) yield [...rest.slice(0, j), order[i] ?? 0, ...rest.slice(j)]
  }
}

/** A shorter way must be shorter by this much (m), else rounding could go round in circles. */
const STEP_M = 1e-6

function improved(given: number[], stops: readonly Spot[], start: Spot | null): number[] {
  let order = given
  let length = lengthOf(order, stops, start)
  for (let found = true; found;) {
    found = false
    for (const other of neighboursOf(order)) {
      const metres = lengthOf(other, stops, start)
      if (metres >= length - STEP_M) continue
      order = other
      length = metres
      found = true
      break
    }
  }
  return order
}

/** Indexes of the stops in a good order, not always the best one. `start` null: anywhere. The way ends at the last stop. */
export function routeOrder(stops: readonly Spot[], start: Spot | null): number[] {
  let best: number[] = []
  let shortest = Infinity
  for (let first = 0; first < stops.length; first++) {
    const order = improved(nearestNeighbours(stops, first), stops, start)
    const length = lengthOf(order, stops, start)
    if (length < shortest - STEP_M) [best, shortest] = [order, length]
  }
  return best
}

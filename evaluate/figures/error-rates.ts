/** Error rates of a comparison over pairs: EER, true accepts at a rate of false ones, the curve of both errors. */

export interface Scored {
  /** null: no comparison came about (lost); such a pair never matches. */
  score: number | null
  same: boolean
  /** How often the pair counts. */
  weight?: number
}

/** What happens when everything from `threshold` up is accepted. Shares, 0..1. */
export interface OperatingPoint { threshold: number; falseMatch: number; falseNonMatch: number }

/** One point for each score that occurs, from the strictest down, after one that accepts nothing. Empty without both kinds of pair. */
export function operatingPoints(pairs: readonly Scored[]): OperatingPoint[] {
  const total = { genuine: 0, impostor: 0 }
  for (const { same, weight = 1 } of pairs) total[same ? 'genuine' : 'impostor'] += weight
  if (total.genuine === 0 || total.impostor === 0) return []
  const scored = pairs.flatMap(({ score, same, weight = 1 }) => (score === null ? [] : [{ score, same, weight }]))
    .sort((a, b) => b.score - a.score)
  const points: OperatingPoint[] = [{ threshold: Infinity, falseMatch: 0, falseNonMatch: 1 }]
  const accepted = { genuine: 0, impostor: 0 }
  scored.forEach(({ score, same, weight }, i) => {
    accepted[same ? 'genuine' : 'impostor'] += weight
    // equal scores are accepted together
    if (scored[i + 1]?.score === score) return
    points.push({ threshold: score, falseMatch: accepted.impostor / total.impostor, falseNonMatch: 1 - accepted.genuine / total.genuine })
  })
  return points
}

/** Equal error rate, 0..1: where the curve, drawn straight from point to point, has both errors equal. null without both kinds of pair. */
export function equalErrorRate(pairs: readonly Scored[]): number | null {
  return equalErrorOf(operatingPoints(pairs))
}

export function equalErrorOf(points: readonly OperatingPoint[]): number | null {
  const gap = ({ falseMatch, falseNonMatch }: OperatingPoint) => falseNonMatch - falseMatch
  const after = points.findIndex((point) => gap(point) <= 0)
  const [from, to] = [points[after - 1], points[after]]
  // too many lost on both sides for the errors ever to meet
  if (!from || !to) return points.at(-1)?.falseNonMatch ?? null
  const part = gap(from) / (gap(from) - gap(to))
  return from.falseMatch + part * (to.falseMatch - from.falseMatch)
}

/** `needs`: how many impostor pairs the rate takes at least; with fewer, not even one may pass, and the figure would say nothing. */
export type TrueAccepts = { share: number; threshold: number } | { share: null; needs: number }

/** Share of genuine pairs accepted where at most `rate` of the impostors are. */
export function trueAcceptsAt(pairs: readonly Scored[], rate: number): TrueAccepts {
  const impostors = pairs.filter(({ same }) => !same).length
  const needs = Math.ceil(1 / rate)
  const allowed = operatingPoints(pairs).filter(({ falseMatch }) => falseMatch <= rate + 1e-12)
  const last = allowed.at(-1)
  if (impostors < needs || !last) return { share: null, needs }
  return { share: 1 - last.falseNonMatch, threshold: last.threshold }
}

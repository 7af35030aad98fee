/** DET curve: both errors at every threshold, on axes where a normal distribution makes a straight line. */
import { equalErrorOf, operatingPoints } from '../figures/error-rates'
import type { ComparedPair, PairFigures } from '../pairs'
import { box, COLOUR, curve, dot, line, panel, scale, seriesColour, text, tick, type Area } from './svg'

/** Shares at the ends of both axes, and at their ticks. */
const ENDS = [0.0005, 0.5] as const
const TICKS = [0.001, 0.003, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4]
const MAX_CURVES = 10
/** Width of a letter of the legend, generously. */
const LETTER = 8.6

/** Where the normal distribution reaches `share` (Acklam's rational approximation, error below 1e-8). 0 < share < 1. */
export function probit(share: number): number {
  const a = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239]
  const b = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1]
  const c = [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783]
  const d = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]
  const at = (coefficients: number[], x: number) => coefficients.reduce((sum, one) => sum * x + one, 0)
  if (share > 0.5) return -probit(1 - share)
  if (share < 0.02425) {
    const q = Math.sqrt(-2 * Math.log(share))
    return at(c, q) / at(d, q)
  }
  const q = share - 0.5
  return (at(a, q * q) * q) / at(b, q * q)
}

export function detPanel(area: Area, pairs: readonly ComparedPair[], figures: readonly PairFigures[]): string {
  const plot = { x: area.x + 92, y: area.y + 88, width: area.width - 124, height: area.height - 164 }
  const ends = ENDS.map(probit) as [number, number]
  const across = scale(ends, [plot.x, plot.x + plot.width])
  const up = scale(ends, [plot.y + plot.height, plot.y])
  const clipped = (share: number) => probit(Math.min(ENDS[1], Math.max(ENDS[0], share)))
  const grid = TICKS.map((share) => {
    const [x, y, words] = [across(probit(share)), up(probit(share)), `${Number((100 * share).toPrecision(3))} %`]
    return line(x, plot.y, x, plot.y + plot.height) + line(plot.x, y, plot.x + plot.width, y)
      + tick(x, plot.y + plot.height + 22, words, 'middle') + tick(plot.x - 10, y + 5, words, 'end')
  })
  // a single group is the same as all
  const shown = (figures.length === 2 ? figures.slice(1) : figures).filter(({ eer }) => eer !== null).slice(0, MAX_CURVES)
  const curves = shown.map(({ group }, i) => {
    const colour = group === 'all' ? COLOUR.ink : seriesColour(i - (shown[0]?.group === 'all' ? 1 : 0))
    const points = operatingPoints(pairs.filter((pair) => pair.score !== null && (group === 'all' || pair.group === group)))
    const eer = equalErrorOf(points) ?? 0
    const steps = points.map(({ falseMatch, falseNonMatch }) => [across(clipped(falseMatch)), up(clipped(falseNonMatch))] as const)
    return { colour, drawn: curve(steps, colour) + dot(across(clipped(eer)), up(clipped(eer)), colour) }
  })
  const words = shown.map((one) => `${one.group}  EER ${(100 * (one.eer ?? 0)).toFixed(2)} %  (${one.genuine}/${one.impostor})`)
  const legendWidth = 50 + LETTER * Math.max(0, ...words.map(({ length }) => length))
  const legend = words.map((one, i) => {
    const [x, y] = [plot.x + plot.width - legendWidth, plot.y + 30 + 26 * i]
    return line(x, y - 5, x + 26, y - 5, curves[i]?.colour, 'stroke-width="3"') + text(x + 36, y, one, { size: 14 })
  })
  const legendBox = { x: plot.x + plot.width - legendWidth - 14, y: plot.y + 8, width: legendWidth + 10, height: 26 * shown.length + 10 }
  const content = [
    grid.join(''),
    line(across(ends[0]), up(ends[0]), across(ends[1]), up(ends[1]), '#b6bec6', 'stroke-dasharray="5 5"'),
    box(plot, 'none', `stroke="${COLOUR.faint}"`),
    curves.map(({ drawn }) => drawn).join(''),
    shown.length > 0
      ? box(legendBox, '#fff', 'fill-opacity="0.88" rx="6"')
      : tick(plot.x + plot.width / 2, plot.y + plot.height / 2, 'needs genuine and impostor pairs', 'middle'),
    legend.join(''),
    text(plot.x + plot.width / 2, plot.y + plot.height + 52, 'false match rate (other people accepted)', { anchor: 'middle' }),
    text(area.x + 30, plot.y + plot.height / 2, 'false non-match rate (the same person refused)', { anchor: 'middle', turned: true }),
  ].join('\n')
  return panel(area, 'DET curve', 'dot: equal error rate; in brackets: genuine / impostor pairs', content)
}

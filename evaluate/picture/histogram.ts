/** How the scores of genuine and impostor pairs lie to the shipped bands. */
import type { ComparedPair } from '../pairs'
import { box, COLOUR, line, panel, scale, SERIES, text, tick, ticks, type Area } from './svg'

const [GENUINE, IMPOSTOR] = SERIES
const BIN = 0.025

interface Bands { same: number; other: number }

/** Share of each kind a bin, from `low` on. */
function binned(scores: readonly number[], low: number, bins: number): number[] {
  const counts = Array.from({ length: bins }, () => 0)
  for (const score of scores) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((score - low) / BIN)))
    counts[bin] = (counts[bin] ?? 0) + 1 / scores.length
  }
  return counts
}

export function histogramPanel(area: Area, group: string, pairs: readonly ComparedPair[], { same, other }: Bands, isSmall = false): string {
  const scores = (isSame: boolean) => pairs.flatMap((pair) => (pair.same === isSame && pair.score !== null ? [pair.score] : []))
  const kinds = [{ name: 'impostor', of: scores(false), colour: IMPOSTOR }, { name: 'genuine', of: scores(true), colour: GENUINE }]
  const every = kinds.flatMap(({ of }) => of)
  const low = BIN * Math.floor(Math.min(other - 0.2, ...every) / BIN)
  const high = BIN * Math.ceil(Math.max(same + 0.2, ...every) / BIN)
  const bins = Math.round((high - low) / BIN)
  const plot = { x: area.x + 74, y: area.y + 116, width: area.width - 102, height: area.height - 192 }
  const shares = kinds.map(({ of }) => binned(of, low, bins))
  const top = 1.12 * Math.max(0.01, ...shares.flat())
  const across = scale([low, high], [plot.x, plot.x + plot.width])
  const up = scale([0, top], [plot.y + plot.height, plot.y])
  const bottom = plot.y + plot.height
  const bar = (share: number, from: number, colour: string) =>
    box({ x: across(from) + 0.5, y: up(share), width: across(BIN) - across(0) - 1, height: bottom - up(share) }, colour, 'fill-opacity="0.62"')
  const bands = [
    { name: 'refuse', from: low, to: other, tint: '#fbe9e7' }, { name: 'review', from: other, to: same, tint: '#fff5d6' },
    { name: 'match', from: same, to: high, tint: '#e4f3ea' },
  ]
  const content = [
    bands.map(({ name, from, to, tint }) => box({ x: across(from), y: plot.y, width: across(to) - across(from), height: plot.height }, tint)
      + tick(across((from + to) / 2), plot.y - 10, name, 'middle')).join(''),
    ticks(0, top, 5).map((share) => line(plot.x, up(share), plot.x + plot.width, up(share), '#00000014')
      + tick(plot.x - 10, up(share) + 5, `${Number((100 * share).toFixed(1))} %`, 'end')).join(''),
    kinds.map(({ colour }, k) => (shares[k] ?? []).map((share, i) => (share > 0 ? bar(share, low + i * BIN, colour) : '')).join('')).join(''),
    [other, same].map((limit) => line(across(limit), plot.y - 4, across(limit), bottom, COLOUR.ink, 'stroke-dasharray="6 4" stroke-width="1.5"')).join(''),
    line(plot.x, bottom, plot.x + plot.width, bottom, COLOUR.faint),
    ticks(low, high, isSmall ? 6 : 10).map((value) => tick(across(value), bottom + 22, String(value), 'middle')).join(''),
    text(plot.x + plot.width / 2, bottom + 52, `score (limits ${other} and ${same})`, { anchor: 'middle' }),
    isSmall ? '' : kinds.map(({ name, of, colour }, k) => {
      const [right, y] = [area.x + area.width - 28 - 160 * (kinds.length - 1 - k), area.y + 40]
      return box({ x: right - 132, y: y - 12, width: 14, height: 14 }, colour, 'fill-opacity="0.75"')
        + text(right - 110, y, `${name} (${of.length})`, { size: 14 })
    }).join(''),
  ].join('\n')
  if (!isSmall) return panel(area, `Scores: ${group}`, `share of the pairs of each kind, per ${BIN}`, content)
  return panel(area, group, kinds.map(({ name, of }) => `${name} ${of.length}`).join(', '), content)
}

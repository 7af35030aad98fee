/** One clip over time: opening of eyes and mouth, turn of the head, and the events that were labelled and found. */
import type { FaceSignals } from '../../src/domain/face/signals'
import type { WatchedClip } from '../clips'
import type { Span } from '../figures/match-events'
import { box, COLOUR, curve, line, panel, scale, seriesColour, SERIES, text, tick, ticks, type Area } from './svg'

const [EYES, MOUTH, YAW, PITCH] = SERIES

/** `least`: the axis reaches at least so far, so that what is only trembling looks like it. */
interface Lane { title: string; unit: string; least: number; curves: { name: string; colour: string; of: (face: FaceSignals) => number }[] }
const LANES: Lane[] = [
  {
    title: 'eyes', unit: 'lid distance / eye width', least: 0.4,
    curves: [{ name: 'eye opening', colour: EYES, of: ({ earLeft, earRight }) => (earLeft + earRight) / 2 }],
  },
  { title: 'mouth', unit: 'lip distance / mouth width', least: 0.5, curves: [{ name: 'mouth opening', colour: MOUTH, of: ({ mar }) => mar }] },
  {
    title: 'head', unit: 'degrees', least: 10,
    curves: [{ name: 'yaw', colour: YAW, of: ({ yaw }) => yaw }, { name: 'pitch', colour: PITCH, of: ({ pitch }) => pitch }],
  },
]
const ROW = 30

/** The clip of that name, else the one with most events. */
export function clipToDraw(clips: readonly WatchedClip[], name: string | null): WatchedClip | null {
  const named = name === null ? clips : clips.filter(({ path }) => path.includes(name))
  const events = ({ labelled, seen }: WatchedClip) => labelled.length + seen.length
  return named.filter(({ series }) => series.length > 1).reduce<WatchedClip | null>((a, b) => (a && events(a) >= events(b) ? a : b), null)
}

export function timelinePanel(area: Area, clip: WatchedClip): string {
  const { series, matched } = clip
  const left = area.x + 150
  const right = area.x + area.width - 36
  const across = scale([series[0]?.at ?? 0, series.at(-1)?.at ?? 1], [left, right])
  const rows = area.y + 96
  const lanesTop = rows + 2 * ROW + 24
  const laneHeight = (area.y + area.height - 62 - lanesTop) / LANES.length
  const seen = [...matched.found.map((one) => one.seen), ...matched.extra]
  const kinds = [...new Set([...clip.labelled, ...seen].map(({ kind }) => kind))].sort()
  const colourOf = (kind: string) => (kind === 'blink' ? EYES : kind === 'openMouth' ? MOUTH : seriesColour(2 + kinds.indexOf(kind)))
  const over = ({ from, to }: Span, y: number, height: number): Area => ({ x: across(from), y, width: Math.max(5, across(to) - across(from)), height })
  const done = (span: Span, row: number) => box(over(span, rows + row * ROW, ROW - 10), colourOf(span.kind), 'rx="3"')
  const wrong = (span: Span, row: number, word: string) =>
    box(over(span, rows + row * ROW, ROW - 10), '#fff', `rx="3" stroke="${COLOUR.wrong}" stroke-width="2.5"`)
    + text(across(span.to) + 8, rows + row * ROW + 15, `${word}: ${span.kind}`, { size: 13, colour: COLOUR.wrong })
  const bottom = lanesTop + LANES.length * laneHeight
  const legend = kinds.map((kind, i) => {
    const x = right - 130 * (kinds.length - i)
    return box({ x, y: area.y + 29, width: 14, height: 14 }, colourOf(kind), 'rx="3"') + text(x + 22, area.y + 41, kind, { size: 14 })
  })
  const content = [
    seen.map((span) => box(over(span, lanesTop, bottom - lanesTop), colourOf(span.kind), 'fill-opacity="0.10"')).join(''),
    ['labelled', 'found'].map((name, row) => text(left - 14, rows + row * ROW + 15, name, { size: 14, anchor: 'end' })).join(''),
    line(left, rows + 2 * ROW + 4, right, rows + 2 * ROW + 4),
    matched.found.map((one) => done(one.label, 0) + done(one.seen, 1)).join(''),
    matched.missed.map((span) => wrong(span, 0, 'missed')).join(''),
    matched.extra.map((span) => wrong(span, 1, 'false')).join(''),
    LANES.map((lane, i) => {
      const plot = { x: left, y: lanesTop + i * laneHeight, width: right - left, height: laneHeight - 18 }
      return laneOf(lane, clip, plot, across)
    }).join(''),
    ticks(series[0]?.at ?? 0, series.at(-1)?.at ?? 1, 12).map((at) => tick(across(at), bottom + 6, String(at), 'middle')).join(''),
    text((left + right) / 2, bottom + 32, 'seconds from the first frame', { anchor: 'middle' }),
    legend.join(''),
  ].join('\n')
  const events = `${matched.found.length} of ${clip.labelled.length} labelled events found, ${matched.extra.length} false`
  return panel(area, `Events of a clip: ${clip.path.split('/').at(-1) ?? ''}`, `${events}${clip.refused ? `; refused: ${clip.refused}` : ''}`, content)
}

function laneOf({ title, unit, least, curves }: Lane, { series }: WatchedClip, plot: Area, across: (at: number) => number): string {
  const values = series.flatMap(({ face }) => (face ? curves.map(({ of }) => of(face)) : []))
  const [low, high] = [Math.min(0, ...values), Math.max(least, ...values) * 1.05]
  const up = scale([low, high], [plot.y + plot.height, plot.y])
  return [
    ticks(low, high, 4).map((value) => line(plot.x, up(value), plot.x + plot.width, up(value), '#00000014')
      + tick(plot.x - 14, up(value) + 5, String(value), 'end')).join(''),
    text(plot.x - 118, plot.y + plot.height / 2, title, { size: 15, anchor: 'middle', turned: true, weight: 700 }),
    text(plot.x - 98, plot.y + plot.height / 2, unit, { size: 10.5, anchor: 'middle', turned: true, colour: COLOUR.faint }),
    curves.map(({ colour, of }) => curve(series.map(({ at, face }) => (face ? [across(at), up(of(face))] as const : null)), colour, 2)).join(''),
    curves.length < 2 ? '' : curves.map(({ name, colour }, i) =>
      text(plot.x + plot.width - 60 * (curves.length - i) + 50, plot.y + 12, name, { size: 13, anchor: 'end', colour })).join(''),
  ].join('')
}

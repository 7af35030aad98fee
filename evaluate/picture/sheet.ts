/** All figures of a report on one sheet, as PNG. */
import sharp from 'sharp'
import type { Report } from '../report'
import { detPanel } from './det'
import { histogramPanel } from './histogram'
import { sheetOf, COLOUR, text, type Area } from './svg'
import { clipToDraw, timelinePanel } from './timeline'

const WIDTH = 1560
const GAP = 24
/** Two dots of the picture for one of the drawing. */
const DENSITY = 144
const HEIGHT = { head: 96, pairs: 640, small: 400, timeline: 680 }
/** Histograms of single groups: so many beside each other, and in all. */
const MAX_PER_ROW = 4
const MAX_SMALL = 12

/** false: the report holds nothing that could be drawn. */
export async function drawReport(report: Report, file: string, clipName: string | null): Promise<boolean> {
  const svg = reportSvg(report, clipName)
  if (svg === null) return false
  // our own drawing: the photos of strangers are read in the workers, but in tests this process has locked everything else out (photo.ts)
  sharp.unblock({ operation: ['VipsForeignLoadSvgBuffer'] })
  await sharp(Buffer.from(svg), { density: DENSITY }).png({ palette: true }).toFile(file)
  return true
}

export function reportSvg({ engine, pairs, clips, thresholds }: Report, clipName: string | null): string | null {
  const parts: string[] = []
  let y = HEIGHT.head
  const areas = (count: number, perRow: number, height: number): Area[] => Array.from({ length: count }, (_, i) => {
    const width = (WIDTH - GAP * (perRow + 1)) / perRow
    return { x: GAP + (i % perRow) * (width + GAP), y: y + Math.floor(i / perRow) * (height + GAP), width, height }
  })
  if (pairs) {
    const [left, right] = areas(2, 2, HEIGHT.pairs) as [Area, Area]
    parts.push(detPanel(left, pairs.pairs, pairs.groups), histogramPanel(right, 'all pairs', pairs.pairs, thresholds.similarity))
    y += HEIGHT.pairs + GAP
    const groups = pairs.groups.slice(1, 1 + MAX_SMALL)
    if (groups.length > 1) {
      const rows = Math.ceil(groups.length / MAX_PER_ROW)
      areas(groups.length, Math.ceil(groups.length / rows), HEIGHT.small).forEach((area, i) => {
        const group = groups[i]?.group ?? ''
        parts.push(histogramPanel(area, group, pairs.pairs.filter((pair) => pair.group === group), thresholds.similarity, true))
      })
      y += rows * (HEIGHT.small + GAP)
    }
  }
  const clip = clips && clipToDraw(clips.clips, clipName)
  if (clip) {
    parts.push(timelinePanel({ x: GAP, y, width: WIDTH - 2 * GAP, height: HEIGHT.timeline }, clip))
    y += HEIGHT.timeline + GAP
  }
  if (parts.length === 0) return null
  const head = text(GAP + 4, 46, 'Face check, measured', { size: 28, weight: 700 })
    + text(GAP + 4, 74, `engine ${engine}`, { size: 15, colour: COLOUR.faint })
  return sheetOf(WIDTH, y, [head, ...parts].join('\n'))
}

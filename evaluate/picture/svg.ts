/** The few marks of which the figures are made, as SVG text. */

export interface Area { x: number; y: number; width: number; height: number }

export const COLOUR = { ink: '#1f2933', faint: '#6b7884', grid: '#e3e7eb', page: '#f4f6f8', panel: '#ffffff', wrong: '#c0182b' }
/** Told apart also by the colour-blind (Okabe and Ito). */
export const SERIES = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#7a5195', '#5b6670'] as const
export const seriesColour = (i: number): string => SERIES[i % SERIES.length] ?? COLOUR.ink
const FONT = "'DejaVu Sans', 'Noto Sans', 'Helvetica', sans-serif"

const escaped = (text: string) => text.replace(/[<>&"]/g, (char) => `&#${char.charCodeAt(0)};`)
const short = (n: number) => Number(n.toFixed(2))

interface TextStyle { size?: number; anchor?: 'start' | 'middle' | 'end'; weight?: number; colour?: string; turned?: boolean }

export function text(x: number, y: number, words: string, style: TextStyle = {}): string {
  const { size = 15, anchor = 'start', weight = 400, colour = COLOUR.ink, turned = false } = style
  const turn = turned ? ` transform="rotate(-90 ${short(x)} ${short(y)})"` : ''
  const place = `x="${short(x)}" y="${short(y)}" text-anchor="${anchor}"${turn}`
  return `<text ${place} font-size="${size}" font-weight="${weight}" fill="${colour}">${escaped(words)}</text>`
}

/** The number beside an axis. */
export const tick = (x: number, y: number, words: string, anchor: 'middle' | 'end'): string => text(x, y, words, { size: 13, anchor, colour: COLOUR.faint })

export function box({ x, y, width, height }: Area, fill: string, more = ''): string {
  const size = `width="${short(Math.max(0, width))}" height="${short(Math.max(0, height))}"`
  return `<rect x="${short(x)}" y="${short(y)}" ${size} fill="${fill}" ${more}/>`
}

export function line(x1: number, y1: number, x2: number, y2: number, colour = COLOUR.grid, more = ''): string {
  return `<line x1="${short(x1)}" y1="${short(y1)}" x2="${short(x2)}" y2="${short(y2)}" stroke="${colour}" ${more}/>`
}

export const dot = (x: number, y: number, colour: string): string =>
  `<circle cx="${short(x)}" cy="${short(y)}" r="5" fill="${colour}" stroke="#fff" stroke-width="2"/>`

/** null breaks the curve. */
export function curve(points: readonly (readonly [number, number] | null)[], colour: string, width = 2.5): string {
  let isPen = false
  const path = points.map((point) => {
    const step = point ? `${isPen ? 'L' : 'M'}${short(point[0])} ${short(point[1])}` : ''
    isPen = point !== null
    return step
  }).join('')
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"/>`
}

/** Value → place. */
export const scale = (from: readonly [number, number], to: readonly [number, number]) => (value: number): number =>
  to[0] + ((value - from[0]) / (from[1] - from[0] || 1)) * (to[1] - to[0])

/** At most about `count` round values within [low, high]. */
export function ticks(low: number, high: number, count: number): number[] {
  const rough = (high - low) / count
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10)
  const first = Math.ceil(low / step - 1e-9)
  return Array.from({ length: Math.floor(high / step + 1e-9) - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

export function panel(area: Area, title: string, subtitle: string, content: string): string {
  return [
    box(area, COLOUR.panel, 'rx="10" stroke="#dfe4e8"'),
    text(area.x + 28, area.y + 40, title, { size: 20, weight: 700 }),
    text(area.x + 28, area.y + 64, subtitle, { size: 14, colour: COLOUR.faint }),
    content,
  ].join('\n')
}

export function sheetOf(width: number, height: number, content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}">
${box({ x: 0, y: 0, width, height }, COLOUR.page)}
${content}
</svg>`
}

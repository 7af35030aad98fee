/** What people wear: shoulders and collars, drawn flat. Lengths are centimetres of the upright body. */
import type { SKRSContext2D } from '@napi-rs/canvas'
import { css, mixRgb, type Garment, type Person, type Rgb } from './person'
import type { Project } from './scene'

type Point = readonly [number, number]

/** Shoulders, behind the neck. `at` maps cm of the upright body to the picture. */
export function drawShoulders(ctx: SKRSContext2D, person: Person, at: Project): void {
  const { colour } = person.garment
  const [x0, y0] = at(-21, 17, 0)
  const [x1, y1] = at(21, 30, 0)
  const cloth = ctx.createLinearGradient(x0, y0, x1, y1)
  cloth.addColorStop(0, css(colour, 1.2))
  cloth.addColorStop(0.5, css(colour))
  cloth.addColorStop(1, css(colour, 0.66))
  ctx.fillStyle = cloth
  path(ctx, at, [[-23, 60], [-22.5, 26], [-19, 20.6], [-11, 17.6], [-6.4, 15], [6.4, 15], [11, 17.6], [19, 20.6], [22.5, 26], [23, 60]])
  ctx.fill()
}

/** Collar and placket, in front of the neck. */
export function drawCollar(ctx: SKRSContext2D, person: Person, at: Project): void {
  const { kind, colour, trim } = person.garment
  const unit = at(1, 0, 0)[0] - at(0, 0, 0)[0]
  const closed = kind === 'roundNeck' || kind === 'standCollar'
  const panel = (points: readonly Point[], cloth: Rgb, gain: number) => {
    ctx.fillStyle = css(cloth, gain)
    path(ctx, at, points)
    ctx.fill()
  }
  if (!closed) panel([[-6, 17], [-3, 19.2], [0, 20], [3, 19.2], [6, 17], [9, 60], [-9, 60]], kind === 'shirt' ? colour : trim, 0.95)
  for (const side of [-1, 1]) {
    const half = (points: readonly Point[]) => points.map(([x, y]): Point => [x * side, y])
    const lit = side < 0 ? 1.1 : 0.92 // the window is on the left
    panel(half(FRONTS[kind]), colour, closed ? 1 : lit * 0.95)
    if (kind === 'shirt') {
      panel(half([[5.9, 13.6], [6.9, 15.6], [6.2, 20.6], [0.4, 19.4], [3.4, 17.6]]), mixRgb(colour, trim, 0.18), lit * 1.06)
    }
    if (kind === 'standCollar') panel(half([[6, 12.9], [6.8, 16], [0, 18.4], [0, 15.6]]), colour, lit * 1.03)
    if (kind === 'cardigan') {
      const edge = mixRgb(colour, [20, 20, 24], 0.25)
      panel(half([[6.6, 14.4], [7.8, 16], [2.6, 22], [1.6, 60], [-0.1, 60], [0.6, 22], [5.2, 16.8]]), edge, lit)
    }
  }
  if (kind === 'roundNeck') {
    curve(ctx, at, css(mixRgb(colour, trim, 0.3)), 1.3 * unit, [[-7, 15.4], [0, 21.4], [7, 15.4]])
    return
  }
  if (kind === 'standCollar') curve(ctx, at, css(colour, 0.72), 0.25 * unit, [[0, 15.6], [0.2, 30], [0, 60]])
  ctx.fillStyle = css(mixRgb(colour, trim, 0.5), 0.9)
  for (let y = 23; y < 40; y += 5) {
    const [bx, by] = at(kind === 'cardigan' ? 0.8 : 0, y, 0)
    ctx.beginPath()
    ctx.arc(bx, by, 0.42 * unit, 0, 7)
    ctx.fill()
  }
}

/** Half of the garment's front: from the neck down along its opening, and back up the arm. */
const FRONTS: Record<Garment, readonly Point[]> = {
  cardigan: [[6.9, 15.2], [5.6, 16.6], [2.8, 20.5], [1.6, 26.5], [1.6, 60], [14, 60], [14, 19], [9, 17]],
  shirt: [[6.9, 15.2], [5.6, 16.6], [1.2, 20.5], [0, 26.5], [0, 60], [14, 60], [14, 19], [9, 17]],
  standCollar: [[6.9, 15.2], [5.6, 16.6], [2.4, 15.8], [0, 16.2], [0, 60], [14, 60], [14, 19], [9, 17]],
  roundNeck: [[6.9, 15.2], [5.6, 16.6], [2.4, 18.6], [0, 19], [0, 60], [14, 60], [14, 19], [9, 17]],
}

function path(ctx: SKRSContext2D, at: Project, points: readonly Point[]): void {
  ctx.beginPath()
  points.forEach(([x, y], i) => {
    const [px, py] = at(x, y, 0)
    if (i) ctx.lineTo(px, py)
    else ctx.moveTo(px, py)
  })
  ctx.closePath()
}

function curve(ctx: SKRSContext2D, at: Project, colour: string, width: number, [from, via, to]: readonly [Point, Point, Point]): void {
  ctx.strokeStyle = colour
  ctx.lineWidth = width
  ctx.beginPath()
  ctx.moveTo(...at(from[0], from[1], 0))
  ctx.quadraticCurveTo(...at(via[0], via[1], 0), ...at(to[0], to[1], 0))
  ctx.stroke()
}

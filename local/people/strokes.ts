/** Two ways to paint on skin: a soft patch and a line. Lengths are centimetres of the plain face. */
import type { SKRSContext2D } from '@napi-rs/canvas'
import { css, mixRgb, type Person, type Rgb } from './person'

export type Point = readonly [number, number]

/** A patch of colour that fades out to its rim. */
export function blush(ctx: SKRSContext2D, x: number, y: number, rx: number, ry: number, colour: Rgb, alpha: number): void {
  ctx.save()
  ctx.translate(x, y)
  ctx.scale(rx, ry)
  const fade = ctx.createRadialGradient(0, 0, 0, 0, 0, 1)
  fade.addColorStop(0, css(colour, 1, alpha))
  fade.addColorStop(0.5, css(colour, 1, alpha * 0.5))
  fade.addColorStop(1, css(colour, 1, 0))
  ctx.fillStyle = fade
  ctx.fillRect(-1, -1, 2, 2)
  ctx.restore()
}

/** A line in the skin: soft shadow, thin core, lit lower edge. */
export function crease(ctx: SKRSContext2D, person: Person, points: readonly Point[], depth: number, width: number): void {
  const draw = (dy: number, lineWidth: number, colour: string) => {
    ctx.lineWidth = lineWidth
    ctx.strokeStyle = colour
    ctx.beginPath()
    points.forEach(([x, y], i) => {
      const next = points[i + 1]
      if (i === 0) ctx.moveTo(x, y + dy)
      else if (next) ctx.quadraticCurveTo(x, y + dy, (x + next[0]) / 2, (y + next[1]) / 2 + dy)
      else ctx.lineTo(x, y + dy)
    })
    ctx.stroke()
  }
  const shadow = mixRgb(person.skin, [74, 36, 28], 0.75)
  const lit = mixRgb(person.skin, [255, 240, 225], 0.7)
  // soft edges by strokes over strokes: a blur filter would cost a hundred times as much
  for (let k = 1; k <= 4; k++) {
    draw(width * 1.6, width * 0.5 * k, css(lit, 1, depth * 0.09))
    draw(0, width * 0.9 * k, css(shadow, 1, depth * 0.13))
  }
  for (let k = 1; k <= 3; k++) draw(0, width * 0.32 * k, css(shadow, 0.9, depth * 0.27))
}

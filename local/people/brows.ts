/** Hair that grows on the face: brows, beard, moustache. */
import type { SKRSContext2D } from '@napi-rs/canvas'
import { css, type Person } from './person'
import { between, type Random } from './random'
import { blush } from './strokes'

/** @param side -1 for the brow on the picture's left */
export function brow(ctx: SKRSContext2D, person: Person, side: number, random: Random): void {
  const { thickness, length, arch, height, tilt, density, colour } = person.brows
  const count = Math.round(150 * density * (0.6 + thickness))
  for (let i = 0; i < count; i++) {
    const k = random()
    const taper = thickness * (1 - 0.65 * k) * Math.min(1, 0.5 + 3 * k)
    const x = 1.35 + length * k
    const y = -1.95 - height - arch * Math.sin(Math.PI * Math.min(1, k * 1.15)) - tilt * k + 0.35 * k * k + taper * (random() - 0.5)
    const lean = 0.9 - 0.75 * k
    ctx.strokeStyle = css(colour, between(random, 0.8, 1.25), between(random, 0.35, 0.75))
    ctx.lineWidth = between(random, 0.03, 0.07)
    ctx.beginPath()
    ctx.moveTo(side * x, y)
    ctx.lineTo(side * (x + 0.42 * (1 - 0.5 * lean)), y - 0.38 * lean + 0.12 * k)
    ctx.stroke()
  }
}

export function beard(ctx: SKRSContext2D, person: Person, random: Random): void {
  if (person.sex !== 'male') return
  for (const [x, y, rx, ry] of [[0, 10.2, 4.4, 2.4], [0, 6, 2.4, 0.8], [-4.6, 8.4, 2, 2.4], [4.6, 8.4, 2, 2.4]] as const) {
    blush(ctx, x, y, rx, ry, [104, 104, 106], 0.1 + 0.16 * person.beard)
  }
  for (let i = 0; i < 420 * person.moustache; i++) {
    const x = between(random, -2.1, 2.1)
    const y = 5.75 + 0.5 * random() + 0.14 * x * x * 0.5
    ctx.strokeStyle = css(person.hair.colour, between(random, 0.75, 1.1), 0.6)
    ctx.lineWidth = 0.05
    ctx.beginPath()
    ctx.moveTo(x, y)
    ctx.lineTo(x + 0.12 * Math.sign(x) * random() + 0.1 * x, y + 0.34)
    ctx.stroke()
  }
  const count = Math.round(1400 * person.beard)
  for (let i = 0; i < count; i++) {
    const angle = between(random, 0.15, Math.PI - 0.15)
    const reach = between(random, 0.55, 1)
    ctx.fillStyle = css(person.hair.colour, between(random, 0.7, 1.15), 0.45)
    ctx.fillRect(5 * Math.cos(angle) * reach, 6.4 + 5 * Math.sin(angle) * reach, 0.05, 0.09)
  }
}

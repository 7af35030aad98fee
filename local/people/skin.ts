/** The painted skin: complexion, lips, brows, lines and spots of one person, in the plain face's own plane (centimetres). */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { EYE_X, MOUTH_HALF, MOUTH_Y } from './head'
import { css, mixRgb, type Person } from './person'
import type { Texture } from './raster'
import { between, seededRandom, type Random } from './random'

export const PER_CM = 28
export const SKIN_LEFT = -8.2
export const SKIN_TOP = -12.8
/** Below this line the texture holds the plain skin of neck and ears. */
export const PLAIN_TOP = 12.6
const WIDTH = 16.4 * PER_CM
const HEIGHT = 29 * PER_CM

type Point = readonly [number, number]

export function paintSkin(person: Person): Texture {
  const canvas = createCanvas(Math.round(WIDTH), Math.round(HEIGHT))
  const ctx = canvas.getContext('2d')
  const random = seededRandom(person.seed * 31 + 5)
  ctx.scale(PER_CM, PER_CM)
  ctx.translate(-SKIN_LEFT, -SKIN_TOP)
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  ctx.fillStyle = css(person.skin)
  ctx.fillRect(-20, -20, 40, 50)
  complexion(ctx, person, random)
  beard(ctx, person, random)
  lips(ctx, person)
  nostrils(ctx, person)
  for (const side of [-1, 1]) lines(ctx, person, side, random)
  foreheadLines(ctx, person, random)
  spots(ctx, person, random)
  for (const side of [-1, 1]) brow(ctx, person, side, random)
  return { width: canvas.width, height: canvas.height, rgba: grain(ctx, person) }
}

function blush(ctx: SKRSContext2D, x: number, y: number, rx: number, ry: number, colour: readonly [number, number, number], alpha: number): void {
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

function complexion(ctx: SKRSContext2D, person: Person, random: Random): void {
  const dark = mixRgb(person.skin, [110, 62, 44], 0.6)
  for (let i = 0; i < 130; i++) {
    const tint = random() < 0.5 ? dark : mixRgb(person.skin, [255, 226, 200], 0.8)
    blush(ctx, between(random, -8, 8), between(random, -12, 15), between(random, 0.5, 2.2), between(random, 0.4, 1.8), tint, 0.1)
  }
  const red = [196, 92, 72] as const
  for (const side of [-1, 1]) {
    blush(ctx, side * 4.3, 3.4, 2.6, 2, red, 0.1 + 0.22 * person.ruddy)
    blush(ctx, side * EYE_X, 0, 2.4, 1.3, dark, 0.14)
    blush(ctx, side * 2.9, 1.3, 1.7, 0.7, dark, 0.1 + 0.22 * person.eyes.bags)
    blush(ctx, side * 5.3, 6.2, 2, 2.4, dark, 0.14 + 0.1 * person.wrinkles)
    blush(ctx, side * 6, -4, 1.8, 2.5, dark, 0.16)
  }
  blush(ctx, 0, 4, 1.6, 1.2, red, 0.12 + 0.2 * person.ruddy)
  blush(ctx, 0, 10.6, 2, 1.2, red, 0.08)
}

function lips(ctx: SKRSContext2D, person: Person): void {
  const full = 1 + 0.22 * person.shape.lipFullness
  const top = MOUTH_Y - 0.72 * full
  const low = MOUTH_Y + 0.95 * full
  const w = MOUTH_HALF
  ctx.save()
  ctx.filter = `blur(${0.07 * PER_CM}px)`
  ctx.fillStyle = css(person.lips, 0.9)
  ctx.beginPath()
  ctx.moveTo(-w, MOUTH_Y)
  ctx.bezierCurveTo(-w * 0.6, MOUTH_Y - 0.25, -0.9, top, -0.5, top)
  ctx.quadraticCurveTo(0, top + 0.3, 0.5, top)
  ctx.bezierCurveTo(0.9, top, w * 0.6, MOUTH_Y - 0.25, w, MOUTH_Y)
  ctx.fill()
  ctx.fillStyle = css(person.lips)
  ctx.beginPath()
  ctx.moveTo(-w, MOUTH_Y)
  ctx.bezierCurveTo(-w * 0.7, MOUTH_Y + 0.4, -1.1, low, 0, low)
  ctx.bezierCurveTo(1.1, low, w * 0.7, MOUTH_Y + 0.4, w, MOUTH_Y)
  ctx.fill()
  ctx.restore()
  blush(ctx, 0, MOUTH_Y + 0.5, 1.3, 0.3, [255, 220, 205], 0.28)
  blush(ctx, 0, low + 0.4, 1.7, 0.45, mixRgb(person.skin, [90, 50, 38], 0.7), 0.4)
  crease(ctx, person, [[-w - 0.12, MOUTH_Y - 0.02], [-1.2, MOUTH_Y + 0.03], [0, MOUTH_Y + 0.01], [1.2, MOUTH_Y + 0.03], [w + 0.12, MOUTH_Y - 0.02]], 0.95, 0.1)
}

function nostrils(ctx: SKRSContext2D, person: Person): void {
  for (const side of [-1, 1]) {
    blush(ctx, side * 0.85, 4.92, 0.62, 0.3, [52, 24, 18], 0.95)
    blush(ctx, side * 0.85, 4.92, 0.4, 0.2, [36, 14, 12], 0.8)
    crease(ctx, person, [[side * 1.75, 3.75], [side * 2.15, 4.25], [side * 1.95, 4.85]], 0.3, 0.1)
  }
}

function lines(ctx: SKRSContext2D, person: Person, side: number, random: Random): void {
  const w = person.wrinkles
  const at = (points: readonly Point[]): Point[] => points.map(([x, y]) => [side * x + between(random, -0.06, 0.06), y + between(random, -0.06, 0.06)])
  crease(ctx, person, at([[2.1, 4.3], [2.75, 5.1], [3.3, 6.2], [3.35, 7.3]]), 0.22 + 0.5 * person.folds, 0.13)
  if (person.folds > 0.4) crease(ctx, person, at([[2.75, 7.4], [3.05, 8.3], [3, 9.2]]), 0.45 * person.folds, 0.11)
  crease(ctx, person, at([[1.7, 1.15], [2.5, 1.8], [3.5, 1.95], [4.5, 1.5]]), 0.1 + 0.3 * person.eyes.bags, 0.1)
  for (let i = 0; i < 4; i++) {
    const dy = (i - 1.4) * 0.45
    crease(ctx, person, at([[4.95, 0.15 + dy * 0.5], [5.6, 0.1 + dy * 1.2], [6.2, 0.15 + dy * 1.9]]), 0.42 * w * random(), 0.07)
  }
  for (let i = 0; i < 3; i++) crease(ctx, person, at([[4.2 + i * 0.6, 4 + i * 0.2], [4.6 + i * 0.6, 5.4], [4.4 + i * 0.55, 6.8]]), 0.2 * w * random(), 0.08)
  crease(ctx, person, at([[0.75, -2.4], [0.7, -1.5]]), 0.38 * w * random(), 0.09)
}

function foreheadLines(ctx: SKRSContext2D, person: Person, random: Random): void {
  for (let i = 0; i < 4; i++) {
    const y = -3.6 - i * 0.95 + between(random, -0.15, 0.15)
    const reach = between(random, 2.6, 4.2)
    const points: Point[] = Array.from({ length: 7 }, (_, k) => [(k / 3 - 1) * reach, y + 0.12 * Math.cos(k * 1.7 + i) + 0.12 * Math.abs(k - 3)])
    crease(ctx, person, points, 0.38 * person.wrinkles * between(random, 0.4, 1), 0.09)
  }
  for (let i = 0; i < 3; i++) crease(ctx, person, [[-5, 13.6 + i * 0.7], [0, 13.9 + i * 0.7], [5, 13.6 + i * 0.7]], 0.3 * person.wrinkles, 0.1)
}

/** A line in the skin: soft shadow, thin core, lit lower edge. */
function crease(ctx: SKRSContext2D, person: Person, points: readonly Point[], depth: number, width: number): void {
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

function spots(ctx: SKRSContext2D, person: Person, random: Random): void {
  const brown = mixRgb(person.skin, [104, 64, 40], 0.7)
  const count = Math.round(3 + 14 * person.spots)
  for (let i = 0; i < count; i++) {
    const side = random() < 0.5 ? -1 : 1
    const size = between(random, 0.12, 0.42)
    blush(ctx, side * between(random, 3.4, 6.6), between(random, -6, 8), size, size * between(random, 0.7, 1.1), brown, between(random, 0.2, 0.6))
  }
  if (random() < 0.5) blush(ctx, between(random, -4, 4), between(random, 2, 10), 0.16, 0.16, [56, 32, 26], 0.95)
}

function brow(ctx: SKRSContext2D, person: Person, side: number, random: Random): void {
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

function beard(ctx: SKRSContext2D, person: Person, random: Random): void {
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

/** Pores: fine noise over everything, so that skin is not plastic. */
function grain(ctx: SKRSContext2D, person: Person): Uint8ClampedArray {
  const random = seededRandom(person.seed + 77)
  const pixels = ctx.getImageData(0, 0, Math.round(WIDTH), Math.round(HEIGHT)).data
  for (let o = 0; o < pixels.length; o += 4) {
    const n = (random() + random() - 1) * 9
    for (let k = 0; k < 3; k++) pixels[o + k] = (pixels[o + k] as number) + n
  }
  return pixels
}

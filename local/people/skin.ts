/** The painted skin: complexion, lips, brows, lines and spots of one person, in the plain face's own plane (centimetres). */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { beard, brow } from './brows'
import { css, mixRgb, type Person } from './person'
import { between, seededRandom, type Random } from './random'
import type { Texture } from './raster'
import { EYE_X, MOUTH_HALF, MOUTH_Y } from './sculpt'
import { blush, crease, type Point } from './strokes'

export const PER_CM = 28
export const SKIN_LEFT = -8.2
export const SKIN_TOP = -12.8
/** Below this line the texture holds the plain skin of neck and ears. */
export const PLAIN_TOP = 12.6
const WIDTH = 16.4 * PER_CM
const HEIGHT = 29 * PER_CM

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
  const line: Point[] = [[-w - 0.12, -0.02], [-1.2, 0.03], [0, 0.01], [1.2, 0.03], [w + 0.12, -0.02]]
  crease(ctx, person, line.map(([x, y]) => [x, MOUTH_Y + y]), 0.95, 0.1)
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
  const shaky = () => between(random, -0.06, 0.06)
  const at = (points: readonly Point[]): Point[] => points.map(([x, y]) => [side * x + shaky(), y + shaky()])
  crease(ctx, person, at([[2.1, 4.3], [2.75, 5.1], [3.3, 6.2], [3.35, 7.3]]), 0.22 + 0.5 * person.folds, 0.13)
  if (person.folds > 0.4) crease(ctx, person, at([[2.75, 7.4], [3.05, 8.3], [3, 9.2]]), 0.45 * person.folds, 0.11)
  crease(ctx, person, at([[1.7, 1.15], [2.5, 1.8], [3.5, 1.95], [4.5, 1.5]]), 0.1 + 0.3 * person.eyes.bags, 0.1)
  for (let i = 0; i < 4; i++) {
    const dy = (i - 1.4) * 0.45
    crease(ctx, person, at([[4.95, 0.15 + dy * 0.5], [5.6, 0.1 + dy * 1.2], [6.2, 0.15 + dy * 1.9]]), 0.42 * w * random(), 0.07)
  }
  for (let i = 0; i < 3; i++) {
    crease(ctx, person, at([[4.2 + i * 0.6, 4 + i * 0.2], [4.6 + i * 0.6, 5.4], [4.4 + i * 0.55, 6.8]]), 0.2 * w * random(), 0.08)
  }
  crease(ctx, person, at([[0.75, -2.4], [0.7, -1.5]]), 0.38 * w * random(), 0.09)
}

function foreheadLines(ctx: SKRSContext2D, person: Person, random: Random): void {
  for (let i = 0; i < 4; i++) {
    const y = -3.6 - i * 0.95 + between(random, -0.15, 0.15)
    const reach = between(random, 2.6, 4.2)
    const wave = (k: number) => 0.12 * Math.cos(k * 1.7 + i) + 0.12 * Math.abs(k - 3)
    const points: Point[] = Array.from({ length: 7 }, (_, k) => [(k / 3 - 1) * reach, y + wave(k)])
    crease(ctx, person, points, 0.38 * person.wrinkles * between(random, 0.4, 1), 0.09)
  }
  for (let y = 13.6; y < 15.5; y += 0.7) crease(ctx, person, [[-5, y], [0, y + 0.3], [5, y]], 0.3 * person.wrinkles, 0.1)
}

function spots(ctx: SKRSContext2D, person: Person, random: Random): void {
  const brown = mixRgb(person.skin, [104, 64, 40], 0.7)
  const count = Math.round(3 + 14 * person.spots)
  for (let i = 0; i < count; i++) {
    const side = random() < 0.5 ? -1 : 1
    const size = between(random, 0.12, 0.42)
    const x = side * between(random, 3.4, 6.6)
    blush(ctx, x, between(random, -6, 8), size, size * between(random, 0.7, 1.1), brown, between(random, 0.2, 0.6))
  }
  if (random() < 0.5) blush(ctx, between(random, -4, 4), between(random, 2, 10), 0.16, 0.16, [56, 32, 26], 0.95)
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

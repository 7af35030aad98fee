/** The eye: two lid curves, a ball between them. Painted per pixel, since lids move every frame. */
import { mix, ramp } from './curve'
import { EYE_X } from './sculpt'
import type { Eyes } from './person'

export interface Gaze { blink: number, lookX: number, lookY: number }

/** A lowered gaze takes the lids along: the upper one most of the way until the eye is half shut, the lower one a little. */
const LIDS_FOLLOW = { upper: 0.95, most: 0.5, lower: 0.2 }

/** Distance of the upper and lower lid edge from the eye's axis at `along` (-1 inner corner .. 1 outer corner), cm, down positive. */
export function lids(eyes: Eyes, along: number, { blink, lookY }: Pick<Gaze, 'blink' | 'lookY'>): { upper: number, lower: number } {
  const arc = Math.max(0, 1 - Math.abs(along + 0.12 * (1 - along * along)) ** 2.3)
  const axis = -eyes.tilt * along
  const down = Math.max(0, lookY)
  const open = axis - (0.5 * eyes.open * (1 - 0.22 * eyes.hood * ramp(0, 1, along)) - Math.min(LIDS_FOLLOW.upper * down, LIDS_FOLLOW.most * eyes.open)) * arc ** 0.85
  const lower = axis + (0.42 * eyes.open + LIDS_FOLLOW.lower * down) * Math.max(0, 1 - along * along) ** 0.9
  return { upper: mix(open, lower + 0.015, 1 - (1 - blink) * (1 - eyes.droop)), lower }
}

/**
 * Repaints skin at (x, y) cm on the plain face with lid, lash or eyeball.
 * @param rgb in: skin colour there, out: what is seen
 */
export function paintEye(eyes: Eyes, looking: Gaze, x: number, y: number, rgb: Float32Array): void {
  // the picture's right is the person's left
  const isShut = eyes.shut === (x > 0 ? 'left' : 'right')
  const gaze = isShut ? { ...looking, blink: 1 } : looking
  const half = eyes.width / 2
  const along = (Math.abs(x) - EYE_X) / half
  if (along < -1.25 || along > 1.3) return
  const inside = Math.max(-1, Math.min(1, along))
  const { upper, lower } = lids(eyes, inside, gaze)
  const rest = lids(eyes, inside, { blink: 0, lookY: 0 }).upper
  const within = 1 - ramp(0.96, 1.04, Math.abs(along))
  const opened = within * ramp(-0.03, 0.03, y - upper) * ramp(-0.03, 0.03, lower - y)
  paintLid(eyes, gaze, along, y, rest, upper, rgb)
  if (opened > 0) paintBall(eyes, gaze, x, y, y - upper, lower - y, inside, opened, rgb)
  // lash line: thick above, faint below; a closed eye is one dark curve
  const ends = 1 - ramp(0.97, 1.22, Math.abs(along))
  const lash = ends * (0.55 + 0.25 * gaze.blink + 0.2 * ramp(-1, 0.6, along)) * Math.exp(-(((y - upper + 0.02) / 0.075) ** 2))
  const under = ends * 0.3 * Math.exp(-(((y - lower - 0.01) / 0.05) ** 2))
  darken(rgb, Math.max(lash, under), 46, 30, 26)
}

function paintLid(eyes: Eyes, gaze: Gaze, along: number, y: number, rest: number, upper: number, rgb: Float32Array): void {
  const ends = 1 - ramp(0.85, 1.25, Math.abs(along))
  const crease = mix(rest, upper, 0.35) - 0.24 - 0.12 * eyes.crease
  darken(rgb, ends * (0.18 + 0.3 * eyes.crease) * (1 - 0.5 * gaze.blink) * Math.exp(-(((y - crease) / 0.07) ** 2)), 96, 62, 50)
  // the closed lid bulges over the ball: a little lighter in its middle
  if (y > rest && y < upper) {
    const gain = 1 + 0.05 * gaze.blink * Math.exp(-(along * along) * 3)
    for (let k = 0; k < 3; k++) rgb[k] = (rgb[k] as number) * gain
  }
}

function paintBall(
  eyes: Eyes, gaze: Gaze, x: number, y: number, belowLid: number, aboveLid: number, along: number, cover: number, rgb: Float32Array,
): void {
  const side = Math.sign(x)
  const dx = x - side * (EYE_X - 0.03) - gaze.lookX
  const dy = y + 0.06 - gaze.lookY
  const r = Math.hypot(dx, dy)
  const white = 0.8 + 0.2 * (1 - Math.abs(along) ** 2.5)
  const caruncle = ramp(-0.72, -0.95, along)
  const ball = [mix(226, 196, caruncle) * white, mix(217, 140, caruncle) * white, mix(208, 128, caruncle) * white]
  const iris = 1 - ramp(0.52, 0.6, r)
  const ring = 0.62 + 0.5 * Math.exp(-(((r - 0.36) / 0.14) ** 2)) + 0.22 * Math.max(0, dy) // light enters from above, glows below
  const pupil = 1 - ramp(0.19, 0.25, r)
  const shadow = 0.5 + 0.5 * ramp(-0.05, 0.34, belowLid) - 0.1 * (1 - ramp(0, 0.12, aboveLid))
  const glint = Math.max(
    1 - ramp(0.05, 0.12, Math.hypot(dx + 0.2, dy + 0.18)), 0.25 * (1 - ramp(0.03, 0.1, Math.hypot(dx - 0.2, dy - 0.2))),
  )
  for (let k = 0; k < 3; k++) {
    let value = mix(ball[k] as number, (eyes.iris[k] as number) * ring * 1.25, iris)
    value = mix(value, 12, pupil) * shadow
    value = mix(value, 245, glint * iris * 0.9)
    rgb[k] = mix(rgb[k] as number, value, cover)
  }
}

function darken(rgb: Float32Array, amount: number, r: number, g: number, b: number): void {
  rgb[0] = mix(rgb[0] as number, r, amount)
  rgb[1] = mix(rgb[1] as number, g, amount)
  rgb[2] = mix(rgb[2] as number, b, amount)
}

/** What is drawn flat: the room behind, the shoulders, what is inside the mouth, glasses. */
import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas'
import { css, mixRgb, type Person } from './person'
import { between, seededRandom } from './random'

/** Place in the picture of a point in head space (cm). */
export type Project = (x: number, y: number, z: number) => readonly [number, number]

export type Backdrop = 'room' | 'white'

const rooms = new WeakMap<Person, Map<string, Canvas>>()

/** The backdrop of this person, painted once for every size. */
export function backdrop(person: Person, kind: Backdrop, width: number, height: number): Canvas {
  const known = rooms.get(person) ?? new Map<string, Canvas>()
  rooms.set(person, known)
  const key = `${kind} ${width} ${height}`
  const ready = known.get(key)
  if (ready) return ready
  const canvas = createCanvas(width, height)
  const ctx = canvas.getContext('2d')
  if (kind === 'room') room(ctx, person, width, height)
  else {
    ctx.fillStyle = '#f6f7f9'
    ctx.fillRect(0, 0, width, height)
  }
  known.set(key, canvas)
  return canvas
}

function room(ctx: SKRSContext2D, person: Person, width: number, height: number): void {
  const random = seededRandom(person.seed + 900)
  const unit = height / 640
  const wall = ctx.createLinearGradient(0, 0, width, height * 0.3)
  wall.addColorStop(0, css(person.wall, 1.03))
  wall.addColorStop(1, css(person.wall, 0.82))
  ctx.fillStyle = wall
  ctx.fillRect(0, 0, width, height)
  ctx.filter = `blur(${6 * unit}px)`
  ctx.fillStyle = css(mixRgb(person.wall, [120, 92, 66], 0.55))
  ctx.fillRect(0, height * 0.72, width, height * 0.018)
  ctx.fillStyle = css(mixRgb(person.wall, [146, 120, 92], 0.4))
  ctx.fillRect(0, height * 0.738, width, height * 0.3)
  const left = random() < 0.5
  const x = left ? 14 * unit : width - 118 * unit
  ctx.fillStyle = css([116, 86, 58])
  ctx.fillRect(x, 60 * unit, 104 * unit, 140 * unit)
  ctx.fillStyle = css([236, 230, 216])
  ctx.fillRect(x + 9 * unit, 69 * unit, 86 * unit, 122 * unit)
  ctx.fillStyle = css([128, 150, 138])
  for (let i = 0; i < 3; i++) {
    ctx.beginPath()
    ctx.ellipse(x + between(random, 30, 76) * unit, 168 * unit, 34 * unit, between(random, 22, 60) * unit, 0, Math.PI, Math.PI * 2)
    ctx.fill()
  }
  const lamp = left ? width - 60 * unit : 60 * unit
  const glow = ctx.createRadialGradient(lamp, 120 * unit, 0, lamp, 120 * unit, 260 * unit)
  glow.addColorStop(0, 'rgba(255,246,226,.5)')
  glow.addColorStop(1, 'rgba(255,246,226,0)')
  ctx.fillStyle = glow
  ctx.fillRect(0, 0, width, height)
  ctx.filter = 'none'
}

/** Dark of the mouth, teeth and tongue, cut to the parted lips. */
export function drawMouth(ctx: SKRSContext2D, ring: readonly (readonly [number, number])[], at: Project, open: number): void {
  if (open < 0.02) return
  ctx.save()
  ctx.beginPath()
  ring.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)))
  ctx.closePath()
  ctx.fillStyle = css([50, 18, 18])
  ctx.fill()
  ctx.clip()
  const unit = at(1, 7, 9)[0] - at(0, 7, 9)[0]
  const oval = (y: number, rx: number, ry: number, fill: string) => {
    const [cx, cy] = at(0, y, 8)
    ctx.fillStyle = fill
    ctx.beginPath()
    ctx.ellipse(cx, cy, rx * unit, ry * unit, 0, 0, 7)
    ctx.fill()
  }
  oval(7.1 + 3.0 * open, 1.5, 0.95, css([148, 72, 68], 0.8))
  oval(6.55, 1.75, 0.95, css([222, 212, 192], 0.82))
  oval(6.2, 2, 0.9, css([140, 70, 68], 0.7))
  ctx.restore()
}

export function drawGlasses(ctx: SKRSContext2D, person: Person, at: Project, glare: null | 'left' | 'right'): void {
  const g = person.glasses
  if (!g) return
  const unit = at(1, 0, 9)[0] - at(0, 0, 9)[0]
  const top = -1.7
  const z = (x: number) => 9.9 - 0.045 * x * x
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  ctx.strokeStyle = css(g.colour)
  ctx.lineWidth = g.line * unit
  for (const side of [-1, 1]) {
    const outline = Array.from({ length: 40 }, (_, i) => {
      const a = (i / 40) * Math.PI * 2
      const power = 0.42 + 0.58 * g.round
      const x = side * (3.25 + (g.width / 2) * Math.sign(Math.cos(a)) * Math.abs(Math.cos(a)) ** power)
      const y = top + g.height / 2 + (g.height / 2) * Math.sign(Math.sin(a)) * Math.abs(Math.sin(a)) ** power
      return at(x, y, z(x))
    })
    ctx.beginPath()
    outline.forEach(([x, y], i) => (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)))
    ctx.closePath()
    // the picture's right is the person's left
    ctx.fillStyle = glare === (side > 0 ? 'left' : 'right') ? 'rgba(246,249,255,.72)' : 'rgba(235,244,255,.05)'
    ctx.fill()
    ctx.globalAlpha = g.halfRim ? 0.35 : 1
    ctx.stroke()
    ctx.globalAlpha = 1
    const outer = 3.25 + g.width / 2
    ctx.beginPath()
    if (g.halfRim) {
      ctx.moveTo(...(outline[21] ?? [0, 0]))
      for (const [x, y] of outline.slice(21, 40)) ctx.lineTo(x, y)
      ctx.stroke()
      ctx.beginPath()
    }
    ctx.moveTo(...at(side * outer, top + 0.6, z(outer)))
    ctx.lineTo(...at(side * 7.5, -0.2, 1))
    ctx.stroke()
  }
  const inner = 3.25 - g.width / 2
  ctx.beginPath()
  ctx.moveTo(...at(-inner, top + 1.1, z(inner)))
  ctx.quadraticCurveTo(...at(0, top + 0.5, z(0) + 0.2), ...at(inner, top + 1.1, z(inner)))
  ctx.stroke()
}

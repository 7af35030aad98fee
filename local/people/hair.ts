/** Hair: a shell that lies on the skull, its strands painted in (angle round the head, height) space. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { ramp, through } from './curve'
import type { Surface } from './head'
import { css, type HairStyle, type Person } from './person'
import type { Texture } from './raster'
import { between, seededRandom, type Random } from './random'

const WIDTH = 1024
const HEIGHT = 640
const TOP = -12.6
const BOTTOM = 9.4

interface Cut {
  /** Lowest hair (y, cm) by angle from the front, radians. */
  edge: (angle: number) => number
  /** Thickness over the skull and at the lower edge, cm. */
  crown: number
  hem: number
  curl: number
}

/** Sides and nape of short hair: above the ear, round it, down to the collar. */
const SHORT_BACK = [[1.68, -2], [1.9, -1.5], [2.15, 4], [3.14, 6.4]] as const

const CUTS: Record<HairStyle, Cut> = {
  crop: cut(0.95, 0.12, 0.1, [
    [0, -8.1], [0.4, -8.4], [0.75, -7.2], [1, -4.9], [1.15, -3.8], [1.3, -1.6], [1.42, 0.6], [1.52, 0.2], ...SHORT_BACK,
  ]),
  receding: cut(0.7, 0.12, 0.1, [
    [0, -9], [0.3, -9.6], [0.6, -10], [0.85, -8], [1.05, -5.4], [1.2, -3.6], [1.36, -0.8], [1.5, 0.2], ...SHORT_BACK,
  ]),
  bald: cut(0.45, 0.12, 0.1, [[0, -13], [0.95, -13], [1.12, -9], [1.22, -6], [1.32, -3], [1.45, -0.6], ...SHORT_BACK]),
  combed: cut(1.5, 0.12, 0.15, [
    [0, -7.9], [0.5, -8], [0.8, -7.2], [1, -5.2], [1.15, -3.9], [1.3, -1.8], [1.42, 0.4], [1.52, 0], ...SHORT_BACK,
  ]),
  perm: cut(2.1, 0.75, 0.55, [
    [0, -6.9], [0.5, -6.5], [0.8, -5.2], [1, -3.4], [1.15, -1.6], [1.3, 0.6], [1.5, 2.6], [1.8, 3.4], [3.14, 6.6],
  ]),
  bob: cut(1.5, 0.75, 0.12, [
    [0, -6.3], [0.45, -6.2], [0.75, -5], [0.95, -2.4], [1.1, 1], [1.22, 4.4], [1.4, 6.6], [1.7, 7.4], [3.14, 8.4],
  ]),
  pulledBack: cut(0.75, 0.1, 0.06, [
    [0, -7.6], [0.5, -7.2], [0.85, -5.8], [1.1, -3.9], [1.28, -1.6], [1.42, -0.6], [1.65, -1.8], [1.9, -1], [2.2, 4], [3.14, 6],
  ]),
}

function cut(crown: number, hem: number, curl: number, edge: readonly (readonly [number, number])[]): Cut {
  return { edge: through(edge), crown, hem, curl }
}

export interface HairShell { position: Float32Array, uv: Float32Array, triangles: Uint32Array, texture: Texture }

/** The person's hair over the head; `normals` are the head's own, pointing outwards. */
export function growHair(person: Person, head: Surface, normals: Float32Array): HairShell {
  const style = CUTS[person.hair.style]
  const count = head.angle.length
  const position = new Float32Array(count * 3)
  const uv = new Float32Array(count * 2)
  for (let v = 0; v < count; v++) {
    const angle = head.angle[v] as number
    const y = head.place[v * 2 + 1] as number
    const above = edgeAt(person, angle) - y
    const wave = Math.sin(angle * 17 + person.seed) * Math.sin(y * 2.1 + angle * 5) + 0.6 * Math.sin(angle * 31 - y * 3.3)
    // thin where it leaves the skin, so that no gap shows between face and hair
    const full = style.crown * person.hair.volume - style.hem
    const body = style.hem * ramp(-0.2, 1.2, above) + full * ramp(0, 3.6, above)
    const thick = above < -0.6 ? 0 : Math.max(0.03, body + style.curl * 0.5 * wave * ramp(0, 1.5, above))
    for (let k = 0; k < 3; k++) {
      // hair stands up more than it stands off: it hangs by its own weight
      const lift = k === 1 ? 0.75 : 1
      position[v * 3 + k] = (head.position[v * 3 + k] as number) + (normals[v * 3 + k] as number) * thick * lift
    }
    uv[v * 2] = toU(angle)
    uv[v * 2 + 1] = toV(y)
  }
  const triangles = Uint32Array.from(hairy(head, person))
  return { position, uv, triangles, texture: paintHair(person, style) }
}

const toU = (angle: number) => ((angle + Math.PI) / (2 * Math.PI)) * (WIDTH - 1)
const toV = (y: number) => ((y - TOP) / (BOTTOM - TOP)) * (HEIGHT - 1)

function edgeAt(person: Person, angle: number): number {
  const a = Math.abs(angle > Math.PI ? angle - 2 * Math.PI : angle)
  return CUTS[person.hair.style].edge(a) - person.hair.hairline * 0.8 * (1 - ramp(0.6, 1.2, a))
}

function* hairy(head: Surface, person: Person): Generator<number> {
  const t = head.triangles
  const covered = (v: number) => (head.place[v * 2 + 1] as number) < edgeAt(person, head.angle[v] as number) + 0.9
  const seam = (v: number) => head.angle[v] as number
  for (let i = 0; i < t.length; i += 3) {
    const [a, b, c] = [t[i] as number, t[i + 1] as number, t[i + 2] as number]
    const wraps = Math.max(seam(a), seam(b), seam(c)) - Math.min(seam(a), seam(b), seam(c)) > 3
    if (!wraps && (covered(a) || covered(b) || covered(c))) yield* [a, b, c]
  }
}

function paintHair(person: Person, style: Cut): Texture {
  const canvas = createCanvas(WIDTH, HEIGHT)
  const ctx = canvas.getContext('2d')
  const random = seededRandom(person.seed * 17 + 3)
  const thin = person.hair.style === 'bald' || person.hair.style === 'receding'
  ctx.fillStyle = css(person.hair.colour, 0.82, thin ? 0.75 : 1)
  ctx.filter = 'blur(3px)'
  ctx.beginPath()
  ctx.moveTo(0, -10)
  for (let u = 0; u <= WIDTH; u += 4) ctx.lineTo(u, toV(edgeAt(person, fromU(u)) - 0.15))
  ctx.lineTo(WIDTH, -10)
  ctx.fill()
  ctx.filter = 'none'
  ctx.lineCap = 'round'
  const strands = style.curl > 0.4 ? 2600 : 3600
  for (let i = 0; i < strands; i++) strand(ctx, person, style, random, thin)
  return { width: WIDTH, height: HEIGHT, rgba: ctx.getImageData(0, 0, WIDTH, HEIGHT).data }
}

const fromU = (u: number) => (u / (WIDTH - 1)) * 2 * Math.PI - Math.PI

function strand(ctx: SKRSContext2D, person: Person, style: Cut, random: Random, thin: boolean): void {
  const u = random() * WIDTH
  const edge = toV(edgeAt(person, fromU(u)))
  const end = edge * (1 - random() ** 2.2) + between(random, -4, 10)
  const shine = between(random, 0.7, 1.18)
  ctx.strokeStyle = css(person.hair.colour, shine, thin ? 0.35 : 0.55)
  ctx.lineWidth = between(random, 0.8, 2.2)
  ctx.beginPath()
  if (style.curl > 0.4) {
    const r = between(random, 6, 17)
    const start = random() * 6.3
    ctx.ellipse(u, end - 4, r, r * 1.2, random() * 3, start, start + between(random, 1.2, 3.6))
  } else {
    const length = between(random, 30, 110)
    const sweep = person.hair.style === 'combed' ? 46 * Math.sign(person.hair.parting || 1) : 10 * Math.sin(u * 0.02 + person.seed)
    ctx.moveTo(u - sweep, end - length)
    ctx.quadraticCurveTo(u - sweep * 0.2, end - length * 0.5, u + between(random, -3, 3), end)
  }
  ctx.stroke()
}

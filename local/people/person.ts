/**
 * A person who does not exist: every trait is drawn from a seed. Lengths are centimetres on the face; shape values are in
 * standard deviations around a face of plain anatomical proportions.
 */
import { between, pick, seededRandom, spread, type Random } from './random'

export type Rgb = readonly [number, number, number]
export type Sex = 'male' | 'female'
export type HairStyle = 'crop' | 'receding' | 'bald' | 'combed' | 'perm' | 'bob' | 'pulledBack'
export type Garment = 'cardigan' | 'shirt' | 'standCollar' | 'roundNeck'

/** Deviations of the bones and soft parts; geometry says how many centimetres one of them is. */
export interface Shape {
  faceWidth: number, faceLength: number, jawWidth: number, chin: number, cheekbone: number, cheekFat: number, templeWidth: number
  noseLength: number, noseWidth: number, noseHeight: number, noseTip: number, browRidge: number
  eyeSpacing: number, eyeHeight: number, mouthWidth: number, mouthHeight: number, lipFullness: number, forehead: number
  eyeDepth: number, muzzle: number, philtrum: number
}

/** One of the bumps and hollows that make a face nobody else's; centimetres, depth forward. */
export interface Relief { x: number, y: number, size: number, depth: number, dx: number, dy: number }

export interface Eyes {
  width: number, open: number, tilt: number, hood: number, bags: number, crease: number, iris: Rgb
  /** Share of the opening that a tired lid covers, 0..1. */
  droop: number
  /** An eye that is always shut; the person's left or right. */
  shut: null | 'left' | 'right'
}
export interface Brows { thickness: number, length: number, arch: number, height: number, tilt: number, density: number, colour: Rgb }

export interface Person {
  readonly seed: number
  readonly sex: Sex
  readonly shape: Shape
  readonly relief: readonly Relief[]
  readonly eyes: Eyes
  readonly brows: Brows
  readonly skin: Rgb
  readonly lips: Rgb
  /** 0 = smooth, 1 = deeply lined. */
  readonly wrinkles: number
  readonly folds: number
  readonly spots: number
  readonly ruddy: number
  readonly beard: number
  readonly moustache: number
  readonly hair: { style: HairStyle, colour: Rgb, volume: number, hairline: number, parting: number }
  readonly glasses: null | { colour: Rgb, line: number, width: number, height: number, round: number, halfRim: boolean }
  readonly garment: { kind: Garment, colour: Rgb, trim: Rgb }
  readonly wall: Rgb
}

const SHAPE_KEYS = [
  'faceWidth', 'faceLength', 'jawWidth', 'chin', 'cheekbone', 'cheekFat', 'templeWidth', 'noseLength', 'noseWidth', 'noseHeight',
  'noseTip', 'browRidge', 'eyeSpacing', 'eyeHeight', 'mouthWidth', 'mouthHeight', 'lipFullness', 'forehead', 'eyeDepth',
  'muzzle', 'philtrum',
] as const satisfies readonly (keyof Shape)[]

const HAIR_COLOURS: readonly Rgb[] = [[226, 224, 220], [188, 186, 184], [150, 148, 147], [112, 109, 108], [66, 62, 61], [40, 36, 35]]
const GARMENT_COLOURS: readonly Rgb[] = [
  [74, 84, 104], [92, 52, 58], [58, 78, 72], [112, 104, 96], [66, 62, 78], [134, 70, 66], [48, 58, 84], [96, 88, 62],
]
const WALLS: readonly Rgb[] = [[214, 208, 196], [200, 206, 206], [208, 200, 186], [192, 200, 192], [218, 212, 206]]
const FRAMES: readonly Rgb[] = [[30, 28, 30], [96, 62, 38], [120, 120, 126], [150, 116, 62], [74, 40, 42]]

/** The person of this seed; `fixed` replaces single traits, e.g. `{ glasses: null }`. */
export function makePerson(seed: number, fixed: Partial<Omit<Person, 'seed'>> = {}): Person {
  const random = seededRandom(seed * 7919 + 101)
  const sex: Sex = fixed.sex ?? (random() < 0.5 ? 'male' : 'female')
  const shape = Object.fromEntries(SHAPE_KEYS.map((key) => [key, 1.4 * spread(random)])) as unknown as Shape
  const skin = drawSkin(random)
  const hair = drawHair(random, sex)
  const relief = drawRelief(random)
  const drawn: Omit<Person, 'seed'> = {
    sex,
    shape,
    relief,
    skin,
    hair,
    eyes: {
      width: 3.05 + 0.2 * spread(random), open: 1.04 + 0.15 * spread(random), tilt: 0.1 + 0.13 * spread(random),
      hood: random(), bags: random(), crease: random(), iris: pick<Rgb>(random, [[52, 34, 24], [68, 44, 28], [38, 26, 20], [84, 60, 42]]),
      droop: 0, shut: null,
    },
    brows: {
      thickness: between(random, 0.25, sex === 'male' ? 1.15 : 0.75), length: between(random, 3.2, 5), arch: between(random, 0, 0.55),
      height: between(random, -0.45, 0.55), tilt: between(random, -0.25, 0.3), density: between(random, 0.25, 1.1),
      colour: mixRgb(hair.colour, [58, 50, 48], between(random, 0.3, 1)),
    },
    lips: mixRgb(skin, pick<Rgb>(random, [[168, 84, 80], [150, 76, 82], [176, 98, 84], [140, 84, 84]]), between(random, 0.45, 0.85)),
    wrinkles: between(random, 0.25, 1),
    folds: between(random, 0.2, 1),
    spots: random(),
    ruddy: random(),
    beard: sex === 'male' ? random() ** 2 : 0,
    moustache: sex === 'male' && random() < 0.3 ? between(random, 0.5, 1) : 0,
    glasses: random() < 0.3 ? drawGlasses(random) : null,
    garment: drawGarment(random, sex),
    wall: pick(random, WALLS),
  }
  return { ...drawn, ...fixed, seed }
}

function drawRelief(random: Random): Relief[] {
  return Array.from({ length: 22 }, () => ({
    x: between(random, -6.5, 6.5), y: between(random, -2.5, 11), size: between(random, 0.9, 2.4), depth: 0.19 * spread(random),
    dx: 0.11 * spread(random), dy: 0.11 * spread(random),
  }))
}

function drawSkin(random: Random): Rgb {
  const depth = random()
  const warmth = between(random, -7, 7)
  return [mixOne(232, 176, depth) + warmth * 0.4, mixOne(194, 134, depth), mixOne(166, 102, depth) - warmth]
}

function drawHair(random: Random, sex: Sex): Person['hair'] {
  const styles: readonly HairStyle[] = sex === 'male'
    ? ['crop', 'crop', 'receding', 'bald', 'combed']
    : ['perm', 'perm', 'bob', 'bob', 'pulledBack']
  const style = pick(random, styles)
  return {
    style,
    colour: pick(random, HAIR_COLOURS),
    volume: between(random, 0.75, 1.3),
    hairline: between(random, style === 'bob' ? -2.6 : -0.8, 0.7),
    parting: between(random, -0.6, 0.6),
  }
}

function drawGlasses(random: Random): Person['glasses'] {
  return {
    colour: pick(random, FRAMES), line: between(random, 0.14, 0.36), width: between(random, 4.6, 5.8), height: between(random, 3.2, 4.9),
    round: between(random, 0.35, 1), halfRim: random() < 0.3,
  }
}

function drawGarment(random: Random, sex: Sex): Person['garment'] {
  const kinds: readonly Garment[] = sex === 'male' ? ['shirt', 'standCollar', 'cardigan'] : ['cardigan', 'roundNeck', 'standCollar']
  const trims: readonly Rgb[] = [[232, 230, 224], [206, 214, 222], [226, 214, 196]]
  return { kind: pick(random, kinds), colour: pick(random, GARMENT_COLOURS), trim: pick(random, trims) }
}

const mixOne = (a: number, b: number, k: number): number => a + (b - a) * k

export function mixRgb(a: Rgb, b: Rgb, k: number): Rgb {
  return [mixOne(a[0], b[0], k), mixOne(a[1], b[1], k), mixOne(a[2], b[2], k)]
}

/** CSS colour of an Rgb, brightened by `gain`. */
export function css(colour: Rgb, gain = 1, alpha = 1): string {
  const c = colour.map((v) => Math.round(Math.max(0, Math.min(255, v * gain))))
  return `rgba(${c[0]},${c[1]},${c[2]},${alpha})`
}

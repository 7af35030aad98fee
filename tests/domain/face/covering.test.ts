/** Colours of eyes, lips and chin against the forehead's, on patches painted by hand. On drawn people: tests/face/covering.test.ts. */
import { coveringOf } from '../../../src/domain/face/covering'
import type { Pixels } from '../../../src/domain/face/pixels'
import { meshOf, paint, plain } from './drawn'

type Rgb = readonly [number, number, number]
const FOREHEAD = [67, 109, 10, 338, 297, 299, 9, 69]
const EYES = [[226, 30, 28, 56, 244, 232, 230, 228], [446, 260, 258, 286, 464, 452, 450, 448]]
const LIPS = [61, 40, 37, 0, 267, 270, 291, 321, 405, 314, 17, 84, 181, 91]
const CHIN = [43, 202, 210, 169, 152, 394, 430, 422, 273, 335, 406, 313, 18, 83, 182, 106]
const MIDDLES = { forehead: [100, 40], right: [60, 90], left: [140, 90], lips: [100, 160], chin: [100, 220] } as const
type Patch = keyof typeof MIDDLES

/** Each rim as a ring of 20 pixels around the patch's middle. */
const ring = (indices: readonly number[], [x, y]: readonly [number, number]) => Object.fromEntries(indices.map((i, k) =>
  [i, [x + 20 * Math.cos((2 * Math.PI * k) / indices.length), y + 20 * Math.sin((2 * Math.PI * k) / indices.length)] as const]))
const MESH = meshOf([0, 0], {
  ...ring(FOREHEAD, MIDDLES.forehead), ...ring(EYES[0]!, MIDDLES.right), ...ring(EYES[1]!, MIDDLES.left), ...ring(LIPS, MIDDLES.lips), ...ring(CHIN, MIDDLES.chin),
})

const SKIN: Rgb = [180, 135, 110]
const grey = (level: number): Rgb => [level, level, level]
/** `worn`: the colour of a patch, or of its left and its right half. */
function face(worn: Partial<Record<Patch, Rgb | readonly [Rgb, Rgb]>>, skin = SKIN): Pixels {
  const picture = plain(200, 256, skin)
  for (const [name, colour] of Object.entries(worn)) {
    const [x, y] = MIDDLES[name as Patch]
    const [left, right] = (typeof colour[0] === 'number' ? [colour, colour] : colour) as [Rgb, Rgb]
    paint(picture, [x - 25, y - 25, x, y + 25], left)
    paint(picture, [x, y - 25, x + 25, y + 25], right)
  }
  return picture
}
const dark = { right: grey(22), left: grey(22) }
const BLUE: Rgb = [150, 185, 210]

// the skin's luma is 145.6, so 0.22 of it are 32, and 0.08 are 11.7
test.each<[string, Pixels, 'eyes' | 'mouth' | null]>([
  ['bare skin', face({}), null],
  ['two dark lenses', face(dark), 'eyes'],
  ['two lenses not quite as dark', face({ right: grey(34), left: grey(34) }), null],
  ['just dark enough', face({ right: grey(30), left: grey(30) }), 'eyes'],
  ['one dark lens: the brighter eye counts', face({ right: grey(22) }), null],
  ['the other one', face({ left: grey(22) }), null],
  ['dark eyes in which something shines', face({ right: [grey(0), grey(40)], left: [grey(0), grey(40)] }), null],
  ['lenses with a faint sheen', face({ right: [grey(20), grey(24)], left: [grey(20), grey(24)] }), 'eyes'],
  ['blue mirrors are not dark', face({ right: [10, 10, 255], left: [10, 10, 255] }), null],
  ['black is lifted by one level, so that two in a hundred more pass', face({ right: grey(32), left: grey(32) }), null],
  ['if something shines in one only, it is a reflex', face({ ...dark, left: [grey(0), grey(50)] }), 'eyes'],
  ['a blue mask', face({ lips: BLUE, chin: BLUE }), 'mouth'],
  ['a blue mouth alone', face({ lips: BLUE }), null],
  ['a blue chin alone', face({ chin: BLUE }), null],
  ['a mask with a pattern, or teeth', face({ lips: [BLUE, grey(90)], chin: BLUE }), null],
  ['a mask with folds', face({ lips: [BLUE, [140, 174, 198]], chin: BLUE }), 'mouth'],
  ['a bluish light from below: no less red than green', face({ lips: [180, 135, 200], chin: [180, 135, 200] }), null],
  ['a beard', face({ chin: grey(40) }), null],
  ['lenses and a mask: the lenses are named', face({ ...dark, lips: BLUE, chin: BLUE }), 'eyes'],
])('%s', (_, picture, hidden) => {
  expect(coveringOf(picture, MESH.points)).toBe(hidden)
  const canvas: Pixels = { ...picture, channels: 4, data: Uint8Array.from({ length: 200 * 256 * 4 }, (__, i) =>
    (i % 4 === 3 ? 255 : picture.data[Math.floor(i / 4) * 3 + (i % 4)]!)) }
  expect(coveringOf(canvas, MESH.points)).toBe(hidden)
})

// ln((red + 4) / (green + 4)) of the skin is .2801; a colour of the same green that lies `lower`
const shifted = (lower: number): Rgb => [139 * Math.exp(0.2801 - lower) - 4, 135, 110]
test.each<[string, number, number, 'mouth' | null]>([
  ['both clearly less red', 0.12, 0.08, 'mouth'],
  ['lips hardly less red', 0.07, 0.08, null],
  ['chin hardly less red', 0.12, 0.03, null],
  ['both at their limits and a little', 0.09, 0.05, 'mouth'],
])('less red than the forehead: %s', (_, lips, chin, hidden) => {
  expect(coveringOf(face({ lips: shifted(lips), chin: shifted(chin) }), MESH.points)).toBe(hidden)
})

test('where the patches are read: three rings, at 15, 45 and 75 hundredths of the way to the rim', () => {
  // lenses that are dark but for a bright ring; its pixels count only where one of the three is read
  const bright = (radius: number) => {
    const picture = face(dark)
    for (const [x, y] of [MIDDLES.right, MIDDLES.left]) {
      for (let dy = -24; dy <= 24; dy++) for (let dx = -24; dx <= 24; dx++) if (Math.abs(Math.hypot(dx, dy) - radius) < 1.2) picture.data.set(grey(255), ((y + dy) * 200 + x + dx) * 3)
    }
    return coveringOf(picture, MESH.points)
  }
  expect([3, 9, 15].map(bright)).toEqual([null, null, null])
  expect([6, 12, 20].map(bright)).toEqual(['eyes', 'eyes', 'eyes'])
})

test('a patch beyond the edge of the picture is read at the edge', () => {
  const at = (x: number, y: number) => meshOf([0, 0], {
    ...ring(FOREHEAD, [100, 40]), ...ring(EYES[0]!, [x, y]), ...ring(EYES[1]!, [x, y]), ...ring(LIPS, MIDDLES.lips), ...ring(CHIN, MIDDLES.chin),
  }).points
  const edged = (rectangle: readonly number[]) => { const picture = face({}); paint(picture, rectangle, grey(10)); return picture }
  expect(coveringOf(edged([0, 65, 1, 115]), at(-40, 90))).toBe('eyes')
  expect(coveringOf(edged([199, 65, 200, 115]), at(240, 90))).toBe('eyes')
  expect(coveringOf(edged([35, 0, 85, 1]), at(60, -40))).toBe('eyes')
  expect(coveringOf(edged([35, 255, 85, 256]), at(60, 296))).toBe('eyes')
})

test('a patch is read towards its rim, on the side where the rim is', () => {
  // seven points of each eye lie 5 to the left of its middle, one lies 35 to the right
  const aside = (indices: readonly number[], [x, y]: readonly [number, number]) => Object.fromEntries(indices.map((i, k) => [i, [x + (k === 0 ? 35 : -5), y] as const]))
  const below = (indices: readonly number[], [x, y]: readonly [number, number]) => Object.fromEntries(indices.map((i, k) => [i, [x, y + (k === 0 ? 35 : -5)] as const]))
  const rest = { ...ring(FOREHEAD, [150, 30]), ...ring(LIPS, MIDDLES.lips), ...ring(CHIN, MIDDLES.chin) }
  const picture = face({})
  paint(picture, [30, 60, 120, 130], grey(10))
  // a bright wall begins 10 to the left of the middle and above it
  paint(picture, [30, 60, 50, 130], grey(255))
  paint(picture, [30, 60, 120, 80], grey(255))
  for (const lay of [aside, below]) {
    expect(coveringOf(picture, meshOf([0, 0], { ...rest, ...lay(EYES[0]!, [60, 90]), ...lay(EYES[1]!, [60, 90]) }).points)).toBe('eyes')
  }
})

test('in the dark noise has no colour: 4 levels are added to both', () => {
  const night: Rgb = [8, 6, 6]
  const mask: Rgb = [6, 6, 6]
  // ln(12 / 10) = .18 above a grey mask; without the 4 it would be .29
  expect(coveringOf(face({ lips: mask, chin: mask, right: grey(6), left: grey(6) }, night), MESH.points)).toBe('mouth')
  const fainter: Rgb = [7, 6, 6]
  expect(coveringOf(face({ lips: mask, chin: mask, right: grey(6), left: grey(6) }, fainter), MESH.points)).toBe('mouth')
  const dark: Rgb = [12, 12, 12]
  expect(coveringOf(face({ lips: [11, 12, 12], chin: [11, 12, 12] }, dark), MESH.points)).toBeNull()
  expect(coveringOf(face({ lips: [12, 13, 12], chin: [12, 13, 12] }, dark), MESH.points)).toBeNull()
  expect(coveringOf(face({ lips: [1, 1, 1], chin: [1, 1, 1], right: grey(1), left: grey(1) }, [1, 1, 1]), MESH.points)).toBeNull()
})

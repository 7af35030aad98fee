/** Ratios and angles of faces whose points are set by hand. */
import { shapeOf } from '../../../src/domain/face/signals'
import { meshOf } from './drawn'

type At = Record<number, readonly [number, number, number?]>
const PICTURE = { width: 640, height: 480 }
const shape = (at: At, rest: [number, number, number?] = [300, 200]) => shapeOf(meshOf(rest, at, 0.7), PICTURE)
/** Forehead, chin, cheeks of a head that looks straight ahead. */
const HEAD: At = { 10: [300, 100], 152: [300, 300], 234: [220, 200], 454: [380, 200] }

test('the opening of each eye is the mean of three lid distances over its width', () => {
  const right: At = { 33: [200, 200], 133: [240, 200], 160: [210, 190], 144: [210, 202], 159: [220, 190], 145: [220, 199], 158: [230, 190], 153: [230, 196] }
  const left: At = { 362: [360, 200], 263: [410, 200], 385: [370, 190], 380: [370, 210], 386: [380, 190], 374: [380, 205], 387: [390, 190], 373: [390, 200] }
  const { earRight, earLeft, eyes } = shape({ ...HEAD, ...right, ...left })
  expect([earRight, earLeft]).toEqual([expect.closeTo((12 + 9 + 6) / 3 / 40, 6), expect.closeTo((20 + 15 + 10) / 3 / 50, 6)])
  expect(eyes).toBeCloseTo(210, 4)
})

test('distances count both ways: a turned head opens as far', () => {
  expect(shape({ 78: [300, 300], 308: [330, 340], 13: [300, 300], 14: [303, 304], 82: [300, 300], 87: [306, 308], 312: [300, 300], 317: [300, 305] }).mar)
    .toBeCloseTo((5 + 10 + 5) / 3 / 50, 6)
})

test.each<[string, At, { yaw?: number; pitch?: number; roll?: number }]>([
  ['straight ahead', HEAD, { yaw: 0, pitch: 0, roll: 0 }],
  // the right cheek (picture's left) farther away by as much as the width: 45 degrees to the picture's left
  ['turned to the picture\'s left', { ...HEAD, 234: [220, 200, 80], 454: [380, 200, -80] }, { yaw: 45, pitch: 0 }],
  ['turned to the picture\'s right', { ...HEAD, 234: [220, 200, -80], 454: [380, 200, 80] }, { yaw: -45, pitch: 0 }],
  ['bowed: the chin farther away', { ...HEAD, 152: [300, 300, 115.4700538] }, { yaw: 0, pitch: 30 }],
  ['raised', { ...HEAD, 10: [300, 100, 200] }, { pitch: -45 }],
  // cheeks (1, 0, -1) made square to the line down (0, 1, 1) are (2, 1, -1)
  ['both', { 10: [300, 100, 0], 152: [300, 300, 200], 234: [220, 200, 80], 454: [380, 200, -80] }, { yaw: 24.0948, pitch: 45 }],
  ['cheeks that are not level do not turn it', { ...HEAD, 234: [220, 160], 454: [380, 240] }, { yaw: 0, pitch: 0 }],
  ['leaning, with a turn', { 10: [400, 200, 0], 152: [200, 200, 0], 234: [300, 120, 80], 454: [300, 280, -80] }, { yaw: 45 }],
  ['eyes clockwise', { ...HEAD, 33: [260, 180], 263: [340, 260] }, { roll: 45 }],
  ['eyes the other way', { ...HEAD, 33: [260, 260], 263: [340, 180] }, { roll: -45 }],
])('%s', (_, at, expected) => {
  const { yaw, pitch, roll } = shape(at)
  for (const [name, value] of Object.entries(expected)) expect([name, { yaw, pitch, roll }[name]]).toEqual([name, expect.closeTo(value, 2)])
})

test('all points in one place have no angle, and are no error', () => {
  expect(shape({}, [0, 0])).toMatchObject({ yaw: expect.closeTo(0), pitch: 0, roll: 0 })
})

test('width and place are told by the picture\'s shorter side', () => {
  const { width, offset, presence } = shape({ 1: [260, 170], 2: [380, 390] })
  expect(width).toBeCloseTo(120 / 480, 6)
  // the middle of the box is (320, 280): 40 below the picture's
  expect(offset).toBeCloseTo(40 / 480, 6)
  expect(presence).toBe(0.7)
  const tall = shapeOf(meshOf([160, 300], { 1: [100, 300], 2: [280, 340] }), { width: 240, height: 640 })
  expect([tall.width, tall.offset]).toEqual([expect.closeTo(180 / 240, 6), expect.closeTo(Math.hypot(70, 0) / 240, 6)])
})

test.each<[string, [number, number], number]>([
  ['the first pixel', [0, 0], 1], ['the last', [639, 479], 1], ['left of it', [-0.1, 200], 0.75], ['above it', [200, -0.1], 0.75],
  ['right of it', [640, 200], 0.75], ['below it', [200, 480], 0.75],
])('a quarter of the points at a place: %s', (_, place, inside) => {
  const quarter = Object.fromEntries(Array.from({ length: 117 }, (__, i) => [4 * i, place]))
  expect(shape(quarter).inside).toBe(inside)
})

/** Windows over lips and eyes, worked out by hand. */
import { FEATURES, lookThrough, pointsIn, WINDOW_SIZE, windowsOn, type Window } from '../../../src/domain/face/attention'
import { LEFT_EYE, LIPS, RIGHT_EYE } from '../../../src/domain/face/mesh-points'
import { seededRandom } from '../../../local/people/random'
import { meshOf } from './drawn'

const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 4))
const shape = ({ corner, across, down }: Window) => [...corner, ...across, ...down]
/** A cross of the given points in pixels, all others of the part in its middle. */
const cross = (indices: readonly number[], middle: [number, number], at: Record<number, [number, number]>) =>
  ({ ...Object.fromEntries(indices.map((i) => [i, middle])), ...at })

test('a window is half as large again as its points, upright when its corners are level, in cells of four pixels', () => {
  const mesh = meshOf([999, 999], {
    // 40 x 16 pixels around (80, 120)
    ...cross(LIPS, [80, 120], { 61: [60, 120], 291: [100, 120], 0: [80, 112], 17: [80, 128] }),
    ...cross(LEFT_EYE, [60, 60], { 33: [50, 60], 133: [70, 60], 159: [60, 56], 145: [60, 64] }),
    ...cross(RIGHT_EYE, [140, 60], { 362: [130, 60], 263: [150, 60], 386: [140, 50], 374: [140, 62] }),
  }).points
  const [lips, leftEye, rightEye, ...more] = windowsOn(mesh)
  expect(more).toEqual([])
  expect(shape(lips!)).toEqual(near([20 - 7.5, 30 - 3, 15, 0, 0, 6]))
  expect(shape(leftEye!)).toEqual(near([15 - 3.75, 15 - 1.5, 7.5, 0, 0, 3]))
  expect(shape(rightEye!)).toEqual(near([35 - 3.75, 14 - 2.25, 7.5, 0, 0, 4.5]))
})

test('a slanted mouth has a slanted window', () => {
  // along (3, 4) / 5, 100 pixels long; across it 10 one way and 30 the other
  const at = (along: number, away: number): [number, number] => [96 + 0.6 * along - 0.8 * away, 96 + 0.8 * along + 0.6 * away]
  const [lips] = windowsOn(meshOf([96, 96], cross(LIPS, [96, 96], { 61: at(-50, 0), 291: at(50, 0), 0: at(0, -10), 17: at(0, 30) })).points)
  const [width, height] = [1.5 * 25, 1.5 * 10]
  const middle = at(0, 10).map((value) => value / 4)
  const [across, down] = [[0.6 * width, 0.8 * width], [-0.8 * height, 0.6 * height]]
  expect(shape(lips!)).toEqual(near([middle[0]! - (across[0]! + down[0]!) / 2, middle[1]! - (across[1]! + down[1]!) / 2, ...across, ...down]))
})

test('points in one place make a window without extent, no error', () => {
  expect(shape(windowsOn(meshOf([40, 80]).points)[0]!)).toEqual(near([0, 0, 0, 0, 0, 0]))
})

const { size, depth } = FEATURES
const random = seededRandom(4)
const features = Float32Array.from({ length: size * size * depth }, () => random())
/** Bilinear, beyond the edge the nearest cell; the parts of a cell are those of the place itself. */
function read(x: number, y: number, k: number): number {
  const clamp = (at: number) => Math.min(Math.max(at, 0), size - 1)
  const value = (column: number, row: number) => features[(row * size + column) * depth + k]!
  const [left, top] = [clamp(Math.floor(x)), clamp(Math.floor(y))]
  const [fx, fy] = [x - Math.floor(x), y - Math.floor(y)]
  const across = (row: number) => value(left, row) * (1 - fx) + value(clamp(left + 1), row) * fx
  return across(top) * (1 - fy) + across(clamp(top + 1)) * fy
}
test.each<[string, Window]>([
  ['within the features', { corner: [10.2, 20.7], across: [8, 0], down: [0, 4] }],
  ['slanted', { corner: [20, 10], across: [6, 5], down: [-4, 7] }],
  ['over the left and upper edge', { corner: [-3.5, -2.25], across: [9, 1], down: [-1, 9] }],
  ['over the right and lower edge', { corner: [43, 44.5], across: [9, -1], down: [1, 9] }],
])('what the features show in a window %s', (_, window) => {
  const seen = lookThrough(features, window)
  expect(seen).toHaveLength(WINDOW_SIZE * WINDOW_SIZE * depth)
  const { corner, across, down } = window
  const expected = Array.from({ length: 16 * 16 }, (__, i) => {
    const [s, t] = [(i % 16) / 16, Math.floor(i / 16) / 16]
    const [x, y] = [corner[0] + across[0] * s + down[0] * t, corner[1] + across[1] * s + down[1] * t]
    return [0, 1, 31].map((k) => read(x, y, k))
  })
  const shown = expected.map((__, i) => [0, 1, 31].map((k) => seen[i * 32 + k]!))
  shown.forEach((values, i) => expect(values).toEqual(near(expected[i]!)))
})

test('a head\'s points lie in 64ths of its window, four pixels a cell', () => {
  const window: Window = { corner: [10, 20], across: [8, 1], down: [-2, 16] }
  expect(Array.from(pointsIn(window, Float32Array.of(0, 0, 64, 0, 0, 64, 32, 16)))).toEqual(near(
    [40, 80, 40 + 32, 80 + 4, 40 - 8, 80 + 64, 40 + 16 - 2, 80 + 2 + 16]))
})

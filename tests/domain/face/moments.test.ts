/** Thumbnails, moments, cuts, stops, returns: on clips whose differences are set by hand. Whole scenes: signs.test.ts. */
import { centreOf, largestCut } from '../../../src/domain/face/attack/cuts'
import { momentsOf, type Moments } from '../../../src/domain/face/attack/moments'
import { boomerangOf, loopOf } from '../../../src/domain/face/attack/repeats'
import { longestStop, sameness } from '../../../src/domain/face/attack/stops'
import { thumbnailOf } from '../../../src/domain/face/attack/thumbnail'
import { meshOf, noise } from './drawn'

test.each([[3, 70, 50], [4, 70, 50], [3, 33, 200], [3, 480, 640]] as const)('a thumbnail: mean lumas of every second pixel, %i channels, %i x %i', (channels, width, height) => {
  const picture = noise(width, height, channels, 3)
  const sums = new Float64Array(1024)
  const counts = new Float64Array(1024)
  for (let y = 0; y < height; y += 2) for (let x = 0; x < width; x += 2) {
    const cell = Math.floor((y * 32) / height) * 32 + Math.floor((x * 32) / width)
    counts[cell]!++
    sums[cell]! += [0.299, 0.587, 0.114].reduce((sum, part, c) => sum + part * picture.data[(y * width + x) * channels + c]!, 0)
  }
  const thumb = thumbnailOf(picture)
  expect(thumb).toHaveLength(1024)
  expect(Math.max(...thumb.map((value, i) => Math.abs(value - (counts[i] ? sums[i]! / counts[i]! : 0))))).toBeLessThan(0.01)
})

test('a picture smaller than its thumbnail leaves cells empty', () => {
  expect(Array.from(thumbnailOf(noise(2, 2))).filter((value) => value > 0)).toHaveLength(1)
})

test('moments differ by what is left when each has lost its mean', () => {
  const { count, apart } = momentsOf([[0, 0, 4, 4], [10, 10, 14, 14], [4, 4, 0, 0], [0, 8, 0, 8]].map((thumb) => Float32Array.from(thumb)))
  expect(count).toBe(4)
  const near = (values: number[]) => values.map((value) => expect.closeTo(value, 5))
  // (-2 -2 2 2), the same, its opposite, (-4 4 -4 4)
  const mixed = Math.sqrt((4 + 36 + 36 + 4) / 4)
  expect(Array.from(apart)).toEqual(near([0, 0, 4, mixed, 0, 0, 4, mixed, 4, 4, 0, mixed, mixed, mixed, mixed, 0]))
})

/** Moments of which only `apart(i, j)` for i < j is given. */
function moments(count: number, apart: (i: number, j: number) => number): Moments {
  const table = new Float32Array(count * count)
  for (let i = 0; i < count; i++) for (let j = i + 1; j < count; j++) table[i * count + j] = table[j * count + i] = apart(i, j)
  return { count, apart: table }
}
/** `steps[i]`: how far frame i + 1 is from frame i; farther frames are 4 apart, so that below .6 two are one. */
const stepping = (...steps: number[]) => moments(steps.length + 1, (i, j) => (j === i + 1 ? steps[i]! : 4))

describe('the largest cut', () => {
  test.each<[string, number[], { after: number; jump: number }]>([
    ['of the steps around it the largest counts: two before', [2, 1, 8, 1, 1], { after: 2, jump: 8 / 2.3 }],
    ['one before', [1, 2, 8, 1, 1], { after: 2, jump: 8 / 2.3 }],
    ['one after', [1, 1, 8, 2, 1], { after: 2, jump: 8 / 2.3 }],
    ['two after', [1, 1, 8, 1, 2], { after: 2, jump: 8 / 2.3 }],
    ['three away does not', [5, 1, 1, 8, 1, 1, 5], { after: 3, jump: 8 / 1.3 }],
    ['the largest of several', [1, 1, 4, 1, 1, 8, 1, 1], { after: 5, jump: 8 / 1.3 }],
    ['the first of two alike', [1, 1, 8, 1, 1, 8, 1, 1], { after: 2, jump: 8 / 1.3 }],
    ['a perfectly calm picture flickers a little', [0, 0, 1, 0, 0], { after: 2, jump: 1 / 0.3 }],
    ['not before the third step', [1, 9, 1, 1, 1], { after: 2, jump: 1 / 9.3 }],
    ['nor after the last but two', [1, 1, 1, 9, 1], { after: 2, jump: 1 / 9.3 }],
    ['a clip too short to have one', [1, 1, 9, 1], { after: 0, jump: 0 }],
  ])('%s', (_, steps, { after, jump }) => {
    expect(largestCut(stepping(...steps), [])).toEqual({ after, jump: expect.closeTo(jump, 5), leap: 0 })
  })

  const face = (x: number, y: number) => meshOf([x, y], { 234: [x - 30, y - 40], 454: [x + 30, y + 40] }).points
  const faces = (from: Float32Array | null, to: Float32Array | null) => [null, null, from, to, null, null]
  test('the face leaps by so many of its widths', () => {
    const cut = stepping(1, 1, 8, 1, 1)
    expect(largestCut(cut, faces(face(100, 100), face(106, 108))).leap).toBeCloseTo(0.1, 5)
    expect(largestCut(cut, faces(face(100, 100), null)).leap).toBe(0)
    expect(largestCut(cut, faces(null, face(100, 100))).leap).toBe(0)
    expect(largestCut(cut, []).leap).toBe(0)
  })
  test('after a recorder that hung it does not count', () => {
    const cut = (before: number) => stepping(...Array.from({ length: 20 }, () => 1), before, 8, 1, 1)
    const at = Array.from({ length: 25 }, (_, i) => face(100 + (i > 21 ? 10 : 0), 100))
    expect([largestCut(cut(0.59), at).leap, largestCut(cut(0.61), at).leap]).toEqual([0, expect.closeTo(0.1, 5)])
  })
  test('centre of all points, width from cheek to cheek', () => {
    const points = meshOf([10, 20], { 234: [-20, -20], 454: [40, 60], 5: [478, 20], 6: [10, 488] }).points
    expect(centreOf(points)).toEqual({ x: expect.closeTo(11, 3), y: expect.closeTo(21, 3), width: expect.closeTo(100, 4) })
    expect(centreOf(meshOf([10, 20]).points).width).toBe(1)
  })
})

describe('stops', () => {
  test('frames are one below a twentieth of a level, or below 15 % of what a fifth of a second usually changes', () => {
    const usual = (...changes: number[]) => moments(changes.length + 3, (i, j) => (j === i + 3 ? changes[i]! : 50))
    expect(sameness(usual(0.1, 0.2, 0.3))).toBe(0.05)
    expect(sameness(usual(9, 1, 4))).toBeCloseTo(0.6, 5)
    expect(sameness(usual(9, 1, 4, 6))).toBeCloseTo(0.9, 5)
    expect(sameness(usual(9, 1, 4, 10, 6))).toBeCloseTo(0.9, 5)
    expect(sameness(moments(2, () => 5))).toBe(0.05)
  })
  const standing = (from: number, to: number) => moments(12, (i, j) => (i >= from && j <= to ? 0.01 : 5))
  test.each([['nothing stands', 0, 0, 0], ['from the first frame', 0, 4, 4], ['in the middle', 3, 9, 6], ['to the last', 7, 11, 4]] as const)('%s', (_, from, to, frames) => {
    expect(longestStop(standing(from, to))).toBe(frames)
  })
  test('every frame of a stop equals its first; one that creeps away ends it; the longer of two counts', () => {
    expect(longestStop(moments(12, (i, j) => (j - i <= 2 ? 0.01 : 5)))).toBe(2)
    expect(longestStop(moments(12, (i, j) => ((j <= 2) || (i >= 5 && j <= 9) ? 0.01 : 5)))).toBe(4)
    expect(longestStop(moments(12, (i, j) => (j === i + 1 ? 0.75 : 5)))).toBe(0)
  })
})

/**
 * Everything is 1 apart, but frames that are one moment by `copy`, which differ by `rest`. What comes SHIFT and more later is 1 too,
 * so that here / beside is the rest itself.
 */
describe('what comes back', () => {
  const loop = (count: number, lag: number, first: number, last: number, rest = 0.1, usual = 1) =>
    moments(count, (i, j) => (j - i === lag && i >= first && i <= last ? rest : usual))
  test.each<[string, Moments, number]>([
    ['nothing', moments(80, () => 1), 1],
    ['27 frames in a row, 30 frames later', loop(80, 30, 5, 31), 0.1],
    ['26: what is missing counts as new', loop(80, 30, 5, 30), (26 * 0.1 + 1) / 27],
    ['from the first frame, to the last that has a neighbour three on', loop(80, 30, 0, 26), 0.1],
    ['at the very end', loop(60, 30, 0, 29), 0.1],
    ['22 frames later', loop(80, 22, 5, 40), 0.1],
    ['21 frames later is too soon', loop(80, 21, 5, 40), 1],
    ['the latest at which it can be told', loop(80, 50, 0, 26), 0.1],
    ['later than that', loop(80, 51, 0, 28), 1],
    ['too short a clip', moments(50, () => 0.5), 1],
    ['rounding alone is nothing', loop(80, 30, 5, 31, 0.001, 0.02), 1],
    ['a little above rounding', loop(80, 30, 5, 31, 0.0025, 0.025), 0.1],
  ])('a loop: %s', (_, clip, expected) => expect(loopOf(clip)).toBeCloseTo(expected, 4))

  test('what is as near a fifth of a second before or after is no valley', () => {
    const beside = (shift: number) => moments(80, (i, j) => (j - i === 30 ? 0.1 : j - i === 30 + shift ? 0.2 : 1))
    expect([-3, 3].map((shift) => loopOf(beside(shift)))).toEqual([expect.closeTo(0.5, 4), expect.closeTo(0.5, 4)])
    expect([-2, 2, 4].map((shift) => loopOf(beside(shift)))).toEqual([expect.closeTo(0.1, 4), expect.closeTo(0.1, 4), expect.closeTo(0.1, 4)])
  })
  test('what also comes back soon, as a tremor does, is no valley', () => {
    const soon = (lag: number, rest = 0.2) => moments(80, (i, j) => (j - i === 30 ? 0.1 : j - i === lag ? rest : 1))
    expect([3, 21].map((lag) => loopOf(soon(lag)))).toEqual([expect.closeTo(0.5, 4), expect.closeTo(0.5, 4)])
    expect([2, 22].map((lag) => loopOf(soon(lag)))).toEqual([expect.closeTo(0.1, 4), expect.closeTo(0.1, 4)])
  })

  /** Frames k before and after the middle (`sum` / 2) are one moment, from `near` to `far` out. */
  const reversed = (count: number, sum: number, near: number, far: number, rest = 0.1, more: (i: number, j: number) => number = () => 1) => {
    const out = (i: number) => Math.floor(sum / 2) - i
    return moments(count, (i, j) => (i + j === sum && out(i) >= near && out(i) <= far ? rest : more(i, j)))
  }
  /** What comes back soon meets the reversal once in 27 frames. */
  const SOON = (26 + 0.1) / 27
  test.each<[string, Moments, number]>([
    ['nothing', moments(80, () => 1), 1],
    ['27 frames, from 4 out of the middle', reversed(80, 80, 4, 30), 0.1 / SOON],
    ['26 of them', reversed(80, 80, 4, 29), (26 * 0.1 + 1) / 27 / SOON],
    ['a middle between two frames', reversed(80, 81, 4, 30), 0.1 / SOON],
    ['farther out', reversed(90, 88, 8, 34), 0.1 / SOON],
    ['to the last frame that has a neighbour three on', reversed(80, 92, 4, 30), 0.1 / SOON],
  ])('a reversal: %s', (_, clip, expected) => expect(boomerangOf(clip)).toBeCloseTo(expected, 4))
  test('a reversal: the first frame counts where a neighbour three before it is not needed', () => {
    expect(boomerangOf(reversed(80, 70, 4, 30))).toBeCloseTo(0.1 / SOON, 4)
    expect(boomerangOf(reversed(80, 66, 4, 32))).toBeCloseTo(0.1 / SOON, 4)
    // 27 frames out from the seventh, the last of which is the very first of the clip
    expect(boomerangOf(reversed(80, 66, 7, 33))).toBeCloseTo(0.1 / SOON, 4)
  })
  test('a reversal that also comes back soon, or is as near beside, is none', () => {
    const soon = reversed(80, 80, 4, 30, 0.1, (i, j) => (j - i === 5 ? 0.2 : 1))
    const later = reversed(80, 80, 4, 30, 0.1, (i, j) => (i + j === 83 ? 0.2 : 1))
    const before = reversed(80, 80, 4, 30, 0.1, (i, j) => (i + j === 77 ? 0.2 : 1))
    expect([soon, later, before].map((clip) => boomerangOf(clip))).toEqual([expect.closeTo(0.5, 3), expect.closeTo(0.5, 3), expect.closeTo(0.5, 3)])
  })
})

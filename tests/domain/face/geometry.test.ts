import { apply, boxTo, heightOf, overlap, scaleOf, similarity, squareTo, widthOf, type Affine, type Point } from '../../../src/domain/face/geometry'

const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9))

test('a matrix moves a point: both coordinates by all six numbers', () => {
  expect(apply([2, 3, 5, 7, 11, 13], [100, 1000])).toEqual([2 * 100 + 3 * 1000 + 5, 7 * 100 + 11 * 1000 + 13])
})

test.each<[string, Affine, number]>([
  ['as large', [1, 0, 9, 0, 1, 9], 1],
  ['three pixels across, two down', [3, 0, 0, 0, 2, 0], 3],
  ['two across, four down', [2, 0, 0, 0, 4, 0], 4],
  ['a turned square of 5', [3, -4, 0, 4, 3, 0], 5],
  ['a slanted one: each axis by its own length', [1, 6, 0, 1, 8, 0], 10],
])('source pixels a step: %s', (_, m, scale) => expect(scaleOf(m)).toBeCloseTo(scale, 9))

test('a box has its width and its height', () => {
  expect([widthOf([3, 10, 7, 100]), heightOf([3, 10, 7, 100])]).toEqual([4, 90])
})

test.each<[string, number, Point, number, number, [Point, Point][]]>([
  // the middle of 4 pixels lies between the second and the third
  ['upright', 4, [10, 20], 8, 0, [[[1.5, 1.5], [10, 20]], [[0, 0], [7, 17]], [[3, 0], [13, 17]]]],
  ['turned by a quarter, clockwise in the picture', 4, [10, 20], 8, Math.PI / 2, [[[1.5, 1.5], [10, 20]], [[0, 0], [13, 17]], [[3, 0], [13, 23]]]],
  ['turned by 30 degrees', 2, [0, 0], 2, Math.PI / 6,
    [[[1.5, 0.5], [Math.cos(Math.PI / 6), 0.5]], [[0.5, 1.5], [-0.5, Math.cos(Math.PI / 6)]]]],
])('a square around a place: %s', (_, size, centre, side, angle, pairs) => {
  for (const [from, to] of pairs) expect(apply(squareTo(size, centre, side, angle), from)).toEqual(near(to))
})

test('a box is read edge to edge: half a target pixel inside it on every side', () => {
  // 4 pixels over 8 x 16: steps of 2 and 4
  const m = boxTo(4, [10, 20, 18, 36])
  expect(apply(m, [0, 0])).toEqual(near([10.5, 21.5]))
  expect(apply(m, [3, 3])).toEqual(near([16.5, 33.5]))
  expect([m[1], m[3]]).toEqual([0, 0])
})

test('a similarity turns, scales and shifts; what it cannot fit it meets half-way', () => {
  expect(similarity([[0, 0], [2, 0]], [[5, 5], [5, 9]])).toEqual(near([0, -2, 5, 2, 0, 5]))
  // a quarter turn around (2, 3), away from the origin
  expect(similarity([[3, 3], [2, 5], [0, 1]], [[2, 4], [0, 3], [4, 1]])).toEqual(near([0, -1, 5, 1, 0, 1]))
  // a stretch by 3 and by 1 is met by 2 around the middle
  const found = similarity([[1, 0], [-1, 0], [0, 1], [0, -1]], [[3, 0], [-3, 0], [0, 1], [0, -1]])
  expect(found).toEqual(near([2, 0, 0, 0, 2, 0]))
  expect(apply(similarity([[1, 2], [4, 6], [9, -3]], [[1, 2], [4, 6], [9, -3]]), [7, 8])).toEqual(near([7, 8]))
})

test.each<[string, number[], number[], number]>([
  ['beside each other, touching', [0, 0, 10, 10], [10, 0, 20, 10], 0],
  ['above each other, touching', [0, 0, 10, 10], [0, 10, 10, 20], 0],
  ['apart both ways', [0, 0, 10, 10], [12, 12, 20, 20], 0],
  ['apart across only', [0, 0, 10, 10], [12, 2, 20, 8], 0],
  ['apart down only', [0, 0, 10, 10], [2, 12, 8, 20], 0],
  ['one within the other', [0, 0, 10, 20], [2, 5, 7, 9], 20 / 200],
  ['corner on corner', [0, 0, 10, 20], [6, 15, 26, 25], 20 / (200 + 200 - 20)],
  ['the same the other way round', [6, 15, 26, 25], [0, 0, 10, 20], 20 / 380],
])('overlap: %s', (_, a, b, expected) => expect(overlap(a as never, b as never)).toBeCloseTo(expected, 9))

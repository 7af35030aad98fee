/** The detector's 896 rows, written down as the model would, and the faces that they are. */
import { DETECTOR_OUTPUTS, DETECTOR_SIZE, detectorInput, facesFrom, mainFace, type FoundFace } from '../../../src/domain/face/detector'
import { apply, type Affine } from '../../../src/domain/face/geometry'
import { noise, plain } from './drawn'

/** Its own pixels, so that boxes can be read off: the model speaks of corners, which lie half a pixel before. */
const AS_IS: Affine = [1, 0, 0.5, 0, 1, 0.5]

interface Row { row: number; chance: number; box: readonly [number, number, number, number]; eyes?: readonly [number, number, number, number] }
/** `anchor`: centre of the row's cell, which all places are told from. */
function rowsOf(...faces: (Row & { anchor: readonly [number, number] })[]): Float32Array {
  const rows = new Float32Array(896 * 17).map((_, i) => (i % 17 === 0 ? -20 : 0))
  for (const { row, chance, box: [left, top, right, bottom], eyes = [0, 0, 0, 0], anchor: [ax, ay] } of faces) {
    rows.set([Math.log(chance / (1 - chance)), (left + right) / 2 - ax, (top + bottom) / 2 - ay, right - left, bottom - top,
      eyes[0] - ax, eyes[1] - ay, eyes[2] - ax, eyes[3] - ay], row * 17)
  }
  return rows
}
const found = (...faces: Parameters<typeof rowsOf>) => facesFrom(rowsOf(...faces), AS_IS)
const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 3))
const A = { row: 0, anchor: [4, 4] as const, box: [40, 30, 80, 70] as const }

test.each([
  ['the first', 0, [4, 4]], ['its twin', 1, [4, 4]], ['the next cell', 2, [12, 4]], ['the end of the first line', 31, [124, 4]],
  ['the second line', 32, [4, 12]], ['the last of the fine grid', 511, [124, 124]],
  ['the first of the coarse grid', 512, [8, 8]], ['the sixth of that cell', 517, [8, 8]], ['the next coarse cell', 518, [24, 8]],
  ['the second coarse line', 560, [8, 24]], ['the very last', 895, [120, 120]],
] as const)('a row tells places from the centre of its cell: %s', (_, row, anchor) => {
  const [face] = found({ row, anchor, chance: 0.9, box: [50, 40, 70, 80], eyes: [55, 50, 65, 52] })
  expect(face).toEqual({ score: expect.closeTo(0.9, 5), box: near([50, 40, 70, 80]), rightEye: near([55, 50]), leftEye: near([65, 52]) })
})

test('a chance of a half is enough, a hair less is not, and nonsense is no face', () => {
  expect(found({ ...A, chance: 0.5 })).toHaveLength(1)
  expect(found({ ...A, chance: 0.4999 })).toHaveLength(0)
  expect(facesFrom(new Float32Array(896 * 17).fill(NaN), AS_IS)).toEqual([])
})

test('rows of one face are averaged by their chance; the best gives the score, wherever it stands', () => {
  const faces = found(
    { ...A, chance: 0.6, box: [40, 30, 80, 70], eyes: [50, 40, 70, 40] },
    { ...A, row: 1, chance: 0.9, box: [45, 30, 85, 70], eyes: [55, 45, 75, 45] },
  )
  expect(faces).toEqual([{ score: expect.closeTo(0.9, 5), box: near([43, 30, 83, 70]), rightEye: near([53, 43]), leftEye: near([73, 43]) }])
})

test.each([
  // two boxes of 40: moved by x they share (40 - x) of (40 + x)
  ['a third shared is one face', 20, 1], ['three tenths shared are two', 21.6, 2], ['hardly any are two', 30, 2],
])('%s', (_, x, count) => {
  expect(found({ ...A, chance: 0.9 }, { ...A, row: 1, chance: 0.8, box: [40 + x, 30, 80 + x, 70] })).toHaveLength(count)
})

test('a face without width is its own', () => {
  expect(found({ ...A, chance: 0.9, box: [40, 30, 40, 70] }, { ...A, row: 1, chance: 0.8, box: [40, 30, 40, 70] })).toHaveLength(2)
})

test('faces come best first; a third row beside both joins the better', () => {
  const faces = found(
    { ...A, chance: 0.7, box: [0, 0, 20, 20] }, { ...A, row: 1, chance: 0.95, box: [60, 0, 80, 20] }, { ...A, row: 2, anchor: [12, 4], chance: 0.8, box: [62, 0, 82, 20] },
  )
  expect(faces.map(({ score }) => score)).toEqual(near([0.95, 0.7]))
})

test('the picture is put into a black square, with a margin when asked', () => {
  expect([DETECTOR_SIZE, DETECTOR_OUTPUTS]).toEqual([128, ['Identity']])
  const { input, toImage } = detectorInput(plain(256, 128, [255, 128, 0]))
  const at = (x: number, y: number) => Array.from(input.subarray((y * 128 + x) * 3, (y * 128 + x) * 3 + 3))
  expect(input).toHaveLength(128 * 128 * 3)
  expect(at(64, 64)).toEqual(near([1, 2 * 128 / 255 - 1, -1]))
  expect([at(64, 31), at(64, 96)]).toEqual([[-1, -1, -1], [-1, -1, -1]])
  expect([at(0, 33)[0], at(127, 94)[0]]).toEqual(near([1, 1]))
  // corner pixels of the input lie a pixel of the picture inside its square
  expect(apply(toImage, [0, 0])).toEqual(near([0.5, -63.5]))
  expect(apply(detectorInput(noise(100, 200), 2).toImage, [0, 0])).toEqual(near([-150 + 400 / 128 / 2 - 0.5, -100 + 400 / 128 / 2 - 0.5]))
})

const face = (left: number, top: number, right: number, bottom: number): FoundFace =>
  ({ score: 0.9, box: [left, top, right, bottom], rightEye: [0, 0], leftEye: [0, 0] })
const middle = face(80, 80, 120, 120)
test.each<[string, FoundFace[], number | null, number]>([
  ['nobody', [], null, 0],
  ['the only one, wherever', [face(0, 0, 30, 30)], 0, 1],
  ['the one in the middle before a wider one at the edge', [face(-25, 80, 25, 130), middle], 1, 2],
  ['the wider one when both are as far out', [face(20, 80, 50, 110), face(145, 75, 185, 115)], 1, 2],
  ['above and below count as well as left and right', [face(80, -20, 122, 22), middle], 1, 2],
  ['of two alike the first', [face(40, 80, 80, 120), face(120, 80, 160, 120)], 0, 2],
  ['two fifths as wide is far in the background', [middle, face(0, 0, 16, 16)], 0, 1],
  ['a little more counts', [middle, face(0, 0, 16.1, 16)], 0, 2],
])('who is meant: %s', (_, faces, index, count) => {
  const main = mainFace(faces, { width: 200, height: 200 })
  expect(main && [faces.indexOf(main.face), main.count]).toEqual(index === null ? null : [index, count])
})

test('how far out somebody is, is told by the picture\'s diagonal', () => {
  // 300 x 400, diagonal 500: 50 wide at 3/10 of it weighs 20, 30 wide in the middle 30, 60 wide as far out 24
  const out = (width: number) => face(240 - width / 2, 180, 240 + width / 2, 260)
  const central = face(135, 185, 165, 215)
  const meant = (other: FoundFace) => mainFace([central, other], { width: 300, height: 400 })?.face === other
  // centre (240, 220): 90 and 20 from the middle of (150, 200), 92.2 of a half diagonal of 250: weight .631 of the width
  expect([meant(out(47)), meant(out(48))]).toEqual([false, true])
})

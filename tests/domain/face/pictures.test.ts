/** From picture to model input and back to picture: what the browser and the server share. */
import { EMBEDDERS } from '../../../src/domain/face/embedder'
import { alignedFace, cosine, faceQuality, fuse, unit } from '../../../src/domain/face/align'
import { DETECTOR_SIZE, detectorInput, facesFrom, mainFace } from '../../../src/domain/face/detector'
import { apply, boxTo, overlap, similarity, squareTo, type Point } from '../../../src/domain/face/geometry'
import { MESH_SIZE, meshFrom, meshInput, regionOfMesh } from '../../../src/domain/face/mesh'
import { halve, PLAIN, sample, type Pixels } from '../../../src/domain/face/pixels'
import { liveChance, screenPrintInputs } from '../../../src/domain/face/screen-print'

/** Red grows to the right, green downwards, blue is constant: a value tells where it was read. */
function ramp(width: number, height: number, channels: 3 | 4 = 3): Pixels {
  const data = new Uint8Array(width * height * channels).fill(255)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set([(x * 255) / (width - 1), (y * 255) / (height - 1), 77], (y * width + x) * channels)
  }
  return { data, width, height, channels }
}

test('a similarity is found again from where it takes points', () => {
  const m = squareTo(100, [50, 80], 140, 0.3)
  const from: Point[] = [[10, 10], [90, 20], [40, 70], [55, 5]]
  const found = similarity(from, from.map((point) => apply(m, point)))
  found.forEach((value, i) => expect(value).toBeCloseTo(m[i]!, 6))
})

test.each<[string, readonly number[], readonly number[], number]>([
  ['the same', [0, 0, 10, 10], [0, 0, 10, 10], 1],
  ['apart', [0, 0, 10, 10], [20, 0, 30, 10], 0],
  ['half', [0, 0, 10, 10], [5, 0, 15, 10], 1 / 3],
])('overlap of boxes: %s', (_, a, b, expected) => {
  expect(overlap(a as never, b as never)).toBeCloseTo(expected, 9)
})

test('a canvas and a decoded frame give the same input', () => {
  const box = boxTo(32, [5, 7, 90, 100])
  expect(sample(ramp(120, 160, 4), box, 32, PLAIN)).toEqual(sample(ramp(120, 160, 3), box, 32, PLAIN))
})

test('sampling reads the place that the matrix says, also when it shrinks a lot', () => {
  for (const side of [60, 130, 480]) {
    const input = sample(ramp(640, 480), boxTo(16, [100, 0, 100 + side, side]), 16, PLAIN)
    // the middle of the box
    const [red = 0, green = 0] = input.subarray((8 * 16 + 8) * 3)
    expect(Math.abs(red - ((100 + side / 2) / 639) * 255)).toBeLessThan(side / 16)
    expect(Math.abs(green - ((side / 2) / 479) * 255)).toBeLessThan(side / 16)
  }
})

test('outside of the picture is black, or its edge goes on', () => {
  const beside = boxTo(4, [-40, 0, -20, 20])
  expect(new Set(sample(ramp(50, 50), beside, 4, PLAIN))).toEqual(new Set([0]))
  expect(sample(ramp(50, 50), beside, 4, { ...PLAIN, outside: 'edge' })[2]).toBeCloseTo(77, 4)
})

test('planes and colour order are those of the ONNX models', () => {
  const input = sample(ramp(50, 50), boxTo(4, [0, 0, 50, 50]), 4, { ...PLAIN, layout: 'planes', order: 'bgr' })
  expect(input.subarray(0, 16).every((value) => Math.abs(value - 77) < 1)).toBe(true)
  expect(input[47]).toBeGreaterThan(200)
})

test('halving averages four pixels', () => {
  const data = Uint8Array.from([0, 0, 0, 4, 4, 4, 8, 8, 8, 12, 12, 12])
  expect([...halve({ data, width: 2, height: 2, channels: 3 }).data]).toEqual([6, 6, 6])
})

/** The detector's rows with faces at the given places of its 128 x 128 input: centre, width, logit. */
function rowsWith(...faces: { x: number; y: number; width: number; logit: number }[]): Float32Array {
  const rows = new Float32Array(896 * 17).map((_, i) => (i % 17 === 0 ? -9 : 0))
  for (const { x, y, width, logit } of faces) {
    const cell = Math.floor(y / 8) * 16 + Math.floor(x / 8)
    const [ax, ay] = [Math.floor(x / 8) * 8 + 4, Math.floor(y / 8) * 8 + 4]
    // both anchors of the cell see the same face
    for (const row of [cell * 2, cell * 2 + 1]) {
      rows.set([logit, x - ax, y - ay, width, width, x - width / 4 - ax, y - 4 - ay, x + width / 4 - ax, y - 4 - ay], row * 17)
    }
  }
  return rows
}

test('faces come back in pixels of the picture, each once', () => {
  const { toImage } = detectorInput(ramp(640, 480))
  const faces = facesFrom(rowsWith({ x: 64, y: 64, width: 40, logit: 3 }), toImage)
  expect(faces).toHaveLength(1)
  const [left, top, right, bottom] = faces[0]!.box
  // 640 wide, letterboxed: five pixels for one
  expect([(left + right) / 2, (top + bottom) / 2]).toEqual([expect.closeTo(319.5, 1), expect.closeTo(239.5, 1)])
  expect(right - left).toBeCloseTo(200, 1)
  expect(faces[0]!.leftEye[0] - faces[0]!.rightEye[0]).toBeCloseTo(100, 1)
})

test.each<[string, { x: number; y: number; width: number; logit: number }[], number | null]>([
  ['nothing sure enough', [{ x: 64, y: 64, width: 40, logit: -0.1 }], null],
  ['one', [{ x: 64, y: 64, width: 40, logit: 2 }], 1],
  ['two', [{ x: 30, y: 64, width: 40, logit: 2 }, { x: 100, y: 64, width: 30, logit: 2 }], 2],
  ['somebody small in the background does not count', [{ x: 30, y: 64, width: 50, logit: 2 }, { x: 100, y: 64, width: 18, logit: 4 }], 1],
])('faces that count: %s', (_, faces, count) => {
  const { toImage } = detectorInput(ramp(DETECTOR_SIZE, DETECTOR_SIZE))
  const found = mainFace(facesFrom(rowsWith(...faces), toImage), { width: DETECTOR_SIZE, height: DETECTOR_SIZE })
  expect(found?.count ?? null).toBe(count)
  if (found) expect(found.face.box[2] - found.face.box[0]).toBeCloseTo(Math.max(...faces.map(({ width }) => width)), 1)
})

test('mesh points return to where they lie in the picture, refined lips and eyes included', () => {
  const region = { centre: [200, 150] as Point, side: 240, angle: 0.4 }
  const middle = (MESH_SIZE - 1) / 2
  const all = (n: number) => new Float32Array(n).fill(middle)
  const { points, presence } = meshFrom([all(1404), all(160), all(142), all(142), Float32Array.of(4)], region)
  expect(points[0]).toBeCloseTo(200, 3)
  expect(points[1]).toBeCloseTo(150, 3)
  expect(points[13 * 3]).toBeCloseTo(200, 3)
  expect(presence).toBeGreaterThan(0.9)
  expect(meshInput(ramp(400, 300), region)).toHaveLength(MESH_SIZE * MESH_SIZE * 3)
})

test('the next region follows the points and their turn', () => {
  const points = new Float32Array(468 * 3)
  for (let i = 0; i < 468; i++) points.set([300 + 50 * Math.cos(i), 200 + 50 * Math.sin(i), 0], i * 3)
  points.set([270, 190, 0], 33 * 3)
  points.set([330, 210, 0], 263 * 3)
  const region = regionOfMesh({ points, presence: 1 })
  expect(region.angle).toBeCloseTo(Math.atan2(20, 60), 6)
  expect(region.side).toBeCloseTo(150, 0)
  expect(region.centre[0]).toBeCloseTo(300, 0)
})

test('a missing model output is an error, not a face', () => {
  expect(() => meshFrom([new Float32Array(1404)], { centre: [0, 0], side: 1, angle: 0 })).toThrow('five outputs')
})

const oval = Float32Array.from({ length: 468 * 3 }, (_, i) =>
  (i % 3 === 0 ? 150 + 60 * Math.cos(i) : i % 3 === 1 ? 150 + 80 * Math.sin(i) : 0))

test('an aligned face says how bright and how sharp it is', () => {
  const even = (value: number) => new Float32Array(112 * 112 * 3).fill(value)
  expect(faceQuality(even(90))).toEqual({ brightness: expect.closeTo(90, 3), sharpness: expect.closeTo(0, 3) })
  const stripes = even(90).map((value, i) => (Math.floor(i / 3) % 2 ? value + 40 : value))
  expect(faceQuality(stripes).sharpness).toBeGreaterThan(1000)
  expect(alignedFace(ramp(300, 300), oval)).toHaveLength(112 * 112 * 3)
})

test('the embedding model gets planes around zero, the screen filter two crops of 0..255', () => {
  const flat: Pixels = { width: 300, height: 300, channels: 3, data: Uint8Array.from({ length: 300 * 300 * 3 }, (_, i) => [127, 255, 0][i % 3]!) }
  const [input] = EMBEDDERS.fr_feature.crops(flat, oval, 'clip')
  expect([0, 1, 2].map((plane) => input![plane * 112 * 112])).toEqual([0, 1, expect.closeTo(-0.992, 3)])
  const [other] = EMBEDDERS.faceres.crops(flat, oval, 'clip')
  const middle = 3 * (112 * 224 + 112)
  expect([...other!.subarray(middle, middle + 3)]).toEqual([-91.4953, 255 - 103.8827, 127 - 131.0912].map((value) => expect.closeTo(value, 3)))
  const crops = screenPrintInputs(ramp(300, 300), oval)
  expect(crops.map(({ length }) => length)).toEqual([128 * 128 * 3, 128 * 128 * 3])
  expect(Math.max(...crops[0]!)).toBeGreaterThan(100)
  expect(liveChance(Float32Array.of(3, 1, 1))).toBeCloseTo(0.787, 3)
})

test('cosine and fused embeddings', () => {
  const [a, b] = [unit(Float32Array.of(1, 0)), unit(Float32Array.of(1, 1))]
  expect(cosine(a, b)).toBeCloseTo(Math.SQRT1_2, 6)
  expect(cosine(fuse([a, b]), a)).toBeCloseTo(Math.cos(Math.PI / 8), 6)
})

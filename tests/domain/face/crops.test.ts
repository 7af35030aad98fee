/** The squares that the models look at, against the same squares worked out slowly or by hand. */
import { alignedFace, ALIGNED_SIZE, cosine, faceCrop, faceQuality, fuse, unit } from '../../../src/domain/face/align'
import { comparisonScore } from '../../../src/domain/face/compare'
import { EMBEDDERS } from '../../../src/domain/face/embedder'
import { boundsOf, meshFrom, meshInput, MESH_OUTPUTS, regionOfFace, regionOfMesh } from '../../../src/domain/face/mesh'
import { LEFT_EYE, LIPS, RIGHT_EYE } from '../../../src/domain/face/mesh-points'
import { liveChance, screenPrintInputs } from '../../../src/domain/face/screen-print'
import { meshOf, noise, plain } from './drawn'

/** The five places of the template, each told by as many mesh points as the model's, spread around it. */
function meshInTemplate(move: (x: number, y: number) => [number, number]) {
  const places: [number, number, number[]][] = [
    [38.2946, 51.6963, [33, 133, 159, 145]], [73.5318, 51.5014, [362, 263, 386, 374]], [56.0252, 71.7366, [4]], [41.5493, 92.3655, [61]], [70.7299, 92.2041, [291]],
  ]
  const around = [[-3, -1], [3, 1], [-1, 2], [1, -2]] as const
  return meshOf([0, 0], Object.fromEntries(places.flatMap(([x, y, points]) =>
    points.map((i, k) => [i, move(x + (points.length > 1 ? around[k]![0] : 0), y + (points.length > 1 ? around[k]![1] : 0))]))))
}
/** The largest difference of two rows of numbers; far faster than comparing them with toEqual. */
const apart = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  expect(a).toHaveLength(b.length)
  let most = 0
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i]! - b[i]!))
  return most
}
const close = (values: Iterable<number>, digits = 2) => Array.from(values, (value) => expect.closeTo(value, digits))

test('a face that lies as the template says is cut out as it is', () => {
  const picture = noise(ALIGNED_SIZE, ALIGNED_SIZE)
  const { points } = meshInTemplate((x, y) => [x, y])
  // a hundredth of a level: the template has four digits
  expect(apart(alignedFace(picture, points), picture.data)).toBeLessThan(0.1)
})

test('a face on its side, twice as large, is turned back', () => {
  const upright = noise(ALIGNED_SIZE, ALIGNED_SIZE)
  const side = 2 * ALIGNED_SIZE
  const turned = plain(side, side, [0, 0, 0])
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const from = ((ALIGNED_SIZE - 1 - (x >> 1)) * ALIGNED_SIZE + (y >> 1)) * 3
      turned.data.set(upright.data.subarray(from, from + 3), (y * side + x) * 3)
    }
  }
  const { points } = meshInTemplate((x, y) => [2 * (ALIGNED_SIZE - 1 - y) + 0.5, 2 * x + 0.5])
  expect(apart(alignedFace(turned, points), upright.data)).toBeLessThan(0.5)
})

test('a zoom shows more around the same middle, and a size as many pixels of it', () => {
  const picture = noise(200, 200)
  const { points } = meshInTemplate((x, y) => [x + 40, y + 50])
  const whole = faceCrop(picture, points, ALIGNED_SIZE)
  // half as large: the face's middle (56, 60) stays, what lies 10 to the right of it was 20 away
  const wide = faceCrop(picture, points, ALIGNED_SIZE, 0.5)
  const at = (face: Float32Array, x: number, y: number, size = ALIGNED_SIZE) => Array.from(face.subarray((y * size + x) * 3, (y * size + x) * 3 + 3))
  const exact = (x: number, y: number) => close(picture.data.subarray((y * 200 + x) * 3, (y * 200 + x) * 3 + 3), 0)
  expect(at(wide, 56, 60)).toEqual(exact(96, 110))
  expect(at(wide, 66, 60)).toEqual(exact(116, 110))
  expect(at(wide, 56, 30)).toEqual(exact(96, 50))
  expect(at(whole, 66, 70)).toEqual(exact(106, 120))
  const large = faceCrop(picture, points, 2 * ALIGNED_SIZE)
  expect(large).toHaveLength(4 * ALIGNED_SIZE * ALIGNED_SIZE * 3)
  expect(at(large, 112, 120, 2 * ALIGNED_SIZE)).toEqual(exact(96, 110))
})

test('brightness and sharpness are those of the skin in the middle', () => {
  const { data } = noise(ALIGNED_SIZE, ALIGNED_SIZE)
  const face = Float32Array.from(data)
  const luma = (x: number, y: number) => [0.299, 0.587, 0.114].reduce((sum, part, c) => sum + part * face[(y * ALIGNED_SIZE + x) * 3 + c]!, 0)
  const [lights, edges]: [number[], number[]] = [[], []]
  for (let y = 21; y <= 104; y++) {
    for (let x = 15; x <= 96; x++) {
      lights.push(luma(x, y))
      edges.push(4 * luma(x, y) - luma(x - 1, y) - luma(x + 1, y) - luma(x, y - 1) - luma(x, y + 1))
    }
  }
  const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length
  const middle = mean(edges)
  const variance = mean(edges.map((edge) => (edge - middle) ** 2))
  const found = faceQuality(face)
  expect(found.brightness).toBeCloseTo(mean(lights), 2)
  expect(Math.abs(found.sharpness / variance - 1)).toBeLessThan(1e-4)
})

test('light that falls off evenly is no sharpness', () => {
  // everywhere the same bend
  const bowl = Float32Array.from({ length: ALIGNED_SIZE * ALIGNED_SIZE * 3 }, (_, i) => {
    const [x, y] = [Math.floor(i / 3) % ALIGNED_SIZE, Math.floor(i / 3 / ALIGNED_SIZE)]
    return (x * x + y * y) / 100
  })
  expect(faceQuality(bowl).sharpness).toBeCloseTo(0, 4)
})

test('vectors: unit length, mean direction, likeness; nothing stays nothing', () => {
  expect(Array.from(unit(Float32Array.of(3, 4)))).toEqual(close([0.6, 0.8], 6))
  expect(Array.from(unit(Float32Array.of(0, 0)))).toEqual([0, 0])
  expect(Array.from(fuse([Float32Array.of(3, 0), Float32Array.of(0, 4)]))).toEqual(close([0.6, 0.8], 6))
  expect(fuse([])).toHaveLength(0)
  expect(cosine(Float32Array.of(0.6, 0.8), Float32Array.of(-0.8, 0.6))).toBeCloseTo(0, 6)
  expect(comparisonScore(Float32Array.of(0.6, 0.8), Float32Array.of(0.8, 0.6))).toBeCloseTo(0.96, 6)
})

test('the mesh looks at a square half as large again as the face, turned as its eyes are', () => {
  const tall = regionOfFace({ score: 1, box: [10, 20, 30, 60], rightEye: [12, 30], leftEye: [22, 40] })
  expect(tall).toEqual({ centre: [20, 40], side: 60, angle: expect.closeTo(Math.PI / 4, 9) })
  expect(regionOfFace({ score: 1, box: [10, 20, 90, 60], rightEye: [12, 30], leftEye: [22, 30] })).toEqual({ centre: [50, 40], side: 120, angle: 0 })
})

test('the next square is laid around all points along the eyes', () => {
  // a cross of 100 by 40, turned by a quarter: eyes one above the other
  const mesh = meshOf([200, 300], { 33: [200, 290], 263: [200, 310], 0: [200, 250], 1: [200, 350], 2: [180, 300], 467: [220, 300] })
  const region = regionOfMesh(mesh)
  expect(region.angle).toBeCloseTo(Math.PI / 2, 6)
  expect(region.side).toBeCloseTo(150, 4)
  expect(region.centre).toEqual(close([200, 300], 4))
  const slanted = regionOfMesh(meshOf([0, 0], { 33: [-30, -40], 263: [30, 40], 5: [-40, 30], 6: [80, -60] }))
  // across: -50 to 50 and the others at 0; down: 50 to -100
  expect(slanted.side).toBeCloseTo(225, 3)
  expect(slanted.centre).toEqual(close([0.8 * 25, -0.6 * 25], 3))
})

test('bounds count every point, the first and the last too', () => {
  expect(boundsOf(meshOf([5, 5], { 0: [1, 5], 467: [5, 9], 7: [8, 5], 9: [5, 2] }).points)).toEqual([1, 2, 8, 9])
})

test('what the mesh sees: 192 pixels a side, 0 to 1', () => {
  const input = meshInput(plain(400, 400, [255, 51, 0]), { centre: [200, 200], side: 100, angle: 0.2 })
  expect(input).toHaveLength(192 * 192 * 3)
  expect(Array.from(input.subarray(3 * 192 * 96, 3 * 192 * 96 + 3))).toEqual(close([1, 0.2, 0], 5))
})

describe('the outputs of the mesh', () => {
  const outputs = () => {
    const coarse = new Float32Array(1434)
    for (let i = 0; i < 478; i++) coarse.set([i / 4, i / 8, i], 3 * i)
    const fine = (count: number, from: number) => Float32Array.from({ length: 2 * count }, (_, i) => from + i / 10)
    return [coarse, fine(LIPS.length, 1000), fine(LEFT_EYE.length, 2000), fine(RIGHT_EYE.length, 3000), Float32Array.of(0)]
  }
  const { points, presence } = meshFrom(outputs(), { centre: [95.5, 95.5], side: 384, angle: 0 })
  // twice as large around the middle, (95.5, 95.5)
  const there = (value: number) => 95.5 + 2 * (value - 95.5)
  const point = (i: number) => Array.from(points.subarray(3 * i, 3 * i + 3))

  test('are named in the order in which they are read', () => {
    expect(MESH_OUTPUTS).toEqual(['output_mesh_identity', 'output_lips', 'output_left_eye', 'output_right_eye', 'conv_faceflag'])
  })
  test('a point without refinement is the coarse one; depth grows with the square', () => {
    expect(points).toHaveLength(468 * 3)
    for (const i of [1, 10, 152]) expect(point(i)).toEqual(close([there(i / 4), there(i / 8), 2 * i], 2))
  })
  test.each([['lips', LIPS, 1000], ['left eye', LEFT_EYE, 2000], ['right eye', RIGHT_EYE, 3000]] as const)('every point of the %s is the refined one, in the model\'s order', (_, indices, from) => {
    indices.forEach((i, k) => expect([i, ...point(i)]).toEqual([i, ...close([there(from + (2 * k) / 10), there(from + (2 * k + 1) / 10), 2 * i], 1)]))
    expect(new Set(indices).size).toBe(from === 1000 ? 80 : 71)
  })
  test('presence is a chance', () => {
    expect(presence).toBe(0.5)
    expect(meshFrom([...outputs().slice(0, 4), Float32Array.of(Math.log(3))], { centre: [0, 0], side: 1, angle: 0 }).presence).toBeCloseTo(0.75, 6)
  })
  test.each([0, 1, 2, 3, 4])('without output %i there is no face', (missing) => {
    const rest = outputs().map((output, i) => (i === missing ? undefined! : output))
    expect(() => meshFrom(rest, { centre: [0, 0], side: 1, angle: 0 })).toThrow('five outputs expected')
  })
})

describe('the crops against screens and prints', () => {
  /** Which box of a picture each of the two crops shows, read off a picture whose blue and green tell the place. */
  function boxes(width: number, height: number, [left, top, right, bottom]: readonly number[]) {
    const data = new Uint8Array(width * height * 3)
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set([x, y, 77], (y * width + x) * 3)
    const mesh = meshOf([left!, top!], { 3: [right!, bottom!] })
    return screenPrintInputs({ data, width, height, channels: 3 }, mesh.points).map((crop) => {
      const plane = 128 * 128
      expect(crop).toHaveLength(3 * plane)
      // blue first: 77; then green, down; then red, across. The first and last pixels lie half a step inside
      expect(crop[0]).toBeCloseTo(77, 3)
      const edges = (values: Float32Array, last: number) => [values[0]!, values[last]!].map(Math.round)
      const [x, y] = [edges(crop.subarray(2 * plane), 127), edges(crop.subarray(plane, 2 * plane), plane - 1)]
      return [x[0], y[0], x[1], y[1]]
    })
  }
  test.each<[string, number, number, number[], number[][]]>([
    ['in the middle: twice, and 2.7 times as large', 240, 200, [100, 80, 140, 110], [[80, 65, 160, 125], [66, 54, 174, 135]]],
    ['no larger than the picture is high', 240, 100, [100, 40, 120, 80], [[90, 19, 130, 99], [85, 0, 135, 99]]],
    ['no larger than the picture is wide', 100, 240, [30, 100, 70, 120], [[10, 90, 90, 130], [0, 85, 99, 135]]],
    ['pushed back from the left and upper edge', 240, 200, [10, 12, 50, 42], [[0, 0, 80, 60], [0, 0, 108, 81]]],
    ['pushed back from the right and lower edge', 240, 200, [195, 165, 235, 195], [[159, 139, 239, 199], [131, 118, 239, 199]]],
  ])('%s', (_, width, height, face, expected) => {
    const crops = boxes(width, height, face)
    expect(crops).toHaveLength(2)
    crops.forEach((found, k) =>
      found.forEach((value, side) => expect(Math.abs(value! - expected[k]![side]!)).toBeLessThanOrEqual(1)))
  })
  test('the first of three chances is that of a living face', () => {
    expect(liveChance(Float32Array.of(Math.log(2), 0, Math.log(5)))).toBeCloseTo(0.25, 6)
    expect(liveChance(Float32Array.of(2000, 0, 0))).toBe(1)
    expect(liveChance(Float32Array.of(-2000, 0, 0))).toBe(0)
  })
})

describe('what the embedders get', () => {
  const picture = noise(160, 160)
  const { points } = meshInTemplate((x, y) => [x + 20, y + 30])
  const { fr_feature: frFeature, faceres } = EMBEDDERS
  const plane = ALIGNED_SIZE * ALIGNED_SIZE
  const inPlanes = (zoom: number, isMirrored: boolean) => {
    const face = faceCrop(picture, points, ALIGNED_SIZE, zoom)
    const out = new Float32Array(3 * plane)
    for (let c = 0; c < 3; c++) for (let y = 0; y < ALIGNED_SIZE; y++) for (let x = 0; x < ALIGNED_SIZE; x++) {
      const from = (y * ALIGNED_SIZE + (isMirrored ? ALIGNED_SIZE - 1 - x : x)) * 3 + c
      out[c * plane + y * ALIGNED_SIZE + x] = (face[from]! - 127) / 128
    }
    return out
  }
  test('fr_feature: a clip\'s face once, a photo\'s also mirrored and wider', () => {
    const same = (found: Float32Array[], expected: Float32Array[]) => expect(found.map((input, i) => apart(input, expected[i]!))).toEqual(expected.map(() => expect.closeTo(0, 5)))
    same(frFeature.crops(picture, points, 'clip'), [inPlanes(1, false)])
    same(frFeature.crops(picture, points, 'photo'), [inPlanes(1, false), inPlanes(1, true), inPlanes(0.94, false), inPlanes(0.94, true)])
  })
  test('faceres: 224 pixels, blue first, around the mean of its training', () => {
    const face = faceCrop(picture, points, 224, 0.75)
    const [input, ...more] = faceres.crops(picture, points, 'photo')
    expect(more).toEqual([])
    const [blue, green, red] = [91.4953, 103.8827, 131.0912]
    const expected = Float32Array.from({ length: face.length }, (_, i) =>
      [face[3 * Math.floor(i / 3) + 2]! - blue, face[3 * Math.floor(i / 3) + 1]! - green, face[3 * Math.floor(i / 3)]! - red][i % 3]!)
    expect(apart(input!, expected)).toBeLessThan(1e-5)
  })
  test('each says how its model wants them', () => {
    expect([frFeature, faceres].map(({ name, size, layout }) => [name, size, layout])).toEqual([['fr_feature', 112, 'planes'], ['faceres', 224, 'mixed']])
    for (const { bands: { same, other, stranger }, turnedAllowance } of [frFeature, faceres]) {
      expect(same > other && other > stranger && turnedAllowance < same - stranger).toBe(true)
    }
  })
})

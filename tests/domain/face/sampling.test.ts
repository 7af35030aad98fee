/** Reading squares out of pictures, against the formula of bilinear sampling written down slowly, channel by channel. */
import { boxTo, squareTo, type Affine } from '../../../src/domain/face/geometry'
import { halve, meanLuma, PLAIN, sample, type Pixels, type SampleForm } from '../../../src/domain/face/pixels'
import { noise } from './drawn'

/** Colour `c` at whole coordinates; beyond the edge the nearest pixel. */
function byteAt({ data, width, height, channels }: Pixels, x: number, y: number, c: number): number {
  const [inX, inY] = [Math.min(Math.max(x, 0), width - 1), Math.min(Math.max(y, 0), height - 1)]
  return data[(inY * width + inX) * channels + c]!
}

function slowly(picture: Pixels, m: Affine, size: number, { scale, bias, layout, order, outside }: SampleForm): number[] {
  const out = new Array<number>(size * size * 3)
  for (let n = 0; n < size * size * 3; n++) {
    const [pixel, plane] = [Math.floor(n / 3), n % 3]
    let [x, y] = [pixel % size, Math.floor(pixel / size)]
    ;[x, y] = [m[0] * x + m[1] * y + m[2], m[3] * x + m[4] * y + m[5]]
    const isOutside = x <= -1 || y <= -1 || x >= picture.width || y >= picture.height
    if (outside === 'edge') [x, y] = [Math.min(Math.max(x, 0), picture.width - 1), Math.min(Math.max(y, 0), picture.height - 1)]
    const c = order === 'rgb' ? plane : 2 - plane
    const [left, top] = [Math.floor(x), Math.floor(y)]
    const across = (row: number) => byteAt(picture, left, row, c) * (1 - (x - left)) + byteAt(picture, left + 1, row, c) * (x - left)
    const read = across(top) * (1 - (y - top)) + across(top + 1) * (y - top)
    out[layout === 'mixed' ? n : plane * size * size + pixel] = isOutside && outside === 'black' ? bias : read * scale + bias
  }
  return out
}

const FORMS: [string, SampleForm][] = [
  ['plain', PLAIN],
  ['scaled, shifted', { ...PLAIN, scale: 2 / 255, bias: -1 }],
  ['planes', { ...PLAIN, layout: 'planes', bias: 5 }],
  ['blue first', { ...PLAIN, order: 'bgr' }],
  ['planes, blue first, edge', { scale: 1, bias: 3, layout: 'planes', order: 'bgr', outside: 'edge' }],
]
const PLACES: [string, Affine][] = [
  ['within', boxTo(6, [3, 4, 9, 9.5])],
  ['nearly the whole picture', boxTo(6, [0.5, 0, 12.5, 11])],
  ['over the left and upper edge', boxTo(6, [-4, -5, 3, 2])],
  ['over the right and lower edge', boxTo(6, [9, 7, 17, 14])],
  ['a whole pixel off on every side', [1, 0, -1, 0, 1, -1]],
  ['up to the last pixel exactly', [1, 0, 8, 0, 1, 6]],
  ['turned', squareTo(6, [6, 5], 9, 0.6)],
  ['far outside', boxTo(6, [40, 40, 50, 50])],
]
describe.each(FORMS)('%s', (_, form) => {
  test.each(PLACES)('%s', (__, m) => {
    for (const channels of [3, 4] as const) {
      const picture = noise(13, 11, channels)
      expect(Array.from(sample(picture, m, 6, form))).toEqual(slowly(picture, m, 6, form).map((value) => expect.closeTo(value, 3)))
    }
  })
})

/** Each pixel is the mean of its four, rounded. */
function halvedSlowly(picture: Pixels): Pixels {
  const [width, height] = [Math.floor(picture.width / 2), Math.floor(picture.height / 2)]
  const data = Uint8Array.from({ length: width * height * 3 }, (_, n) => {
    const [c, x, y] = [n % 3, Math.floor(n / 3) % width, Math.floor(n / 3 / width)]
    const four = [[0, 0], [1, 0], [0, 1], [1, 1]].map(([dx, dy]) => byteAt(picture, 2 * x + dx!, 2 * y + dy!, c))
    return Math.floor(four.reduce((a, b) => a + b) / 4 + 0.5)
  })
  return { width, height, channels: 3, data }
}

test.each([[8, 6, 3], [9, 7, 3], [8, 6, 4], [5, 9, 4]] as const)('half of %i x %i pixels with %i channels', (width, height, channels) => {
  const picture = noise(width, height, channels)
  expect(halve(picture)).toEqual(halvedSlowly(picture))
  expect(halve(picture)).toBe(halve(picture))
})

test('what shrinks to less than half is read from halves, and no sooner', () => {
  const picture = noise(40, 32)
  const twice = halvedSlowly(halvedSlowly(picture))
  const box = (times: number) => boxTo(4, [4, 8, 4 + 4 * times, 8 + 4 * times] as const)
  const parts = (by: number, times: number) => boxTo(4, [4 / by, 8 / by, (4 + 4 * times) / by, (8 + 4 * times) / by] as const)
  const same = (m: Affine, from: Pixels, there: Affine) =>
    expect(Array.from(sample(picture, m, 4, PLAIN))).toEqual(slowly(from, there, 4, PLAIN).map((value) => expect.closeTo(value, 3)))
  same(box(2), picture, box(2))
  same(box(2.5), halvedSlowly(picture), parts(2, 2.5))
  same(box(4), halvedSlowly(picture), parts(2, 4))
  same(box(5), twice, parts(4, 5))
  // turned, so that every number of the matrix is halved
  same(squareTo(4, [20, 16], 12, 0.7), halvedSlowly(picture), squareTo(4, [(20 + 0.5) / 2 - 0.5, (16 + 0.5) / 2 - 0.5], 6, 0.7))
})

test('a picture one pixel wide or high cannot be halved and is read as it is', () => {
  for (const [width, height] of [[1, 9], [9, 1]] as const) {
    const m = boxTo(2, [0, 0, 9, 9])
    const form: SampleForm = { ...PLAIN, outside: 'edge' }
    expect(Array.from(sample(noise(width, height), m, 2, form))).toEqual(slowly(noise(width, height), m, 2, form).map((value) => expect.closeTo(value, 3)))
  }
})

test.each([3, 4] as const)('mean luma of every eighth pixel from the fourth, %i channels', (channels) => {
  const picture = noise(21, 13, channels)
  const luma = [[4, 4], [12, 4], [20, 4], [4, 12], [12, 12], [20, 12]].map(([x, y]) =>
    [0.299, 0.587, 0.114].reduce((sum, part, c) => sum + part * byteAt(picture, x!, y!, c), 0))
  expect(meanLuma(picture)).toBeCloseTo(luma.reduce((a, b) => a + b) / 6, 6)
  // a twelfth row or column has no pixel of its own any more
  const small = noise(12, 12, channels)
  expect(meanLuma(small)).toBeCloseTo([0.299, 0.587, 0.114].reduce((sum, part, c) => sum + part * byteAt(small, 4, 4, c), 0), 6)
  expect(meanLuma(noise(4, 13))).toBe(0)
})

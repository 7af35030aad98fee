/** Reference photos as honest cameras, scanners and web tools make them; the hostile ones are in hostile.test.ts. */
import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { readPhoto } from '../../cloudfunctions/face/photo'

jest.setTimeout(60_000)

/** Left half red, right half blue, a green stripe on top: shows how it is turned and whether the colours are right. */
const SCENE = Buffer.from(Array.from({ length: 60 * 80 }, (_, i) => (i < 60 * 10 ? [0, 200, 0] : i % 60 < 30 ? [200, 0, 0] : [0, 0, 200])).flat())
const scene = () => sharp(SCENE, { raw: { width: 60, height: 80, channels: 3 } })
const turned = (degrees: number, orientation: number, flop = false) =>
  scene().toFormat('png').toBuffer().then((png) => sharp(png).flop(flop).toBuffer())
    .then((png) => sharp(png).rotate(degrees).withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer())

const grey = () => scene().greyscale()
const seeThrough = () => sharp({ create: { width: 60, height: 80, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
/** Made before the first photo is read: from then on this process opens less. */
const honest: [string, Promise<Buffer>, 'scene' | 'grey' | 'white'][] = [
  ['a progressive JPEG', scene().jpeg({ progressive: true, quality: 95 }).toBuffer(), 'scene'],
  ['a JPEG for printers (CMYK)', scene().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(), 'scene'],
  ['a grey JPEG', grey().toColourspace('b-w').jpeg().toBuffer(), 'grey'],
  ['a PNG with a palette', scene().png({ palette: true }).toBuffer(), 'scene'],
  ['a PNG of 16 bits', scene().toColourspace('rgb16').png().toBuffer(), 'scene'],
  ['an interlaced PNG', scene().png({ progressive: true }).toBuffer(), 'scene'],
  ['a grey PNG', grey().toColourspace('b-w').png().toBuffer(), 'grey'],
  ['a see-through PNG: on white', seeThrough().png().toBuffer(), 'white'],
  ['a see-through WebP without loss', seeThrough().webp({ lossless: true }).toBuffer(), 'white'],
  ['an animated WebP: its first picture', scene().png().toBuffer().then((one) => sharp([one, one], { join: { animated: true } }).webp({ lossless: true }).toBuffer()), 'scene'],
  ...([[1, 0], [2, 0, true], [3, 180], [4, 180, true], [5, 270, true], [6, 270], [7, 90, true], [8, 90]] as [number, number, boolean?][])
    .map(([orientation, degrees, flop]): [string, Promise<Buffer>, 'scene'] => [`held as EXIF ${orientation} says`, turned(degrees, orientation, flop), 'scene']),
]

beforeAll(async () => {
  jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
  await Promise.all(honest.map(([, bytes]) => bytes))
})
afterAll(() => jest.restoreAllMocks())

test.each(honest)('reads %s', async (_, bytes, shows) => {
  const pixels = await readPhoto(await bytes)
  expect(pixels).toMatchObject({ width: 60, height: 80, channels: 3 })
  const at = (x: number, y: number) => [...pixels!.data.subarray((y * 60 + x) * 3, (y * 60 + x) * 3 + 3)]
  const [top, left, right] = [at(30, 4), at(10, 50), at(50, 50)]
  // printers' colours are duller, so only which one it is
  const colour = (seen: number[]) => ['red', 'green', 'blue'][seen.indexOf(Math.max(...seen))]
  if (shows === 'scene') expect([top, left, right].map(colour)).toEqual(['green', 'red', 'blue'])
  if (shows === 'grey') expect(new Set(left).size).toBe(1)
  if (shows === 'white') expect(top).toEqual([255, 255, 255])
})

test('once photos were read, this process opens nothing else, whoever asks', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
  await expect(sharp(svg).png().toBuffer()).rejects.toThrow('unsupported image format')
  await expect(sharp(__filename).png().toBuffer()).rejects.toThrow('unsupported image format')
  expect(readFileSync(__filename, 'utf8')).toContain('unsupported')
})

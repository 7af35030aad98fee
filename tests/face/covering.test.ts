/** Sunglasses and masks painted on drawn people, through the real mesh. */
import sharp from 'sharp'
import { loadModels, type Models } from '../../cloudfunctions/face/models'
import { readPhoto } from '../../cloudfunctions/face/photo'
import { CAST, personOf } from '../../local/people/cast'
import { idPhoto } from '../../local/people/id-photo'
import type { Pixels } from '../../src/domain/face/pixels'
import { FaceTracker, type Sighting } from '../../src/domain/face/track'

jest.setTimeout(120_000)

let models: Models
beforeAll(async () => { models = await loadModels() })

const look = async (photo: Buffer): Promise<Sighting> => new FaceTracker(models).next(await readPhoto(photo) as Pixels, 0)

/** The rim as an SVG polygon, `grown` times as large around its middle. */
function area(points: Float32Array, rim: readonly number[], grown: number): string {
  const mean = (axis: number) => rim.reduce((sum, i) => sum + points[3 * i + axis]!, 0) / rim.length
  const middle = [mean(0), mean(1)]
  return rim.map((i) => middle.map((at, axis) => at + grown * (points[3 * i + axis]! - at)).join(',')).join(' ')
}
const LENSES = [[226, 247, 30, 29, 27, 28, 56, 190, 244, 233, 232, 231, 230, 229, 228, 31], [446, 467, 260, 259, 257, 258, 286, 414, 464, 453, 452, 451, 450, 449, 448, 261]]
const CLOTH = [234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323, 454, 425, 6, 205]

async function wearing(photo: Buffer, fill: string, rims: readonly (readonly number[])[], grown = 1): Promise<Buffer> {
  const { face } = await look(photo)
  const { width, height } = await sharp(photo).metadata()
  const shapes = rims.map((rim) => `<polygon fill="${fill}" points="${area(face!.mesh.points, rim, grown)}"/>`)
  return sharp(photo).composite([{ input: Buffer.from(`<svg width="${width}" height="${height}">${shapes.join('')}</svg>`) }]).jpeg().toBuffer()
}

const PEOPLE = CAST.slice(0, 2).map((member) => [member.label, member] as const)

test.each(PEOPLE)('%s: bare, with sunglasses, with masks', async (_, member) => {
  const photo = await idPhoto(personOf(member))
  const hidden = async (...worn: [string, readonly (readonly number[])[], number?]) => (await look(await wearing(photo, ...worn))).signals.face?.hidden
  expect((await look(photo)).signals.face?.hidden).toBeNull()
  expect(await hidden('#16181b', LENSES, 1.4)).toBe('eyes')
  for (const cloth of ['#9cc4e0', '#f4f4f2', '#222428']) expect(await hidden(cloth, [CLOTH])).toBe('mouth')
})

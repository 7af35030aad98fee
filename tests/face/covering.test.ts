/** Sunglasses and masks painted on drawn people, through the real mesh. */
import { loadModels, type Models } from '../../cloudfunctions/face/models'
import { readPhoto } from '../../cloudfunctions/face/photo'
import { CAST, personOf } from '../../local/people/cast'
import { idPhoto } from '../../local/people/id-photo'
import type { Pixels } from '../../src/domain/face/pixels'
import { FaceTracker, type Sighting } from '../../src/domain/face/track'

jest.setTimeout(120_000)

let models: Models
beforeAll(async () => { models = await loadModels() })

const look = (picture: Pixels): Promise<Sighting> => new FaceTracker(models).next(picture, 0)

type Corner = readonly [number, number]
const LENSES = [[226, 247, 30, 29, 27, 28, 56, 190, 244, 233, 232, 231, 230, 229, 228, 31], [446, 467, 260, 259, 257, 258, 286, 414, 464, 453, 452, 451, 450, 449, 448, 261]]
const CLOTH = [234, 93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323, 454, 425, 6, 205]

/** The rim of mesh points, `grown` times as large around its middle. */
function outline(points: Float32Array, rim: readonly number[], grown: number): Corner[] {
  const mean = (axis: number) => rim.reduce((sum, i) => sum + points[3 * i + axis]!, 0) / rim.length
  const middle = [mean(0), mean(1)]
  return rim.map((i): Corner => [middle[0]! + grown * (points[3 * i]! - middle[0]!), middle[1]! + grown * (points[3 * i + 1]! - middle[1]!)])
}

const isWithin = (corners: readonly Corner[], x: number, y: number) => corners.reduce((inside, [ax, ay], i) => {
  const [bx, by] = corners[(i + 1) % corners.length]!
  return (ay > y) !== (by > y) && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !inside : inside
}, false)

async function wearing(picture: Pixels, colour: readonly number[], rims: readonly (readonly number[])[], grown = 1): Promise<Pixels> {
  const { face } = await look(picture)
  const shapes = rims.map((rim) => outline(face!.mesh.points, rim, grown))
  const data = Uint8Array.from(picture.data)
  for (let y = 0, i = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++, i += 3) if (shapes.some((shape) => isWithin(shape, x, y))) data.set(colour, i)
  }
  return { ...picture, data }
}

const PEOPLE = CAST.slice(0, 2).map((member) => [member.label, member] as const)

test.each(PEOPLE)('%s: bare, with sunglasses, with masks', async (_, member) => {
  const bare = await readPhoto(await idPhoto(personOf(member))) as Pixels
  const hidden = async (...worn: [readonly number[], readonly (readonly number[])[], number?]) => (await look(await wearing(bare, ...worn))).signals.face?.hidden
  expect((await look(bare)).signals.face?.hidden).toBeNull()
  expect(await hidden([22, 24, 27], LENSES, 1.4)).toBe('eyes')
  for (const cloth of [[156, 196, 224], [244, 244, 242], [34, 36, 40]]) expect(await hidden(cloth, [CLOTH])).toBe('mouth')
})

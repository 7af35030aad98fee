/** The photo that an office would hold of a person. */
import sharp from 'sharp'
import type { Person } from './person'
import { render } from './render'

/** Size of the photo in the social security system, pixels (GB/T 33767 resident ID photo: 358 x 441). */
export const ID_PHOTO = { width: 358, height: 441 } as const

/** @returns a JPEG, white backdrop, looking straight ahead */
export async function idPhoto(person: Person): Promise<Buffer> {
  const { width, height } = ID_PHOTO
  const { rgb } = render(person, width, height, { backdrop: 'white', scale: 12.2, ty: 18, noise: 2, grain: person.seed })
  return sharp(rgb, { raw: { width, height, channels: 3 } }).jpeg({ quality: 88 }).toBuffer()
}

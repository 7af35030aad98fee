/** An untrusted still picture → pixels, turned upright, at most 1600 on a side. */
import sharp from 'sharp'
import type { Pixels } from '../../src/domain/face/pixels'
import { hasTooManyScans, withoutTexts } from './photo-bombs'

export const MAX_PHOTO_BYTES = 10 * 2 ** 20
const MAX_PIXELS = 40e6
const MAX_SIDE = 1600
/** Between two steps of one photo; a step itself is not interrupted. The slowest, 40 megapixels of PNG with 16 bits, takes 2 s. */
const MAX_SECONDS = 8

let isHeld = false
/** Before the first photo, so that whoever only imports this keeps all of sharp: from now on this process opens nothing else. */
function hold(): void {
  if (isHeld) return
  isHeld = true
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] })
  // every photo is seen once, and a worker has one core
  sharp.cache(false)
  sharp.concurrency(1)
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** sharp opens SVG and more; we let in only what cameras and scanners give, and of that nothing that unfolds. */
function harmless(bytes: Buffer): Buffer | null {
  if (bytes.length > MAX_PHOTO_BYTES) return null
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return hasTooManyScans(bytes) ? null : bytes
  if (bytes.subarray(0, 8).equals(PNG)) return withoutTexts(bytes)
  return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP' ? bytes : null
}

/** null: no JPEG, PNG or WebP, too large, or broken. */
export async function readPhoto(bytes: Buffer): Promise<Pixels | null> {
  const photo = harmless(bytes)
  if (!photo) return null
  hold()
  try {
    const { data, info } = await sharp(photo, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .timeout({ seconds: MAX_SECONDS })
      .rotate()
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    if (data.length !== info.width * info.height * 3) throw new Error(`${info.channels} channels`)
    return { data, width: info.width, height: info.height, channels: 3 }
  } catch (error) {
    // sharp throws plain Errors for every kind of broken picture: to us they are all "no photo"
    process.emitWarning(`photo refused: ${(error as Error).message}`, 'AnxinPhoto')
    return null
  }
}

/** An untrusted still picture → pixels, turned upright, at most 1600 on a side. */
import sharp from 'sharp'
import type { Pixels } from '../../src/domain/face/pixels'

export const MAX_PHOTO_BYTES = 10 * 2 ** 20
const MAX_PIXELS = 40e6
const MAX_SIDE = 1600

/** sharp opens SVG and more; we let in only what cameras and scanners give. */
function isPhoto(bytes: Buffer): boolean {
  return bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))
    || bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    || (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP')
}

/** null: no JPEG, PNG or WebP, too large, or broken. */
export async function readPhoto(bytes: Buffer): Promise<Pixels | null> {
  if (bytes.length > MAX_PHOTO_BYTES || !isPhoto(bytes)) return null
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .rotate()
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height, channels: 3 }
  } catch (error) {
    // sharp throws plain Errors for every kind of broken picture: to us they are all "no photo"
    process.emitWarning(`photo refused: ${(error as Error).message}`, 'AnxinPhoto')
    return null
  }
}

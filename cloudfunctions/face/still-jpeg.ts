/** A frame as a reviewer sees it beside the photo: cut to the head, small. */
import sharp from 'sharp'
import { boundsOf } from '../../src/domain/face/mesh'
import type { Still } from './stills'

/** Of the face's own width and height, on every side: hair, ears and chin belong to a face, the room behind it does not. */
const AROUND = 0.45
/** Pixels; a frame of a phone has about as many across a face. */
const MAX_SIDE = 480
const QUALITY = 85

/** Base64. null when the cut lies outside of the picture. */
export async function stillJpeg({ picture, points }: Still): Promise<string | null> {
  const { data, width, height, channels } = picture
  const [left, top, right, bottom] = boundsOf(points)
  const [x, y] = [AROUND * (right - left), AROUND * (bottom - top)]
  const within = (value: number, most: number) => Math.round(Math.min(Math.max(value, 0), most))
  const from = { left: within(left - x, width), top: within(top - y, height) }
  const cut = { ...from, width: within(right + x, width) - from.left, height: within(bottom + y, height) - from.top }
  if (cut.width < 1 || cut.height < 1) return null
  const jpeg = await sharp(data, { raw: { width, height, channels } })
    .extract(cut).resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true }).jpeg({ quality: QUALITY }).toBuffer()
  return jpeg.toString('base64')
}

/** Is a photo good enough to be compared with? Used for the reference photo and when a photo is enrolled. */
import type { FaceFailure } from '../../src/domain/face-failure'
import { embeddingInput } from '../../src/domain/face/align'
import type { FaceCode } from '../../src/domain/face/compare'
import type { Pixels } from '../../src/domain/face/pixels'
import { FaceTracker } from '../../src/domain/face/track'
import { faultOf, PHOTO_EYES } from '../../src/domain/face/verdict'
import type { Models } from './models'
import { readPhoto } from './photo'

/** `unsupported`: no picture that we read. */
export type PhotoVerdict = { ok: true } | { ok: false; reason: FaceFailure }

/** The one face of the photo as an embedding; anything but exactly one usable face is refused. */
export async function faceOfPhoto(
  models: Models, bytes: Buffer,
): Promise<{ ok: true; embedding: FaceCode; picture: Pixels; points: Float32Array } | { ok: false; reason: FaceFailure }> {
  const picture = await readPhoto(bytes)
  if (!picture) return { ok: false, reason: 'unsupported' }
  const { signals, face } = await new FaceTracker(models).next(picture, 0)
  const fault = faultOf(signals, PHOTO_EYES)
  if (fault || !face) return { ok: false, reason: fault ?? 'noFace' }
  return { ok: true, embedding: await models.embed(embeddingInput(face.aligned)), picture, points: face.mesh.points }
}

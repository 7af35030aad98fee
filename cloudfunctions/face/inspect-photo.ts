/** Is a photo good enough to be compared with? Used for the reference photo and when a photo is enrolled. */
import type { FaceFailure } from '../../src/domain/face-failure'
import type { FaceCode } from '../../src/domain/face/compare'
import type { Pixels } from '../../src/domain/face/pixels'
import { FaceTracker } from '../../src/domain/face/track'
import { faultOf, PHOTO_EYES } from '../../src/domain/face/verdict'
import type { Models } from './models'
import { readPhoto } from './photo'

/** `unsupported`: no picture that we read. */
export type PhotoVerdict = { ok: true } | { ok: false; reason: FaceFailure }

/** What a photo shows. `points`: of the face that is meant, null when there is none. `fault`: why it will not do as a reference. */
export interface PhotoLook { picture: Pixels; points: Float32Array | null; fault: FaceFailure | null }

/** null: no picture that we read. */
export async function lookAtPhoto(models: Models, bytes: Buffer): Promise<PhotoLook | null> {
  const picture = await readPhoto(bytes)
  if (!picture) return null
  const { signals, face } = await new FaceTracker(models).next(picture, 0)
  return { picture, points: face && face.mesh.points, fault: faultOf(signals, PHOTO_EYES) }
}

/** The one face of the photo as an embedding; anything but exactly one usable face is refused. */
export async function faceOfPhoto(models: Models, bytes: Buffer): Promise<{ ok: true; embedding: FaceCode } | { ok: false; reason: FaceFailure }> {
  const look = await lookAtPhoto(models, bytes)
  if (!look) return { ok: false, reason: 'unsupported' }
  const { picture, points, fault } = look
  if (fault || !points) return { ok: false, reason: fault ?? 'noFace' }
  return { ok: true, embedding: await models.embed(picture, points, 'photo') }
}

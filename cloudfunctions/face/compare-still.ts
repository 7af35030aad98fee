/** One picture that staff took at a counter, beside the reference photo. */
import type { PhotoLook } from '../../src/domain/contract/face'
import { comparisonScore } from '../../src/domain/face/compare'
import { faceOfPhoto, lookAtPhoto } from './inspect-photo'
import type { Models } from './models'

/** Both are photos, so both get the crops of photos. Never throws for what a file contains. */
export async function compareStill(models: Models, { photo, reference }: { photo: Uint8Array; reference: Uint8Array | null }): Promise<PhotoLook> {
  const look = await lookAtPhoto(models, Buffer.from(photo))
  if (!look) return { kind: 'notAPicture' }
  const { picture, points, fault } = look
  const known = reference && points && !fault ? await faceOfPhoto(models, Buffer.from(reference)) : null
  if (!points || !known?.ok) return { kind: 'seen', fault, likeness: null, similarity: null }
  const similarity = comparisonScore(await models.embed(picture, points, 'photo'), known.embedding)
  const { same, other } = models.embedder.bands
  return { kind: 'seen', fault, similarity, likeness: similarity >= same ? 'same' : similarity < other ? 'other' : 'unsure' }
}

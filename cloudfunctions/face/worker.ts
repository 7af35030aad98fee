/** Entry of a worker process: loads the models once, then does one job after the other until its parent leaves. */
import { faceOfPhoto, type PhotoVerdict } from './inspect-photo'
import { compareStill } from './compare-still'
import { measureClip, measurePhoto, type ClipMeasurement, type PhotoMeasurement } from './measure'
import { loadModels } from './models'
import { verifyClip, type ClipJob } from './verify-clip'
import type { FaceVerdict, PhotoLook } from '../../src/domain/contract/face'

export type Job =
  | ({ kind: 'clip'; reference: Uint8Array } & ClipJob)
  | { kind: 'photo'; photo: Uint8Array }
  | { kind: 'still'; photo: Uint8Array; reference: Uint8Array | null }
  /** For `npm run evaluate` only. */
  | { kind: 'measureClip'; video: string }
  | { kind: 'measurePhoto'; photo: Uint8Array; passive: boolean }
type Done = FaceVerdict | PhotoVerdict | PhotoLook | ClipMeasurement | PhotoMeasurement
/** `failed`: the job could not be done, which says nothing about the person. */
export type Answer = { done: Done } | { failed: string }

const models = loadModels()

async function work(job: Job): Promise<Done> {
  if (job.kind === 'clip') return verifyClip(await models, job)
  if (job.kind === 'measureClip') return measureClip(await models, job.video)
  if (job.kind === 'measurePhoto') return measurePhoto(await models, job.photo, job.passive)
  if (job.kind === 'still') return compareStill(await models, job)
  const photo = await faceOfPhoto(await models, Buffer.from(job.photo))
  return photo.ok ? { ok: true } : photo
}

process.on('message', (job: Job) => {
  const answer = (one: Answer) => process.send?.(one)
  work(job).then((done) => answer({ done }), (error: Error) => answer({ failed: error.stack ?? error.message }))
})
process.on('disconnect', () => process.exit(0))

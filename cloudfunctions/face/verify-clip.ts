/** One job of a worker: reference photo and clip → verdict with everything that was measured. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Action } from '../../src/domain/contract/common'
import type { FaceEvidence, FaceVerdict } from '../../src/domain/contract/face'
import { cosine, embeddingInput, fuse } from '../../src/domain/face/align'
import { emptyEvidence } from '../../src/domain/face/evidence'
import { screenPrintInputs } from '../../src/domain/face/screen-print'
import type { FrameSignals } from '../../src/domain/face/signals'
import { skinChroma, tintResponse, type ChromaAt, type Tint } from '../../src/domain/face/tint'
import { FaceTracker } from '../../src/domain/face/track'
import { faultOf, judge, type Measured } from '../../src/domain/face/verdict'
import { actionsIn } from '../../src/domain/liveness'
import { faceOfPhoto } from './inspect-photo'
import type { Models } from './models'
import { Stills, type Still } from './stills'
import { decodeVideo, FPS, VideoRefused } from './video'

export interface ClipJob {
  /** Path of the video file. */
  video: string
  /** JPEG, PNG or WebP. */
  reference: Uint8Array
  /** In the challenged order. */
  actions: Action[]
  /** Screen colours that were shown, in their order. */
  tint?: Tint[]
}

/** Never throws for what a file contains: a broken or hostile one is refused as `unsupported`. */
export async function verifyClip(models: Models, { video, reference, actions, tint }: ClipJob): Promise<FaceVerdict> {
  const clock = stopwatch()
  const evidence = emptyEvidence(clock.ms)
  const photo = await faceOfPhoto(models, Buffer.from(reference))
  clock.lap('reference')
  if (!photo.ok) return { kind: 'refused', reason: 'noPhoto', evidence }
  evidence.videoSha256 = await sha256(video)
  try {
    const { frames, stills, skin } = await watch(models, video)
    clock.lap('frames')
    if (tint) evidence.tint = tintResponse(skin, tint)
    const measured = { frames, seen: actionsIn(frames), ...(await compare(models, stills.chosen(), photo.embedding)) }
    clock.lap('compare')
    return { ...judge(measured, actions), evidence: filled(evidence, measured, stills.best()) }
  } catch (error) {
    if (!(error instanceof VideoRefused)) throw error
    process.emitWarning(error.message, 'AnxinVideo')
    return { kind: 'refused', reason: error.reason, evidence }
  }
}

async function watch(models: Models, video: string): Promise<{ frames: FrameSignals[]; stills: Stills; skin: ChromaAt[] }> {
  const tracker = new FaceTracker(models)
  const stills = new Stills()
  const frames: FrameSignals[] = []
  const skin: ChromaAt[] = []
  for await (const picture of decodeVideo(video)) {
    const { signals, face } = await tracker.next(picture, frames.length / FPS)
    frames.push(signals)
    const chroma = face && skinChroma(face.aligned)
    if (chroma) skin.push({ at: signals.at, chroma })
    if (face && signals.face && faultOf(signals) === null) {
      stills.offer({ at: signals.at, picture, points: face.mesh.points, aligned: face.aligned, face: signals.face })
    }
  }
  return { frames, stills, skin }
}

/** Means over the stills; the clip's own faces are compared in pairs, the weakest pair counts. */
async function compare(models: Models, stills: readonly Still[], reference: Float32Array): Promise<Omit<Measured, 'frames' | 'seen'>> {
  const embeddings: Float32Array[] = []
  const chances: number[] = []
  for (const { picture, points, aligned } of stills) {
    embeddings.push(await models.embed(embeddingInput(aligned)))
    for (const input of screenPrintInputs(picture, points)) chances.push(await models.live(input))
  }
  if (embeddings.length === 0) return { liveness: null, continuity: null, similarity: null }
  return {
    liveness: chances.reduce((a, b) => a + b, 0) / chances.length,
    continuity: Math.min(1, ...embeddings.flatMap((a, i) => embeddings.slice(i + 1).map((b) => cosine(a, b)))),
    similarity: cosine(fuse(embeddings), reference),
  }
}

function filled(evidence: FaceEvidence, { frames, seen, liveness, continuity, similarity }: Measured, best: Still | null): FaceEvidence {
  return {
    ...evidence,
    frames: { total: frames.length, usable: frames.filter((frame) => faultOf(frame) === null).length },
    events: [...seen],
    liveness,
    continuity,
    similarity,
    quality: best && { brightness: best.face.brightness, sharpness: best.face.sharpness, width: best.face.width },
  }
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

/** Milliseconds of wall clock a stage. */
function stopwatch(): { ms: Record<string, number>; lap(stage: string): void } {
  const ms: Record<string, number> = {}
  let last = performance.now()
  return {
    ms,
    lap: (stage) => {
      const now = performance.now()
      ms[stage] = Math.round(now - last)
      last = now
    },
  }
}

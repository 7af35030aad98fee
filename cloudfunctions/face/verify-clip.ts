/** One job of a worker: reference photo and clip → verdict with everything that was measured. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Action, Eyes, Prompts, Tint } from '../../src/domain/contract/common'
import type { FaceEvidence, FaceVerdict } from '../../src/domain/contract/face'
import { cosine, fuse } from '../../src/domain/face/align'
import { extraSignals, promptSignals } from '../../src/domain/face/attack/prompted'
import { AttackWatch } from '../../src/domain/face/attack/watch'
import { comparisonScore, type FaceCode } from '../../src/domain/face/compare'
import { emptyEvidence } from '../../src/domain/face/evidence'
import { screenPrintInputs } from '../../src/domain/face/screen-print'
import type { FrameSignals } from '../../src/domain/face/signals'
import { skinChroma, tintSignals, type ChromaAt } from '../../src/domain/face/tint'
import { FaceTracker } from '../../src/domain/face/track'
import { FrameTally, judge, mayAct, riskSignals, type Measured } from '../../src/domain/face/verdict'
import { actionsIn } from '../../src/domain/liveness'
import { redact } from '../lib/redact'
import { faceOfPhoto } from './inspect-photo'
import type { Models } from './models'
import { stillJpeg } from './still-jpeg'
import { FRONTAL, Stills, type Still } from './stills'
import { decodeVideo, FPS, MAX_FRAMES, VideoRefused } from './video'

export interface ClipJob {
  /** Path of the video file. */
  video: string
  /** JPEG, PNG or WebP. null: nothing is compared, only measured, and the verdict is never `matched`. */
  reference: Uint8Array | null
  isPhotoOld?: boolean
  /** In the challenged order. */
  actions: Action[]
  /** The only eye that can blink, as declared. */
  eyes?: Eyes
  /** When the phone says that it asked: a hint. */
  prompts?: Prompts
  /** Screen colours that were shown, in their order. */
  tint?: Tint[]
}

/**
 * Never throws for what a file contains: a broken or hostile one is refused as `unsupported`. `onMeasured` gets what the verdict is made
 * of and the signals of every frame; it is not called for such a file.
 */
export async function verifyClip(
  models: Models, { video, reference, isPhotoOld = false, actions, eyes, prompts, tint = [] }: ClipJob,
  onMeasured?: (measured: Measured, frames: readonly FrameSignals[]) => void,
): Promise<FaceVerdict> {
  const clock = stopwatch()
  const evidence: FaceEvidence = { ...emptyEvidence(clock.ms, models.embedder.name), ...(eyes ? { eyes } : {}) }
  const photo = reference && await faceOfPhoto(models, Buffer.from(reference))
  clock.lap('reference')
  if (photo && !photo.ok) return { kind: 'refused', reason: 'noPhoto', evidence }
  evidence.videoSha256 = await sha256(video)
  try {
    const { frames, tally, stills, attack, skin } = await watch(models, video)
    evidence.fingerprint = attack.fingerprint()
    clock.lap('frames')
    const acted = actionsIn(frames, eyes).flatMap((action) => {
      const still = stills.beside(action)
      return still ? [{ action, still }] : []
    })
    const seen = acted.map(({ action }) => action)
    const measured = {
      tally, seen, attack: [...attack.signals(), ...promptSignals(seen, actions, prompts), ...extraSignals(seen, actions), ...tintSignals(skin, tint)],
      ...(await compare(models, { chosen: stills.chosen(), acting: acted.map(({ still }) => still) }, photo && photo.embedding)),
    }
    clock.lap('compare')
    onMeasured?.(measured, frames)
    const best = stills.best()
    const judged = judge(measured, actions, models.embedder, isPhotoOld)
    // only for who can look at it: an evaluation has no reviewer
    const still = reference && best ? await stillJpeg(best) : null
    clock.lap('still')
    return { ...judged, evidence: filled(evidence, measured, best, models.embedder), ...(still ? { still } : {}) }
  } catch (error) {
    if (!(error instanceof VideoRefused)) throw error
    process.emitWarning(redact(error.message), 'AnxinVideo')
    return { kind: 'refused', reason: error.reason, evidence }
  }
}

interface Watched { frames: FrameSignals[]; tally: FrameTally; stills: Stills; attack: AttackWatch; skin: ChromaAt[] }

async function watch(models: Models, video: string): Promise<Watched> {
  const tracker = new FaceTracker(models)
  const stills = new Stills()
  const tally = new FrameTally()
  const attack = new AttackWatch()
  const frames: FrameSignals[] = []
  const skin: ChromaAt[] = []
  for await (const picture of decodeVideo(video, (source) => attack.onSource(source))) {
    const { signals, face } = await tracker.next(picture, frames.length / FPS)
    const isActing = mayAct(signals)
    frames.push(isActing ? signals : { ...signals, face: null })
    attack.see(picture, face && isActing ? face.mesh.points : null)
    const chroma = face && skinChroma(face.aligned)
    if (chroma) skin.push({ at: signals.at, chroma })
    const fault = tally.add(signals)
    if (face && signals.face && !fault) stills.offer({ at: signals.at, picture, points: face.mesh.points, face: signals.face })
    if (tally.isLost(MAX_FRAMES)) break
  }
  return { frames, tally, stills, attack, skin }
}

/**
 * Means over the chosen stills; the clip's own faces are compared in pairs, the weakest pair counts. A face beside an action that is turned
 * away says less of itself, so it only has to be like the others together.
 */
async function compare(
  models: Models, { chosen: stills, acting }: { chosen: readonly Still[]; acting: readonly Still[] }, reference: FaceCode | null,
): Promise<Omit<Measured, 'tally' | 'seen' | 'attack'>> {
  const embeddings: Float32Array[] = []
  const chances: number[] = []
  for (const { picture, points } of stills) {
    embeddings.push(await models.embed(picture, points, 'clip'))
    for (const input of screenPrintInputs(picture, points)) chances.push(await models.live(input))
  }
  if (embeddings.length === 0) return { liveness: null, continuity: null, similarity: null }
  const known = fuse(embeddings)
  const others = [...new Set(acting)].filter((still) => !stills.includes(still))
  const likeness: number[] = []
  for (const { picture, points, face } of others) {
    const like = cosine(await models.embed(picture, points, 'clip'), known)
    likeness.push(like + (Math.abs(face.yaw) < FRONTAL.yaw ? 0 : models.embedder.turnedAllowance))
  }
  return {
    liveness: chances.reduce((a, b) => a + b, 0) / chances.length,
    continuity: Math.min(1, ...likeness, ...embeddings.flatMap((a, i) => embeddings.slice(i + 1).map((b) => cosine(a, b)))),
    similarity: reference && comparisonScore(known, reference),
  }
}

function filled(evidence: FaceEvidence, measured: Measured, best: Still | null, embedder: Models['embedder']): FaceEvidence {
  const { tally, seen, liveness, continuity, similarity } = measured
  return {
    ...evidence,
    frames: { total: tally.total, usable: tally.total - tally.bad },
    events: [...seen],
    liveness,
    continuity,
    similarity,
    risk: riskSignals(measured, embedder),
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

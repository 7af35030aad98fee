/**
 * From what was measured in a clip to the verdict. Order: can the frames be used at all → did the challenged actions happen →
 * is it one live person before a camera (risk.ts) → the person of the reference photo. The first that fails is the reason given.
 */
import type { Action } from '../contract/common'
import type { FaceVerdict, RiskSignal } from '../contract/face'
import { MISSING, type FaceFailure } from '../face-failure'
import { challengeMet, type SeenAction } from '../liveness'
import type { Embedder } from './embedder'
import { LIGHT } from './hint'
import { riskOf, signalOf } from './risk'
import type { FrameSignals } from './signals'

/** What one frame must show to count. More lenient than the live hints: who follows those never meets these. */
const USABLE = {
  /** Outer eye corners of a clip's face in pixels (of at most 640 a side): below, lids and lips cannot be read. */
  eyes: 50,
  /** Part of the face within the picture. */
  inside: 0.9,
  /** Degrees of yaw and roll: beyond, lids and lips cannot be read. */
  turn: 40,
  /** Laplacian variance of the aligned face (normal 55-1000, heavily blurred 9). */
  sharpness: 12,
}
/** Usable part of all frames, and how many at least (one second). */
const MIN_USABLE_SHARE = 0.6
const MIN_USABLE = 15
/** A second face in more than this part of the frames is no passer-by. */
const MANY_FACES_SHARE = 0.1

export interface Measured {
  tally: FrameTally
  seen: readonly SeenAction[]
  /** Means over the still frames; null when no frame was good enough to compare. */
  liveness: number | null
  continuity: number | null
  similarity: number | null
  /** Signals of AttackWatch and of the file. */
  attack: readonly RiskSignal[]
}

/** The whole risk record: what was seen frame by frame, and what the still frames say. */
export function riskSignals(
  { liveness, continuity, attack }: Pick<Measured, 'liveness' | 'continuity' | 'attack'>, { minContinuity }: Pick<Embedder, 'minContinuity'>,
): RiskSignal[] {
  const ofStills = liveness === null || continuity === null ? []
    : [signalOf('screen', liveness), signalOf('continuity', continuity, { refuse: minContinuity })]
  return [...ofStills, ...attack]
}

export type Judgement =
  | { kind: 'matched' }
  | { kind: 'review'; why: Extract<FaceVerdict, { kind: 'review' }>['why'] }
  | { kind: 'refused'; reason: FaceFailure }

const refused = (reason: FaceFailure): Judgement => ({ kind: 'refused', reason })

/** Of a reference photo: only compared, and registers hold photos of 100 pixels. LFW's 23-48 give an EER of 1 %. */
export const PHOTO_EYES = 20

/** What is wrong with a frame; null: usable. */
export function faultOf({ faces, scene, face }: FrameSignals, minEyes = USABLE.eyes): FaceFailure | null {
  if (!face) return faces > 0 ? 'covered' : scene < LIGHT.sceneDark ? 'tooDark' : scene > LIGHT.sceneBright ? 'tooBright' : 'noFace'
  if (faces > 1) return 'manyFaces'
  if (face.hidden) return 'covered'
  if (face.eyes < minEyes) return 'tooFar'
  if (face.inside < USABLE.inside) return face.width > 1 ? 'tooClose' : 'offCenter'
  if (Math.abs(face.yaw) > USABLE.turn || Math.abs(face.roll) > USABLE.turn) return 'offCenter'
  if (face.brightness < LIGHT.faceDark) return 'tooDark'
  if (face.brightness > LIGHT.faceBright) return 'tooBright'
  return face.sharpness < USABLE.sharpness ? 'moved' : null
}

/**
 * May an action be read off this frame? Only where the face also counts for the comparison: else somebody else could do the actions in frames
 * that are too small, too dark or too blurred to be compared. A head turned beyond USABLE.turn is the same person's on its way.
 */
export function mayAct(frame: FrameSignals): boolean {
  const { face } = frame
  return faultOf(frame) === null
    || (face !== null && Math.abs(face.yaw) > USABLE.turn && faultOf({ ...frame, face: { ...face, yaw: 0 } }) === null)
}

/** Counts what is wrong with the frames of one clip as they come. */
export class FrameTally {
  private readonly counts = new Map<FaceFailure, number>()
  total = 0
  bad = 0

  add(frame: FrameSignals): FaceFailure | null {
    const fault = faultOf(frame)
    this.total++
    if (!fault) return null
    this.bad++
    this.counts.set(fault, (this.counts.get(fault) ?? 0) + 1)
    return fault
  }

  /** The fault that spoils the clip: the most frequent one when too few frames are usable. */
  fault(): FaceFailure | null {
    if (this.isCrowded(this.total)) return 'manyFaces'
    const usable = this.total - this.bad
    if (usable >= MIN_USABLE && usable >= MIN_USABLE_SHARE * this.total) return null
    const [worst] = [...this.counts].sort((a, b) => b[1] - a[1])[0] ?? ['timeout' as const]
    return worst
  }

  /** Nothing in a clip of at most so many frames can still save it: the rest need not be looked at. */
  isLost(atMost: number): boolean {
    return this.isCrowded(atMost) || this.bad > (1 - MIN_USABLE_SHARE) * atMost
  }

  private isCrowded(frames: number): boolean {
    return (this.counts.get('manyFaces') ?? 0) > MANY_FACES_SHARE * frames
  }
}

export function judge(
  measured: Measured, challenge: readonly Action[], { bands, minContinuity }: Pick<Embedder, 'bands' | 'minContinuity'>, isPhotoOld = false,
): Judgement {
  const { tally, seen, liveness, continuity, similarity } = measured
  const fault = tally.fault()
  if (fault) return refused(fault)
  const met = challengeMet(seen, challenge)
  if (!met.ok) return refused(MISSING[met.missing])
  if (liveness === null || continuity === null || similarity === null) return refused('offCenter')
  const risk = riskOf(riskSignals(measured, { minContinuity }))
  if (risk.level === 'refuse') return refused('notLive')
  if (similarity < (isPhotoOld ? bands.stranger : bands.other)) return refused('notSamePerson')
  if (risk.level === 'review') return { kind: 'review', why: 'livenessUnsure' }
  return similarity < bands.same ? { kind: 'review', why: 'similarityUnsure' } : { kind: 'matched' }
}

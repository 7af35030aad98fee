/**
 * From what was measured in a clip to the verdict. Order: can the frames be used at all → did the challenged actions happen →
 * is it one live person before a camera (risk.ts) → the person of the reference photo. The first that fails is the reason given.
 */
import type { Action } from '../contract/common'
import type { FaceVerdict, RiskSignal } from '../contract/face'
import type { FaceFailure } from '../face-failure'
import { challengeMet, type SeenAction } from '../liveness'
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

/**
 * Cosine to the reference photo. Origin: 1,445 pairs of Chinese and East Asian faces: at .50 .14 % false accepts and 93.5 % true ones,
 * at .40 2.2 % and 97 %. Between the two a person looks.
 */
const SIMILARITY = { same: 0.5, other: 0.4 }

export interface Measured {
  frames: readonly FrameSignals[]
  seen: readonly SeenAction[]
  /** Means over the still frames; null when no frame was good enough to compare. */
  liveness: number | null
  continuity: number | null
  similarity: number | null
  /** Signals of AttackWatch and of the file. */
  attack: readonly RiskSignal[]
}

/** The whole risk record: what was seen frame by frame, and what the still frames say. */
export function riskSignals({ liveness, continuity, attack }: Pick<Measured, 'liveness' | 'continuity' | 'attack'>): RiskSignal[] {
  const ofStills = liveness === null || continuity === null ? [] : [signalOf('screen', liveness), signalOf('continuity', continuity)]
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
  if (face.eyes < minEyes) return 'tooFar'
  if (face.inside < USABLE.inside) return face.width > 1 ? 'tooClose' : 'offCenter'
  if (Math.abs(face.yaw) > USABLE.turn || Math.abs(face.roll) > USABLE.turn) return 'offCenter'
  if (face.brightness < LIGHT.faceDark) return 'tooDark'
  if (face.brightness > LIGHT.faceBright) return 'tooBright'
  return face.sharpness < USABLE.sharpness ? 'moved' : null
}

/** The fault that spoils the clip: the most frequent one when too few frames are usable. */
function faultOfClip(frames: readonly FrameSignals[]): FaceFailure | null {
  const counts = new Map<FaceFailure, number>()
  for (const frame of frames) {
    const fault = faultOf(frame)
    if (fault) counts.set(fault, (counts.get(fault) ?? 0) + 1)
  }
  if ((counts.get('manyFaces') ?? 0) > MANY_FACES_SHARE * frames.length) return 'manyFaces'
  const bad = [...counts.values()].reduce((a, b) => a + b, 0)
  const usable = frames.length - bad
  if (usable >= MIN_USABLE && usable >= MIN_USABLE_SHARE * frames.length) return null
  const [worst] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['timeout' as const]
  return worst
}

const MISSING: Record<Action, FaceFailure> = { blink: 'blinkMissing', openMouth: 'mouthMissing' }

export function judge(measured: Measured, challenge: readonly Action[]): Judgement {
  const { frames, seen, liveness, continuity, similarity } = measured
  const fault = faultOfClip(frames)
  if (fault) return refused(fault)
  const met = challengeMet(seen, challenge)
  if (!met.ok) return refused(MISSING[met.missing])
  if (liveness === null || continuity === null || similarity === null) return refused('offCenter')
  const risk = riskOf(riskSignals(measured))
  if (risk.level === 'refuse') return refused('notLive')
  if (similarity < SIMILARITY.other) return refused('notSamePerson')
  if (risk.level === 'review') return { kind: 'review', why: 'livenessUnsure' }
  return similarity < SIMILARITY.same ? { kind: 'review', why: 'similarityUnsure' } : { kind: 'matched' }
}

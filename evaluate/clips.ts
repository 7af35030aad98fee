/** Section "clips": are the labelled events seen, is nothing else seen, is the order right? Nothing is compared. */
import { resolve } from 'node:path'
import type { ClipMeasurement } from '../cloudfunctions/face/measure'
import { FPS } from '../cloudfunctions/face/video'
import type { Action } from '../src/domain/contract/common'
import type { FaceFailure } from '../src/domain/face-failure'
import type { FrameSignals } from '../src/domain/face/signals'
import { faultOfClip } from '../src/domain/face/verdict'
import { challengeMet, type SeenAction } from '../src/domain/liveness'
import { eachOf, measureClip, type Answer } from './engine'
import { matchEvents, type Matched, type Span } from './figures/match-events'
import { actionOf, isScene } from './labels'
import type { LabelledClip } from './lists/forms'
import { progress } from './progress'
import { spoofDecision, type Decision } from './spoof-decision'

export interface WatchedClip extends LabelledClip {
  /** The file or its frames cannot be used: no face, many faces, too dark, no video …; such clips count nowhere else. */
  refused: FaceFailure | 'missing' | 'crash' | 'hang' | null
  /** no_face, multi_face: the product should refuse. */
  isScene: boolean
  seconds: number
  seen: SeenAction[]
  labelled: Span[]
  unknownLabels: string[]
  matched: Matched
  /** The declared actions as a challenge; null: none declared, or one that the engine does not know. */
  challenge: Action[] | null
  isOrderMet: boolean | null
  /** The same backwards, where that is another order: must not be met. */
  isReversedMet: boolean | null
  /** By the signals against attacks, on a clip of a living person. */
  signals: Decision['kind']
  ms: number
  /** Kept for the picture only. */
  series: readonly FrameSignals[]
}

export async function evaluateClips(folder: string, rows: readonly LabelledClip[]): Promise<WatchedClip[]> {
  const show = progress('clips', rows.length)
  return eachOf(rows, async (row) => watched(row, await measureClip(resolve(folder, row.path))), show)
}

function watched(row: LabelledClip, answer: Answer<ClipMeasurement>): WatchedClip {
  const labels = [...row.events.map(({ kind }) => kind), ...row.order].filter((label) => !isScene(label))
  const labelled = row.events.flatMap(({ kind, from, to }) => {
    const action = actionOf(kind)
    return action ? [{ kind: action, from, to }] : []
  })
  const { got } = answer
  const frames = got?.measured?.frames ?? []
  const refused = !got ? answer.failed : got.measured ? faultOfClip(frames) : got.reason
  const seen = [...got?.measured?.seen ?? []]
  const challenge = challengeOf(row.order)
  const backwards = challenge && [...challenge].reverse()
  return {
    ...row,
    refused,
    isScene: row.order.some(isScene),
    seconds: frames.length / FPS,
    seen,
    labelled,
    unknownLabels: [...new Set(labels.filter((label) => !actionOf(label)))],
    matched: matchEvents(labelled, seen.map(({ action, from, to }) => ({ kind: action, from, to }))),
    challenge,
    isOrderMet: challenge && challengeMet(seen, challenge).ok,
    isReversedMet: backwards && backwards.join() !== challenge.join() ? challengeMet(seen, backwards).ok : null,
    signals: got ? spoofDecision(got).kind : 'refused',
    ms: got ? Object.values(got.evidence.ms).reduce((a, b) => a + b, 0) : answer.ms,
    series: frames,
  }
}

function challengeOf(labels: readonly string[]): Action[] | null {
  const actions = labels.map(actionOf)
  return actions.length > 0 && actions.every((action) => action !== null) ? actions : null
}

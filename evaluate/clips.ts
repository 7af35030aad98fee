/** Section "clips": are the labelled events seen, is nothing else seen, is the order right? Nothing is compared. */
import { resolve } from 'node:path'
import type { ClipMeasurement } from '../cloudfunctions/face/measure'
import { FPS } from '../cloudfunctions/face/video'
import type { Action } from '../src/domain/contract/common'
import type { FaceFailure } from '../src/domain/face-failure'
import type { FrameSignals } from '../src/domain/face/signals'
import { challengeMet, type SeenAction } from '../src/domain/liveness'
import { eachOf, measureClip, type Answer } from './engine'
import { matchEvents, type Matched, type Span } from './figures/match-events'
import { actionOf, isScene, isTurn, SIDES, type Side } from './labels'
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

/** `turnSide`: whose left and right the labels seem to mean, as more of them are found so; null: no turn is labelled. */
export interface Watched { clips: WatchedClip[]; turnSide: Side | null }

export async function evaluateClips(folder: string, rows: readonly LabelledClip[]): Promise<Watched> {
  const show = progress('clips', rows.length)
  const answers = await eachOf(rows, async (row) => ({ row, answer: await measureClip(resolve(folder, row.path)) }), show)
  const found = (clips: readonly WatchedClip[]) => clips.reduce((sum, { matched }) => sum + matched.found.length, 0)
  const readings = SIDES.map((side) => ({ side, clips: answers.map(({ row, answer }) => watched(row, answer, side)) }))
  const { side, clips } = readings.reduce((a, b) => (found(b.clips) > found(a.clips) ? b : a))
  return { clips, turnSide: rows.some(({ events }) => events.some(({ kind }) => isTurn(kind) && actionOf(kind))) ? side : null }
}

function watched(row: LabelledClip, answer: Answer<ClipMeasurement>, side: Side): WatchedClip {
  const labels = [...row.events.map(({ kind }) => kind), ...row.order].filter((label) => !isScene(label))
  const labelled = row.events.flatMap(({ kind, from, to }) => {
    const action = actionOf(kind, side)
    return action ? [{ kind: action, from, to }] : []
  })
  const { got } = answer
  const series = got?.series ?? []
  const seen = got?.evidence.events ?? []
  const challenge = challengeOf(row.order, side)
  const backwards = challenge && [...challenge].reverse()
  return {
    ...row,
    refused: got ? got.fault : answer.failed,
    isScene: row.order.some(isScene),
    seconds: series.length / FPS,
    seen,
    labelled,
    unknownLabels: [...new Set(labels.filter((label) => !actionOf(label)))],
    matched: matchEvents(labelled, seen.map(({ action, from, to }) => ({ kind: action, from, to }))),
    challenge,
    isOrderMet: challenge && challengeMet(seen, challenge).ok,
    isReversedMet: backwards && backwards.join() !== challenge.join() ? challengeMet(seen, backwards).ok : null,
    signals: got ? spoofDecision(got).kind : 'refused',
    ms: got ? Object.values(got.evidence.ms).reduce((a, b) => a + b, 0) : answer.ms,
    series,
  }
}

function challengeOf(labels: readonly string[], side: Side): Action[] | null {
  const actions = labels.map((label) => actionOf(label, side))
  return actions.length > 0 && actions.every((action) => action !== null) ? actions : null
}

/** What the watched clips add up to. */
import { action } from '../src/domain/contract/common'
import type { WatchedClip } from './clips'
import { countBy, shareOf } from './figures/quantile'
import { inGroups } from './groups'

export interface ClipFigures {
  group: string
  clips: number
  /** Clips whose events are counted: not refused before. */
  judged: number
  /** Refused before anything of the face was judged, by reason. */
  refused: Record<string, number>
  /** Labelled events in those clips. */
  eventsInRefused: number
  /** Clips labelled as showing no usable face, and how many of them were refused. */
  scenes: { clips: number; refused: number }
  events: Record<string, { labelled: number; found: number; missed: number; false: number }>
  order: { right: number; of: number }
  /** Declared orders backwards, where that is another order. */
  reversed: { refused: number; of: number }
  /** False events a minute, on clips without any labelled event; null: there are none. */
  falsePerMinute: { quiet: number | null; talking: number | null }
  /** What the signals against attacks say of these clips. */
  signals: Record<string, number>
}

export function clipFigures(clips: readonly WatchedClip[]): ClipFigures[] {
  return inGroups(clips).map(([group, all]) => figuresOf(group, all))
}

function figuresOf(group: string, all: readonly WatchedClip[]): ClipFigures {
  const judged = all.filter(({ refused, isScene }) => refused === null && !isScene)
  const gone = all.filter(({ refused, isScene }) => refused !== null && !isScene)
  const scenes = all.filter(({ isScene }) => isScene)
  const ordered = judged.filter(({ isOrderMet }) => isOrderMet !== null)
  const reversed = judged.filter(({ isReversedMet }) => isReversedMet !== null)
  return {
    group,
    clips: all.length,
    judged: judged.length,
    refused: countBy(gone, ({ refused }) => refused ?? ''),
    eventsInRefused: gone.reduce((sum, { labelled }) => sum + labelled.length, 0),
    scenes: { clips: scenes.length, refused: scenes.filter(({ refused }) => refused !== null).length },
    events: Object.fromEntries(action.options.map((kind) => [kind, eventsOf(judged, kind)])),
    order: { right: ordered.filter(({ isOrderMet }) => isOrderMet).length, of: ordered.length },
    reversed: { refused: reversed.filter(({ isReversedMet }) => !isReversedMet).length, of: reversed.length },
    falsePerMinute: {
      quiet: falseRate(judged.filter(({ events, isTalking }) => events.length === 0 && !isTalking)),
      talking: falseRate(judged.filter(({ events, isTalking }) => events.length === 0 && isTalking)),
    },
    signals: countBy(judged, ({ signals }) => signals),
  }
}

function eventsOf(clips: readonly WatchedClip[], kind: string) {
  const count = (of: (clip: WatchedClip) => readonly { kind: string }[]) =>
    clips.reduce((sum, clip) => sum + of(clip).filter((one) => one.kind === kind).length, 0)
  return {
    labelled: count(({ labelled }) => labelled),
    found: count(({ matched }) => matched.found.map(({ label }) => label)),
    missed: count(({ matched }) => matched.missed),
    false: count(({ matched }) => matched.extra),
  }
}

function falseRate(clips: readonly WatchedClip[]): number | null {
  const minutes = clips.reduce((sum, { seconds }) => sum + seconds, 0) / 60
  return shareOf(clips.reduce((sum, { matched }) => sum + matched.extra.length, 0), minutes)
}

/** Everything that an evaluation found: what is printed, written as JSON and drawn. */
import { chosenEmbedder } from '../cloudfunctions/face/chosen-embedder'
import { emptyEvidence } from '../src/domain/face/evidence'
import { clipFigures, type ClipFigures } from './clip-figures'
import { evaluateClips, type Watched, type WatchedClip } from './clips'
import { AT_ONCE, workerFacts } from './engine'
import { countBy, quantile } from './figures/quantile'
import { evaluateHostile, type HostileReport } from './hostile'
import type { List } from './lists/list'
import { readAttacks, readClips, readHostile, readPairs } from './lists/forms'
import type { Section } from './options'
import { evaluatePairs, type PairReport } from './pairs'
import { evaluateSpoofs, type SpoofReport } from './spoofs'
import type { Traced } from './strace'
import { SHIPPED } from './thresholds'

export interface Report {
  folder: string
  engine: string
  thresholds: typeof SHIPPED
  /** Lists that the folder does not have. */
  skipped: string[]
  /** What is wrong with rows, as `file:line: what`. */
  problems: string[]
  pairs: PairReport | null
  clips: ({ figures: ClipFigures[] } & Watched) | null
  spoof: SpoofReport | null
  hostile: (HostileReport & { trace: Traced | null }) | null
  /** Refused photos and clips of living people, by reason. */
  refusals: Record<string, number>
  cost: {
    /** Milliseconds of a clip within its worker. */
    clipMs: { p50: number; p95: number; clips: number } | null
    photosPerSecond: number | null
    seconds: number
    workers: { atOnce: number; replaced: number; peakBytes: number }
    parentPeakBytes: number
  }
}

/** `trace` is asked after the hostile section. */
export async function evaluate(
  folder: string, sections: readonly Section[], trace: () => Promise<Traced | null> = async () => null,
): Promise<Report> {
  const startedAt = performance.now()
  const skipped: string[] = []
  const problems: string[] = []
  const section = async <T, R>(
    name: Section, read: (folder: string) => List<T> | null, run: (folder: string, rows: T[]) => Promise<R>,
  ): Promise<R | null> => {
    if (!sections.includes(name)) return null
    const list = read(folder)
    if (!list) skipped.push(`${name}.csv`)
    problems.push(...list?.problems ?? [])
    return list && list.rows.length > 0 ? run(folder, list.rows) : null
  }
  const pairs = await section('pairs', readPairs, evaluatePairs)
  const clips = await section('clips', readClips, evaluateClips)
  const spoof = await section('spoof', readAttacks, evaluateSpoofs)
  const hostile = await section('hostile', readHostile, evaluateHostile)
  const times = [...clips?.clips ?? [], ...spoof?.files.filter(({ isVideo }) => isVideo) ?? []].map(({ ms }) => ms).filter((ms) => ms > 0)
  const { pids, peakBytes } = workerFacts()
  return {
    folder,
    engine: emptyEvidence({}, chosenEmbedder()).engine,
    thresholds: SHIPPED,
    skipped,
    problems,
    pairs,
    clips: clips && { figures: clipFigures(clips.clips), ...clips },
    spoof,
    hostile: hostile && { ...hostile, trace: await trace() },
    refusals: refusalsOf(pairs, clips?.clips ?? [], spoof),
    cost: {
      clipMs: times.length > 0 ? { p50: quantile(times, 0.5) ?? 0, p95: quantile(times, 0.95) ?? 0, clips: times.length } : null,
      photosPerSecond: pairs?.photos.perSecond ?? null,
      seconds: (performance.now() - startedAt) / 1000,
      workers: { atOnce: AT_ONCE, replaced: Math.max(0, pids.length - AT_ONCE), peakBytes },
      parentPeakBytes: process.resourceUsage().maxRSS * 1024,
    },
  }
}

function refusalsOf(pairs: PairReport | null, clips: readonly WatchedClip[], spoof: SpoofReport | null): Record<string, number> {
  const ofClips = clips.flatMap(({ refused, isScene }) => (refused && refused !== 'missing' && !isScene ? [refused] : []))
  const all = [pairs?.photos.refused ?? {}, countBy(ofClips, (reason) => reason), spoof?.reasons.live ?? {}].flatMap((counts) => Object.entries(counts))
  const sum: Record<string, number> = {}
  for (const [reason, count] of all) sum[reason] = (sum[reason] ?? 0) + count
  return sum
}

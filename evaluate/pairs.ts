/** Section "pairs": two photos of one person or of two, compared as the product compares. */
import { resolve } from 'node:path'
import type { PhotoMeasurement } from '../cloudfunctions/face/measure'
import { comparisonScore } from '../src/domain/face/compare'
import { eachOf, measurePhoto, type Answer } from './engine'
import { equalErrorInterval, personOf } from './figures/bootstrap'
import { equalErrorRate, trueAcceptsAt, type TrueAccepts } from './figures/error-rates'
import { countBy, shareOf } from './figures/quantile'
import { inGroups } from './groups'
import type { Pair } from './lists/forms'
import { progress } from './progress'
import { SHIPPED } from './thresholds'

/** `score` null: lost, as at least one photo has no face; `missing`: a file is not there. */
export interface ComparedPair extends Pair { score: number | null; missing: boolean }
interface Bands { match: number; review: number; refuse: number }

export interface PairFigures {
  group: string
  genuine: number
  impostor: number
  lost: { genuine: number; impostor: number }
  missing: number
  eer: number | null
  /** 95 %, people drawn anew; null: too few people. */
  eerInterval: readonly [number, number] | null
  /** The same with lost genuine pairs as non-matches. */
  eerWithLost: number | null
  trueAccepts: ({ rate: number } & TrueAccepts)[]
  /** At the shipped thresholds, of the compared pairs. */
  bands: { genuine: Bands; impostor: Bands }
}

export interface PairReport {
  photos: { unique: number; missing: number; failed: number; refused: Record<string, number>; perSecond: number | null }
  groups: PairFigures[]
  pairs: ComparedPair[]
}

const RATES = [0.01, 0.001]

export async function evaluatePairs(folder: string, rows: readonly Pair[]): Promise<PairReport> {
  const paths = [...new Set(rows.flatMap(({ a, b }) => [a, b]))]
  const startedAt = performance.now()
  const answers = await eachOf(paths, (path) => measurePhoto(resolve(folder, path), false), progress('photos', paths.length))
  const seconds = (performance.now() - startedAt) / 1000
  const photos = new Map(paths.map((path, i) => [path, answers[i] as Answer<PhotoMeasurement>]))
  const pairs = rows.map((pair): ComparedPair => {
    const [a, b] = [photos.get(pair.a)?.got, photos.get(pair.b)?.got]
    const missing = [pair.a, pair.b].some((path) => isMissing(photos.get(path)))
    return { ...pair, missing, score: a?.ok && b?.ok ? comparisonScore(a.code, b.code) : null }
  })
  const got = answers.flatMap((one) => one.got ?? [])
  return {
    photos: {
      unique: paths.length,
      missing: answers.filter(isMissing).length,
      failed: answers.filter((one) => !one.got && !isMissing(one)).length,
      refused: countBy(got.flatMap((one) => (one.ok ? one.fault ?? [] : one.reason)), (reason) => reason),
      perSecond: shareOf(got.length, seconds),
    },
    groups: inGroups(pairs).map(([group, all]) => figuresOf(group, all)),
    pairs,
  }
}

const isMissing = (answer?: Answer<PhotoMeasurement>): boolean => answer?.got === null && answer.failed === 'missing'

export function figuresOf(group: string, all: readonly ComparedPair[]): PairFigures {
  const present = all.filter(({ missing }) => !missing).map((pair) => ({ ...pair, people: [personOf(pair.a), personOf(pair.b)] as const }))
  const compared = present.filter(({ score }) => score !== null)
  const lost = present.filter(({ score }) => score === null)
  return {
    group,
    genuine: compared.filter(({ same }) => same).length,
    impostor: compared.filter(({ same }) => !same).length,
    lost: { genuine: lost.filter(({ same }) => same).length, impostor: lost.filter(({ same }) => !same).length },
    missing: all.length - present.length,
    eer: equalErrorRate(compared),
    eerInterval: equalErrorInterval(compared),
    eerWithLost: equalErrorRate([...compared, ...lost.filter(({ same }) => same)]),
    trueAccepts: RATES.map((rate) => ({ rate, ...trueAcceptsAt(compared, rate) })),
    bands: { genuine: bandsOf(compared.filter(({ same }) => same)), impostor: bandsOf(compared.filter(({ same }) => !same)) },
  }
}

function bandsOf(pairs: readonly ComparedPair[]): Bands {
  const bands: Bands = { match: 0, review: 0, refuse: 0 }
  for (const { score } of pairs) {
    if (score !== null) bands[score >= SHIPPED.similarity.same ? 'match' : score >= SHIPPED.similarity.other ? 'review' : 'refuse']++
  }
  return bands
}

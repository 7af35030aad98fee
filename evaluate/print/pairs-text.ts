import type { PairFigures, PairReport } from '../pairs'
import { counts, heading, percent, table } from './table'

type Similarity = { same: number; other: number }

export function pairsText({ photos, groups }: PairReport, { same, other }: Similarity): string {
  const notes = [
    `photos: ${photos.unique} different, ${photos.missing} missing, ${photos.failed} without an answer; not good enough as a reference photo, measured all the same: ${counts(photos.refused)}`,
    `lost: no face in at least one photo; EER*: lost genuine pairs count as non-matches`,
  ]
  return [
    heading('Pairs'),
    table(
      [
        'group', 'genuine', 'impostor', 'lost', 'missing', 'EER', '95 % by person', 'EER*',
        ...(groups[0]?.trueAccepts ?? []).map(({ rate }) => `TAR@FAR ${100 * rate} %`),
      ],
      groups.map((one) => [
        one.group, `${one.genuine}`, `${one.impostor}`, `${one.lost.genuine}+${one.lost.impostor}`, `${one.missing}`,
        percent(one.eer, 2), interval(one), percent(one.eerWithLost, 2), ...one.trueAccepts.map(trueAccept),
      ]),
    ),
    `\n  bands at the shipped thresholds (match from ${same}, refuse below ${other})\n`,
    table(
      ['group', 'genuine: match', 'review', 'refuse', 'impostor: match', 'review', 'refuse'],
      groups.map(({ group, bands: { genuine, impostor } }) => [group, ...bandCells(genuine), ...bandCells(impostor)]),
    ),
    notes.map((note) => `  ${note}\n`).join(''),
  ].join('')
}

const interval = ({ eerInterval, eer, genuine, impostor }: PairFigures): string => {
  // drawing people anew cannot show an error that nobody made: rule of three
  if (eer === 0) return `no error, ≤ ${percent(Math.min(1, 3 / Math.min(genuine, impostor)))}`
  if (eerInterval) return eerInterval.map((one) => (100 * one).toFixed(2)).join(' - ')
  return eer === null ? '-' : 'too few people'
}

const trueAccept = (one: PairFigures['trueAccepts'][number]): string =>
  (one.share === null ? `needs ${one.needs} impostors` : `${percent(one.share)} (≥ ${one.threshold.toFixed(3)})`)

function bandCells({ match, review, refuse }: PairFigures['bands']['genuine']): string[] {
  const total = match + review + refuse
  return [match, review, refuse].map((count) => (total > 0 ? `${percent(count / total)} (${count})` : '-'))
}

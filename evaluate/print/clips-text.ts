import type { ClipFigures } from '../clip-figures'
import type { Watched, WatchedClip } from '../clips'
import { counts, heading, table } from './table'

export function clipsText({ figures, clips, turnSide }: { figures: readonly ClipFigures[] } & Watched): string {
  const kinds = Object.keys(figures[0]?.events ?? {})
  const unknown = [...new Set(clips.flatMap(({ unknownLabels }) => unknownLabels))]
  return [
    heading('Clips'),
    table(
      [
        'group', 'clips', 'judged', ...kinds.map((kind) => `${kind} found/missed/false`),
        'order right', 'reverse refused', 'false/min quiet', 'talking',
      ],
      figures.map((one) => [
        one.group, `${one.clips}`, `${one.judged}`,
        ...kinds.map((kind) => {
          const { found = 0, missed = 0, false: extra = 0 } = one.events[kind] ?? {}
          return `${found} / ${missed} / ${extra}`
        }),
        `${one.order.right} of ${one.order.of}`, `${one.reversed.refused} of ${one.reversed.of}`,
        rate(one.falsePerMinute.quiet), rate(one.falsePerMinute.talking),
      ]),
    ),
    ...figures.slice(0, 1).map((all) => [
      `  refused before (${all.eventsInRefused} labelled events in them are not counted): ${counts(all.refused)}\n`,
      all.scenes.clips > 0 ? `  clips labelled as without one usable face: ${all.scenes.refused} of ${all.scenes.clips} refused\n` : '',
      `  the signals against attacks say of the judged clips: ${counts(all.signals)}\n`,
      turnSide ? `  left and right of the turn labels are read as the ${turnSide}'s, the reading with which more are found\n` : '',
      unknown.length > 0 ? `  labels that this engine does not know: ${unknown.join(', ')}\n` : '',
    ].join('')),
    '\n',
    table(['clip', 'result', 'missed', 'false', 'order'], clips.map(clipRow)),
  ].join('')
}

function clipRow({ path, refused, matched, labelled, isOrderMet }: WatchedClip): string[] {
  if (refused) return [path, refused, '', '', '']
  const order = isOrderMet === null ? '-' : isOrderMet ? 'right' : 'WRONG'
  return [path, `${matched.found.length} of ${labelled.length} found`, spans(matched.missed), spans(matched.extra), order]
}

const rate = (perMinute: number | null): string => (perMinute === null ? '-' : perMinute.toFixed(1))
const spans = (all: readonly { kind: string; from: number }[]): string => all.map(({ kind, from }) => `${kind}@${from.toFixed(1)}`).join(' ') || '-'

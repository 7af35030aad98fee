import type { KindRates, SpoofReport } from '../spoofs'
import { counts, heading, percent, table } from './table'

export function spoofText({ signalsAlone, signalsOrNoAction, signals, failed, reasons }: SpoofReport): string {
  return [
    heading('Spoof'),
    '  A face that fits the photo perfectly is assumed. APCER: attacks accepted; BPCER: living people refused; +review: or sent to a person.\n',
    rates('signals alone', signalsAlone),
    rates('signals, or no challenged action seen (living people who did nothing are left out)', signalsOrNoAction),
    '\n  each signal by itself\n',
    table(['signal', 'of', 'measured', 'review', 'refuse'], signals.map((one) => [one.name, nameOf(one), `${one.measured}`, `${one.review}`, `${one.refuse}`])),
    `  refused attacks: ${counts(reasons.spoof)}\n  refused living people: ${counts(reasons.live)}\n  without an answer: ${counts(failed)}\n`,
  ].join('')
}

const nameOf = ({ isLive, kind }: { isLive: boolean; kind: string }): string => `${isLive ? 'living' : 'attack'}: ${kind}`

function rates(title: string, all: readonly KindRates[]): string {
  const rows = all.map((one) => [
    nameOf(one), `${one.count}`, `${one.accepted}`, `${one.review}`, `${one.refused}`,
    `${one.isLive ? 'BPCER' : 'APCER'} ${percent(one.error)}`, percent(one.errorOrReview),
  ])
  return `\n  ${title}\n${table(['kind', 'files', 'accepted', 'review', 'refused', 'error', '+review'], rows)}${worst(all)}`
}

/** ISO/IEC 30107-3 looks at the worst kind, not at the mean. */
function worst(all: readonly KindRates[]): string {
  const attacks = all.filter(({ isLive, kind }) => !isLive && kind !== 'all')
  const [first] = [...attacks].sort((a, b) => (b.error ?? 0) - (a.error ?? 0))
  return first ? `  worst kind of attack: ${first.kind}, APCER ${percent(first.error)}\n` : ''
}

import type { KindRates, SpoofReport } from '../spoofs'
import { counts, heading, percent, table } from './table'

export function spoofText({ signalsAlone, signalsOrNoAction, signals, failed, reasons }: SpoofReport): string {
  return [
    heading('Spoof'),
    '  A face that fits the photo perfectly is assumed. APCER: attacks accepted; BPCER: living people refused; +review: or sent to a person.\n',
    rates('signals alone', signalsAlone),
    rates('signals, or no challenged action seen (living people who did nothing are left out)', signalsOrNoAction),
    hits(signals),
    `  refused attacks: ${counts(reasons.spoof)}\n  refused living people: ${counts(reasons.live)}\n  without an answer: ${counts(failed)}\n`,
  ].join('')
}

const nameOf = ({ isLive, kind }: { isLive: boolean; kind: string }): string => `${isLive ? 'living' : 'attack'}: ${kind}`

/** A row a kind, a column a signal. */
function hits(signals: SpoofReport['signals']): string {
  const names = [...new Set(signals.map(({ name }) => name))]
  const kinds = [...new Set(signals.map(nameOf))]
  const cell = (kind: string, name: string) => {
    const one = signals.find((signal) => signal.name === name && nameOf(signal) === kind)
    return one && one.measured > 0 ? `${one.review}+${one.refuse} of ${one.measured}` : '-'
  }
  const rows = kinds.map((kind) => [kind, ...names.map((name) => cell(kind, name))])
  return `\n  each signal by itself: says review + refuse, of so many in which it was measured\n${table(['kind', ...names], rows)}`
}

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

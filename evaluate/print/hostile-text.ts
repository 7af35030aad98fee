import type { HostileReport, Outcome } from '../hostile'
import type { Traced } from '../strace'
import { counts, heading, table } from './table'

const MAX_LINES = 20

export function hostileText({ files, outcomes, asExpected, slowest, trace }: HostileReport & { trace: Traced | null }): string {
  const wrong = files.filter(({ isAsExpected }) => isAsExpected === false)
  const late = files.filter(({ expected, outcome, isAsExpected }) => expected === 'accept' && isAsExpected && outcome.kind === 'reject')
  return [
    heading('Hostile files'),
    `  ${files.length} files: ${counts(outcomes)}\n`,
    `  as expected: ${asExpected.right} of ${asExpected.of}; slowest: ${slowest ? `${(slowest.ms / 1000).toFixed(1)} s (${slowest.path})` : '-'}\n`,
    wrong.length > 0 ? `\n  not as expected\n${table(['file', 'expected', 'outcome'], wrong.map(({ path, expected, outcome }) => [path, expected, outcomeText(outcome)]))}` : '',
    late.length > 0 ? `\n  read as expected, but what they show is refused\n${table(['file', 'outcome'], late.map(({ path, outcome }) => [path, outcomeText(outcome)]))}` : '',
    trace ? traceText(trace) : '',
  ].join('')
}

const outcomeText = ({ kind, stage, reason }: Outcome): string => [kind, stage && `(${stage})`, reason].filter(Boolean).join(' ')

function traceText({ opened, outside, calls }: Traced): string {
  const list = (lines: readonly string[]) => lines.slice(0, MAX_LINES).map((line) => `    ${line}\n`).join('') + (lines.length > MAX_LINES ? `    … ${lines.length - MAX_LINES} more\n` : '')
  return `\n  under strace: ${opened} different files opened, ${outside.length} of them where nobody expects it; ${calls.length} connections\n${list(outside)}${list(calls)}`
}

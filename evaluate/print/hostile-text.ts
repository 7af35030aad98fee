import type { HostileReport, Outcome, TriedFile } from '../hostile'
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
    listed('not as expected', wrong),
    listed('read as expected, but what they show is refused', late),
    trace ? traceText(trace) : '',
  ].join('')
}

function listed(title: string, files: readonly TriedFile[]): string {
  const rows = files.map(({ path, expected, outcome }) => [path, expected, outcomeText(outcome)])
  return files.length > 0 ? `\n  ${title}\n${table(['file', 'expected', 'outcome'], rows)}` : ''
}

const outcomeText = ({ kind, stage, reason }: Outcome): string => [kind, stage && `(${stage})`, reason].filter(Boolean).join(' ')

function traceText({ failed, opened, outside, calls }: Traced): string {
  if (failed) return `\n  under strace: not watched, ${failed}\n`
  const more = (lines: readonly string[]) => (lines.length > MAX_LINES ? `    … ${lines.length - MAX_LINES} more\n` : '')
  const list = (lines: readonly string[]) => lines.slice(0, MAX_LINES).map((line) => `    ${line}\n`).join('') + more(lines)
  const found = `${opened} different files opened, ${outside.length} of them where nobody expects it; ${calls.length} connections`
  return `\n  under strace: ${found}\n${list(outside)}${list(calls)}`
}

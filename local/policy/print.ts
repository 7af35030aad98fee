/** Tables and bars on a terminal. */
import { measureNames, confidenceNames, studio } from '../../src/copy/staff-policy'
import { fieldName, problemSentence } from '../../src/copy/policy-names'
import { schemeNames } from '../../src/copy/names'
import type { Change } from '../../src/domain/policy/diff'
import type { Policy, Schedule } from '../../src/domain/policy/policy'
import type { Problem } from '../../src/domain/policy/problem'
import { sourcesOf } from '../../src/domain/policy/validate'
import { SCHEMES } from '../../src/domain/population/columns'
import { countOf, MEASURES, overallOf, type Simulation } from '../../src/domain/population/tallies'
import { cells, pad } from '../demo/table'
import { keyOf } from './read'

const number = (n: number) => n.toLocaleString('en-US')

/** Columns as wide as their widest cell; all but the first `left` are numbers and end at the right. */
function table(rows: readonly (readonly string[])[], left = 1): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => cells(row[column] ?? ''))))
  return rows.map((row) => `  ${row.map((text, column) => {
    const width = widths[column] ?? 0
    return column < left ? pad(text, width) : ' '.repeat(width - cells(text)) + text
  }).join('  ')}`.trimEnd()).join('\n')
}

export const problemLines = (problems: readonly Problem[]): string =>
  problems.map((problem) => `  ${fieldName(problem.field)}：${problemSentence(problem)}`).join('\n')

export const versionTable = (policies: readonly Policy[]): string => table([
  ['版本', '统筹区', '执行起', '执行到', '依据'],
  ...policies.map((policy) => [keyOf(policy), policy.region, policy.effectiveFrom, policy.effectiveTo ?? '未定', `${policy.source}（${confidenceNames[policy.confidence]}）`]),
], 5)

const rhythm = (schedule: Schedule) => (schedule.kind === 'rolling' ? `${schedule.months} 个月` : schedule.windows.map(({ opensOn, closesOn }) => `${opensOn}~${closesOn}`).join(' '))

export const policyText = (policy: Policy): string => [
  versionTable([policy]),
  table(SCHEMES.map((scheme) => [schemeNames[scheme], rhythm(policy.schedules[scheme])]), 2),
  table(sourcesOf(policy).map(([at, { source, checkedOn, confidence }]) => [fieldName(at.replace(/\.$/, '')) || '总则', confidenceNames[confidence], checkedOn, source]), 4),
].join('\n\n')

export const diffTable = (changes: readonly Change[]): string =>
  table([['项目', '现行', '这一版'], ...changes.map(({ field, before, after }) => [fieldName(field), before ?? '无', after ?? '无'])], 3)

const BAR = 24
function bars(result: Simulation): string {
  const most = Math.max(1, ...result.months.flatMap((_, m) => [countOf(result, result.a, 'due', m), countOf(result, result.b, 'due', m)]))
  const bar = (n: number) => '█'.repeat(Math.round(n / most * BAR)).padEnd(BAR)
  return table([
    ['到期', '现行', '', '这一版', ''],
    ...result.months.map((month, m) => {
      const [a, b] = [countOf(result, result.a, 'due', m), countOf(result, result.b, 'due', m)]
      return [month, bar(a), number(a), bar(b), number(b)]
    }),
  ])
}

export function simulationText(result: Simulation): string {
  const pair = (a: number, b: number) => `${number(a)} → ${number(b)}`
  const sum = (all: readonly number[]) => all.reduce((total, n) => total + n, 0)
  return [
    bars(result),
    table([
      ['', ...MEASURES.map((measure) => measureNames[measure])],
      ...SCHEMES.map((scheme, code) => [schemeNames[scheme], ...MEASURES.map((m) => pair(overallOf(result, result.a, m, code), overallOf(result, result.b, m, code)))]),
      ['合计', ...MEASURES.map((m) => pair(overallOf(result, result.a, m), overallOf(result, result.b, m)))],
    ]),
    `  到期提前 ${number(sum(result.nearer))} 份，其中告知不够 ${number(sum(result.withoutNotice))} 份。共 ${number(result.benefits)} 份待遇。${studio.simulate.mean}`,
  ].join('\n\n')
}

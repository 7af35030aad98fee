/**
 * How long the rules take for a population, against the naive way with a date library. Prints markdown.
 *   npm run bench:rules [-- --people 1000000] [--rounds 9]
 */
import { parseArgs } from 'node:util'
import { seedRizhao2025 } from '../../src/domain/policy/seed-rizhao-2025'
import { shandong2025 } from '../../src/domain/policy/shandong-2025'
import type { PolicyInForce } from '../../src/domain/policy/policy'
import { BEHAVIOUR } from '../../src/domain/population/behaviour'
import { dayOf, type Columns } from '../../src/domain/population/columns'
import { dueDays, kindsOn } from '../../src/domain/population/due-days'
import { dueTable } from '../../src/domain/population/due-table'
import { simulate } from '../../src/domain/population/simulate'
import { madeUpPopulation } from '../../local/policy/population'
import { naiveDue, stringDue } from './naive'

const { values } = parseArgs({ options: { people: { type: 'string', default: '1000000' }, rounds: { type: 'string', default: '9' } } })
const TODAY = '2026-11-25'
/** The slow ways are measured on so many people, and the figure is per person. */
const SAMPLE = 20_000

const people = Number(values.people)
const rounds = Number(values.rounds)
const next: PolicyInForce = { ...shandong2025, id: 'next', region: '371100', publishedOn: TODAY, effectiveFrom: '2027-01-01', before: [seedRizhao2025] }

const median = (all: readonly number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN
/** Processor time of this process, ms: the wall clock says little on a machine that does other work. */
function ms(work: () => unknown): number {
  const from = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}

const columns = madeUpPopulation(people, TODAY)
const part: Columns = { ...columns, count: Math.min(SAMPLE, people) }
const days = Array.from(columns.aliveOn.subarray(0, part.count), dayOf)
const warm = dueTable(next)
const due = dueDays(columns, warm)

const ways = {
  'due day, first notice, end of grace: table': { of: people, run: () => dueDays(columns, warm) },
  'the same with an empty table': { of: people, run: () => dueDays(columns, dueTable(next)) },
  'kind on a day': { of: people, run: () => kindsOn(columns, due, next, TODAY) },
  'duty() and graceEndsOn(), as the citizen calls do': { of: part.count, run: () => stringDue(part, days, next) },
  'dayjs, without earlier versions': { of: part.count, run: () => naiveDue(part, days, next) },
} as const

const rows = Object.entries(ways).map(([name, { of, run }]) => ({ name, of, run, ns: [] as number[] }))
const simulated: number[] = []
// in turn, so that whatever else the machine does falls on all of them
for (let round = 0; round <= rounds; round++) {
  for (const row of rows) {
    const taken = ms(() => row.run())
    // the first round warms up
    if (round > 0) row.ns.push(taken * 1e6 / row.of)
  }
  const taken = ms(() => simulate(columns, seedRizhao2025, next, { fromDay: TODAY, months: 12, behaviour: BEHAVIOUR }))
  if (round > 0) simulated.push(taken)
}
const table = rows[0]?.ns ?? []
console.log(`Node ${process.versions.node}, ${people} benefits, processor time, medians of ${rounds} rounds; ratio: pairs of one round.\n`)
console.log('| per benefit | ns | times the table |\n| --- | --- | --- |')
for (const { name, ns } of rows) console.log(`| ${name} | ${median(ns).toFixed(1)} | ${median(ns.map((n, i) => n / (table[i] ?? NaN))).toFixed(1)} |`)
console.log(`\nTwo policies over ${people} benefits and 12 months: ${median(simulated).toFixed(0)} ms (slowest ${Math.max(...simulated).toFixed(0)} ms).`)

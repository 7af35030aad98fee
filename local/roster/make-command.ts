/** `npm run roster -- make 100000`: a roster of people who cannot exist. */
import { createWriteStream, writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { writeXlsx } from '../../cloudfunctions/lib/exchange/xlsx-write'
import { civilDay } from '../../src/domain/calendar'
import { Complaint, run } from './arguments'
import { MOST_PEOPLE, ROSTER_HEADER, rosterCsv, rosterRows } from './make'

const HELP = `npm run roster -- make <人数> [--out 名册.csv|名册.xlsx]
  人数最多 ${MOST_PEOPLE}；表格文件最多 100000。人都是虚构的，号码从未发过。`

function* sheet(people: number, today: string): Generator<readonly string[]> {
  yield ROSTER_HEADER
  for (let n = 0; n < people; n++) yield* rosterRows(n, today)
}

async function main(): Promise<void> {
  const { values, positionals: [verb, number] } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } })
  const people = Number(number)
  const out = values.out ?? `roster-${number}.csv`
  const most = out.endsWith('.xlsx') ? 100_000 : MOST_PEOPLE
  if (verb !== 'make' || !Number.isInteger(people) || people < 1 || people > most) throw new Complaint(HELP)
  const today = civilDay(Date.now())
  if (out.endsWith('.xlsx')) writeFileSync(out, writeXlsx('名册', sheet(people, today)))
  else await pipeline(Readable.from(rosterCsv(people, today)), createWriteStream(out))
  console.log(`${out}：${people} 个虚构的人`)
}

run(main)

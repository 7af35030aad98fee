import { civilDay } from '../../src/domain/calendar'
import type { StaffCalls } from '../../src/domain/contract/staff'
import { AppError } from '../../src/domain/contract/errors'
import { policyBefore, following, inItsPlace } from '../../src/domain/policy/publishing'
import { BEHAVIOUR } from '../../src/domain/population/behaviour'
import { emptyColumns } from '../../src/domain/population/columns'
import { lateOn } from '../../src/domain/population/due-days'
import { dueTable } from '../../src/domain/population/due-table'
import { simulate } from '../../src/domain/population/simulate'
import { addSimulations } from '../../src/domain/population/tallies'
import { covers } from '../../src/domain/staff-scope'
import { isIn } from '../lib/collections'
import { publishedPolicies } from '../lib/policies'
import { columnsIn } from '../lib/population'
import type { StaffRun } from '../lib/staff/door'
import { findVersion } from './versions'

type Call = StaffCalls['simulatePolicy']

/** Numbers of rows of one shard; no shard has so many. */
const ROWS = 2 ** 24

/**
 * What two versions would ask of the counted population, for some shards of it. Only people of whom this member of staff may know anything,
 * and only those whom the second version rules.
 */
export async function simulatePolicy(run: StaffRun, { a, b, months, behaviour, shards }: Call['input']): Promise<Call['output']> {
  const { deps, at, staff } = run
  if (shards.to < shards.from) throw new AppError('badInput', 'shards')
  const today = civilDay(at)
  const published = await publishedPolicies(deps.db)
  const [one, other] = [(await findVersion(run, a, 'a', today)).policy, (await findVersion(run, b, 'b', today)).policy]
  const before = policyBefore(other, published)
  const first = inItsPlace(one, published)
  const second = before ? following(other, before) : other

  const found = await deps.db.table('populations').list({
    where: { shard: isIn(range(shards.from, shards.to)) }, order: { by: '_id', direction: 'asc' }, limit: 1000,
  })
  const chunks = found.filter(({ region }) => covers(staff.region, region) && covers(other.region, region))
  const tables = [dueTable(first), dueTable(second)] as const
  const scope = { fromDay: today, months, behaviour: { ...BEHAVIOUR, ...behaviour }, tables }
  let part = simulate(emptyColumns(0), first, second, scope)
  const lateToday = { running: 0, late: 0 }
  for (const chunk of chunks) {
    const columns = columnsIn(chunk)
    part = addSimulations(part, simulate(columns, first, second, { ...scope, firstRow: chunk.shard * ROWS }))
    const { running, late } = lateOn(columns, tables[0], today)
    lateToday.running += running
    lateToday.late += late
  }
  const countedOn = chunks.filter(({ benefits }) => benefits > 0).map((chunk) => chunk.countedOn).sort()[0] ?? null
  return { part, lateToday, countedOn }
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

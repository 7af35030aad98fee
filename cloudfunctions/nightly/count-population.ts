import { civilDay } from '../../src/domain/calendar'
import type { Deps } from '../lib/deps'
import { countShardOf } from '../lib/population'
import { SHARDS } from '../lib/shard'

/**
 * Counts the shards that have not been counted today, as many as time allows. Simulations use what is there and say of which day it is.
 * @returns how many were counted, and how many are left for the next start of the timer
 */
export async function countPopulation(deps: Deps, deadlineMs: number): Promise<{ counted: number; left: number }> {
  const today = civilDay(deps.now())
  const known = await deps.db.table('populations').listFields({ where: { countedOn: today }, limit: 1000 }, ['shard'])
  const done = new Set(known.map(({ shard }) => shard))
  const waiting = Array.from({ length: SHARDS }, (_, shard) => shard).filter((shard) => !done.has(shard))
  let counted = 0
  for (const shard of waiting) {
    if (deps.now() >= deadlineMs) break
    await countShardOf(deps, shard)
    counted++
  }
  const left = waiting.length - counted
  deps.log.info({ job: 'countPopulation', counted, left })
  return { counted, left }
}

/** A process that sweeps until every shard of the day is done. Its argument: a pace. */
import { setTimeout as pause } from 'node:timers/promises'
import { makeDeps } from '../../cloudfunctions/lib/deps'
import { SHARDS } from '../../cloudfunctions/lib/shard'
import { PACE, type Pace } from '../../cloudfunctions/nightly/lease'
import { sweep } from '../../cloudfunctions/nightly/sweep'
import { TODAY } from './people'

async function main(): Promise<void> {
  const pace: Pace = { ...PACE, ...JSON.parse(process.argv[2] ?? '{}') as Partial<Pace> }
  // one o'clock at night of the day, and running as the machine's clock does: leases of several processes are compared
  const offset = Date.parse(`${TODAY}T01:00:00+08:00`) - Number(process.env.SWEEP_BEGAN_AT ?? Date.now())
  const deps = makeDeps(process.env, { now: () => Date.now() + offset })
  process.stdout.write('ready\n')
  const startedAt = performance.now()
  let people = 0
  for (;;) {
    people += (await sweep(deps, Infinity, pace)).people
    const rows = await deps.db.table('sweeps').listFields({ where: { day: TODAY }, limit: 1000 }, ['doneAt'])
    if (rows.filter(({ doneAt }) => doneAt !== null).length === SHARDS) break
    await pause(20)
  }
  process.stdout.write(`${JSON.stringify({ people, ms: performance.now() - startedAt, cpuMs: process.cpuUsage().user / 1000 })}\n`)
}

main().then(() => process.exit(0), (error: unknown) => {
  console.error(error)
  process.exit(1)
})

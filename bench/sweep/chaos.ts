/**
 * Kills the sweep 200 times while 20,000 people are due, and compares what is left with one clean run.
 *   npm run chaos [-- --people 20000 --kills 200]
 */
import { parseArgs } from 'node:util'
import { table } from '../face/table'
import { torment } from './torment'

const { values } = parseArgs({ options: { people: { type: 'string', default: '20000' }, kills: { type: 'string', default: '200' } } })

async function main(): Promise<void> {
  const { killed, paused, workers, ms, clean, after } = await torment(Number(values.people), Number(values.kills), Math.random,
    (n) => { if (n % 20 === 0) console.error(`${n} killed`) })
  console.log(`\n${killed} killed (SIGKILL), ${paused} held still for twice the lease, ${workers} processes, ${(ms / 1000).toFixed(0)} s\n`)
  const names = ['beneficiaries', 'outbox', 'proposals', 'tasks'] as const
  console.log(table(['collection', 'rows, clean run', 'rows, tormented', 'same to the byte'], names.map((name) =>
    [name, clean.rows[name], after.rows[name], clean.digests[name] === after.digests[name] ? 'yes' : 'NO'])))
  const isSame = names.every((name) => clean.digests[name] === after.digests[name])
  if (!isSame || after.left > 0 || killed < Number(values.kills)) {
    console.error(`FAILED: ${after.left} people left over, ${killed} of ${values.kills} killed`)
    process.exitCode = 1
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})

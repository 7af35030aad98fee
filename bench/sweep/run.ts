/**
 * How fast the sweep is, by how many people are stored and how many are due, beside the naive way. Prints markdown.
 *   npm run bench:sweep [-- --stored 100000,400000,1000000]
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { table } from '../face/table'
import { bundle, openPlace, start, type Place } from './cloud'

const { values } = parseArgs({ options: { stored: { type: 'string', default: '100000,400000,1000000' }, naive: { type: 'string', default: '100000' } } })

interface Figures { people: number; ms: number; cpuMs?: number; due?: number }

/** The gateway's processor time is this process's own: the worker is another one. */
async function measure(script: string, place: Place): Promise<Figures & { gatewayMs: number }> {
  const before = process.cpuUsage()
  const { output, code } = await start(script, place).ended
  if (code !== 0) throw new Error(`ended with ${code}`)
  const { user, system } = process.cpuUsage(before)
  return { ...JSON.parse(output.trim().split('\n').at(-1) ?? '') as Figures, gatewayMs: (user + system) / 1000 }
}

async function main(): Promise<void> {
  const [worker, naive] = [await bundle('worker'), await bundle('naive')]
  const rows: (string | number)[][] = []
  for (const stored of values.stored.split(',').map(Number)) {
    // 5 % due; and as many due people as in 100,000, to see what the others cost
    for (const everyNth of stored === 100_000 ? [20] : [20, 20 * stored / 100_000]) {
      const place = await openPlace(stored, everyNth)
      const { people, ms, cpuMs = 0, gatewayMs } = await measure(worker, place)
      await place.close()
      rows.push([stored, people, (ms / 1000).toFixed(1), 1000 * people / ms, ((cpuMs * 1000) / people).toFixed(0), ((gatewayMs * 1000) / people).toFixed(0), loadavg()[0]?.toFixed(1) ?? ''])
      console.error(rows.at(-1))
    }
  }
  console.log(table(['stored', 'due', 's', 'due people/s', 'µs of processor a due person, sweep', 'the same, gateway', 'load'], rows))

  if (Number(values.naive) === 0) return
  const place = await openPlace(Number(values.naive))
  const { people, due = 0, ms } = await measure(naive, place)
  await place.close()
  console.log(`\nnaive, ${people} stored: ${(ms / 1000).toFixed(1)} s for ${due} messages, ${Math.round(1000 * due / ms)} a second`)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})

/** The sweep by two processes that are killed, or held still until they are thought dead, at moments of chance; against one clean run. */
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Connection } from '../../local/gateway/store/connection'
import { Store } from '../../local/gateway/store/store'
import { bundle, openPlace, start, type Place } from './cloud'
import { TODAY } from './people'

/** What must be equal to the byte. `sweeps` holds leases and counts, which tell of the way and not of the end. */
const COMPARED = ['beneficiaries', 'outbox', 'proposals', 'tasks'] as const
const LEASE_MS = 300
/** Small pages and a short lease: more moments to die at. */
const PACE = { leaseMs: LEASE_MS, page: 50, lanes: 2 }

export interface Remains { rows: Record<(typeof COMPARED)[number], number>; left: number; digests: Record<string, string> }
export interface Torment { killed: number; paused: number; workers: number; ms: number; clean: Remains; after: Remains }

/** Reads the store after the gateway has let go of it. */
async function remainsOf(place: Place): Promise<Remains> {
  await place.gateway.close()
  const store = new Store(place.dir)
  const docsOf = (name: string) => store.committed.select(store.collection(name), { query: {}, order: [['_id', 1]] }).map(({ doc }) => doc)
  const remains: Remains = { rows: { beneficiaries: 0, outbox: 0, proposals: 0, tasks: 0 }, left: 0, digests: {} }
  for (const name of COMPARED) {
    const docs = docsOf(name)
    remains.rows[name] = docs.length
    remains.digests[name] = createHash('sha256').update(docs.map((doc) => JSON.stringify(doc)).join('\n')).digest('hex')
    if (name === 'beneficiaries') remains.left = docs.filter(({ nextActionOn }) => nextActionOn !== null && String(nextActionOn) <= TODAY).length
  }
  store.close()
  rmSync(place.dir, { recursive: true, force: true })
  return remains
}

const began = (place: Place): Place => ({ ...place, env: { ...place.env, SWEEP_BEGAN_AT: String(Date.now()) } })

/** `random`: 0 <= x < 1. Kills until so many have died; whoever then still lives works to the end. */
export async function torment(people: number, kills: number, random: () => number, onKill: (killed: number) => void = () => {}): Promise<Torment> {
  const worker = await bundle('worker')
  const quiet = await openPlace(people, 1)
  const { output } = await start(worker, began(quiet), PACE).ended
  const { ms: cleanMs } = JSON.parse(output.split('\n')[1] ?? '') as { ms: number }
  const clean = await remainsOf(quiet)

  const place = began(await openPlace(people, 1))
  const counts = { killed: 0, paused: 0, workers: 0 }
  const startedAt = performance.now()
  const reading = new Connection(path.join(place.dir, 'documents.db'))
  const rowsNow = () => reading.get<{ n: number }>('SELECT count(*) AS n FROM c_outbox')?.n ?? 0
  let livedMs = 0
  /** Half as long on average as would bring the work to its end with the last kill, by how fast it has gone so far. */
  const lifeMs = () => {
    const done = rowsNow()
    const msPerRow = done > 200 ? livedMs / done : cleanMs / clean.rows.outbox
    return random() * msPerRow * (clean.rows.outbox - done) / Math.max(1, kills - counts.killed)
  }
  const lane = async () => {
    for (;;) {
      counts.workers += 1
      const { child, ready, ended } = start(worker, place, PACE)
      await ready
      if (counts.killed >= kills) return ended
      const life = lifeMs()
      livedMs += life
      await Promise.race([pause(life), ended])
      // done before its time: nothing is left to torment
      if (child.exitCode !== null) return ended
      if (random() < 0.15) {
        counts.paused += 1
        child.kill('SIGSTOP')
        await pause(2 * LEASE_MS)
        child.kill('SIGCONT')
        await Promise.race([pause(lifeMs()), ended])
      }
      if (child.exitCode !== null) return ended
      counts.killed += 1
      onKill(counts.killed)
      child.kill('SIGKILL')
      await ended
    }
  }
  const ends = await Promise.all([lane(), lane()])
  reading.close()
  if (ends.some(({ code }) => code !== 0)) throw new Error('a worker failed by itself')
  return { ...counts, ms: performance.now() - startedAt, clean, after: await remainsOf(place) }
}

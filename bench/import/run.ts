/**
 * How fast a roster comes in: `npm run bench:import -- [people] [naive people] [changed people]`. The real import through the real SDK and the embedded
 * CloudBase, both in this one process, against the naive way: for every row one look-up and one write.
 */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Deps } from '../../cloudfunctions/lib/deps'
import { newImport } from '../../cloudfunctions/lib/roster/begin'
import { workOnImport } from '../../cloudfunctions/lib/roster/import'
import { fileOnDisk, readRows, type RosterFile } from '../../cloudfunctions/lib/roster/file'
import { indexOf, newPerson } from '../../cloudfunctions/lib/roster/person'
import { readHeader } from '../../src/domain/roster/columns'
import { readRow } from '../../src/domain/roster/row'
import { openEnvironment } from '../../local/roster/environment'
import { rosterCsv } from '../../local/roster/make'

const DAY = '2026-11-01'
const NEXT_DAY = '2026-11-02'

async function within(work: (dir: string, deps: Deps) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(path.join(tmpdir(), 'anxin-bench-'))
  const { deps, close } = await openEnvironment(path.join(dir, 'data'))
  try {
    await work(dir, deps)
  } finally {
    await close()
    rmSync(dir, { recursive: true, force: true })
  }
}

async function rosterIn(dir: string, people: number, day = DAY): Promise<RosterFile> {
  const name = path.join(dir, `${day}.csv`)
  await pipeline(Readable.from(rosterCsv(people, day)), createWriteStream(name))
  return fileOnDisk(name)
}

let peak = 0
const watch = setInterval(() => { peak = Math.max(peak, process.memoryUsage().rss) }, 200)

function say(what: string, rows: number, startedAt: number, cpuAt: NodeJS.CpuUsage): void {
  const s = (performance.now() - startedAt) / 1000
  const { user, system } = process.cpuUsage(cpuAt)
  const cpu = (user + system) / 1e6
  console.log(`| ${what} | ${rows} | ${s.toFixed(1)} | ${Math.round(rows / s)} | ${Math.round(rows / cpu)} | ${Math.round(peak / 2 ** 20)} | ${loadavg()[0]?.toFixed(1)} |`)
  peak = 0
}

async function one(deps: Deps, what: string, file: RosterFile, mode: 'check' | 'apply'): Promise<void> {
  const run = newImport(deps, file, { mode, isComplete: true, by: null })
  await deps.db.table('imports').put(run)
  const [at, cpuAt] = [performance.now(), process.cpuUsage()]
  const end = await workOnImport(deps, run._id, file, { until: Infinity })
  say(what, end?.done.rows ?? 0, at, cpuAt)
}

async function engine(people: number): Promise<void> {
  await within(async (dir, deps) => {
    const file = await rosterIn(dir, people)
    await one(deps, 'check of a new roster', file, 'check')
    await one(deps, 'import of a new roster', file, 'apply')
    await one(deps, 'the same file again', file, 'apply')
  })
}

/** A day later everybody was certified a day later. */
async function changes(people: number): Promise<void> {
  await within(async (dir, deps) => {
    await one(deps, 'import of a small new roster', await rosterIn(dir, people), 'apply')
    await one(deps, 'a file that changes everybody', await rosterIn(dir, people, NEXT_DAY), 'apply')
  })
}

async function naive(people: number): Promise<void> {
  await within(async (dir, deps) => {
    const file = await rosterIn(dir, people)
    const terms = { secrets: deps.secrets, region: deps.region, day: DAY, at: deps.now(), policy: await deps.policyOn(deps.region, DAY) }
    const [at, cpuAt] = [performance.now(), process.cpuUsage()]
    let rows = 0
    let header: ReturnType<typeof readHeader> | null = null
    for await (const { cells } of readRows(file)) {
      if (!header) {
        header = readHeader(cells)
        continue
      }
      const { row } = readRow(cells, header.ok ? header.places : {}, cells.length, DAY)
      if (!row) continue
      rows++
      const idIndex = indexOf(terms, row.idNumber)
      const [known] = await deps.db.table('beneficiaries').list({ where: { idIndex }, limit: 1 })
      if (!known) await deps.db.table('beneficiaries').add(newPerson(deps.newId(), idIndex, [row], terms))
    }
    say('naive: a look-up and a write a row', rows, at, cpuAt)
  })
}

async function main([people = '100000', few = '3000', some = '20000']: string[]): Promise<void> {
  console.log('| what | rows | s | rows/s | rows a CPU second | MB at most | load |\n| --- | --- | --- | --- | --- | --- | --- |')
  await naive(Number(few))
  await engine(Number(people))
  await changes(Number(some))
  clearInterval(watch)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})

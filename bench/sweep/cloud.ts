/** An embedded CloudBase full of people, and processes of the sweep that work on it from outside, as the cloud's do. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { COLLECTIONS } from '../../local/collections'
import { startGateway, type Gateway } from '../../local/gateway/gateway'
import { Store } from '../../local/gateway/store/store'
import { insert } from '../../local/gateway/store/write'
import type { Doc } from '../../local/gateway/store/value'
import type { Pace } from '../../cloudfunctions/nightly/lease'
import { personOf, REGION } from './people'

const AT_ONCE = 5000

/** Writes people straight into the store, indexes last: through the SDK a million would take minutes. */
export async function fill(dir: string, people: number, everyNth?: number): Promise<void> {
  const store = new Store(dir)
  for (const name of Object.keys(COLLECTIONS)) store.addCollection(name)
  const beneficiaries = store.collection('beneficiaries')
  for (let n = 0; n < people; n += AT_ONCE) {
    const docs = Array.from({ length: Math.min(AT_ONCE, people - n) }, (_, i) => personOf(n + i, everyNth) as unknown as Doc)
    await store.write((view) => insert(view, beneficiaries, docs, 0))
  }
  for (const [name, indexes] of Object.entries(COLLECTIONS)) for (const index of indexes) store.createIndex(name, index)
  store.close()
}

export interface Place { dir: string; gateway: Gateway; env: NodeJS.ProcessEnv; close(): Promise<void> }

export async function openPlace(people: number, everyNth?: number): Promise<Place> {
  const dir = mkdtempSync(path.join(tmpdir(), 'anxin-sweep-'))
  await fill(dir, people, everyNth)
  const gateway = await startGateway({ dir })
  const keys = Object.fromEntries(['DATA', 'INDEX', 'TOKEN', 'INTERNAL'].map((name) => [`ANXIN_${name}_KEY`, randomBytes(32).toString('base64url')]))
  return {
    dir, gateway,
    env: { ...process.env, ...gateway.env, ...keys, ANXIN_REGION: REGION, ANXIN_LOG: 'silent', TENCENTCLOUD: 'true' },
    close: async () => { await gateway.close(); rmSync(dir, { recursive: true, force: true }) },
  }
}

/** One file, as it is deployed: a process is ready in a fifth of the time. */
export async function bundle(entry: 'worker' | 'naive'): Promise<string> {
  const outfile = path.join(mkdtempSync(path.join(tmpdir(), 'anxin-bundle-')), `${entry}.js`)
  await build({ entryPoints: [path.join(__dirname, `${entry}.ts`)], outfile, bundle: true, platform: 'node', target: 'node20', format: 'cjs', logLevel: 'warning' })
  return outfile
}

export interface Started { child: ChildProcess; /** When it begins to work. */ ready: Promise<void>; /** What it printed, and how it ended. */ ended: Promise<{ output: string; code: number | null }> }

export function start(script: string, { env }: Place, pace: Partial<Pace> = {}): Started {
  const child = spawn(process.execPath, [script, JSON.stringify(pace)], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  const ready = new Promise<void>((resolve) => {
    child.stdout?.on('data', (data: Buffer) => {
      output += String(data)
      if (output.includes('ready')) resolve()
    })
    child.once('close', () => resolve())
  })
  return { child, ready, ended: new Promise((resolve) => child.once('close', (code) => resolve({ output, code }))) }
}

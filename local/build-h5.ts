import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { during } from './progress'

/** Newest change in the sources that the H5 build is made of: name, size and time of every file. */
function fingerprint(root: string): string {
  const hash = createHash('sha256')
  const walk = (at: string): void => {
    const stat = statSync(at)
    if (stat.isDirectory()) { for (const name of readdirSync(at).sort()) walk(path.join(at, name)) } else hash.update(`${path.relative(root, at)} ${stat.size} ${stat.mtimeMs}\n`)
  }
  for (const part of ['src', 'config', 'package-lock.json', 'babel.config.js']) walk(path.join(root, part))
  return hash.digest('hex')
}

/** Builds dist/h5 unless it is already made of today's sources. Returns its folder. */
export async function ensureH5(root: string): Promise<string> {
  const dist = path.join(root, 'dist', 'h5')
  const stamp = path.join(dist, '.sources')
  const now = fingerprint(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return dist
  await during('Building the H5 pages (about 30 s)', new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, ['config/build.mjs', 'h5'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let out = ''
    child.stdout.on('data', (chunk) => { out += chunk })
    child.stderr.on('data', (chunk) => { out += chunk })
    child.on('close', (code) => code === 0 ? resolve() : reject(new Error(`The H5 build failed:\n${out.slice(-4000)}`)))
  }))
  writeFileSync(stamp, now)
  return dist
}

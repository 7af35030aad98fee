/**
 * Set-up for a fresh clone: installs the packages when they are missing or older than the lockfile. Plain Node, no packages:
 * it runs before there are any.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const stamp = path.join(root, 'node_modules', '.anxin-installed')

const major = Number(process.versions.node.split('.')[0])
if (major < 20) {
  console.error(`安心认证 needs Node 20 or newer; this is ${process.version}.`)
  process.exit(1)
}

const wanted = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex')
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.log('Installing packages (once; 1-3 minutes) ...')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const run = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  if (run.status !== 0) {
    console.error('npm ci failed; see its message above.')
    process.exit(run.status ?? 1)
  }
  writeFileSync(stamp, wanted)
}

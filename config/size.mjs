/** `npm run size`: bytes of the WeChat build by package, against the budget. WeChat refuses a package of more than 2 MB. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const MB = 1024 * 1024
/** Main is stricter than WeChat's 2 MB, since a person waits for it; the total stays far from WeChat's 30 MB on purpose. */
const BUDGET = { main: 1.2 * MB, sub: 2 * MB, total: 4 * MB }

const dist = fileURLToPath(new URL('../dist/weapp', import.meta.url))
if (!existsSync(path.join(dist, 'app.json'))) {
  console.error('no WeChat build: run `npm run build:weapp` first')
  process.exit(2)
}
const { subPackages = [] } = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8'))
const roots = subPackages.map(({ root }) => root.replace(/\/$/, ''))

const sizes = new Map([['main', 0], ...roots.map((root) => [root, 0])])
for (const name of readdirSync(dist, { recursive: true })) {
  const file = path.join(dist, name)
  if (!statSync(file).isFile() || name.endsWith('.map')) continue
  const owner = roots.find((root) => name.split(path.sep).join('/').startsWith(`${root}/`)) ?? 'main'
  sizes.set(owner, sizes.get(owner) + statSync(file).size)
}

const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0)
const packages = [...sizes].map(([name, bytes]) => [name, bytes, name === 'main' ? BUDGET.main : BUDGET.sub])
const rows = [...packages, ['total', total, BUDGET.total]]
for (const [name, bytes, budget] of rows) {
  const part = `${Math.round((bytes / budget) * 100)} % of ${(budget / MB).toFixed(1)} MB`
  console.log(`${name.padEnd(8)} ${String(bytes).padStart(9)} bytes  ${part}`)
}
const over = rows.filter(([, bytes, budget]) => bytes > budget)
if (over.length) console.error(`over budget: ${over.map(([name]) => name).join(', ')}`)
process.exit(over.length ? 1 : 0)

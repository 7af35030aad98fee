/** ARCHITECTURE.md says how long things are kept; the code says it in constants. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { MATCH_RULE } from '../src/domain/data-match'

const root = path.resolve(__dirname, '..')
const text = readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8')
const [, section = ''] = /## What is kept how long\n([^]*?)\n## /.exec(text) ?? []
const MS = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const
/** By the end of a constant's name. */
const UNITS: [RegExp, number][] = [[/_MS$/, 1], [/_MINUTES$/, MS.minute], [/_HOURS$/, MS.hour], [/(_DAYS|Days)$/, MS.day]]

const rows = section.split('\n').filter((line) => /^\| .*\]\(/.test(line)).map((line) => {
  const [, kept = '', constant = ''] = line.split('|').slice(1, -1).map((cell) => cell.trim())
  const [, name = '', file = ''] = /^`(\w+)` \[[^\]]+\]\(([^)]+)\)$/.exec(constant) ?? []
  return { line, kept, name, file }
})

/** What a constant, or a value of a policy, is set to; sums and products of numbers and of other rules' days. */
function valueOf(file: string, name: string): number {
  const source = readFileSync(path.join(root, file), 'utf8')
  const written = new RegExp(`\\b${name}(?: =|:) ([^\\n;,}]+)`).exec(source)?.[1] ?? ''
  const numbers = written.replace(/MATCH_RULE\.(\w+)/g, (_, key: keyof typeof MATCH_RULE) => String(MATCH_RULE[key])).replace(/_/g, '')
  if (!/^[\d*+ ]+$/.test(numbers)) throw new Error(`${file}: ${name} is not a plain number, but ${written}`)
  return numbers.split('+').map((part) => part.split('*').map(Number).reduce((a, b) => a * b, 1)).reduce((a, b) => a + b, 0)
}

function msOf(kept: string): number {
  const [, n, unit] = /^(\d+) (minute|hour|day)s?$/.exec(kept) ?? []
  return Number(n) * MS[unit as keyof typeof MS]
}

test.each(rows.map((row) => [row.name, row] as const))('%s is as long as the table says', (name, { kept, file }) => {
  const unit = UNITS.find(([end]) => end.test(name))?.[1] ?? NaN
  expect(msOf(kept)).toBe(valueOf(file, name) * unit)
})

test('the table is there, and names every collection that is forgotten by its end', () => {
  expect(rows.length).toBeGreaterThan(15)
  const purge = readFileSync(path.join(root, 'cloudfunctions/nightly/purge-counters.ts'), 'utf8')
  const [, list = ''] = /PASSING = \[([^\]]+)\]/.exec(purge) ?? []
  const passing = [...list.matchAll(/'(\w+)'/g), ...purge.matchAll(/db\.table\('(\w+)'\)/g)].map(([, name = '']) => name)
  expect(passing.length).toBeGreaterThan(5)
  expect(passing.filter((name) => !section.includes(`\`${name}\``))).toEqual([])
})

test('no other job deletes: whoever adds one adds its line', () => {
  expect(readdirSync(path.join(root, 'cloudfunctions/nightly')).filter((file) => file.startsWith('purge-')).sort())
    .toEqual(['purge-counters.ts', 'purge-rosters.ts', 'purge-sweeps.ts', 'purge-videos.ts', 'purge-visit-photos.ts'])
})

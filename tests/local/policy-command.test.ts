/** `npm run policy` as it is typed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { contentOf } from '../../src/domain/contract/policy'
import { seedRizhao2025 } from '../../src/domain/policy/seed-rizhao-2025'

jest.setTimeout(120_000)
const root = path.resolve(__dirname, '../..')
let dir: string
beforeAll(() => { dir = mkdtempSync(path.join(tmpdir(), 'policy-')) })
afterAll(() => rmSync(dir, { recursive: true }))

function type(...args: string[]): { said: string; code: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', 'local/policy.ts', ...args], { cwd: root, encoding: 'utf8' })
  return { said: stdout + stderr, code: status }
}
const FROM = ['--from', '2026-11-25']
function file(name: string, change: object): string {
  const at = path.join(dir, name)
  writeFileSync(at, JSON.stringify({ ...contentOf(seedRizhao2025), effectiveFrom: '2027-01-01', ...change }))
  return at
}
const { grace, schedules } = contentOf(seedRizhao2025)

test('list and show name the source of every rule', () => {
  expect(type('list').said).toMatch(/seed-rizhao-2025\.1.*371100[\s\S]*shandong-2025\.1.*370000/)
  expect(type('show', 'seed-rizhao-2025').said).toMatch(/城乡居民养老 +01-21~06-20 07-21~12-20[\s\S]*代办.*楚雄/)
})

test.each([
  ['a version that says the same', {}, 0, 'policy-371100.2：没有问题。'],
  ['a rule without source', { grace: { ...grace, source: '' } }, 1, '宽限 依据：要写明依据'],
  ['a first day that is past', { effectiveFrom: '2026-01-01' }, 1, '开始执行：最早从明天起执行'],
  ['an unknown word', { confidence: 'rumour' }, 1, 'confidence 不对。'],
])('validate: %s', (name, change, code, said) => {
  const answer = type('validate', file(`${name}.json`, change), ...FROM)
  expect(answer.said).toContain(said)
  expect(answer.code).toBe(code)
})

test('diff shows value by value', () => {
  expect(type('diff', 'seed-rizhao-2025', file('grace.json', { grace: { ...grace, days: 15 } }), ...FROM).said).toMatch(/宽限 天数 +0 +15/)
})

test('simulate: twice as much is due, the same for the same seed, and a plot that stands by itself', () => {
  const half = file('half.json', { schedules: { ...schedules, enterprise: { ...schedules.resident } } })
  const plot = path.join(dir, 'due.html')
  const once = type('simulate', half, ...FROM, '--people', '2000', '--plot', plot)
  expect(once.code).toBe(0)
  expect(once.said).toMatch(/其中告知不够 0 份。共 2,000 份待遇/)
  const [, before, after] = /企业职工养老 +([\d,]+) → ([\d,]+)/.exec(once.said)!.map((text) => Number(text.replaceAll(',', '')))
  expect(after! / before!).toBeGreaterThan(1.3)
  const lines = (said: string) => said.split('\n').slice(2).join('\n')
  expect(lines(type('simulate', half, ...FROM, '--people', '2000', '--plot', plot).said)).toBe(lines(once.said))
  const html = readFileSync(plot, 'utf8')
  expect(html).toContain('<th scope="row">2026-11-25</th>')
  // nothing is fetched: the file stands by itself
  expect(html.match(/<script src|<link|url\(/g)).toBeNull()
})

test.each([
  [['simulate', 'nobody'], '没有这个版本：nobody'],
  [['simulate', 'seed-rizhao-2025', 'shandong-2025', '--late', '2'], '--late 要在 0 到 1 之间'],
  [['simulate', 'seed-rizhao-2025', 'shandong-2025', '--dir', '/nowhere'], '不是安心认证的数据目录'],
  [['show', 'missing.json'], '读不出来'],
])('%j is answered with what to do', (args, said) => {
  expect(type(...args)).toEqual({ said: expect.stringContaining(said), code: 1 })
})

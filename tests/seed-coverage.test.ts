/** docs/seed-coverage.md: every item of the product brief has its row, and what a row points to is there. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const docs = path.resolve(__dirname, '../docs')
const page = readFileSync(path.join(docs, 'seed-coverage.md'), 'utf8')
const COLUMNS = 4
const ITEMS = Array.from({ length: 38 }, (_, i) => i + 1)
const PROOF = /^\[`[^`\]]+`\]\(([^)]+\.test\.tsx?)\) › (\S.*)$/
const REMARK = /^(Instead|Differs|Differs by law|Not shown): \S/

const rows = page.split('\n').filter((line) => /^\| \d/.test(line))
  .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
const entries = rows.flatMap(([item = '', , , shown = '']) => shown.split('<br>').map((entry) => ({ item, entry })))
const proofs = entries.flatMap(({ item, entry }) => {
  const [, target, title] = PROOF.exec(entry) ?? []
  return target && title ? [{ item, target, title }] : []
})
const linksIn = (text: string): string[] => [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target = '']) => target)

/** A title that is first in a call of test or in a row of a table of cases, whatever quotes it has. */
function titlesOf(file: string): Set<string> {
  const text = readFileSync(file, 'utf8')
  const found = text.matchAll(/[([]\s*(?:'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)"|`((?:\\.|[^`\\])*)`)\s*,/g)
  return new Set([...found].map(([, single, double, template]) => (single ?? double ?? template ?? '').replace(/\\(.)/g, '$1')))
}

test('each of the 38 items has exactly one row, of four cells that say something', () => {
  expect(rows.map(([item]) => Number(item))).toEqual(ITEMS)
  expect(rows.filter((cells) => cells.length !== COLUMNS || cells.includes('')).map(([item]) => item)).toEqual([])
})

test('each item names a file in which it lives and a test that shows it', () => {
  const shown = new Set(proofs.map(({ item }) => Number(item)))
  expect(ITEMS.filter((item) => !shown.has(item))).toEqual([])
  expect(rows.filter(([, , where = '']) => linksIn(where).length === 0).map(([item]) => item)).toEqual([])
})

test('what stands beside a test is a test or a remark of a known kind', () => {
  expect(entries.filter(({ entry }) => !PROOF.test(entry) && !REMARK.test(entry))).toEqual([])
})

test('every file that the page links to exists', () => {
  const targets = linksIn(page)
  expect(targets.length).toBeGreaterThan(ITEMS.length * 2)
  expect(targets.filter((target) => !existsSync(path.join(docs, target)))).toEqual([])
})

test('every test that is named has this very title in this file', () => {
  const gone = proofs.filter(({ target, title }) => {
    const file = path.join(docs, target)
    return !existsSync(file) || !titlesOf(file).has(title)
  })
  expect(gone).toEqual([])
})

test('the search for titles itself finds what is there and nothing else', () => {
  const own = titlesOf(__filename)
  expect(own.has('every file that the page links to exists')).toBe(true)
  expect(own.has('every file that the page links to exist')).toBe(false)
})

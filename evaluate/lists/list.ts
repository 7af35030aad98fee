/** One list file → its rows as the section wants them; what is wrong with a row is said with file and line, and the rest goes on. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCsv } from './csv'

/** Read a cell by any of its names; '' where the column or the cell is missing. */
export type Cells = (...names: string[]) => string

export interface List<T> {
  rows: T[]
  /** `file:line: what`. */
  problems: string[]
}

/** Said about one row. */
export class Malformed extends Error {}

/** null: the folder has no such file. `needed`: one column of each group of names must be there. */
export function readList<T>(folder: string, file: string, needed: string[][], read: (cells: Cells) => T): List<T> | null {
  const path = join(folder, file)
  if (!existsSync(path)) return null
  const { lines: [header, ...lines], open } = parseCsv(readFileSync(path, 'utf8'))
  const names = header?.cells.map((name) => name.trim().toLowerCase()) ?? []
  const lacking = needed.filter((group) => !group.some((name) => names.includes(name)))
  if (lacking.length > 0) return { rows: [], problems: [`${file}:1: no column ${lacking.map((group) => group.join(' or ')).join(', ')}`] }
  const problems: string[] = []
  const rows = lines.flatMap(({ number, cells }) => {
    try {
      return [read((...wanted) => cells[names.findIndex((name) => wanted.includes(name))]?.trim() ?? '')]
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      problems.push(`${file}:${number}: ${error.message}`)
      return []
    }
  })
  if (open !== null) problems.push(`${file}:${open}: a quote is opened and never closed; what follows was not read`)
  return { rows, problems }
}

/** One of the words, by any of its spellings. */
export function oneOf<T extends string | boolean>(text: string, what: string, spellings: readonly (readonly [T, readonly string[]])[]): T {
  const found = spellings.find(([, words]) => words.includes(text.toLowerCase()))
  if (!found) throw new Malformed(`${what} is "${text}", not one of ${spellings.map(([, words]) => words[0]).join(', ')}`)
  return found[0]
}

export function filled(text: string, what: string): string {
  if (text === '') throw new Malformed(`${what} is empty`)
  return text
}

/** The column `group`, `set` or `source`, else the first folder of the path, else `(no group)`. */
export function groupOf(cells: Cells, path: string): string {
  const [first = '', ...rest] = path.split(/[\\/]/).filter((part) => part !== '.' && part !== '')
  return cells('group') || cells('set') || cells('source') || (rest.length > 0 ? first : '(no group)')
}

/** A roster read into batches: who is meant, and what is wrong. No database. */
import { readHeader, type Places } from '../../../src/domain/roster/columns'
import { RosterFileError, type RawRow } from '../../../src/domain/roster/file'
import { maskedIdOf, readRow, type RowError } from '../../../src/domain/roster/row'
import type { RosterImport } from '../documents-imports'
import type { Group } from './batch'
import { readRows, type RosterFile } from './file'
import { indexOf, type Terms } from './person'
import type { Seen } from './seen'

const BATCH = 2000

interface Header { places: Places; columns: number }

function headerOf({ cells }: RawRow): Header {
  const header = readHeader(cells)
  if (header.ok) return { places: header.places, columns: cells.length }
  if (header.missing.length) throw new RosterFileError('headerMissing', header.missing.join())
  throw new RosterFileError('headerTwice', header.twice.join())
}

export interface Batch {
  /** By blind index. */
  people: ReadonlyMap<string, Group>
  /** `n`: of its row. */
  errors: (RowError & { n: number; line: number; maskId: string })[]
  rows: number
  refusedRows: number
  /** Rows of the file up to its end. */
  end: number
  /** Of the file, 0 to 1. */
  share: number
}

/**
 * The batches that are not done yet. Of those that are done it is only noted who has occurred.
 * @throws RosterFileError where the file is broken, after the batches before that place
 */
export async function* readBatches(
  file: RosterFile, seen: Seen, terms: Terms, { done, planned }: Pick<RosterImport, 'done' | 'planned'>,
): AsyncGenerator<Batch> {
  // a workbook is opened more than once
  let read = 0
  const counted: RosterFile = { ...file, async *open() { read = 0; for await (const chunk of file.open()) { read += chunk.length; yield chunk } } }
  const share = () => Math.min(1, read / (file.bytes || 1))
  let header: Header | null = null
  let rows: RawRow[] = []
  let end = 0
  // what is done, or was being written, may have ended elsewhere: batches had another size
  const isFull = () => end === done.rows || end === planned?.rows || (rows.length >= BATCH && (end < done.rows || end > (planned?.rows ?? 0)))
  for await (const row of readRows(counted)) {
    if (!header) {
      header = headerOf(row)
      continue
    }
    rows.push(row)
    end++
    if (!isFull()) continue
    const batch = batchOf(header, rows, end, share(), seen, terms)
    rows = []
    if (end > done.rows) yield batch
  }
  if (!header) throw new RosterFileError('empty')
  if (rows.length > 0) yield batchOf(header, rows, end, share(), seen, terms)
}

function batchOf({ places, columns }: Header, rows: readonly RawRow[], end: number, share: number, seen: Seen, terms: Terms): Batch {
  const people = new Map<string, Group>()
  const refused: Batch['errors'] = []
  let refusedRows = 0
  for (const { line, cells } of rows) {
    const { row, idNumber, errors } = readRow(cells, places, columns, terms.day)
    const all = [...errors]
    const idIndex = idNumber === null ? null : indexOf(terms, idNumber)
    if (row && idIndex !== null) {
      const noted = seen.note(idIndex, row.scheme, row.name)
      const group = people.get(idIndex)
      if (noted === 'duplicate') all.push({ field: 'scheme', mistake: 'duplicate', detail: '', blocks: true })
      else if (noted === 'otherName') all.push({ field: 'name', mistake: 'otherName', detail: '', blocks: true })
      else if (group) group.rows.push(row)
      else people.set(idIndex, { idIndex, line, isKnownFromFile: noted === 'again', rows: [row] })
    } else if (idIndex !== null) seen.noteRefused(idIndex)
    if (all.length === 0) continue
    if (all.some(({ blocks }) => blocks)) refusedRows++
    refused.push(...all.map((error, n) => ({ ...error, n, line, maskId: maskedIdOf(cells, places) })))
  }
  return { people, errors: refused, rows: rows.length, refusedRows, end, share }
}

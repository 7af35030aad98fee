/** A roster's file, wherever it lies: what it is, and its rows. */
import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { FILE_LIMITS, RosterFileError, type RawRow } from '../../../src/domain/roster/file'
import { readCsv } from './csv'
import { readXlsx } from './xlsx'

export interface RosterFile {
  bytes: number
  /** Hexadecimal: the same file is known again by it. */
  sha256: string
  /** From the beginning; may be called several times. */
  open(): AsyncIterable<Uint8Array>
}

const PIECE = 1024 * 1024

/** A roster on disk; never in memory as a whole. */
export async function fileOnDisk(file: string): Promise<RosterFile> {
  const open = () => createReadStream(file, { highWaterMark: PIECE })
  const hash = createHash('sha256')
  for await (const chunk of open()) hash.update(chunk as Buffer)
  return { bytes: statSync(file).size, sha256: hash.digest('hex'), open }
}

async function firstBytes(file: RosterFile): Promise<string> {
  for await (const chunk of file.open()) return Buffer.from(chunk.subarray(0, 4)).toString('hex')
  return ''
}

/**
 * The rows of a roster, CSV or XLSX, as its first bytes say; a name proves nothing.
 * @throws RosterFileError
 */
export async function* readRows(file: RosterFile): AsyncGenerator<RawRow> {
  const magic = await firstBytes(file)
  if (magic === '') throw new RosterFileError('empty')
  // the old binary workbook
  if (magic === 'd0cf11e0') throw new RosterFileError('oldXls')
  const isXlsx = magic === '504b0304'
  if (isXlsx && file.bytes > FILE_LIMITS.xlsxBytes) throw new RosterFileError('tooLarge', String(FILE_LIMITS.xlsxBytes / 2 ** 20))
  let rows = 0
  for await (const row of isXlsx ? readXlsx(file.open) : readCsv(file.open())) {
    if (++rows > FILE_LIMITS.rows) throw new RosterFileError('tooManyRows', String(FILE_LIMITS.rows))
    if (row.cells.some((cell) => cell !== '')) yield row
  }
}

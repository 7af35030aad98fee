/** What can be wrong with a roster's file as a whole, and how large one may be. */

export const FILE_MISTAKES = [
  'empty', 'oldXls', 'notXlsx', 'unpacksTooLarge', 'tooLarge', 'tooManyRows', 'days1904', 'quotes', 'headerMissing', 'headerTwice', 'changed',
] as const
export type FileMistake = (typeof FILE_MISTAKES)[number]

/**
 * Bytes and rows; judgement of 2026-11. upload: some 1,500,000 rows, which lie in a function's 512 MB of temporary disk while it works;
 * larger files go by the command line. xlsx and unpacked: shared texts of a workbook are held in memory, and a bomb unpacks a thousandfold. A sheet ends at 2^20 rows.
 */
export const FILE_LIMITS = {
  uploadBytes: 200 * 2 ** 20, xlsxBytes: 60 * 2 ** 20, sharedTextBytes: 64 * 2 ** 20, unpackedBytes: 1024 * 2 ** 20, rows: 12_000_000,
} as const

/** How many rows' errors are kept for the list; beyond that they are counted only, since then the file itself is wrong. */
export const MOST_ERRORS = 10_000

/** Thrown while a file is read; `detail` fills the sentence: a line, a limit in MB, names of fields. */
export class RosterFileError extends Error {
  constructor(readonly mistake: FileMistake, readonly detail = '') {
    super(`${mistake} ${detail}`.trim())
    this.name = 'RosterFileError'
  }
}

/** A line as it stands in the file. `line` is what a spreadsheet or an editor calls it. */
export interface RawRow { line: number; cells: string[] }

/** The import of a roster: how far it is, what it found. */
import type { LocalDate } from '../../src/domain/calendar'
import type { Scheme } from '../../src/domain/contract/common'
import type { FileMistake } from '../../src/domain/roster/file'
import type { RosterChange } from '../../src/domain/roster/merge'
import type { RosterField } from '../../src/domain/roster/columns'
import type { RowMistake } from '../../src/domain/roster/row'

export interface ImportCounts {
  rows: number
  /** People, not rows. */
  added: number
  changed: number
  unchanged: number
  changes: Partial<Record<RosterChange, number>>
  /** Benefits whose state of payment is another one in the file; not taken over. */
  differs: number
  /** Rows that were refused, and rows that were taken without one of their values. */
  refused: number
  warned: number
  /** People who are no longer in the file, and people who are in it again. */
  vanished: number
  returned: number
}

/** How far the work is, with all that was counted by then. */
export interface ImportMark {
  /** Rows of the file that are done. */
  rows: number
  /** In the search for who is missing: the last person that was looked at. */
  personId: string | null
  counts: ImportCounts
}

/** One reading of one file; `_id` sorts by time. */
export interface RosterImport {
  _id: string
  region: string
  /** check: says what would change and changes nothing. */
  mode: 'check' | 'apply'
  /** The file lists everybody of its schemes, so whoever is not in it has left the roster. */
  isComplete: boolean
  /** Of the file: the same file goes on where it stopped. Its name may hold names and is not kept. */
  sha256: string
  bytes: number
  fileId: string | null
  /** The file is still in storage, and has to be deleted. */
  hasFile: boolean
  /** Staff id; null: the command line. */
  by: string | null
  state: 'waiting' | 'reading' | 'searching' | 'done' | 'refused'
  refusal: { mistake: FileMistake; detail: string } | null
  /** The day on which it began; a file that is finished the next day is judged by the same. */
  day: LocalDate
  done: ImportMark
  /** Of the file, 0 to 1: for the bar. */
  share: number
  /** What the batch that is being written brings: counted once, also when its writer dies in the middle. */
  planned: ImportMark | null
  schemes: Scheme[]
  /** Who works on it, and until when (ms). A writer with an older fence has lost it. */
  fence: number
  leaseUntil: number
  startedAt: string
  doneAt: string | null
}

/** A row of the file that was not taken, or not whole; `_id` is `<importId>.<line>.<n>`. */
export interface ImportError {
  _id: string
  importId: string
  line: number
  maskId: string
  field: RosterField | null
  mistake: RowMistake
  detail: string
  blocks: boolean
}

export interface ImportDocuments { imports: RosterImport; importErrors: ImportError }

/**
 * The import of a roster, in slices: the same work for the command line and for a cloud function that has to end within a minute. Killed at
 * any moment it goes on where it stopped, with the same end and the same counts. What was read is read again from the beginning of the file,
 * since nothing else tells who has occurred in it; what was written is not looked at again.
 */
import { readHeader, type Places } from '../../../src/domain/roster/columns'
import { MOST_ERRORS, RosterFileError, type RawRow } from '../../../src/domain/roster/file'
import { maskedIdOf, readRow, type RowError } from '../../../src/domain/roster/row'
import { above, below, plus } from '../collections'
import type { Deps } from '../deps'
import type { ImportCounts, ImportError, ImportMark, RosterImport } from '../documents-imports'
import { planBatch, writeBatch, type Group } from './batch'
import { readRows, type RosterFile } from './file'
import { flag, misflagged, PLACE_IN_FILE } from './missing'
import { indexOf, type Terms } from './person'
import { Seen } from './seen'

const BATCH = 2000
/** The platform's most documents of one page. */
const PAGE = 1000
/** ms; longer than any batch takes, also one that changes two thousand people over the platform's network. */
const LEASE_MS = 60_000

interface Slice {
  /** ms since 1970 after which no more batches are begun; the first one always is. */
  until: number
  onProgress?(run: RosterImport): void
}

/**
 * Works on an import until it is done or time is over. Answers with the import as it is then; unchanged when somebody else works on it.
 * What is wrong with the file as a whole is its `refusal`.
 */
export async function workOnImport(deps: Deps, importId: string, file: RosterFile, slice: Slice): Promise<RosterImport | null> {
  const { db, now } = deps
  const imports = db.table('imports')
  const run = await imports.changeOne({ _id: importId, leaseUntil: below(now()) }, { fence: plus(1), leaseUntil: now() + LEASE_MS })
  if (!run || run.state === 'done' || run.state === 'refused') return run ?? imports.find(importId)
  const work = new Work(deps, run, await termsOf(deps, run))
  try {
    await work.run(file, slice)
  } catch (error) {
    if (!(error instanceof RosterFileError)) throw error
    await work.save({ state: 'refused', refusal: { mistake: error.mistake, detail: error.detail }, doneAt: new Date(now()).toISOString() })
  } finally {
    await imports.changeOne({ _id: importId, fence: run.fence }, { leaseUntil: 0 })
  }
  return imports.find(importId)
}

async function termsOf({ secrets, policyOn, now }: Deps, { region, day }: RosterImport): Promise<Terms> {
  return { secrets, region, day, at: now(), policy: await policyOn(region, day) }
}

interface Header { places: Places; columns: number }

function headerOf({ cells }: RawRow): Header {
  const header = readHeader(cells)
  if (header.ok) return { places: header.places, columns: cells.length }
  if (header.missing.length) throw new RosterFileError('headerMissing', header.missing.join())
  throw new RosterFileError('headerTwice', header.twice.join())
}

class Work {
  private readonly seen = new Seen()
  private run_: RosterImport
  /**
   * The batch that is on its way to the database. The next one is looked up before this one is written, so that it is sealed, and the one
   * after it read, while the database writes: a look-up that is asked for later waits behind the write.
   */
  private writing: Promise<void> = Promise.resolve()
  private written: Promise<void> = Promise.resolve()

  constructor(private readonly deps: Deps, run: RosterImport, private readonly terms: Terms) {
    this.run_ = run
  }

  /** Progress is only written by whoever holds the latest fence. */
  async save(changes: Partial<Omit<RosterImport, '_id'>>): Promise<void> {
    const { _id, fence } = this.run_
    const saved = await this.deps.db.table('imports').changeOne({ _id, fence }, { ...changes, leaseUntil: this.deps.now() + LEASE_MS })
    if (!saved) throw new Error('another worker has taken this import over')
    this.run_ = saved
  }

  async run(file: RosterFile, slice: Slice): Promise<void> {
    if (this.run_.state === 'waiting') await this.save({ state: 'reading' })
    if (!await this.readFile(file, slice)) return
    if (this.run_.state === 'reading') await this.save({ state: this.run_.isComplete ? 'searching' : 'done', share: 1 })
    if (this.run_.state === 'searching' && !await this.search(slice)) return
    await this.save({ state: 'done', doneAt: new Date(this.deps.now()).toISOString() })
  }

  /** true when the whole file is read. */
  private async readFile(file: RosterFile, { until, onProgress }: Slice): Promise<boolean> {
    let read = 0
    const counted: RosterFile = { ...file, async *open() { for await (const chunk of file.open()) { read += chunk.length; yield chunk } } }
    let header: Header | null = null
    let batch: RawRow[] = []
    let rows = 0
    const finish = async () => {
      if (!header || batch.length === 0) return true
      const isNew = rows > this.run_.done.rows
      const write = this.take(header, batch, rows, Math.min(1, read / (file.bytes || 1)))
      batch = []
      if (!write) return true
      const before = this.writing
      this.writing = write(before).then(() => onProgress?.(this.run_))
      // it is waited for below, but not before more of the file is read
      this.writing.catch(() => {})
      await this.written
      this.written = before
      // a slice does one batch at least, else a slow reader would never come to the end
      return !isNew || this.deps.now() < until
    }
    try {
      for await (const row of readRows(counted)) {
        if (!header) {
          header = headerOf(row)
          continue
        }
        batch.push(row)
        rows++
        // what is done may have ended elsewhere: batches had another size
        if ((batch.length === BATCH || rows === this.run_.done.rows || rows === this.run_.planned?.rows) && !await finish()) return await this.keep(false)
      }
      if (!header) throw new RosterFileError('empty')
      return await this.keep(await finish())
    } finally {
      // also when the file turns out to be broken further on
      await this.writing
    }
  }

  private async keep(isWhole: boolean): Promise<boolean> {
    await this.writing
    if (this.run_.state === 'reading' && this.run_.planned) await this.save({ done: this.run_.planned, planned: null })
    return isWhole
  }

  /**
   * A batch that ends with row `end` of the file. What is done already is only noted as seen.
   * @returns what writes it, once the batch before it is written; null when there is nothing to write
   */
  private take({ places, columns }: Header, batch: readonly RawRow[], end: number, share: number): ((before: Promise<void>) => Promise<void>) | null {
    const isDone = end <= this.run_.done.rows
    const groups = new Map<string, Group>()
    const refused: (RowError & { line: number; maskId: string })[] = []
    let refusedRows = 0
    for (const { line, cells } of batch) {
      const { row, idNumber, errors } = readRow(cells, places, columns, this.terms.day)
      const all = [...errors]
      const idIndex = idNumber === null ? null : indexOf(this.terms, idNumber)
      if (row && idIndex !== null) {
        const noted = this.seen.note(idIndex, row.scheme, row.name)
        const group = groups.get(idIndex)
        if (noted === 'duplicate') all.push({ field: 'scheme', mistake: 'duplicate', detail: '', blocks: true })
        else if (noted === 'otherName') all.push({ field: 'name', mistake: 'otherName', detail: '', blocks: true })
        else if (group) group.rows.push(row)
        else groups.set(idIndex, { idIndex, line, isKnownFromFile: noted === 'again', rows: [row] })
      } else if (idIndex !== null) this.seen.noteRefused(idIndex)
      if (all.length === 0 || isDone) continue
      if (all.some(({ blocks }) => blocks)) refusedRows++
      refused.push(...all.map((error) => ({ ...error, line, maskId: maskedIdOf(cells, places) })))
    }
    if (isDone) return null
    return (before) => this.write([...groups.values()], refused, { batch: batch.length, end, share, refusedRows }, before)
  }

  private async write(
    groups: readonly Group[], errors: readonly (RowError & { line: number; maskId: string })[],
    { batch, end, share, refusedRows }: { batch: number; end: number; share: number; refusedRows: number }, before: Promise<void>,
  ): Promise<void> {
    const { deps, terms, run_: { _id, mode } } = this
    // whoever occurs twice in the file may be in the batch before
    if (groups.some(({ isKnownFromFile }) => isKnownFromFile)) await before
    const plan = await planBatch(deps, { _id, mode }, groups, terms)
    await before
    const { planned } = this.run_
    // the batch before this one is written
    const done = planned && planned.rows < end ? planned : this.run_.done
    const warned = errors.filter(({ blocks }) => !blocks).length
    const mark = planned?.rows === end ? planned : {
      rows: end, personId: null, counts: sum(done.counts, { ...plan.counts, rows: batch, refused: refusedRows, warned }),
    }
    const schemes = [...new Set([...this.run_.schemes, ...groups.flatMap(({ rows }) => rows.map(({ scheme }) => scheme))])].sort()
    await this.save({ done, planned: mark, share, schemes })
    const told = done.counts.refused + done.counts.warned < MOST_ERRORS ? errors : []
    await Promise.all([
      deps.db.table('importErrors').addMany(told.map((error, n): ImportError => ({
        _id: `${_id}.${String(error.line).padStart(8, '0')}.${n}`, importId: _id, ...error,
      }))),
      mode === 'apply' && writeBatch(deps, _id, plan, terms),
    ])
  }

  /** Looks through everybody of the region for those who are not in the file. true when all are looked at. */
  private async search({ until, onProgress }: Slice): Promise<boolean> {
    const { deps } = this
    const { _id, region, day, mode, schemes } = this.run_
    for (;;) {
      const { done } = this.run_
      const page = await deps.db.table('beneficiaries').listFields({
        where: { region, _id: above(done.personId ?? '') }, order: { by: '_id', direction: 'asc' }, limit: PAGE,
      }, PLACE_IN_FILE)
      const last = page.at(-1)
      if (!last) break
      const wrong = misflagged(page, schemes, this.seen)
      const vanished = wrong.filter(({ scheme }) => scheme !== null).length
      const mark: ImportMark = { ...done, personId: last._id, counts: sum(done.counts, { vanished, returned: wrong.length - vanished }) }
      const planned = this.run_.planned?.personId === last._id ? this.run_.planned : mark
      if (mode === 'apply' && wrong.length > 0) {
        await this.save({ planned })
        await flag(deps, _id, day, wrong)
      }
      await this.save({ done: planned, planned: null })
      onProgress?.(this.run_)
      if (deps.now() >= until) return false
    }
    return true
  }
}

/** Adds up what two parts found. */
function sum(a: ImportCounts, b: Partial<ImportCounts>): ImportCounts {
  const { changes = {}, ...numbers } = b
  const total = { ...a, changes: { ...a.changes } }
  for (const [key, n] of Object.entries(numbers) as [Exclude<keyof ImportCounts, 'changes'>, number][]) total[key] += n
  for (const [key, n] of Object.entries(changes) as [keyof ImportCounts['changes'], number][]) total.changes[key] = (total.changes[key] ?? 0) + n
  return total
}

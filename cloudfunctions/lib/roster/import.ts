/**
 * The import of a roster, in slices: the same work for the command line and for a cloud function that has to end within a minute. Killed at
 * any moment it goes on where it stopped, with the same end and the same counts. What was read is read again from the beginning of the file,
 * since nothing else tells who has occurred in it; what was written is not looked at again.
 */
import { MOST_ERRORS, RosterFileError } from '../../../src/domain/roster/file'
import { above, below, plus } from '../collections'
import type { Deps } from '../deps'
import type { ImportCounts, ImportError, ImportMark, RosterImport } from '../documents-imports'
import { addPeople, behindOurs, changePeople, planBatch } from './batch'
import type { RosterFile } from './file'
import { flag, misflagged, PLACE_IN_FILE } from './missing'
import type { Terms } from './person'
import { LEASE_MS, Progress } from './progress'
import { readBatches, type Batch } from './reading'
import { Seen } from './seen'

/** Batches that are looked up, sealed and written at the same time: one waits for the database while another is read. */
const AHEAD = 4
/** The platform's most documents of one page. */
const PAGE = 1000
export interface Slice {
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
  const progress = new Progress(deps, run)
  const work = new Work(deps, progress, await termsOf(deps, run), slice)
  try {
    await work.run(file)
  } catch (error) {
    if (!(error instanceof RosterFileError)) throw error
    await progress.save({ state: 'refused', refusal: { mistake: error.mistake, detail: error.detail }, doneAt: new Date(now()).toISOString() })
  } finally {
    // what was noted is kept; a write that is still on its way would take the lease again
    await progress.save().catch(() => {})
    await imports.changeOne({ _id: importId, fence: run.fence }, { leaseUntil: 0 })
  }
  return imports.find(importId)
}

async function termsOf({ secrets, policyOn, now }: Deps, { region, day }: RosterImport): Promise<Terms> {
  return { secrets, region, day, at: now(), policy: await policyOn(region, day) }
}

class Work {
  private readonly seen = new Seen()
  /** Batches on their way, oldest first. They are counted and change people in this order; whom nobody knew is added as soon as sealed. */
  private readonly underWay: { people: Batch['people']; written: Promise<void> }[] = []
  /** A slice does one batch at least, else a slow database would never come to the end. */
  private hasWritten = false
  /** The slice ended before a batch was changed: it and all after it are for the next slice. */
  private isLeft = false

  constructor(private readonly deps: Deps, private readonly progress: Progress, private readonly terms: Terms, private readonly slice: Slice) {}

  async run(file: RosterFile): Promise<void> {
    const { progress } = this
    if (progress.run.state === 'waiting') await progress.save({ state: 'reading' })
    if (!await this.readFile(file)) return
    if (progress.run.state === 'reading' && progress.run.isComplete) await progress.save({ state: 'searching', share: 1 })
    if (progress.run.state === 'searching' && !await this.search()) return
    await progress.save({ state: 'done', share: 1, doneAt: new Date(this.deps.now()).toISOString() })
  }

  /** true when the whole file is read. */
  private async readFile(file: RosterFile): Promise<boolean> {
    const { progress, slice: { until, onProgress } } = this
    try {
      for await (const batch of readBatches(file, this.seen, this.terms, progress.run)) {
        const before = this.underWay.at(-1)?.written
        // also one that fails ends after those before it: nobody may be at work when the lease is given back
        const written = this.write(batch, before).then(() => onProgress?.(progress.run)).finally(() => before)
        // it is waited for below, but not before more of the file is read
        written.catch(() => {})
        this.underWay.push({ people: batch.people, written })
        if (this.underWay.length === AHEAD) await this.underWay.shift()?.written
        // a slice does one batch at least, else a slow reader would never come to the end
        if (this.deps.now() >= until) return await this.keep(false)
      }
      return await this.keep(true)
    } catch (error) {
      // what stands before the place where the file is broken is written first, be it by the next slice
      if (!await this.keep(true)) return false
      throw error
    }
  }

  /** Waits for all that is under way. */
  private async keep(isWhole: boolean): Promise<boolean> {
    await this.underWay.at(-1)?.written
    return isWhole && !this.isLeft
  }

  private async write({ people, errors, rows, refusedRows, end, share }: Batch, before?: Promise<void>): Promise<void> {
    const { deps, terms, progress } = this
    const { _id, mode } = progress.run
    const groups = [...people.values()]
    // whoever occurs twice in the file may not be in the database yet
    if (groups.some(({ idIndex, isKnownFromFile }) => isKnownFromFile && this.underWay.some((ahead) => ahead.people.has(idIndex)))) await before
    const plan = await planBatch(deps, { _id, mode }, groups, terms)
    const adding = addPeople(deps, plan)
    // it is waited for below
    adding.catch(() => {})
    await before
    const taken = await adding
    const others = await planBatch(deps, { _id, mode }, taken, terms)
    const changed = mode === 'apply' ? [...plan.changed, ...others.changed] : []
    // over the platform's network changes take long: those of one batch fit behind the end of a slice, those of all that are under way do not
    this.isLeft ||= changed.length > 0 && this.hasWritten && deps.now() >= this.slice.until
    if (this.isLeft) return
    const { done, planned } = progress.run
    const warned = errors.filter(({ blocks }) => !blocks).length
    const mark = planned?.rows === end ? planned : {
      rows: end, personId: null,
      counts: sum(sum(done.counts, { ...plan.counts, rows, refused: refusedRows, warned }), { ...others.counts, added: -taken.length }),
    }
    const schemes = [...new Set([...progress.run.schemes, ...groups.flatMap(({ rows }) => rows.map(({ scheme }) => scheme))])].sort()
    // whoever is changed looks unchanged when the batch is repeated, so it is noted before what they count for
    if (changed.length > 0) await progress.save({ planned: mark, schemes })
    const told = done.counts.refused + done.counts.warned < MOST_ERRORS ? errors : []
    await Promise.all([
      deps.db.table('importErrors').addMany(told.map(({ n, ...error }): ImportError => ({
        _id: `${_id}.${String(error.line).padStart(8, '0')}.${n}`, importId: _id, ...error,
      }))),
      changePeople(deps, _id, changed, terms),
    ])
    this.hasWritten = true
    progress.note({ done: mark, planned: null, share, schemes })
  }

  /** Looks through everybody of the region for those who are not in the file. true when all are looked at. */
  private async search(): Promise<boolean> {
    const { deps, progress, slice: { until, onProgress } } = this
    const { _id, region, day, mode, schemes } = progress.run
    for (;;) {
      const { done } = progress.run
      const page = await deps.db.table('beneficiaries').listFields({
        where: { region, _id: above(behindOurs(_id, done.personId ?? '')) }, order: { by: '_id', direction: 'asc' }, limit: PAGE,
      }, PLACE_IN_FILE)
      const last = page.at(-1)
      if (!last) break
      const wrong = misflagged(page, schemes, this.seen)
      const vanished = wrong.filter(({ scheme }) => scheme !== null).length
      const mark: ImportMark = { ...done, personId: last._id, counts: sum(done.counts, { vanished, returned: wrong.length - vanished }) }
      const planned = progress.run.planned?.personId === last._id ? progress.run.planned : mark
      if (mode === 'apply' && wrong.length > 0) {
        await progress.save({ planned })
        await flag(deps, _id, day, wrong)
      }
      await progress.save({ done: planned, planned: null })
      onProgress?.(progress.run)
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

/** Takes in a file of evidence: streamed, row by row judged, harmless to repeat. */
import { civilDay, type LocalDate } from '../../../src/domain/calendar'
import { MATCH_RULE } from '../../../src/domain/data-match'
import { readEvidenceHeader, type EvidenceField, type EvidencePlaces, type EvidenceSource } from '../../../src/domain/evidence/format'
import { readEvidenceRow, type EvidenceRow, type LifeRow, type LossRow } from '../../../src/domain/evidence/row'
import { maskIdNumber } from '../../../src/domain/id-number'
import { MOST_ERRORS, RosterFileError } from '../../../src/domain/roster/file'
import { isIn, MOST_AT_ONCE } from '../collections'
import type { Deps } from '../deps'
import type { Evidence, EvidenceCounts, EvidenceError, EvidenceRun } from '../documents-evidence'
import { readRows, type RosterFile } from '../roster/file'
import { takeLoss } from './take-loss'

interface Line { line: number; row: EvidenceRow }
interface Taking { deps: Deps; run: EvidenceRun; today: LocalDate; counts: EvidenceCounts; errors: number }

const NOTHING: EvidenceCounts = { rows: 0, life: 0, weak: 0, losses: 0, without: 0, strangers: 0, repeated: 0, refused: 0 }

/** The file as a whole is not what it should be. */
class Refused extends Error {
  constructor(readonly mistake: string, readonly detail: string) { super(mistake) }
}

/** Reads a file of a source to its end. Broken off, it is read again from the beginning: what is there already is counted as such. */
export async function takeEvidence(deps: Deps, file: RosterFile, source: EvidenceSource, by: string | null): Promise<EvidenceRun> {
  const at = deps.now()
  const run: EvidenceRun = {
    _id: deps.newId(), region: deps.region, source, sha256: file.sha256, by, state: 'reading', refusal: null, counts: NOTHING,
    startedAt: new Date(at).toISOString(), doneAt: null,
  }
  const runs = deps.db.table('evidenceRuns')
  await runs.put(run)
  const taking: Taking = { deps, run, today: civilDay(at), counts: { ...NOTHING }, errors: 0 }
  const refusal = await readAll(taking, file).then(() => null, (error: unknown) => {
    if (error instanceof Refused || error instanceof RosterFileError) return { mistake: error.mistake, detail: error.detail }
    throw error
  })
  const done: EvidenceRun = { ...run, state: refusal ? 'refused' : 'done', refusal, counts: taking.counts, doneAt: new Date(deps.now()).toISOString() }
  await runs.put(done)
  deps.log.info({ job: 'takeEvidence', source, state: done.state, ...done.counts })
  return done
}

async function readAll(taking: Taking, file: RosterFile): Promise<void> {
  const { run: { source }, today, counts } = taking
  let places: EvidencePlaces | null = null
  let batch: Line[] = []
  for await (const { line, cells } of readRows(file)) {
    if (!places) {
      places = placesOf(cells)
      continue
    }
    counts.rows++
    const read = readEvidenceRow(cells, places, source, today)
    if (read.ok) batch.push({ line, row: read.row })
    else await refuse(taking, line, cells[places.idNumber] ?? '', read)
    if (batch.length < MOST_AT_ONCE) continue
    await takeBatch(taking, batch)
    batch = []
  }
  if (!places) throw new Refused('empty', '')
  await takeBatch(taking, batch)
}

function placesOf(cells: readonly string[]): EvidencePlaces {
  const header = readEvidenceHeader(cells)
  if (header.ok) return header.places
  throw new Refused(header.mistake, header.mistake === 'medical' ? header.detail : header.fields.join(','))
}

async function refuse(taking: Taking, line: number, idNumber: string, { field, mistake }: { field: EvidenceField; mistake: EvidenceError['mistake'] }): Promise<void> {
  taking.counts.refused++
  if (taking.errors++ >= MOST_ERRORS) return
  const { _id: runId } = taking.run
  await taking.deps.db.table('evidenceErrors').put({ _id: `${runId}.${line}`, runId, line, maskId: maskIdNumber(idNumber.trim().slice(0, 18)), field, mistake })
}

/** The number becomes a person here, and is forgotten. */
async function takeBatch(taking: Taking, batch: readonly Line[]): Promise<void> {
  const { deps: { db, secrets }, run, counts } = taking
  if (batch.length === 0) return
  const indexed = batch.map(({ row }) => ({
    row, idIndex: secrets.index('idNumber', row.idNumber),
    _id: secrets.index('evidence', [run.source, row.institution, row.rowNo].join('\0')),
  }))
  const people = await db.table('beneficiaries').listFields({ where: { idIndex: isIn([...new Set(indexed.map(({ idIndex }) => idIndex))]) }, limit: MOST_AT_ONCE }, ['idIndex'])
  const personOf = new Map(people.map(({ _id, idIndex }) => [idIndex, _id]))
  const known = new Set((await db.table('evidence').listFields({ where: { _id: isIn(indexed.map(({ _id }) => _id)) }, limit: MOST_AT_ONCE }, ['_id'])).map(({ _id }) => _id))
  const life: Evidence[] = []
  for (const { row, idIndex, _id } of indexed) {
    const beneficiaryId = personOf.get(idIndex)
    if (beneficiaryId === undefined) counts.strangers++
    else if (known.has(_id)) counts.repeated++
    else if (isLife(row)) takeLife(taking, life, row, { _id, beneficiaryId })
    else counts[await takeLoss(taking.deps, evidenceOf(taking, row, { _id, beneficiaryId }, 'loss'), row, taking.today)]++
    known.add(_id)
  }
  await db.table('evidence').addMany(life)
}

const isLife = (row: LifeRow | LossRow): row is LifeRow => row.event !== undefined

/** What never certifies is counted and not kept. */
function takeLife(taking: Taking, life: Evidence[], row: LifeRow, ids: Pick<Evidence, '_id' | 'beneficiaryId'>): void {
  if (MATCH_RULE.strengths[row.event] === 'C') {
    taking.counts.weak++
    return
  }
  taking.counts.life++
  life.push(evidenceOf(taking, row, ids, row.event))
}

const evidenceOf = (
  { deps: { secrets, now }, run }: Taking, { institution, on }: EvidenceRow, ids: Pick<Evidence, '_id' | 'beneficiaryId'>, kind: Evidence['kind'],
): Evidence => ({
  ...ids, source: run.source, kind, institution: secrets.index('institution', institution), on, state: 'waiting', runId: run._id,
  arrivedAt: new Date(now()).toISOString(),
})

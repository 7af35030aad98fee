import { civilDay } from '../../src/domain/calendar'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import type { RecordRow } from '../../src/domain/contract/citizen-records'
import { AppError } from '../../src/domain/contract/errors'
import { isIn } from '../lib/collections'
import { RECORD_KINDS, type AuditEvent, type RecordKind } from '../lib/documents'
import { masked } from '../lib/masked'
import { isSame } from '../lib/secrets'
import type { Run } from '../lib/serve'
import { kinOf, listKin, type Kin } from './people'

type Output = CitizenCalls['listRecords']['output']
type Input = CitizenCalls['listRecords']['input']

const USUAL_LIMIT = 20
const RESULTS: Record<RecordKind, RecordRow['result']> = { certified: 'matched', notMatched: 'notMatched', sentToReview: 'needsReview' }
const isRecord = (event: AuditEvent): event is AuditEvent & { kind: RecordKind } => event.kind in RESULTS

/** The records of the caller and the relatives, or of one of them, newest first: whoever made them and through whatever channel. */
export async function listRecords(run: Run, { beneficiaryId, cursor, limit = USUAL_LIMIT }: Input): Promise<Output> {
  const { deps } = run
  const kin = beneficiaryId ? [await kinOf(run, beneficiaryId, 'beneficiaryId')] : await listKin(run)
  const after = cursor === undefined ? undefined : readCursor(run, cursor, beneficiaryId)
  if (kin.length === 0) return { records: [], next: null }
  const ids = isIn(kin.map((one) => one.beneficiaryId))
  const events = await deps.db.table('events').list({
    where: { beneficiaryId: ids, kind: isIn(RECORD_KINDS) },
    order: { by: 'at', direction: 'desc', ...(after && { after }) },
    limit: limit + 1,
  })
  const page = events.filter(isRecord).slice(0, limit)
  const people = page.length === 0 ? [] : await deps.db.table('beneficiaries').list({ where: { _id: ids }, limit: kin.length })
  const names = new Map(people.map((person) => [person._id, masked(deps.secrets, person).maskName]))
  const last = events.length > limit ? page.at(-1) : undefined
  return { records: page.map((event) => rowOf(event, kin, names)), next: last ? writeCursor(run, last, beneficiaryId) : null }
}

function rowOf(event: AuditEvent & { kind: RecordKind }, kin: readonly Kin[], names: ReadonlyMap<string, string>): RecordRow {
  const { channel = 'phone', reason = null, reference = null } = event.facts
  return {
    recordId: event._id.replace('.', '-'),
    at: event.at,
    on: event.facts.on ?? civilDay(Date.parse(event.at)),
    beneficiaryId: event.beneficiaryId,
    maskName: names.get(event.beneficiaryId) ?? '',
    relation: kin.find((one) => one.beneficiaryId === event.beneficiaryId)?.relation ?? null,
    channel, result: RESULTS[event.kind], reason, reference,
  }
}

/** `<at, ms in base 36>.<event id>.<signature>`: for this caller and this list only. */
function writeCursor(run: Run, { at, _id }: AuditEvent, beneficiaryId: string | undefined): string {
  const place = `${Date.parse(at).toString(36)}.${_id}`
  return `${place}.${signature(run, place, beneficiaryId)}`
}

function readCursor(run: Run, cursor: string, beneficiaryId: string | undefined): { value: string; id: string } {
  const [, place = '', at = '', id = '', tag = ''] = /^((\w{6,12})\.([\w-]+\.\d+))\.([\w-]{43})$/.exec(cursor) ?? []
  if (!isSame(tag, signature(run, place, beneficiaryId))) throw new AppError('badInput', 'cursor')
  return { value: new Date(parseInt(at, 36)).toISOString(), id }
}

const signature = ({ deps, caller }: Run, place: string, beneficiaryId = 'all') =>
  deps.secrets.tag('cursor', `${caller.id} ${beneficiaryId} ${place}`)

/** What happened in a span of time, by place: read by index, a page at a time. */
import { civilDay } from '../../../src/domain/calendar'
import { bandOf, countDeed, type Deed, type Places, type Tally } from '../../../src/domain/dashboard/tally'
import { placeOf } from '../../../src/domain/staff-scope'
import { below, isIn, MOST_AT_ONCE } from '../collections'
import type { Deps } from '../deps'
import type { Attempt, AuditEvent, Beneficiary, Certification } from '../documents'

type Known = Pick<Beneficiary, '_id' | 'region' | 'street' | 'idEnc'>
interface Span { from: string; to: string }
interface Counting { deps: Deps; span: Span; places: Places<Tally> }

/** @param span instants, the second not included */
export async function countSpan(deps: Deps, span: Span): Promise<Places<Tally>> {
  const counting: Counting = { deps, span, places: {} }
  await countCertified(counting)
  await countNotMatched(counting)
  await countReviewed(counting)
  return counting.places
}

async function eachPage<T extends { _id: string }>(
  read: (after: { value: string; id: string }) => Promise<T[]>, from: string, keyOf: (row: T) => string, handle: (rows: T[]) => Promise<void>,
): Promise<void> {
  for (let after = { value: from, id: '' }; ;) {
    const page = await read(after)
    if (page.length > 0) await handle(page)
    const last = page.at(-1)
    if (!last || page.length < MOST_AT_ONCE) return
    after = { value: keyOf(last), id: last._id }
  }
}

async function byId<T extends { _id: string }>(ids: readonly (string | null | undefined)[], list: (ids: string[]) => Promise<T[]>): Promise<Map<string, T>> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))]
  return new Map(wanted.length === 0 ? [] : (await list(wanted)).map((one) => [one._id, one]))
}

const peopleOf = ({ db }: Deps, ids: readonly string[]) => byId<Known>(ids, (wanted) =>
  db.table('beneficiaries').listFields({ where: { _id: isIn(wanted) }, limit: MOST_AT_ONCE }, ['region', 'street', 'idEnc']))
const attemptsOf = ({ db }: Deps, ids: readonly (string | null | undefined)[]) => byId<Pick<Attempt, '_id' | 'tryNo' | 'sessionNo' | 'openedAt' | 'receivedAt'>>(ids, (wanted) =>
  db.table('attempts').listFields({ where: { _id: isIn(wanted) }, limit: MOST_AT_ONCE }, ['tryNo', 'sessionNo', 'openedAt', 'receivedAt']))

const isFirst = (attempt: Pick<Attempt, 'tryNo' | 'sessionNo'> | undefined) => attempt?.tryNo === 1 && attempt.sessionNo === 1

function count({ places }: Counting, person: Known, deed: Deed): void {
  countDeed(places[placeOf(person)] ??= {}, deed)
}

const bandOfPerson = ({ deps: { secrets }, span }: Counting, { _id, idEnc }: Known) =>
  bandOf(secrets.open(_id, 'idNumber', idEnc), civilDay(Date.parse(span.from)))

const countCertified = (counting: Counting): Promise<void> => {
  const { deps, span } = counting
  return eachPage<Certification>(
    (after) => deps.db.table('certifications').list({ where: { writtenAt: below(span.to) }, order: { by: 'writtenAt', direction: 'asc', after }, limit: MOST_AT_ONCE }),
    span.from, ({ writtenAt = '' }) => writtenAt,
    async (page) => {
      const people = await peopleOf(deps, page.map(({ beneficiaryId }) => beneficiaryId))
      const attempts = await attemptsOf(deps, page.map(({ attemptId }) => attemptId))
      for (const { beneficiaryId, attemptId, channel, reviewNo } of page) {
        const person = people.get(beneficiaryId)
        if (!person) continue
        const attempt = attemptId === null ? undefined : attempts.get(attemptId)
        // a film that staff passed was not passed at the first try, and waited for them
        const isOwn = attempt !== undefined && reviewNo === undefined
        const seconds = isOwn && attempt.receivedAt !== undefined ? Math.round((attempt.receivedAt - Date.parse(attempt.openedAt)) / 1000) : null
        count(counting, person, { kind: 'certified', channel, firstTry: isOwn && isFirst(attempt), band: isOwn ? bandOfPerson(counting, person) : null, seconds })
      }
    },
  )
}

const eachEvent = ({ deps, span }: Counting, kind: AuditEvent['kind'], handle: (events: AuditEvent[]) => Promise<void>): Promise<void> => eachPage<AuditEvent>(
  (after) => deps.db.table('events').list({ where: { kind, at: below(span.to) }, order: { by: 'at', direction: 'asc', after }, limit: MOST_AT_ONCE }),
  span.from, ({ at }) => at, handle,
)

const countNotMatched = (counting: Counting): Promise<void> => eachEvent(counting, 'notMatched', async (page) => {
  const people = await peopleOf(counting.deps, page.map(({ beneficiaryId }) => beneficiaryId))
  const attempts = await attemptsOf(counting.deps, page.map(({ facts }) => facts.attemptId))
  for (const { beneficiaryId, facts: { reason, attemptId } } of page) {
    const person = people.get(beneficiaryId)
    if (!person || !reason) continue
    count(counting, person, { kind: 'notMatched', reason, firstTry: isFirst(attempts.get(attemptId ?? '')), band: bandOfPerson(counting, person) })
  }
})

/** Of cases that staff closed; the day it was promised by is the case's own. */
const countReviewed = (counting: Counting): Promise<void> => {
  const { deps, span } = counting
  return eachPage(
    (after) => deps.db.table('reviews').listFields(
      { where: { closedAt: below(span.to) }, order: { by: 'closedAt', direction: 'asc', after }, limit: MOST_AT_ONCE }, ['beneficiaryId', 'answerBy', 'closedAt'],
    ),
    span.from, ({ closedAt = '' }) => closedAt,
    async (page) => {
      const people = await peopleOf(deps, page.map(({ beneficiaryId }) => beneficiaryId))
      for (const { beneficiaryId, answerBy, closedAt } of page) {
        const person = people.get(beneficiaryId)
        if (person && closedAt) count(counting, person, { kind: 'reviewed', isLate: civilDay(Date.parse(closedAt)) > answerBy })
      }
    },
  )
}

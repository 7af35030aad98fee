import { addDays, civilDay, type LocalDate } from '../../../src/domain/calendar'
import { inOrder, type PaymentDecision } from '../../../src/domain/exchange/decisions'
import { atLeast, isIn } from '../collections'
import type { Deps } from '../deps'
import type { Beneficiary, Certification } from '../documents'
import type { StopProposal } from '../documents-sweep'

const PAGE = 1000
/** The platform takes 500 values in a list. */
const LIST = 500

type Found = Omit<PaymentDecision, 'name' | 'idNumber'> & { beneficiaryId: string }

/** When a day begins in Shanghai, as an instant. */
const startOf = (day: LocalDate) => new Date(Date.parse(`${day}T00:00:00+08:00`)).toISOString()

function stopOf({ _id, beneficiaryId, scheme, stopFrom, closedAt }: StopProposal): Found[] {
  if (closedAt === null) return []
  const decidedOn = civilDay(Date.parse(closedAt))
  return [{ kind: 'stop', beneficiaryId, scheme, decidedOn, month: stopFrom, backPayMonths: [], backPayArrives: null, channel: null, basis: _id }]
}

/** Only where pay had been stopped: other certifications change no pay. */
function resumptionsOf({ _id, beneficiaryId, on, channel, benefits }: Certification): Found[] {
  return benefits.flatMap(({ scheme, payment }): Found[] => (payment === null ? [] : [{
    kind: 'resume', beneficiaryId, scheme, decidedOn: on, month: payment.resumeMonth, backPayMonths: payment.backPayMonths,
    backPayArrives: payment.backPayMonths.length ? payment.backPayArrivesMonth : null, channel, basis: _id,
  }]))
}

/** Pages until `isBeyond` or until `most` are found. */
async function collect<T>(
  read: (after: T | undefined) => Promise<T[]>, isBeyond: (row: T) => boolean, take: (row: T) => Found[], found: Found[], most: number,
): Promise<void> {
  for (let after: T | undefined; found.length <= most;) {
    const page = await read(after)
    for (const row of page) {
      if (isBeyond(row)) return
      found.push(...take(row))
    }
    if (page.length < PAGE) return
    after = page.at(-1)
  }
}

/**
 * Every decision on pay that was made from one day to another, both included, in their one order; null when there are more than `most`.
 * The people's numbers and names are open in the answer: who asks must have said why.
 */
export async function listDecisions(
  { db, secrets }: Pick<Deps, 'db' | 'secrets'>, { from, to }: { from: LocalDate; to: LocalDate }, covers: (person: Beneficiary) => boolean, most = Infinity,
): Promise<PaymentDecision[] | null> {
  const found: Found[] = []
  const end = startOf(addDays(to, 1))
  await collect<StopProposal>(
    (after) => db.table('proposals').list({
      where: { state: 'stopped', closedAt: atLeast(startOf(from)) },
      order: { by: 'closedAt', direction: 'asc', ...(after?.closedAt && { after: { value: after.closedAt, id: after._id } }) }, limit: PAGE,
    }),
    ({ closedAt }) => closedAt !== null && closedAt >= end, stopOf, found, most)
  await collect<Certification>(
    (after) => db.table('certifications').list({
      where: { on: atLeast(from) }, order: { by: 'on', direction: 'asc', ...(after && { after: { value: after.on, id: after._id } }) }, limit: PAGE,
    }),
    ({ on }) => on > to, resumptionsOf, found, most)
  if (found.length > most) return null

  const people = new Map<string, Beneficiary>()
  const ids = [...new Set(found.map(({ beneficiaryId }) => beneficiaryId))]
  for (let at = 0; at < ids.length; at += LIST) {
    const page = await db.table('beneficiaries').list({ where: { _id: isIn(ids.slice(at, at + LIST)) }, limit: LIST })
    for (const person of page) people.set(person._id, person)
  }
  return inOrder(found.flatMap(({ beneficiaryId, ...decision }) => {
    const person = people.get(beneficiaryId)
    if (!person || !covers(person)) return []
    return [{ ...decision, name: secrets.open(person._id, 'name', person.nameEnc), idNumber: secrets.open(person._id, 'idNumber', person.idEnc) }]
  }))
}

import { addDays, civilDay, type LocalDate } from '../../../src/domain/calendar'
import { inOrder, type PaymentDecision } from '../../../src/domain/exchange/decisions'
import { atLeast, isIn } from '../collections'
import type { Deps } from '../deps'
import type { AuditEvent, Beneficiary } from '../documents'
import { PAY_KINDS } from '../documents-decisions'
import { proposalIdOf } from '../stops'

const PAGE = 1000
/** The platform takes 500 values in a list. */
const LIST = 500

type Found = Omit<PaymentDecision, 'name' | 'idNumber'> & { beneficiaryId: string }

/** When a day begins in Shanghai, as an instant. */
const startOf = (day: LocalDate) => new Date(Date.parse(`${day}T00:00:00+08:00`)).toISOString()

const basisOf = ({ _id, beneficiaryId, facts: { reference, stop, appeal } }: AuditEvent): string =>
  reference ?? appeal?.appealId ?? (stop ? proposalIdOf(beneficiaryId, stop.scheme, stop.dueOn) : _id)

function decisionsOf(event: AuditEvent): Found[] {
  const { beneficiaryId, seq, at, facts: { pay = [], channel = null } } = event
  const decidedOn = civilDay(Date.parse(at))
  return pay.map((change) => ({ ...change, beneficiaryId, seq, decidedOn, channel, basis: basisOf(event) }))
}

/**
 * Every decision on pay that was made from one day to another, both included, in their one order; null when there are more than `most`.
 * Read from the chains of events, which never change: the file of a day that is over is always the same, whatever was decided later.
 * The people's numbers and names are open in the answer: who asks must have said why.
 */
export async function listDecisions(
  { db, secrets }: Pick<Deps, 'db' | 'secrets'>, { from, to }: { from: LocalDate; to: LocalDate }, covers: (person: Beneficiary) => boolean, most = Infinity,
): Promise<PaymentDecision[] | null> {
  const found: Found[] = []
  const events = db.table('events')
  for (const kind of PAY_KINDS) {
    let after: AuditEvent | undefined
    do {
      const page: AuditEvent[] = await events.list({
        where: { kind, at: atLeast(startOf(from)) }, order: { by: 'at', direction: 'asc', ...(after && { after: { value: after.at, id: after._id } }) }, limit: PAGE,
      })
      const inTime = page.filter(({ at }) => at < startOf(addDays(to, 1)))
      found.push(...inTime.flatMap(decisionsOf))
      after = inTime.length === PAGE ? inTime.at(-1) : undefined
    } while (after && found.length <= most)
  }
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

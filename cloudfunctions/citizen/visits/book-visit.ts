import { civilDay } from '../../../src/domain/calendar'
import type { CitizenCalls } from '../../../src/domain/contract/citizen'
import { AppError } from '../../../src/domain/contract/errors'
import type { Run } from '../../lib/serve'
import { freeSlots, isOffered } from '../../lib/visits/slots'
import { book, cancel, move, openVisitOf, placeFor, viewOf, visitorNameOf, type By } from '../../lib/visits/visits'
import type { Beneficiary } from '../../lib/documents'
import type { Visit } from '../../lib/documents-visits'
import type { Transaction } from '../../lib/collections'
import { kinOf } from '../people'

const byPerson = ({ caller }: Run): By => ({ actor: 'person', callerId: caller.id, staffId: null })

async function personOf({ deps }: Run, id: string, source: Pick<Transaction, 'table'> = deps.db): Promise<Beneficiary> {
  const person = await source.table('beneficiaries').find(id)
  if (!person) throw new AppError('notFound', 'beneficiaryId')
  return person
}

/** For oneself, or somebody whom one helps. */
export async function listVisitSlots(run: Run, { beneficiaryId, district }: CitizenCalls['visitSlots']['input']): Promise<CitizenCalls['visitSlots']['output']> {
  await kinOf(run, beneficiaryId, 'beneficiaryId')
  const place = placeFor(run.deps, await personOf(run, beneficiaryId), district)
  return { slots: await freeSlots(run.deps.db, place, civilDay(run.at)) }
}

export async function getVisit(run: Run, { beneficiaryId }: CitizenCalls['getVisit']['input']): Promise<CitizenCalls['getVisit']['output']> {
  const { deps, caller } = run
  await kinOf(run, beneficiaryId, 'beneficiaryId')
  const person = await personOf(run, beneficiaryId)
  const [latest] = await deps.db.table('visits').list({ where: { beneficiaryId }, order: { by: 'bookedAt', direction: 'desc' }, limit: 1 })
  const visit = await openVisitOf(deps.db, beneficiaryId) ?? latest
  if (!visit) return { visit: null, lastAddress: null }
  const isOwnWords = visit.callerId === caller.id
  return {
    visit: await viewOf(deps, visit, person, await visitorNameOf(deps, visit)),
    lastAddress: isOwnWords && visit.addressEnc ? { district: visit.district, address: deps.secrets.open(visit._id, 'address', visit.addressEnc) } : null,
  }
}

export async function bookVisit(run: Run, ask: CitizenCalls['bookVisit']['input']): Promise<CitizenCalls['bookVisit']['output']> {
  const { deps, at } = run
  await kinOf(run, ask.beneficiaryId, 'beneficiaryId')
  if (ask.slot && !isOffered(ask.slot, civilDay(at))) throw new AppError('badInput', 'slot')
  const { booked, person } = await deps.db.inTransaction(async (tx) => {
    const found = await personOf(run, ask.beneficiaryId, tx)
    return { booked: await book(tx, { deps, at, by: byPerson(run) }, found, ask), person: found }
  })
  if (booked.kind === 'full') return booked
  return { kind: booked.kind, visit: await viewOf(deps, booked.visit, person, await visitorNameOf(deps, booked.visit)) }
}

type Changed = CitizenCalls['cancelVisit']['output']

/** A visit of somebody else looks like none. */
async function change(
  run: Run, visitId: string, work: (tx: Transaction, person: Beneficiary, visit: Visit) => ReturnType<typeof cancel>,
): Promise<Changed> {
  const { deps } = run
  const seen = await deps.db.table('visits').find(visitId)
  if (!seen) throw new AppError('notFound', 'visitId')
  await kinOf(run, seen.beneficiaryId, 'visitId')
  const { changed, person } = await deps.db.inTransaction(async (tx) => {
    const found = await personOf(run, seen.beneficiaryId, tx)
    return { changed: await work(tx, found, await tx.table('visits').find(visitId) ?? seen), person: found }
  })
  if (changed.kind === 'full') return changed
  return { kind: changed.kind, visit: await viewOf(deps, changed.visit, person, await visitorNameOf(deps, changed.visit)) }
}

export async function moveVisit(run: Run, { visitId, slot }: CitizenCalls['moveVisit']['input']): Promise<Changed> {
  const { deps, at } = run
  if (slot && !isOffered(slot, civilDay(at))) throw new AppError('badInput', 'slot')
  return change(run, visitId, (tx, person, visit) => move(tx, { deps, at, by: byPerson(run) }, person, visit, slot))
}

export const cancelVisit = (run: Run, { visitId }: CitizenCalls['cancelVisit']['input']): Promise<Changed> =>
  change(run, visitId, (tx, person, visit) => cancel(tx, { deps: run.deps, at: run.at, by: byPerson(run) }, person, visit))

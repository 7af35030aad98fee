/** What the calls about visits share: whose visits somebody may see, and how one is shown at the office. */
import { AppError } from '../../../src/domain/contract/errors'
import type { VisitRow } from '../../../src/domain/contract/staff-visits'
import { covers } from '../../../src/domain/staff-scope'
import { isIn, type Transaction } from '../../lib/collections'
import type { Beneficiary } from '../../lib/documents'
import type { Visit, VisitEvidence } from '../../lib/documents-visits'
import type { StaffRun } from '../../lib/staff/door'
import type { By } from '../../lib/visits/visits'
import { viewOf, visitorNameOf } from '../../lib/visits/visits'

export const atOffice = ({ staff }: StaffRun): By => ({ actor: 'dispatcher', callerId: null, staffId: staff.id })

/** The door is where the visit is, not where the person is registered: scope goes by the visit's own place. */
export async function findVisit(
  { deps, staff }: StaffRun, visitId: string, source: Pick<Transaction, 'table'> = deps.db,
): Promise<{ visit: Visit; person: Beneficiary }> {
  const visit = await source.table('visits').find(visitId)
  const person = visit && covers(staff.region, visit.place) ? await source.table('beneficiaries').find(visit.beneficiaryId) : null
  if (!visit || !person) throw new AppError('notFound', 'visitId')
  return { visit, person }
}

/** Of this visitor, or handed out to them before it went to somebody else: what they bring back must not be lost. */
export async function findOwn({ deps, staff }: StaffRun, visitId: string, source: Pick<Transaction, 'table'> = deps.db): Promise<{ visit: Visit; person: Beneficiary }> {
  const visit = await source.table('visits').find(visitId)
  const isOwn = visit !== null && [visit.visitorId, visit.shownTo].includes(staff.id)
  const person = isOwn ? await source.table('beneficiaries').find(visit.beneficiaryId) : null
  if (!isOwn || !person) throw new AppError('notFound', 'visitId')
  return { visit, person }
}

/** What came back and is looked at; several visitors may have been at one door. */
export async function waitingEvidence(source: Pick<Transaction, 'table'>, visitId: string): Promise<VisitEvidence | null> {
  const all = await source.table('visitEvidence').list({ where: { visitId }, limit: 20 })
  return all.find(({ outcome }) => outcome === 'checking') ?? null
}

export async function rowOf(run: StaffRun, visit: Visit, person: Beneficiary): Promise<VisitRow> {
  const { deps } = run
  const visitorName = await visitorNameOf(deps, visit)
  const evidence = visit.state === 'checking' ? await waitingEvidence(deps.db, visit._id) : null
  return {
    ...await viewOf(deps, visit, person, visitorName), visitorId: visit.visitorId, visitorName, dueOn: person.dueOn, checks: evidence?.checks ?? [],
  }
}

export async function peopleOf({ deps }: StaffRun, visits: readonly Visit[]): Promise<Map<string, Beneficiary>> {
  if (visits.length === 0) return new Map()
  const ids = [...new Set(visits.map(({ beneficiaryId }) => beneficiaryId))]
  const people = await deps.db.table('beneficiaries').list({ where: { _id: isIn(ids) }, limit: ids.length })
  return new Map(people.map((person) => [person._id, person]))
}

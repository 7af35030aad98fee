import { civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import type { ProposalRow } from '../../../src/domain/contract/staff-stops'
import { covers, placeOf } from '../../../src/domain/staff-scope'
import { isIn } from '../../lib/collections'
import type { StopProposal } from '../../lib/documents-sweep'
import type { StaffRun } from '../../lib/staff/door'
import { readOnFile } from './on-file'
import { rowOf } from './proposal-view'
import { caseOf, type StopCase } from './stop-case'

type Call = StaffCalls['listProposals']

const USUAL_LIMIT = 20
/** Read at a time, and at most a call: whoever asks for what is rare goes on with `next`. */
const BATCH = 50
const MOST_READ = 500

/** Proposals of the reader's region, the oldest first; what is missing is worked out for each as of today. */
export async function listProposals(run: StaffRun, { state, missing, overOnly, cursor, limit = USUAL_LIMIT }: Call['input']): Promise<Call['output']> {
  const rows: ProposalRow[] = []
  const isWanted = (row: ProposalRow) => (!missing || row.missing.includes(missing)) && (!overOnly || row.isVerifyingOver)
  let after = cursor === undefined ? undefined : { value: cursor.slice(0, 10), id: cursor.slice(11) }
  for (let read = 0; read < MOST_READ; read += BATCH) {
    const page = await run.deps.db.table('proposals').list({
      where: { state }, order: { by: 'openedOn', direction: 'asc', ...(after && { after }) }, limit: BATCH,
    })
    for (const it of (await casesOf(run, page)).cases) {
      const row = rowOf(run, it)
      if (!isWanted(row)) continue
      rows.push(row)
      if (rows.length === limit) return { proposals: rows, next: `${it.proposal.openedOn}|${it.proposal._id}` }
    }
    const last = page.at(-1)
    if (!last || page.length < BATCH) return { proposals: rows, next: null }
    after = { value: last.openedOn, id: last._id }
  }
  return { proposals: rows, next: after ? `${after.value}|${after.id}` : null }
}

/** Cases of a page, in its order, without people elsewhere. `isCut`: there was more on file than could be read, so something may seem missing. */
export async function casesOf(run: StaffRun, page: readonly StopProposal[]): Promise<{ cases: StopCase[]; isCut: boolean }> {
  if (page.length === 0) return { cases: [], isCut: false }
  const { db } = run.deps
  const today = civilDay(run.at)
  const ids = [...new Set(page.map(({ beneficiaryId }) => beneficiaryId))]
  const [people, { contacts, checks, appeals, visits, acts, isCut }] = await Promise.all([
    db.table('beneficiaries').list({ where: { _id: isIn(ids) }, limit: ids.length }), readOnFile(db, page),
  ])
  const persons = new Map(people.map((person) => [person._id, person]))
  const cases: StopCase[] = []
  for (const proposal of page) {
    const person = persons.get(proposal.beneficiaryId)
    if (!person || !covers(run.staff.region, placeOf(person))) continue
    const own = <T extends { beneficiaryId: string }>(all: readonly T[]) => all.filter(({ beneficiaryId }) => beneficiaryId === person._id)
    const onFile = { contacts: own(contacts), checks: own(checks), isAppealing: own(appeals).length > 0, isProofWaiting: own(visits).length + own(acts).length > 0 }
    cases.push(caseOf(run.deps, proposal, person, onFile, await run.deps.policyOn(person.region, today), today))
  }
  return { cases, isCut }
}

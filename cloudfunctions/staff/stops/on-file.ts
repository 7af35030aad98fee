/** What is stored about the people of a page of proposals, whole: a contact that was left out would look like one that was never made. */
import type { LocalDate } from '../../../src/domain/calendar'
import { OPEN_VISITS } from '../../../src/domain/visit/visit'
import { isIn, type Database, type Page } from '../../lib/collections'
import type { Appeal } from '../../lib/documents-appeals'
import type { CounterAct } from '../../lib/documents-counter'
import type { Contact } from '../../lib/documents-notices'
import type { DataCheck, StopProposal } from '../../lib/documents-sweep'
import type { Visit } from '../../lib/documents-visits'

/** The platform's limit of one read, and how many of them: 200 rows of each kind for each of 50 people. */
const ROWS = 1000
const MOST_READS = 10

export interface AllOnFile {
  contacts: Contact[]
  checks: DataCheck[]
  appeals: Appeal[]
  visits: Visit[]
  acts: CounterAct[]
  /** There is more than was read. */
  isCut: boolean
}

type Filed = 'contacts' | 'dataChecks' | 'appeals' | 'visits' | 'counterActs'

/** Contacts of these periods, comparisons with the newest first, appeals that are not answered; visits and counter acts that wait. */
export async function readOnFile(db: Database, page: readonly Pick<StopProposal, 'beneficiaryId' | 'dueOn'>[]): Promise<AllOnFile> {
  const beneficiaryId = isIn([...new Set(page.map((one) => one.beneficiaryId))])
  const dueOn = isIn([...new Set(page.map((one): LocalDate => one.dueOn))])
  const [contacts, checks, appeals, visits, acts] = await Promise.all([
    readWhole<Contact>(db, 'contacts', { beneficiaryId, dueOn }),
    readWhole<DataCheck>(db, 'dataChecks', { beneficiaryId }),
    readWhole<Appeal>(db, 'appeals', { beneficiaryId, state: 'open' }),
    readWhole<Visit>(db, 'visits', { beneficiaryId, state: isIn(OPEN_VISITS) }),
    readWhole<CounterAct>(db, 'counterActs', { beneficiaryId, state: 'waiting', kind: 'certify' }),
  ])
  return {
    contacts: contacts.rows, checks: checks.rows.sort((a, b) => (a.on < b.on ? 1 : -1)), appeals: appeals.rows,
    visits: visits.rows, acts: acts.rows, isCut: [contacts, checks, appeals, visits, acts].some(({ isCut }) => isCut),
  }
}

async function readWhole<T extends { _id: string }>(db: Database, name: Filed, where: Page<T>['where']): Promise<{ rows: T[]; isCut: boolean }> {
  const rows: T[] = []
  const table = db.table(name) as unknown as { list(page: Page<T>): Promise<T[]> }
  for (let n = 0; n < MOST_READS; n++) {
    const last = rows.at(-1)
    const order = { by: '_id' as const, direction: 'asc' as const, ...(last && { after: { value: last._id, id: last._id } }) }
    const read = await table.list({ where, order, limit: ROWS })
    rows.push(...read)
    if (read.length < ROWS) return { rows, isCut: false }
  }
  return { rows, isCut: true }
}

/** One batch of a roster's rows: what it means, and writing it. Doing it twice is harmless. */
import type { RosterChange } from '../../../src/domain/roster/merge'
import type { RosterRow } from '../../../src/domain/roster/row'
import { recordEvent } from '../audit'
import { inParts, isIn } from '../collections'
import type { Deps } from '../deps'
import type { AuditEvent, Beneficiary } from '../documents'
import type { ImportCounts, RosterImport } from '../documents-imports'
import { findByNumbers } from '../find-by-numbers'
import { openConflictTask } from './conflict'
import { changedPerson, newPerson, type Terms } from './person'

/** The rows of one person in a batch. */
export interface Group {
  idIndex: string
  /** Where the person first stands in the batch: makes the id of a new one. */
  line: number
  /** They had a row in an earlier batch and were counted there. */
  isKnownFromFile: boolean
  rows: RosterRow[]
}

export interface BatchPlan {
  added: { group: Group; person: Beneficiary }[]
  changed: { id: string; group: Group }[]
  /** What the batch adds to the counts. */
  counts: Pick<ImportCounts, 'added' | 'changed' | 'unchanged' | 'differs' | 'changes'>
}

/** People in one transaction: a call saved for each of them but the first, and still short for whoever certifies one of them meanwhile. */
const TOGETHER = 10
/** As many transactions at once as keep the database busy. */
const AT_ONCE = 8

/** Sorts as the lines do, so that inserting stays at the end of every index; the same again when a batch is repeated. */
const idOf = (importId: string, line: number) => `${importId}-${line.toString(36).padStart(5, '0')}`

/** In the order of ids, behind everybody whom this import added when `id` is one of them: they stand in its file. */
export const behindOurs = (importId: string, id: string): string => (id.startsWith(`${importId}-`) ? `${importId}.` : id)

/** Reads only; who is new is sealed, ready to be written, unless it is only a check. */
export async function planBatch(deps: Deps, { _id: importId, mode }: Pick<RosterImport, '_id' | 'mode'>, groups: readonly Group[], terms: Terms): Promise<BatchPlan> {
  const people = await findByNumbers(deps, groups.map(({ idIndex }) => idIndex))
  const plan: BatchPlan = { added: [], changed: [], counts: { added: 0, changed: 0, unchanged: 0, differs: 0, changes: {} } }
  const { counts } = plan
  const count = (changes: readonly RosterChange[]) => {
    for (const change of changes) counts.changes[change] = (counts.changes[change] ?? 0) + 1
  }
  for (const group of groups) {
    const person = people.get(group.idIndex)
    // added by this very import before it was interrupted: as if it were not there yet
    const isOurs = person?._id === idOf(importId, group.line)
    if (!person || isOurs) {
      if (!person && mode === 'apply') plan.added.push({ group, person: newPerson(idOf(importId, group.line), group.idIndex, group.rows, terms) })
      // batches had another size, and this row of theirs was not in the one that added them
      if (person && group.rows.some(({ scheme }) => !person.benefits.some((benefit) => benefit.scheme === scheme))) plan.changed.push({ id: person._id, group })
      if (group.isKnownFromFile) count(['benefit'])
      else counts.added++
      continue
    }
    const { changes, differs, conflicts } = changedPerson(person, group.rows, terms)
    counts.differs += differs
    if (changes.length || conflicts.length) plan.changed.push({ id: person._id, group })
    count(changes)
    if (group.isKnownFromFile) continue
    if (changes.length) counts.changed++
    else counts.unchanged++
  }
  return plan
}

/** Somebody may have been certified since the plan was made, so what changes is worked out anew from what is there. */
async function change({ db, now }: Deps, importId: string, changed: BatchPlan['changed'], terms: Terms): Promise<void> {
  await db.inTransaction(async (tx) => {
    const people = await tx.table('beneficiaries').list({ where: { _id: isIn(changed.map(({ id }) => id)) }, limit: changed.length })
    const rowsOf = new Map(changed.map(({ id, group }) => [id, group.rows]))
    const events: AuditEvent[] = []
    for (const person of people) {
      const { next, changes, conflicts } = changedPerson(person, rowsOf.get(person._id) ?? [], terms)
      for (const conflict of conflicts) await openConflictTask(tx, person, conflict, terms.day)
      if (changes.length === 0) continue
      const { beneficiary, event } = recordEvent(next, { kind: 'rosterChanged', at: new Date(now()).toISOString(), callerId: null, facts: { changes, importId } })
      await tx.table('beneficiaries').put(beneficiary)
      events.push(event)
    }
    await tx.table('events').addAll(events)
  })
}

/** Several at once, never all. */
export async function each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += AT_ONCE) await Promise.all(all.slice(at, at + AT_ONCE).map(work))
}

/**
 * Writes those whom nobody knew; doing it again is harmless, since they are known by their ids.
 * @returns those whom somebody else has added meanwhile
 */
export async function addPeople(deps: Deps, { added }: BatchPlan): Promise<Group[]> {
  const written = await deps.db.table('beneficiaries').addMany(added.map(({ person }) => person))
  if (written === added.length) return []
  const found = await findByNumbers(deps, added.map(({ group }) => group.idIndex))
  return added.flatMap(({ group, person: { _id } }) => ((found.get(group.idIndex)?._id ?? _id) === _id ? [] : [group]))
}

export function changePeople(deps: Deps, importId: string, changed: BatchPlan['changed'], terms: Terms): Promise<void> {
  return each(inParts(changed, TOGETHER), (part) => change(deps, importId, part, terms))
}

/** Who is no longer in a complete roster, and who is in it again: flagged, with a task for staff, never deleted. */
import { addDays } from '../../../src/domain/calendar'
import type { Scheme } from '../../../src/domain/contract/common'
import type { RosterMark } from '../../../src/domain/roster/merge'
import { recordEvent } from '../audit'
import type { Deps } from '../deps'
import type { Beneficiary } from '../documents'
import type { StaffTask } from '../documents-sweep'
import { each } from './batch'
import type { Seen } from './seen'

/** Days in which somebody looks at it: judgement of 2026-11, a week with its two days off. */
const ANSWER_DAYS = 7

/** What tells whether somebody is in a file: a page of a million people need not bring their sealed fields. */
export const PLACE_IN_FILE = ['idIndex', 'benefits', 'vanishedSince'] as const
type InFile = Pick<Beneficiary, '_id' | (typeof PLACE_IN_FILE)[number]>

/** The first benefit that runs, is of a scheme of the file, and is not in it. Whom the file's schemes do not concern is not missing. */
export function missingScheme({ idIndex, benefits }: InFile, schemes: readonly Scheme[], seen: Seen): Scheme | null {
  return benefits.find(({ scheme, status }) => status !== 'closed' && schemes.includes(scheme) && !seen.has(idIndex, scheme))?.scheme ?? null
}

export type Missing = { person: InFile; scheme: Scheme | null }

/** Those of a page whose flag is not as it should be; `scheme` null: they are there again. */
export function misflagged(page: readonly InFile[], schemes: readonly Scheme[], seen: Seen): Missing[] {
  return page.flatMap((person): Missing[] => {
    const scheme = missingScheme(person, schemes, seen)
    if (scheme !== null) return person.vanishedSince ? [] : [{ person, scheme }]
    const isInFile = person.benefits.some((benefit) => schemes.includes(benefit.scheme))
    return person.vanishedSince && isInFile ? [{ person, scheme }] : []
  })
}

const taskId = (beneficiaryId: string, since: string) => `${beneficiaryId}.vanished.${since}`

export async function flag(deps: Deps, importId: string, day: string, all: readonly Missing[]): Promise<void> {
  const at = new Date(deps.now()).toISOString()
  await each(all, ({ person: { _id }, scheme }) => deps.db.inTransaction(async (tx) => {
    const person = await tx.table('beneficiaries').find(_id)
    const since = person?.vanishedSince
    if (!person || (scheme !== null) === (since !== undefined)) return
    const { vanishedSince: _, ...rest } = person
    const mark: RosterMark = scheme === null ? 'returned' : 'vanished'
    const { beneficiary, event } = recordEvent(
      scheme === null ? rest : { ...rest, vanishedSince: day }, { kind: 'rosterChanged', at, callerId: null, facts: { changes: [mark], importId } })
    const tasks = tx.table('tasks')
    const open = since === undefined ? null : await tasks.find(taskId(_id, since))
    await tx.table('beneficiaries').put(beneficiary)
    await tx.table('events').put(event)
    if (scheme !== null) await tasks.put(newTask(person, scheme, day))
    else if (open?.state === 'open') await tasks.put({ ...open, state: 'done', result: 'returned', closedAt: at })
  }))
}

function newTask({ _id, region, street }: Beneficiary, scheme: Scheme, day: string): StaffTask {
  return {
    _id: taskId(_id, day), kind: 'vanished', beneficiaryId: _id, region, street: street ?? null, scheme, openedOn: day, answerBy: addDays(day, ANSWER_DAYS),
    state: 'open', result: null, closedAt: null, by: null,
  }
}

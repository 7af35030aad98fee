/** Between a stored person, sealed, and what a roster says of one. */
import { firstActionOn } from '../../../src/domain/agenda'
import type { LocalDate } from '../../../src/domain/calendar'
import type { PolicyInForce } from '../../../src/domain/policy/policy'
import { mergeRows, type Known, type RosterChange, type RosterConflict } from '../../../src/domain/roster/merge'
import type { RosterRow } from '../../../src/domain/roster/row'
import { earliestDueOn } from '../certify'
import { rosterEncOf, withRosterPhone } from '../contact'
import type { Beneficiary } from '../documents'
import { nameIndexOf } from '../masked'
import type { Secrets } from '../secrets'
import { shardOf } from '../shard'

/** What an import works under. */
export interface Terms { secrets: Secrets; policy: PolicyInForce; region: string; day: LocalDate; at: number }

export const indexOf = ({ secrets }: Pick<Terms, 'secrets'>, idNumber: string) => secrets.index('idNumber', idNumber)

export function knownOf(person: Beneficiary, secrets: Secrets): Known {
  const phoneEnc = rosterEncOf(person)
  return {
    name: secrets.open(person._id, 'name', person.nameEnc),
    phone: phoneEnc ? secrets.open(person._id, 'phone', phoneEnc) : null,
    street: person.street ?? null,
    traits: person.traits ?? {},
    turns18On: person.turns18On ?? null,
    benefits: person.benefits,
  }
}

/** The days of a sweep follow from the benefits; one that is past already is dealt with on the first night. */
const datesFrom = ({ benefits, turns18On }: Pick<Known, 'benefits' | 'turns18On'>, { policy, day }: Terms) =>
  ({ benefits, dueOn: earliestDueOn(benefits, policy), nextActionOn: firstActionOn(benefits, policy, day, turns18On ?? undefined) })

const optional = ({ phone, street, traits, turns18On }: Known, id: string, secrets: Secrets) => ({
  ...(phone !== null && { phoneEnc: secrets.seal(id, 'phone', phone) }),
  ...(street !== null && { street }),
  ...(Object.values(traits).some(Boolean) && { traits }),
  ...(turns18On !== null && { turns18On }),
})

/** A person whom we did not know. */
export function newPerson(id: string, idIndex: string, rows: readonly RosterRow[], terms: Terms): Beneficiary {
  const { secrets, region, day } = terms
  const { next } = mergeRows(null, rows, day)
  return {
    _id: id, region, idIndex, idEnc: secrets.seal(id, 'idNumber', rows[0]?.idNumber ?? ''), nameEnc: secrets.seal(id, 'name', next.name),
    nameIndex: nameIndexOf(secrets, next.name, rows[0]?.idNumber ?? ''),
    ...datesFrom(next, terms), photoFileId: null, sweptOn: null, shard: shardOf(id), ...optional(next, id, secrets),
    openReview: null, eventSeq: 0, eventHash: '', version: 1,
  }
}

/** The stored person as the rows make them, and what changes; the same object when nothing does. */
export function changedPerson(
  person: Beneficiary, rows: readonly RosterRow[], terms: Terms,
): { next: Beneficiary; changes: RosterChange[]; differs: number; conflicts: RosterConflict[] } {
  const { next, changes, differs, conflicts } = mergeRows(knownOf(person, terms.secrets), rows, terms.day)
  if (changes.length === 0) return { next: person, changes, differs: differs.length, conflicts }
  const has = (...wanted: RosterChange[]) => wanted.some((one) => changes.includes(one))
  // what does not change keeps its seal
  const { phoneEnc: _, ...rest } = optional(next, person._id, terms.secrets)
  const reached = has('phone') && next.phone !== null ? withRosterPhone(terms.secrets, person, next.phone, terms.at) : person
  return {
    changes,
    conflicts,
    differs: differs.length,
    next: {
      ...reached, ...rest,
      ...(has('traits') && { traits: next.traits }),
      ...(has('name') && { nameEnc: terms.secrets.seal(person._id, 'name', next.name), nameIndex: nameIndexOf(terms.secrets, next.name, rows[0]?.idNumber ?? '') }),
      ...(has('benefit', 'startOn', 'certifiedOn', 'declaredOn', 'turns18On') && datesFrom(next, terms)),
    },
  }
}

import { civilDay } from '../../../src/domain/calendar'
import { personStanding, type PersonStanding } from '../../../src/domain/standing'
import type { Deps } from '../../lib/deps'
import type { Beneficiary } from '../../lib/documents'

/** Where this person stands on the civil day of an instant (ms), by the policy of their region. */
export async function standingOf({ policyOn }: Deps, person: Beneficiary, at: number): Promise<PersonStanding> {
  const today = civilDay(at)
  return personStanding(person.benefits, await policyOn(person.region, today), today, { reviewing: person.openReview !== null })
}

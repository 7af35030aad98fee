import { nextLink } from '../chain'
import type { StaffEvent, StaffMember } from '../documents-staff'
import type { Secrets } from '../secrets'

/** An account gives its id, whether or not it exists, so that guesses at both are counted alike. */
export const staffIdOf = (secrets: Secrets, account: string): string => secrets.index('staff', account.toLowerCase()).slice(0, 32)

/** The next event of a member's own chain and the member who carries it. Write both in one transaction. `at`: ms since 1970. */
export function recordStaffEvent(
  member: StaffMember, kind: StaffEvent['kind'], at: number, facts: StaffEvent['facts'] = {},
): { event: StaffEvent; member: StaffMember } {
  const { event, head } = nextLink(member, { staffId: member._id, kind, at: new Date(at).toISOString(), facts })
  return { event, member: { ...member, ...head } }
}

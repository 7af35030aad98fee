import type { StaffCalls } from '../../../src/domain/contract/staff'
import { ENDINGS_OF, facedOn, isContradicted } from '../../../src/domain/hold'
import { groundOf } from '../../../src/domain/loss'
import { HOLD_ENDINGS } from '../../../src/domain/loss-end'
import { masked } from '../../lib/masked'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'
import { secondPerson } from '../../lib/staff/second-person'
import { saidBy } from './said-by'

type Call = StaffCalls['getFinding']

/** Both sides of a finding: what the record says, and when the person was last seen. What one may do is decided again when it is done. */
export async function getFinding(run: StaffRun, { beneficiaryId }: Call['input']): Promise<Call['output']> {
  const { deps } = run
  const person = await findForStaff(run, beneficiaryId, 'beneficiaryId')
  const found = person.benefits.flatMap(({ finding }) => finding ?? [])
  const waiting = found.filter(({ confirmedBy }) => confirmedBy === null)
  const isOther = await secondPerson(run, deps.db, found.flatMap(saidBy))
  return {
    ...masked(deps.secrets, person),
    benefits: person.benefits.map((benefit) => {
      const { scheme, status, suspendedFrom, finding } = benefit
      const seenOn = facedOn(benefit)
      return {
        scheme, status, suspendedFrom, seenOn, seenBy: seenOn === null ? null : benefit.lastChannel ?? null,
        isContradicted: seenOn !== null && isContradicted(benefit, seenOn),
        finding: finding
          ? {
              code: finding.code, custody: finding.custody ?? null, since: finding.since, source: finding.source, recordedOn: finding.recordedOn,
              isConfirmed: finding.confirmedBy !== null, byMachine: finding.recordedBy === null,
            }
          : null,
      }
    }),
    mayConfirm: waiting.length > 0 && isOther(waiting.map(({ recordedBy, recordedOn }) => ({ by: recordedBy, at: recordedOn }))),
    mayEnd: found.length > 0 && isOther(found.flatMap(saidBy)),
    endings: found.length === 0 ? [] : HOLD_ENDINGS.filter((ending) => found.every((finding) => ENDINGS_OF[groundOf(finding)].includes(ending))),
  }
}

import { civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { AppError } from '../../../src/domain/contract/errors'
import type { Finding } from '../../../src/domain/loss'
import type { StaffRun } from '../../lib/staff/door'
import { findForStaff } from '../../lib/staff/find-for-staff'
import { writeFinding } from '../../lib/write-finding'

type Call = StaffCalls['recordFinding']

/** `custody` belongs to `imprisoned` and to nothing else. */
function findingOf({ code, custody, since, source }: Call['input'], recordedOn: string): Finding {
  if (since > recordedOn) throw new AppError('badInput', 'since')
  if (code === 'imprisoned') {
    if (!custody) throw new AppError('badInput', 'custody')
    return { code, custody, since, source, recordedOn }
  }
  if (custody) throw new AppError('badInput', 'custody')
  return { code, since, source, recordedOn }
}

/** A record of a loss of the right that staff were told of; a second person verifies it (rules R19-R21). */
export function recordFinding(run: StaffRun, input: Call['input']): Promise<Call['output']> {
  const { deps, at, staff } = run
  const finding = findingOf(input, civilDay(at))
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const person = await findForStaff(run, input.beneficiaryId, 'beneficiaryId', tx)
    const recorded = await writeFinding(tx, deps, { person, finding, by: staff.id, at, ...(input.scheme && { scheme: input.scheme }) })
    if (recorded.kind !== 'recorded') return recorded
    return {
      kind: 'recorded', verifyBy: recorded.verifyBy,
      pay: recorded.rows.map(({ before, benefit, effect }) => ({ scheme: before.scheme, effect: effect.kind, fromMonth: effect.kind === 'hold' ? benefit.suspendedFrom : null })),
    }
  })
}

import type { StaffCalls } from '../../src/domain/contract/staff'
import { AppError } from '../../src/domain/contract/errors'
import type { StaffRun } from '../lib/staff/door'
import { selfOf } from '../lib/staff/sessions'

/** Name, roles, region and how long the session lasts. */
export async function whoAmI({ deps, staff, session }: StaffRun): Promise<StaffCalls['whoAmI']['output']> {
  const member = await deps.db.table('staff').find(staff.id)
  if (!member) throw new AppError('notSignedIn')
  return selfOf(deps.secrets, member, session)
}

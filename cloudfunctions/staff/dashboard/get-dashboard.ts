import type { StaffCalls } from '../../../src/domain/contract/staff'
import { buildDashboard } from '../../lib/dashboard/build'
import type { StaffRun } from '../../lib/staff/door'

type Call = StaffCalls['getDashboard']

/** Of the reader's own region, whatever they ask. */
export const getDashboard = ({ deps, at, staff }: StaffRun, { range }: Call['input']): Promise<Call['output']> =>
  buildDashboard({ deps, at, region: staff.region }, range)

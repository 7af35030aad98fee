import type { StaffCalls } from '../../src/domain/contract/staff'
import { countShardOf } from '../lib/population'
import type { StaffRun } from '../lib/staff/door'

type Call = StaffCalls['countPopulation']

/** The same count as the nightly one, for one shard, now. */
export const countShard = ({ deps }: StaffRun, { shard }: Call['input']): Promise<Call['output']> => countShardOf(deps, shard)

import type { StaffCalls } from '../../../src/domain/contract/staff'
import { covers } from '../../../src/domain/staff-scope'
import type { StaffRun } from '../../lib/staff/door'

type Call = StaffCalls['listEvidenceRuns']

const MOST = 50

/** The latest files of evidence of an area that lies wholly in the reader's region. */
export async function listEvidenceRuns({ deps, staff }: StaffRun): Promise<Call['output']> {
  const runs = await deps.db.table('evidenceRuns').list({ where: {}, order: { by: '_id', direction: 'desc' }, limit: MOST })
  return {
    runs: runs.filter(({ region }) => covers(staff.region, region))
      .map(({ _id: runId, source, state, refusal, counts, startedAt }) => ({ runId, source, state, refusal: refusal?.mistake ?? null, counts, startedAt })),
  }
}

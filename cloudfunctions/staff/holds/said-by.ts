import type { KeptFinding } from '../../../src/domain/hold'
import type { Before } from '../../lib/staff/second-person'

/** Who stands behind a finding: none of them ends it. When it was confirmed is not kept with it. */
export const saidBy = ({ recordedBy, recordedOn, confirmedBy }: KeptFinding): Before[] => [{ by: recordedBy, at: recordedOn }, { by: confirmedBy, at: null }]

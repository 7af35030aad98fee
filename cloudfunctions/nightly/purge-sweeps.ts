import { addDays, civilDay } from '../../src/domain/calendar'
import { below, isIn } from '../lib/collections'
import type { Deps } from '../lib/deps'

/** Long enough to see how the last month's nights went. */
const KEPT_DAYS = 31

/** Forgets how far old sweeps came; which versions have been replanned is kept, else they would be again. */
export async function purgeSweeps({ db, now }: Deps): Promise<{ deleted: number }> {
  return { deleted: await db.table('sweeps').removeAll({ job: isIn(['sweep', 'proposals', 'match', 'detect']), day: below(addDays(civilDay(now()), -KEPT_DAYS)) }) }
}

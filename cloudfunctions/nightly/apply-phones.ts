import { recordEvent } from '../lib/audit'
import { atMost } from '../lib/collections'
import type { Deps } from '../lib/deps'

const BATCH = 50

/** New phone numbers whose cool-off is over and whom nobody took back (rule R23): from now on they are the person's. */
export async function applyPhones({ db, secrets, log, now }: Deps, deadlineMs: number): Promise<{ applied: number }> {
  let applied = 0
  for (;;) {
    const at = new Date(now()).toISOString()
    const due = await db.table('phoneChanges').list({
      where: { state: 'waiting', countsFrom: atMost(at) }, order: { by: 'countsFrom', direction: 'asc' }, limit: BATCH,
    })
    for (const { _id } of due) if (now() < deadlineMs && await apply(_id, at)) applied++
    if (due.length < BATCH || now() >= deadlineMs) break
  }
  log.info({ job: 'applyPhones', applied })
  return { applied }

  function apply(changeId: string, at: string): Promise<boolean> {
    return db.inTransaction(async (tx) => {
      const change = await tx.table('phoneChanges').find(changeId)
      const person = change && await tx.table('beneficiaries').find(change.beneficiaryId)
      if (change?.state !== 'waiting' || !person) return false
      const phoneEnc = secrets.seal(person._id, 'phone', secrets.open(changeId, 'phone', change.phoneEnc))
      const { event, beneficiary } = recordEvent({ ...person, phoneEnc }, {
        kind: 'phoneChanged', at, callerId: null, facts: { staffId: change.askedBy, counter: { changeId } },
      })
      await tx.table('phoneChanges').put({ ...change, state: 'counts', closedAt: at })
      await tx.table('beneficiaries').put(beneficiary)
      await tx.table('events').put(event)
      return true
    })
  }
}

import { civilDay } from '../../src/domain/calendar'
import { duty } from '../../src/domain/cycle'
import { isVerifyingOver } from '../../src/domain/stop'
import { isIn } from '../lib/collections'
import type { Deps } from '../lib/deps'
import { closedProposal, stuckStop } from '../lib/stops'

const BATCH = 100

/**
 * Looks after proposed stops that nobody decides (rule R13). The months of verifying are over: a supervisor gets a task, pay goes on. The
 * period is not the one that is missing any more, as after a new policy: the proposal is withdrawn. Harmless to repeat, so it begins anew
 * until it has once come to the end that day, the oldest first.
 */
export async function tendProposals({ db, log, now, policyOn }: Deps, deadlineMs: number): Promise<{ stuck: number; withdrawn: number }> {
  const at = now()
  const today = civilDay(at)
  const done = { stuck: 0, withdrawn: 0 }
  const _id = `${today}.proposals`
  if (await db.table('sweeps').find(_id)) return done
  let after: { value: string; id: string } | undefined
  while (now() < deadlineMs) {
    const page = await db.table('proposals').list({
      where: { state: 'open' }, order: { by: 'openedOn', direction: 'asc', ...(after && { after }) }, limit: BATCH,
    })
    const people = page.length === 0 ? [] : await db.table('beneficiaries').list({ where: { _id: isIn(page.map(({ beneficiaryId }) => beneficiaryId)) }, limit: BATCH })
    for (const proposal of page) {
      const person = people.find(({ _id }) => _id === proposal.beneficiaryId)
      const benefit = person?.benefits.find(({ scheme }) => scheme === proposal.scheme)
      if (!person || !benefit) continue
      const policy = await policyOn(person.region, today)
      if (benefit.status === 'active' && duty(benefit, policy).dueOn !== proposal.dueOn) {
        const { _id, version, ...closed } = closedProposal(proposal, 'withdrawn', null, 'certified', at)
        if (await db.table('proposals').changeOne({ _id, state: 'open', version: proposal.version }, { ...closed, version })) done.withdrawn += 1
      } else if (isVerifyingOver(proposal.dueOn, policy, today)) {
        if (await db.table('tasks').add(stuckStop(proposal, person.street ?? null, today))) done.stuck += 1
      }
    }
    const last = page.at(-1)
    if (!last || page.length < BATCH) {
      await db.table('sweeps').add({
        _id, job: 'proposals', day: today, shard: null, fence: 0, leaseUntil: 0, cursor: null, people: 0, notices: 0, doneAt: new Date(now()).toISOString(),
      })
      break
    }
    after = { value: last.openedOn, id: last._id }
  }
  log.info({ job: 'tendProposals', ...done })
  return done
}

import { civilDay } from '../../../src/domain/calendar'
import type { StaffCalls } from '../../../src/domain/contract/staff'
import { isReadyToApprove, isVerifyingOver, wasSought } from '../../../src/domain/stop'
import type { StaffRun } from '../../lib/staff/door'
import { casesOf } from './list-proposals'
import type { StopCase } from './stop-case'

type Output = StaffCalls['countStops']['output']

const BATCH = 50
/** Of each state, the newest first: a city's open proposals, and its stops of some years. */
const MOST = 2000

/** The supervisor's numbers (N12), from what is on file and not from any counter that somebody keeps. */
export async function countStops(run: StaffRun): Promise<Output> {
  const open = await read(run, 'open')
  const stopped = await read(run, 'stopped')
  return {
    open: open.cases.length,
    ready: open.cases.filter(({ bundle }) => isReadyToApprove(bundle)).length,
    over: open.cases.filter(({ proposal, policy, today }) => isVerifyingOver(proposal.dueOn, policy, today)).length,
    stopped: stopped.cases.length,
    stoppedWithoutContact: stopped.cases.filter(lacksContact).length,
    isPartial: open.isPartial || stopped.isPartial,
  }
}

/** Judged as of the day of the stop: what was tried afterwards excuses nothing. */
function lacksContact({ proposal, contacts, policy }: StopCase): boolean {
  const stoppedOn = proposal.closedAt === null ? proposal.openedOn : civilDay(Date.parse(proposal.closedAt))
  return !wasSought(contacts, proposal.scheme, proposal.dueOn, policy, stoppedOn)
}

async function read(run: StaffRun, state: 'open' | 'stopped'): Promise<{ cases: StopCase[]; isPartial: boolean }> {
  const cases: StopCase[] = []
  let isPartial = false
  let after: { value: string; id: string } | undefined
  for (let n = 0; n < MOST; n += BATCH) {
    const page = await run.deps.db.table('proposals').list({
      where: { state }, order: { by: 'openedOn', direction: 'desc', ...(after && { after }) }, limit: BATCH,
    })
    const read = await casesOf(run, page)
    cases.push(...read.cases)
    isPartial ||= read.isCut
    const last = page.at(-1)
    if (!last || page.length < BATCH) return { cases, isPartial }
    after = { value: last.openedOn, id: last._id }
  }
  return { cases, isPartial: true }
}

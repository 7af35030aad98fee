import { addDays, civilDay } from '../../src/domain/calendar'
import type { CallWhy } from '../../src/domain/contract/staff-tasks'
import { callStage, tellsDecision } from '../../src/domain/notice'
import type { Deps } from '../lib/deps'
import type { OutboxRow } from '../lib/documents-notices'
import type { StaffTask } from '../lib/documents-sweep'
import { answerFor, codeFor } from '../lib/official-code'
import type { Facts } from './facts'

/**
 * Asks the community to ring up: one task a stage of a duty, and one a decision about pay. That it is waiting already, or that the person
 * was reached, is as good; a call that waits besides the message says so no longer once that did not arrive. A call of an earlier message that
 * reached nobody is to be made again.
 */
export async function openCall(
  { db, secrets, now }: Deps, row: OutboxRow, { person, policy, today }: Facts, why: Extract<CallWhy, 'undelivered' | 'besides'>,
): Promise<void> {
  if (!row.about) return
  const { scheme, dueOn, asks } = row.about
  const saidOn = civilDay(Date.parse(row.createdAt))
  const stage = [callStage(row), ...(tellsDecision(row) ? [saidOn] : []), ...(asks ? [asks] : [])].join('.')
  const task = (_id: string): StaffTask => ({
    _id, kind: 'call', why, beneficiaryId: person._id, region: person.region,
    street: person.street ?? null, scheme, openedOn: today, answerBy: addDays(today, policy.reminders.callWithinDays),
    state: 'open', result: null, closedAt: null, by: null,
  })
  const tasks = db.table('tasks')
  const id = `call.${person._id}.${scheme}.${dueOn}.${stage}`
  const open = async (taskId: string) => {
    if (!await tasks.add(task(taskId))) return false
    await answerFor(db.table('officialContacts'), codeFor(secrets, taskId), { what: 'call', by: 'call' }, now())
    return true
  }
  const openOrSay = async (taskId: string) => {
    if (await open(taskId) || why === 'besides') return
    await tasks.changeOne({ _id: taskId, state: 'open', why: 'besides' }, { why })
  }
  await openOrSay(id)
  const earlier = await tasks.find(id)
  const isOver = earlier?.state === 'done' && earlier.result !== 'reached' && earlier.openedOn < saidOn
  if (isOver) await openOrSay(`${id}.${saidOn}`)
}

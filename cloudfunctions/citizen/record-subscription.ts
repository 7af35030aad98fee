import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { AppError } from '../../src/domain/contract/errors'
import type { RegisteredTemplate, Template } from '../../src/domain/notice-template'
import type { Transaction } from '../lib/collections'
import type { Subscription } from '../lib/documents-notices'
import type { Run } from '../lib/serve'
import { subscriptionId, subscriptionsOf } from './reminders'

type Call = CitizenCalls['recordSubscription']
type Given = Call['input']['answers'][number]

/** A year of reminders for several people. Only WeChat knows the true number; a client that invents more gains a refused message each. */
const MOST_LEFT = 20
/** Taps whose repetition would still be noticed. */
const KEYS_KEPT = 10

/**
 * Counts what the person agreed to in WeChat's own question. The phone's word is all there is: WeChat tells its servers nothing that we
 * could ask. `forbidden` outside WeChat, `badInput` for a template that this deployment does not have.
 */
export async function recordSubscription(run: Run, { requestKey, answers }: Call['input']): Promise<Call['output']> {
  const { deps, caller } = run
  if (!caller.openid) throw new AppError('forbidden')
  if (answers.some(({ template }) => !deps.templates[template])) throw new AppError('badInput', 'answers')
  for (const given of answers) {
    const registered = deps.templates[given.template]
    if (registered) await deps.db.inTransaction((tx) => count(run, tx, requestKey, given, registered))
  }
  // of who agreed to nothing, nothing is kept by which to write to them
  if (answers.some(({ answer }) => answer === 'accept')) await keepReachable(run, caller.openid)
  return { subscriptions: await subscriptionsOf(run) }
}

async function count({ caller, at }: Run, tx: Transaction, requestKey: string, given: Given, registered: RegisteredTemplate): Promise<void> {
  const _id = subscriptionId(caller.id, given.template)
  const before = await tx.table('subscriptions').find(_id) ?? blank(_id, caller.id, given.template)
  const keys = before.requestKeys ?? []
  if (keys.includes(requestKey)) return
  const now = new Date(at).toISOString()
  const isAgreed = given.answer === 'accept'
  await tx.table('subscriptions').put({
    ...before,
    quota: isAgreed ? Math.min(MOST_LEFT, registered.longTerm ? 1 : Math.max(0, before.quota) + 1) : before.quota,
    longTerm: isAgreed ? registered.longTerm : before.longTerm,
    refusedAt: isAgreed ? null : now, updatedAt: now, requestKeys: [...keys, requestKey].slice(-KEYS_KEPT),
  })
}

const blank = (_id: string, callerId: string, template: Template): Subscription =>
  ({ _id, callerId, template, quota: 0, longTerm: false, refusedAt: null, updatedAt: '' })

/** Whoever has certified nobody yet is not stored; a message needs the openid. */
async function keepReachable({ deps, caller, at }: Run, openid: string): Promise<void> {
  const callers = deps.db.table('callers')
  const openidEnc = deps.secrets.seal(caller.id, 'openid', openid)
  const updatedAt = new Date(at).toISOString()
  const isNew = await callers.find(caller.id) === null
    && await callers.add({ _id: caller.id, selfId: null, openidEnc, activeBindings: 0, updatedAt })
  if (!isNew) await callers.changeOne({ _id: caller.id, openidEnc: null }, { openidEnc, updatedAt })
}

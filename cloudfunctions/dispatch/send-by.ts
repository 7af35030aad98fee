import type { NoticeChannel } from '../../src/domain/notice'
import { asThing } from '../../src/domain/notice-template'
import type { NoticeText } from '../../src/copy/notices'
import { plus } from '../lib/collections'
import type { Deps } from '../lib/deps'
import type { Answer } from '../lib/notify/answer'
import type { Carriers } from './carriers'
import type { Facts, Receiver } from './facts'

/** Hands the message to the carrier of a channel and keeps the count of what the receiver has agreed to. */
export async function sendBy(deps: Deps, carriers: Carriers, channel: NoticeChannel, facts: Facts, text: NoticeText): Promise<Answer> {
  if (channel === 'sms') return sendSms(carriers, facts, text)
  const receiver = channel === 'relative' ? facts.relative : facts.own
  if (!receiver || !carriers.wechat) return { meaning: 'broken', code: 'noReceiver' }
  const fields = text.fields.map((field) => (field.kind === 'thing' ? { ...field, value: asThing(field.value) } : field))
  const answer = await carriers.wechat.send(receiver.openid, text.template, fields)
  await keepCount(deps, receiver, answer)
  return answer
}

async function sendSms({ sms }: Carriers, facts: Facts, text: NoticeText): Promise<Answer> {
  const phone = facts.phone?.()
  if (!sms || !text.sms || !phone) return { meaning: 'broken', code: 'noPhone' }
  return sms.send(phone, text.sms.body, text.sms.params)
}

/** A message that may have gone out has used up its consent. Where our count is wrong, WeChat's answer puts it right. */
async function keepCount({ db, now }: Deps, { subscription }: Receiver, { meaning }: Answer): Promise<void> {
  const updatedAt = new Date(now()).toISOString()
  const subscriptions = db.table('subscriptions')
  const isUsed = (meaning === 'sent' || meaning === 'unknown') && !subscription.longTerm
  if (isUsed) await subscriptions.changeOne({ _id: subscription._id }, { quota: plus(-1), updatedAt })
  if (meaning === 'gone' || meaning === 'wrongAddress') await subscriptions.changeOne({ _id: subscription._id }, { quota: 0, longTerm: false, updatedAt })
}

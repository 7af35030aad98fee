/**
 * One message, from its claim to its end. What makes a crash harmless: the channel is written down before the carrier is called, and the
 * contact before the message is closed. Whoever finds the message afterwards knows whether it went out, or that nobody can know; then this
 * channel is not used again for it, because WeChat and SMS have no key by which they would recognise a repetition.
 */
import { channelsOf, isAlsoCalled, isStillTrue, isWanted, officialWhat, type NoticeChannel } from '../../src/domain/notice'
import { backOffMs, MOST_TRIES } from '../../src/domain/pace'
import { comingText, noticeText, type NoticeText } from '../../src/copy/notices'
import { isStillSo, isVisitWord } from '../../src/domain/visit/coming'
import { pendingChange } from '../lib/contact'
import type { Deps } from '../lib/deps'
import type { OutboxRow } from '../lib/documents-notices'
import type { Answer } from '../lib/notify/answer'
import { answerFor, codeFor } from '../lib/official-code'
import type { Carriers } from './carriers'
import { change } from './claims'
import { contactOf, writeContact } from './contact'
import { factsOf, type Facts } from './facts'
import { openCall } from './open-call'
import { sendBy } from './send-by'

/** later: it waits for another run. elsewhere: another run has it. */
export type Ended = Exclude<OutboxRow['state'], 'queued' | 'sending'> | 'later' | 'elsewhere'
type Closed = Exclude<Ended, 'later' | 'elsewhere'>

/** More than all tries of all channels: whoever is claimed so often fails in our own code, every time. */
const MOST_CLAIMS = 24

export async function deliver(deps: Deps, carriers: Carriers, claimed: OutboxRow): Promise<Ended> {
  if ((claimed.claims ?? 0) > MOST_CLAIMS) {
    deps.log.error({ alert: 'stuck', kind: claimed.kind, claims: claimed.claims })
    return close(deps, claimed, 'dead', { reason: 'stuck' })
  }
  const recovered = await recover(deps, claimed)
  if (recovered === 'sent') return 'sent'
  const row = recovered
  const template = row.about ? 'due' : 'result'
  const facts = await factsOf(deps, row, template)
  if (!facts) return close(deps, row, 'dead', { reason: 'noPerson' })
  if (!await isTrue(deps, row, facts)) return close(deps, row, 'superseded')
  if (!isWanted(row, facts.reach.choices)) return close(deps, row, 'unsent', { reason: 'declined' })
  const code = codeFor(deps.secrets, row._id)
  const text = row.coming && isVisitWord(row.kind) ? comingText(row.kind, row.coming, facts.surname, code) : noticeText(row, facts.maskName, saidAt(deps, row, facts), code)
  // before anything is sent, so that no crash in between can lose it
  if (isAlsoCalled(row, facts.age, facts.policy.reminders)) await openCall(deps, row, facts, 'besides')
  return tryChannels(deps, carriers, row, facts, text, code)
}

/** A message that was left in the middle: sent, or with the channel crossed out whose end nobody knows. */
async function recover(deps: Deps, row: OutboxRow): Promise<OutboxRow | 'sent'> {
  const { attempting: channel } = row
  if (!channel) return row
  const contact = await deps.db.table('contacts').find(contactOf(row, channel))
  if (contact?.result === 'sent') {
    await close(deps, row, 'sent', { channel })
    return 'sent'
  }
  if (!contact) {
    deps.log.error({ alert: 'carrier', carrier: channel, meaning: 'unknown', code: 'interrupted' })
    await writeContact(deps, row, channel, { meaning: 'unknown', code: 'interrupted' })
  }
  return crossOut(deps, row, channel)
}

/** The instant that a message speaks of: a new number counts later than it was asked for. */
function saidAt({ now }: Deps, { kind, createdAt }: OutboxRow, { person }: Facts): string {
  const change = kind === 'phoneChanging' ? pendingChange(person, now()) : null
  return change ? new Date(change.effectiveAt).toISOString() : createdAt
}

async function isTrue({ db, now }: Deps, row: OutboxRow, { person, policy, today, visit }: Facts): Promise<boolean> {
  if (row.coming && isVisitWord(row.kind)) return isStillSo(row.kind, row.coming, visit, now())
  if (row.kind === 'phoneChanging') return pendingChange(person, now())?.requestedAt === Date.parse(row.createdAt)
  if (!isStillTrue(row, person.benefits, policy, today)) return false
  if (row.kind !== 'stopProposed' || !row.about) return true
  const proposal = await db.table('proposals').find(`${person._id}.${row.about.scheme}.${row.about.dueOn}`)
  return proposal === null || proposal.state === 'open'
}

async function tryChannels(deps: Deps, carriers: Carriers, given: OutboxRow, facts: Facts, text: NoticeText, code: string): Promise<Ended> {
  let row = given
  const isOpen = (channel: NoticeChannel) => {
    if (row.over?.includes(channel)) return false
    if (channel === 'wechat' || channel === 'relative') return Boolean(carriers.wechat?.has(text.template))
    return channel !== 'sms' || Boolean(text.sms && carriers.sms?.has(text.sms.body))
  }
  const ways = channelsOf(row, facts.reach, facts.policy.reminders)
  for (const channel of ways) {
    if (!isOpen(channel)) continue
    if (channel === 'call') {
      await openCall(deps, row, facts, 'undelivered')
      return close(deps, row, 'handedOver', { channel })
    }
    const carrier = channel === 'sms' ? 'sms' : 'wechat'
    if (carriers.rests(carrier)) {
      const tries = row.tries + 1
      if (tries < MOST_TRIES) return putBack(deps, row, tries)
      row = await crossOut(deps, row, channel, { meaning: 'later', code: 'carrierDown' })
      continue
    }
    row = await change(deps, row, { attempting: channel, tries: row.tries + 1 })
    // before it is sent: who reads it may ask at once
    await answerFor(deps.db.table('officialContacts'), code, { what: officialWhat(row), by: channel }, deps.now())
    const answer = await carriers.paced(carrier, () => sendBy(deps, carriers, channel, facts, text))
    if (answer.meaning === 'later' && row.tries < MOST_TRIES) return putBack(deps, row, row.tries)
    await writeContact(deps, row, facts.isToHelper ? 'relative' : channel, answer, channel)
    if (answer.meaning === 'sent') return close(deps, row, 'sent', { channel })
    row = await crossOut(deps, row, channel, answer)
  }
  return closeUnsent(deps, row)
}

const crossOut = (deps: Deps, row: OutboxRow, channel: NoticeChannel, answer?: Answer) =>
  change(deps, row, { attempting: null, over: [...row.over ?? [], channel], tries: 0, reason: answer?.code ?? row.reason ?? 'interrupted' })

async function putBack(deps: Deps, row: OutboxRow, tries: number): Promise<'later'> {
  const notBefore = new Date(deps.now() + backOffMs(tries, deps.random())).toISOString()
  await change(deps, row, { state: 'queued', attempting: null, leaseUntil: 0, tries, notBefore })
  return 'later'
}

async function close(deps: Deps, row: OutboxRow, state: Closed, more: Partial<Pick<OutboxRow, 'channel' | 'reason'>> = {}): Promise<Closed> {
  await change(deps, row, { state, attempting: null, leaseUntil: 0, ...more })
  return state
}

/** Nothing was tried: no way led to the person. Something was tried and failed, or whoever was told something else, or holds the old number, was not warned: staff should see it. */
const closeUnsent = (deps: Deps, row: OutboxRow): Promise<Closed> =>
  (row.over?.length || row.was || row.kind === 'phoneChanging' ? close(deps, row, 'dead', { reason: row.reason ?? 'noChannel' }) : close(deps, row, 'unsent', { reason: 'noChannel' }))

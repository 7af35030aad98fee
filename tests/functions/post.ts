/** An environment with carriers: people with phones and WeChats, and messages that wait. */
import type { Beneficiary, CallerRecord } from '../../cloudfunctions/lib/documents'
import type { OutboxRow } from '../../cloudfunctions/lib/documents-notices'
import type { Template } from '../../src/domain/notice-template'
import { enrol, startCloud, type Cloud, type Person } from './cloud'
import { DUE, RESULT, wechatDouble, wechatEnv, type WechatDouble } from './doubles/wechat'
import { smsDouble, smsEnv, type SmsDouble } from './doubles/sms'

export interface Post extends Cloud { wechat: WechatDouble; sms: SmsDouble }

/** Nobody's: the numbers that begin with 160 are given to no carrier. */
export const phoneOf = (n: number) => `160${String(n).padStart(8, '0')}`

const SETTINGS = /^ANXIN_(WECHAT|SMS|TEMPLATE|MESSAGES)_/
export function forgetCarriers(): void {
  for (const name of Object.keys(process.env)) if (SETTINGS.test(name)) delete process.env[name]
}

export async function startPost(settings: Record<string, string> = {}): Promise<Post> {
  const wechat = await wechatDouble()
  const sms = await smsDouble(() => cloud.clock.at)
  Object.assign(process.env, wechatEnv(wechat), smsEnv(sms), settings)
  const cloud = await startCloud()
  return {
    ...cloud, wechat, sms,
    async close() {
      await cloud.close()
      await Promise.all([wechat.close(), sms.close()])
      forgetCarriers()
    },
  }
}

/** A beneficiary, with a phone unless `n` is null. */
export async function enrolWithPhone(post: Pick<Cloud, 'deps'>, person: Person, n: number | null, facts: Partial<Beneficiary> = {}): Promise<void> {
  const phone = n === null ? {} : { phoneEnc: post.deps.secrets.seal(person.id, 'phone', phoneOf(n)) }
  await enrol(post, person, { ...phone, ...facts })
}

/** A WeChat that has agreed to `quota` messages; `selfId`: it is this person's own. Returns the caller's id. */
export async function joinWechat(
  { deps, wechat }: Pick<Post, 'deps' | 'wechat'>, openid: string,
  { selfId = null, quota = 1, template = 'due', longTerm = false }: { selfId?: string | null; quota?: number; template?: Template; longTerm?: boolean } = {},
): Promise<string> {
  const id = deps.secrets.index('openid', openid).slice(0, 32)
  const at = new Date(deps.now()).toISOString()
  const record: CallerRecord = { _id: id, selfId, openidEnc: deps.secrets.seal(id, 'openid', openid), activeBindings: 0, updatedAt: at }
  await deps.db.table('callers').put(record)
  await deps.db.table('subscriptions').put({ _id: `${id}.${template}`, callerId: id, template, quota, longTerm, refusedAt: null, updatedAt: at })
  wechat.consents.set(`${openid} ${template === 'due' ? DUE : RESULT}`, quota)
  return id
}

export async function helps({ deps }: Pick<Post, 'deps'>, callerId: string, person: Person): Promise<void> {
  const since = new Date(deps.now()).toISOString()
  await deps.db.table('delegations').put({ _id: `${callerId}.${person.id}`, callerId, beneficiaryId: person.id, relation: 'daughter', status: 'active', since })
}

/** Puts a message into the outbox, as the nightly sweep or the end of an attempt does. */
export async function queue({ deps }: Pick<Cloud, 'deps'>, person: Person, about: OutboxRow['about'], more: Partial<OutboxRow> = {}): Promise<string> {
  const at = new Date(deps.now()).toISOString()
  const _id = more._id ?? (about ? `${person.id}.${about.scheme}.${about.dueOn}.${more.kind ?? 'reminder'}.${about.days}` : `${more.kind}.attempt-1.${more.to}`)
  await deps.db.table('outbox').put({
    kind: 'reminder', to: 'beneficiary', callerId: null, beneficiaryId: person.id, attemptId: about ? null : 'attempt-1', about,
    state: 'queued', tries: 0, leaseUntil: 0, notBefore: at, createdAt: at, ...more, _id,
  })
  return _id
}

/** Who calls. Never taken from the event's own fields: either WeChat's openid as the platform injects it, or a token that we signed. */
import { parseContext } from '@cloudbase/node-sdk'
import { AppError } from '../../src/domain/contract/errors'
import type { Incoming } from './incoming'
import { isSame, type Secrets } from './secrets'

export interface Caller {
  /** Lasting pseudonym; says nothing about the person. */
  id: string
  /** kiosk: one visit at a machine of an outlet; nothing is ever bound to it. */
  via: 'weapp' | 'device' | 'kiosk'
  /** Only for notices; leaves this process sealed. */
  openid: string | null
}

/** A certification comes round once a year, and the device should still be known then; browsers keep nothing longer than 400 days. */
const TOKEN_DAYS = 400
const DAY_MS = 86_400_000

/** `<device>.<expiry, ms in base 36>.<signature>`. The device id is random: it tells devices apart and nothing else. */
export function issueDeviceToken(secrets: Secrets, deviceId: string, nowMs: number): { token: string; expiresAtMs: number } {
  const expiresAtMs = nowMs + TOKEN_DAYS * DAY_MS
  const body = `${deviceId}.${expiresAtMs.toString(36)}`
  return { token: `${body}.${secrets.tag('device', body)}`, expiresAtMs }
}

function readDeviceToken(secrets: Secrets, token: string, nowMs: number): string {
  const [, body = '', deviceId = '', expiry = '', tag = ''] = /^((\w{6,60})\.(\w{6,12}))\.([\w-]{43})$/.exec(token) ?? []
  const isOurs = isSame(tag, secrets.tag('device', body)) && body !== ''
  if (!isOurs || parseInt(expiry, 36) <= nowMs) throw new AppError('notSignedIn')
  return deviceId
}

/**
 * openid in the platform's context of this very invocation. The SDK's getCloudbaseContext would fall back to the process's environment,
 * where another invocation may have left its caller.
 */
function openidOf(context: unknown): string | undefined {
  const { environment, environ } = (context ?? {}) as { environment?: string; environ?: string }
  if (!environment && !environ) return undefined
  const invocation = parseContext(context as Parameters<typeof parseContext>[0])
  return (invocation.environment ?? invocation.environ)?.WX_OPENID
}

/** null for a stranger. Throws `notSignedIn` for a token that is not ours or no longer valid. */
export function identify(incoming: Incoming, context: unknown, secrets: Secrets, nowMs: number): Caller | null {
  const openid = openidOf(context)
  if (openid) return { id: secrets.index('openid', openid).slice(0, 32), via: 'weapp', openid }
  if (incoming.bearer === null) return null
  const deviceId = readDeviceToken(secrets, incoming.bearer, nowMs)
  return { id: secrets.index('device', deviceId).slice(0, 32), via: 'device', openid: null }
}

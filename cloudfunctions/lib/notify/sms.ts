/** Text messages by Tencent Cloud SMS, SendSms of 2021-01-11 (cloud.tencent.com/document/api/382/55981). */
import { httpMeaning, smsMeaning } from '../../../src/domain/notice-result'
import type { Deps } from '../deps'
import type { KeySource } from '../secrets'
import { post, type Answer, type Posted } from './answer'
import { tc3Authorization } from './tc3'

export interface Sms {
  /** `body`: name of a registered body, as in src/copy/notices.ts. */
  has(body: string): boolean
  /** `phone`: 11 digits. */
  send(phone: string, body: string, params: readonly string[]): Promise<Answer>
}

const HOST = 'sms.tencentcloudapi.com'

/**
 * null where ANXIN_SMS_SECRET_ID, _SECRET_KEY, _APP_ID or _SIGN is missing. The number of each body in the carrier's console:
 * ANXIN_SMS_TEMPLATE_DUE, _OVERDUE, _STOP, _SUSPENDED, _HELD, _RESUMED, _DECLARATION, _CERTIFIED, _NEWPHONE, _CODE, _SILENT, _VISIT,
 * _VISITMOVED, _VISITOFF.
 * ANXIN_SMS_BASE: another address that speaks the same.
 */
export function makeSms(env: KeySource, { now }: Pick<Deps, 'now'>): Sms | null {
  const { ANXIN_SMS_SECRET_ID: secretId, ANXIN_SMS_SECRET_KEY: secretKey, ANXIN_SMS_APP_ID: appId, ANXIN_SMS_SIGN: sign } = env
  const { ANXIN_SMS_BASE: base = `https://${HOST}`, ANXIN_SMS_REGION: region = 'ap-guangzhou' } = env
  if (!secretId || !secretKey || !appId || !sign) return null
  const templateOf = (body: string) => env[`ANXIN_SMS_TEMPLATE_${body.toUpperCase()}`]

  return {
    has: (body) => Boolean(templateOf(body)),
    async send(phone, body, params) {
      const TemplateId = templateOf(body)
      if (!TemplateId) return { meaning: 'broken', code: 'noTemplate' }
      if (!/^1[3-9]\d{9}$/.test(phone)) return { meaning: 'wrongAddress', code: 'notMobile' }
      const payload = JSON.stringify({ PhoneNumberSet: [`+86${phone}`], SmsSdkAppId: appId, SignName: sign, TemplateId, TemplateParamSet: params })
      const timestamp = Math.floor(now() / 1000)
      const headers = { 'content-type': 'application/json; charset=utf-8', host: new URL(base).host, 'x-tc-action': 'SendSms' }
      return read(await post(`${base}/`, payload, {
        // fetch writes the host itself
        'content-type': headers['content-type'], 'x-tc-action': headers['x-tc-action'],
        'x-tc-version': '2021-01-11', 'x-tc-region': region, 'x-tc-timestamp': String(timestamp),
        authorization: tc3Authorization({ secretId, secretKey, service: 'sms', headers, body: payload, timestamp }),
      }))
    },
  }
}

interface Reply { Response?: { Error?: { Code?: string }; SendStatusSet?: { Code?: string }[] } }

function read(posted: Posted): Answer {
  if (!posted.ok) return posted.answer
  const { Response } = (posted.json ?? {}) as Reply
  const code = Response?.Error?.Code ?? Response?.SendStatusSet?.[0]?.Code
  if (code) return { meaning: smsMeaning(code), code }
  return { meaning: posted.status === 200 ? 'unknown' : httpMeaning(posted.status), code: `HTTP ${posted.status}` }
}

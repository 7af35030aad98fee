/** Speaks as sms.tencentcloudapi.com does for SendSms of 2021-01-11: checks the signature TC3-HMAC-SHA256 first, then the request. */
import { createHash, createHmac } from 'node:crypto'
import { startCarrier, type Reply, type Request } from './carrier'

const KEY = { id: 'id-of-the-double', secret: 'key-of-the-double' }
const APP = { SmsSdkAppId: '1400000001', SignName: '安心认证' }
/** Parameters of each registered body. */
const TEMPLATES: Record<string, number> = { 101: 2, 102: 2, 103: 2, 104: 2, 105: 2, 106: 2, 107: 2, 108: 2, 109: 2, 110: 2, 111: 4, 112: 4, 113: 3 }

export interface Text { phone: string; template: string; params: string[] }

export interface SmsDouble {
  url: string
  texts: Text[]
  /** What the next ones are answered with: a code of the number, `!code` of the whole request, or a line that breaks. */
  next: string[]
  close(): Promise<void>
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** null when the signature is right. `nowMs`: the sender's clock, which must not be 5 minutes off. */
function refusal({ headers, body }: Request, nowMs: number): string | null {
  const shape = /^TC3-HMAC-SHA256 Credential=(\S+)\/(\d{4}-\d\d-\d\d)\/sms\/tc3_request, SignedHeaders=(\S+), Signature=([0-9a-f]{64})$/
  const [, id, date = '', signed = '', signature] = shape.exec(headers.authorization ?? '') ?? []
  if (id !== KEY.id) return 'AuthFailure.SecretIdNotFound'
  if (!signed.split(';').includes('host') || !signed.split(';').includes('content-type')) return 'AuthFailure.SignatureFailure'
  const timestamp = Number(headers['x-tc-timestamp'])
  if (!(Math.abs(timestamp * 1000 - nowMs) <= 300_000)) return 'AuthFailure.SignatureExpire'
  if (new Date(timestamp * 1000).toISOString().slice(0, 10) !== date) return 'AuthFailure.SignatureFailure'
  const canonicalHeaders = signed.split(';').map((name) => `${name}:${String(headers[name]).trim().toLowerCase()}\n`).join('')
  const canonical = `POST\n/\n\n${canonicalHeaders}\n${signed}\n${sha256(body)}`
  const toSign = `TC3-HMAC-SHA256\n${timestamp}\n${date}/sms/tc3_request\n${sha256(canonical)}`
  const key = hmac(hmac(hmac(`TC3${KEY.secret}`, date), 'sms'), 'tc3_request')
  return createHmac('sha256', key).update(toSign).digest('hex') === signature ? null : 'AuthFailure.SignatureFailure'
}

export async function smsDouble(now: () => number): Promise<SmsDouble> {
  const whole = (Code: string): Reply => ({ json: { Response: { Error: { Code, Message: 'refused' }, RequestId: 'r1' } } })

  const answer = (request: Request): Reply => {
    const planned = double.next.shift()
    if (planned === 'hangUp') return 'hangUp'
    if (planned?.startsWith('!')) return whole(planned.slice(1))
    const refused = refusal(request, now())
    if (refused) return whole(refused)
    if (request.headers['x-tc-action'] !== 'SendSms' || request.headers['x-tc-version'] !== '2021-01-11') return whole('InvalidAction')
    if (!request.headers['x-tc-region']) return whole('MissingParameter')
    const { PhoneNumberSet, SmsSdkAppId, SignName, TemplateId, TemplateParamSet } = JSON.parse(request.body)
    if (SmsSdkAppId !== APP.SmsSdkAppId) return whole('UnauthorizedOperation.SmsSdkAppIdVerifyFail')
    const one = (Code: string): Reply => ({
      json: { Response: { SendStatusSet: [{ SerialNo: Code === 'Ok' ? 's1' : '', PhoneNumber: PhoneNumberSet[0], Fee: 1, SessionContext: '', Code, Message: '', IsoCode: 'CN' }], RequestId: 'r1' } },
    })
    if (planned) return one(planned)
    if (SignName !== APP.SignName) return one('FailedOperation.SignatureIncorrectOrUnapproved')
    if (PhoneNumberSet.length !== 1 || !/^\+861\d{10}$/.test(PhoneNumberSet[0])) return one('InvalidParameterValue.IncorrectPhoneNumber')
    if (TEMPLATES[TemplateId] !== TemplateParamSet.length) return one('FailedOperation.TemplateParamSetNotMatchApprovedTemplate')
    double.texts.push({ phone: PhoneNumberSet[0], template: TemplateId, params: TemplateParamSet })
    return one('Ok')
  }

  const server = await startCarrier(answer)
  const double: SmsDouble = { ...server, texts: [], next: [] }
  return double
}

/** The deployment's settings that lead to the double. */
export const smsEnv = ({ url }: SmsDouble) => ({
  ANXIN_SMS_SECRET_ID: KEY.id, ANXIN_SMS_SECRET_KEY: KEY.secret, ANXIN_SMS_APP_ID: APP.SmsSdkAppId, ANXIN_SMS_SIGN: APP.SignName, ANXIN_SMS_BASE: url,
  ANXIN_SMS_TEMPLATE_DUE: '101', ANXIN_SMS_TEMPLATE_OVERDUE: '102', ANXIN_SMS_TEMPLATE_STOP: '103', ANXIN_SMS_TEMPLATE_CERTIFIED: '104', ANXIN_SMS_TEMPLATE_DECLARATION: '105',
  ANXIN_SMS_TEMPLATE_SUSPENDED: '106', ANXIN_SMS_TEMPLATE_HELD: '107', ANXIN_SMS_TEMPLATE_RESUMED: '108',
  ANXIN_SMS_TEMPLATE_NEWPHONE: '109', ANXIN_SMS_TEMPLATE_CODE: '110', ANXIN_SMS_TEMPLATE_PHONECHANGE: '109', ANXIN_SMS_TEMPLATE_VISIT: '111',
  ANXIN_SMS_TEMPLATE_VISITMOVED: '112', ANXIN_SMS_TEMPLATE_VISITOFF: '113',
})

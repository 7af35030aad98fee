/**
 * Speaks as api.weixin.qq.com does for `stable_token` and `message/subscribe/send`, and is as strict: it knows the token, the person, what the
 * person has agreed to, the template's fields and what each may hold. Written from WeChat's pages, not from our sender.
 */
import { startCarrier, type Reply, type Request } from './carrier'

export const APP = { appid: 'wx0000000000000001', secret: 'secret-of-the-double' }
export const DUE = 'due-template-000000000000000000000000000001'
export const RESULT = 'result-template-0000000000000000000000000001'
const FIELDS: Record<string, string[]> = { [DUE]: ['thing1', 'date2', 'phrase3', 'thing4'], [RESULT]: ['thing6', 'phrase2', 'time5', 'thing9'] }

export interface Sent { touser: string; template_id: string; page: string; data: Record<string, { value: string }>; at: number }

export interface WechatDouble {
  url: string
  /** What was delivered to a phone. */
  messages: Sent[]
  /** How often each was asked for. */
  asked: { token: number; forced: number; send: number }
  /** Messages that a person has agreed to, by `openid template`. Whoever is not here is nobody. */
  consents: Map<string, number>
  /** What the next sends are answered with instead, delivered or not; a number is an errcode of a message that was not delivered. */
  next: (number | 'hangUp' | 'hangUpAfter' | 'badGateway')[]
  /** The next answers of stable_token. */
  nextToken: number[]
  /** Makes the token in use worthless, as when somebody else forces a new one. */
  forgetToken(): void
  close(): Promise<void>
}

export async function wechatDouble(): Promise<WechatDouble> {
  let token = 1
  const error = (errcode: number, errmsg = 'error'): Reply => ({ json: { errcode, errmsg } })
  const tokenText = () => `token-${token}`

  const giveToken = (body: string): Reply => {
    const { grant_type, appid, secret, force_refresh = false } = JSON.parse(body)
    double.asked.token += 1
    const planned = double.nextToken.shift()
    if (planned !== undefined) return error(planned)
    if (grant_type !== 'client_credential') return error(40002, 'invalid grant_type')
    if (appid !== APP.appid) return error(40013, 'invalid appid')
    if (secret !== APP.secret) return error(40125, 'invalid appsecret')
    if (force_refresh) {
      double.asked.forced += 1
      token += 1
    }
    return { json: { access_token: tokenText(), expires_in: 7200 } }
  }

  const deliver = (body: string): Reply => {
    const { touser, template_id, page, data, miniprogram_state, lang } = JSON.parse(body)
    const consent = `${touser} ${template_id}`
    if (![...double.consents.keys()].some((key) => key.startsWith(`${touser} `))) return error(40003, 'invalid openid')
    const fields = FIELDS[template_id]
    if (!fields) return error(40037, 'invalid template_id')
    if (page !== 'pages/home/index' || miniprogram_state !== 'formal' || lang !== 'zh_CN') return error(41030, 'invalid page')
    const wrong = fields.find((key) => typeof data[key]?.value !== 'string' || !fits(key, data[key].value))
    if (wrong || Object.keys(data).length !== fields.length) return error(47003, `argument invalid! data.${wrong}.value invalid`)
    const left = double.consents.get(consent) ?? 0
    if (left <= 0) return error(43101, 'user refuse to accept the msg')
    double.consents.set(consent, left - 1)
    double.messages.push({ touser, template_id, page, data, at: Date.now() })
    return { json: { errcode: 0, errmsg: 'ok', msgid: double.messages.length } }
  }

  const answer = ({ method, url, body }: Request): Reply => {
    if (method !== 'POST') return error(43002, 'require POST method')
    if (url.pathname === '/cgi-bin/stable_token') return giveToken(body)
    if (url.pathname !== '/cgi-bin/message/subscribe/send') return { status: 404, text: '' }
    double.asked.send += 1
    const planned = double.next.shift()
    if (planned === 'hangUp') return 'hangUp'
    if (planned === 'badGateway') return { status: 502, text: '<html>Bad Gateway</html>' }
    if (typeof planned === 'number') return error(planned)
    if (url.searchParams.get('access_token') !== tokenText()) return error(40001, 'invalid credential, access_token is invalid or not latest')
    const reply = deliver(body)
    return planned === 'hangUpAfter' ? 'hangUp' : reply
  }

  const server = await startCarrier(answer)
  const double: WechatDouble = {
    ...server, messages: [], asked: { token: 0, forced: 0, send: 0 }, consents: new Map(), next: [], nextToken: [],
    forgetToken: () => { token += 1 },
  }
  return double
}

/** WeChat counts characters, not halves of them. */
function fits(key: string, value: string): boolean {
  const length = Array.from(value).length
  if (key.startsWith('thing')) return length >= 1 && length <= 20
  if (key.startsWith('phrase')) return /^[\u4e00-\u9fff]{1,5}$/.test(value)
  if (key.startsWith('date')) return /^\d{4}年\d{1,2}月\d{1,2}日$/.test(value)
  return key.startsWith('time') && /^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/.test(value)
}

/** The deployment's settings that lead to the double. */
export const wechatEnv = ({ url }: WechatDouble) => ({
  ANXIN_WECHAT_APP_ID: APP.appid, ANXIN_WECHAT_SECRET: APP.secret, ANXIN_WECHAT_BASE: url,
  ANXIN_TEMPLATE_DUE: `${DUE} ${FIELDS[DUE]}`, ANXIN_TEMPLATE_RESULT: `${RESULT} ${FIELDS[RESULT]}`,
})

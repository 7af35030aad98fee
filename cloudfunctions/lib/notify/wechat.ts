/**
 * WeChat subscription messages over plain HTTPS: `stable_token` and `message/subscribe/send`
 * (developers.weixin.qq.com/miniprogram/dev/OpenApiDoc).
 */
import { httpMeaning, wechatMeaning } from '../../../src/domain/notice-result'
import { holds, TEMPLATE_FIELDS, type Field, type Template } from '../../../src/domain/notice-template'
import type { Deps } from '../deps'
import type { KeySource } from '../secrets'
import { post, type Answer, type Posted } from './answer'
import { sharedToken, type Fetched } from './shared-token'
import { templatesOf } from './templates'

export interface Wechat {
  has(template: Template): boolean
  send(openid: string, template: Template, fields: readonly Field[]): Promise<Answer>
}

/** A message leads here and nowhere else: no page that asks for anything. */
const PAGE = 'pages/home/index'

type Needs = Pick<Deps, 'db' | 'secrets' | 'now' | 'pause' | 'log'>

/** null where the deployment has no ANXIN_WECHAT_APP_ID and ANXIN_WECHAT_SECRET. ANXIN_WECHAT_BASE: another host that speaks the same. */
export function makeWechat(env: KeySource, deps: Needs): Wechat | null {
  const { ANXIN_WECHAT_APP_ID: appid, ANXIN_WECHAT_SECRET: secret, ANXIN_WECHAT_BASE: base = 'https://api.weixin.qq.com' } = env
  const templates = templatesOf(env, deps.log)
  if (!appid || !secret) return null

  const token = sharedToken(deps, 'wechat', async (forced): Promise<Fetched | null> => {
    const body = { grant_type: 'client_credential', appid, secret, force_refresh: forced }
    const posted = await post(`${base}/cgi-bin/stable_token`, JSON.stringify(body))
    const answer = posted.ok ? posted.json as { access_token?: string; expires_in?: number; errcode?: number } | null : null
    if (answer?.access_token && answer.expires_in) return { token: answer.access_token, expiresInS: answer.expires_in }
    deps.log.error({ alert: 'wechatToken', code: answer?.errcode ?? (posted.ok ? `HTTP ${posted.status}` : posted.answer.code) })
    return null
  })

  return {
    has: (template) => templates[template] !== undefined,
    async send(openid, template, fields) {
      const registered = templates[template]
      const isRight = fields.length === TEMPLATE_FIELDS[template].length
        && fields.every((field, i) => field.kind === TEMPLATE_FIELDS[template][i] && holds(field))
      // WeChat would say 47003 to it; nothing is gained by asking
      if (!registered || !isRight) return { meaning: 'broken', code: 'badFields' }
      const data = Object.fromEntries(fields.map(({ value }, i) => [registered.keys[i], { value }]))
      const body = JSON.stringify({
        touser: openid, template_id: registered.id, page: PAGE, data, miniprogram_state: 'formal', lang: 'zh_CN',
      })
      const first = await token.get()
      if (first === null) return { meaning: 'later', code: 'noToken' }
      const answer = await sendWith(first)
      if (answer.meaning !== 'staleToken') return answer
      const second = await token.get(first)
      if (second === null) return { meaning: 'later', code: 'noToken' }
      const again = await sendWith(second)
      return again.meaning === 'staleToken' ? { ...again, meaning: 'later' } : again

      async function sendWith(accessToken: string): Promise<Answer> {
        return read(await post(`${base}/cgi-bin/message/subscribe/send?access_token=${encodeURIComponent(accessToken)}`, body))
      }
    },
  }
}

function read(posted: Posted): Answer {
  if (!posted.ok) return posted.answer
  const { errcode } = (posted.json ?? {}) as { errcode?: unknown }
  if (typeof errcode === 'number') return { meaning: wechatMeaning(errcode), code: String(errcode) }
  // something that is not WeChat answered
  return { meaning: posted.status === 200 ? 'unknown' : httpMeaning(posted.status), code: `HTTP ${posted.status}` }
}

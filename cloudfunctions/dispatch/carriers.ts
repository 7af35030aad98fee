/** The carriers of one run: paced together, and each at rest once it is clearly down. */
import type { Meaning } from '../../src/domain/notice-result'
import type { SmsBody } from '../../src/copy/notices'
import { takeToken } from '../../src/domain/pace'
import type { Deps } from '../lib/deps'
import type { Answer } from '../lib/notify/answer'
import { makeSms, type Sms } from '../lib/notify/sms'
import { makeWechat, type Wechat } from '../lib/notify/wechat'
import type { KeySource } from '../lib/secrets'

/** 1.6 million messages in the eleven hours of a peak day; WeChat takes 10 million a day, the SMS carrier 3000 a second. */
const PER_SECOND = 40
/** So many answers in a row that only time can heal: the carrier is down or our quota is used up. */
const DOWN_AFTER = 5

/** What has to reach the person (rules R13, R27). Without a body these messages skip SMS; nobody would notice from the outside. */
const MUST_GO: readonly SmsBody[] = ['overdue', 'stop', 'suspended', 'held', 'resumed', 'phoneChange']

export interface Carriers {
  wechat: Wechat | null
  sms: Sms | null
  /** Sends when it is this message's turn. */
  paced(carrier: 'wechat' | 'sms', send: () => Promise<Answer>): Promise<Answer>
  /** Not asked again in this run. */
  rests(carrier: 'wechat' | 'sms'): boolean
}

export function carriersOf(env: KeySource, deps: Deps): Carriers {
  const perSecond = Number(env.ANXIN_MESSAGES_PER_SECOND) || PER_SECOND
  let bucket = { tokens: 1, at: deps.now() }
  const inARow = { wechat: 0, sms: 0 }
  const alerted = new Set<string>()

  const turn = async (): Promise<void> => {
    const taken = takeToken(bucket, deps.now(), perSecond)
    bucket = taken.bucket
    if (taken.waitMs > 0) await deps.pause(taken.waitMs)
  }
  /** Once a run and code: somebody has to repair it. */
  const alert = (carrier: string, { meaning, code }: Answer) => {
    const needsSomebody: Meaning[] = ['broken', 'unknown']
    if (!needsSomebody.includes(meaning) || alerted.has(carrier + code)) return
    alerted.add(carrier + code)
    deps.log.error({ alert: 'carrier', carrier, meaning, code })
  }

  const sms = makeSms(env, deps)
  const missing = sms ? MUST_GO.filter((body) => !sms.has(body)) : []
  if (missing.length > 0) deps.log.error({ alert: 'smsBody', missing: missing.join() })

  return {
    wechat: makeWechat(env, deps),
    sms,
    rests: (carrier) => inARow[carrier] >= DOWN_AFTER,
    async paced(carrier, send) {
      await turn()
      const answer = await send()
      inARow[carrier] = answer.meaning === 'later' ? inARow[carrier] + 1 : 0
      if (inARow[carrier] === DOWN_AFTER) deps.log.error({ alert: 'carrierDown', carrier, code: answer.code })
      alert(carrier, answer)
      return answer
    },
  }
}

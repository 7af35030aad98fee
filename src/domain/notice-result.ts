/** What the carriers' answers mean: one table a carrier. Pure. */

/**
 * sent: the carrier took it. gone: the person agreed to no more messages. wrongAddress: this openid or phone is nobody's.
 * refused: this one receiver cannot be reached this way now. broken: our own set-up is wrong, for everybody. later: time may heal it.
 * staleToken: sign in again. unknown: nobody can say whether it went out.
 */
export type Meaning = 'sent' | 'gone' | 'wrongAddress' | 'refused' | 'broken' | 'later' | 'staleToken' | 'unknown'

/** subscribeMessage.send and stable_token, `errcode`. What is not listed was not sent and needs somebody to look: broken. */
const WECHAT: Readonly<Record<number, Meaning>> = {
  0: 'sent',
  43101: 'gone', 43107: 'broken', 43108: 'later',
  40003: 'wrongAddress',
  40037: 'broken', 41030: 'broken', 47003: 'broken', 45168: 'broken', 40013: 'broken', 40125: 'broken', 40164: 'broken', 48001: 'broken',
  40001: 'staleToken', 40014: 'staleToken', 42001: 'staleToken',
  45009: 'later', 45011: 'later', 40038: 'refused', [-1]: 'later',
}

export const wechatMeaning = (errcode: number): Meaning => WECHAT[errcode] ?? 'broken'

/** Tencent Cloud SMS, `Code` of one number or of the whole request; the first beginning that fits counts. Anything else, an account without money among it, is broken. */
const SMS: readonly (readonly [string, Meaning])[] = [
  ['Ok', 'sent'],
  ['InvalidParameterValue.IncorrectPhoneNumber', 'wrongAddress'],
  ['UnsupportedOperation.UnsupportedRegion', 'wrongAddress'],
  ['FailedOperation.PhoneNumberInBlacklist', 'gone'],
  // limits of one phone: it has had enough messages for now, ours and others'
  ['LimitExceeded.PhoneNumber', 'refused'],
  ['LimitExceeded', 'later'],
  ['RequestLimitExceeded', 'later'],
  ['InternalError', 'later'],
  ['ResourceUnavailable', 'later'],
]

export function smsMeaning(code: string): Meaning {
  return SMS.find(([start]) => code.startsWith(start))?.[1] ?? 'broken'
}

/** An HTTP status that is no answer of the service itself. Only 429 says for sure that nothing was done. */
export const httpMeaning = (status: number): Meaning => (status === 429 ? 'later' : status >= 500 ? 'unknown' : 'broken')

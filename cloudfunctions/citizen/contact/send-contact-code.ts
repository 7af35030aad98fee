import { CODE_DIGITS, CODE_MS } from '../../../src/domain/contact-change'
import type { CitizenCalls } from '../../../src/domain/contract/citizen'
import { phoneOf } from '../../lib/contact'
import { countUse } from '../../lib/rate-limit'
import type { Secrets } from '../../lib/secrets'
import type { Run } from '../../lib/serve'
import { ownPerson } from './own-person'

type Call = CitizenCalls['sendContactCode']

/** As the page counts down (ux S15). */
const AGAIN_MS = 30_000
/** Codes to one number, whoever asks: nobody is to be pestered by us [judgement]. */
const PER_NUMBER = { max: 5, minutes: 24 * 60 }

/** What proves that a code was typed by who got it. Six digits could be tried out, but not without our key. */
export const codeTag = (secrets: Secrets, id: string, phone: string, code: string): string => secrets.tag('contactCode', `${id} ${phone} ${code}`)

/** Sends a code to a number that the caller says is theirs. `tooManyRequests` when it was asked for too often. */
export async function sendContactCode(run: Run, { phone }: Call['input']): Promise<Call['output']> {
  const { deps: { db, secrets, sms, random }, caller, at } = run
  const person = await ownPerson(run)
  if (phoneOf(secrets, person, at) === phone) return { kind: 'same' }
  if (!sms?.has('code')) return { kind: 'cannotText' }
  const earlier = await db.table('contactCodes').find(person._id)
  const waitMs = earlier ? earlier.sentAt + AGAIN_MS - at : 0
  if (waitMs > 0) return { kind: 'wait', againInS: Math.ceil(waitMs / 1000) }
  await countUse(db, `contactCode.${secrets.index('phone', phone).slice(0, 32)}`, PER_NUMBER, at)

  const code = String(Math.floor(random() * 10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0')
  await db.table('contactCodes').put({
    _id: person._id, callerId: caller.id, phoneEnc: secrets.seal(person._id, 'phone', phone), tag: codeTag(secrets, person._id, phone, code),
    sentAt: at, tries: 0, usedAt: null, endsAt: at + CODE_MS,
  })
  const { meaning } = await sms.send(phone, 'code', [code, String(CODE_MS / 60_000)])
  // it may have arrived although nobody can say: then the person has it
  return meaning === 'sent' || meaning === 'unknown' ? { kind: 'sent', againInS: AGAIN_MS / 1000 } : { kind: 'cannotText' }
}

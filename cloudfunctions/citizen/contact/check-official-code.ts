import type { CitizenCalls } from '../../../src/domain/contract/citizen'
import { readOfficialCode } from '../../../src/domain/official-code'
import { countUse } from '../../lib/rate-limit'
import type { Guest } from '../../lib/serve'

type Call = CitizenCalls['checkOfficialCode']

/** Codes of an address that nobody ever got from us: forty bits would take lifetimes anyway; a village may share one address. */
const MISSES = { max: 60, minutes: 60 }

/** Public, since whoever is being deceived should not have to sign in first. Without the code nothing, and with it nothing of the person. */
export async function checkOfficialCode({ deps: { db }, at, origin }: Guest, input: Call['input']): Promise<Call['output']> {
  const code = readOfficialCode(input.code)
  if (code === null) return { kind: 'mistyped' }
  const contact = await db.table('officialContacts').find(code)
  if (contact && contact.endsAt > at) return { kind: 'ours', what: contact.what, by: contact.by, at: contact.at }
  await countUse(db, `officialCodeMiss.${origin}`, MISSES, at)
  return { kind: 'unknown' }
}

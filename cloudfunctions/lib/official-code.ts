/** 核对码 of official contacts: what the public may ask about, and what the answer is made of. */
import { officialCode } from '../../src/domain/official-code'
import type { Table } from './collections'
import type { OfficialContact } from './documents-contact'
import type { Secrets } from './secrets'

/** Longer than any duty: a year and a month [judgement]. */
const KEPT_MS = 400 * 86_400_000

/** Follows from what it is about: `id` is the message's, the task's or the visit's own. */
export const codeFor = (secrets: Secrets, id: string): string => officialCode(secrets.index('officialCode', id))

/** From now on the code is answered for. `at`: ms, of the contact. Harmless to repeat. */
export const answerFor = (table: Table<OfficialContact>, code: string, contact: Pick<OfficialContact, 'what' | 'by'>, at: number): Promise<void> =>
  table.put({ _id: code, ...contact, at: new Date(at).toISOString(), endsAt: at + KEPT_MS })

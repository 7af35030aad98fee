/** What came of one channel of one message: what rule R13 counts, and what a recovered message is judged by. */
import { civilDay } from '../../src/domain/calendar'
import type { NoticeChannel } from '../../src/domain/notice'
import type { Deps } from '../lib/deps'
import type { OutboxRow } from '../lib/documents-notices'
import type { Answer } from '../lib/notify/answer'

export const contactOf = (row: OutboxRow, tried: NoticeChannel) => `${row._id}.${tried}`

/**
 * One row a message and channel, however often it was tried: repetitions of one failing message are no proof that somebody was looked for.
 * @param channel as it counts; `tried`: as it was sent, when that differs
 */
export async function writeContact(deps: Deps, row: OutboxRow, channel: NoticeChannel, { meaning, code }: Answer, tried = channel): Promise<void> {
  const at = deps.now()
  const result = meaning === 'sent' || meaning === 'unknown' ? meaning : 'failed'
  await deps.db.table('contacts').put({
    _id: contactOf(row, tried), beneficiaryId: row.beneficiaryId, scheme: row.about?.scheme ?? null, dueOn: row.about?.dueOn ?? null,
    channel, at: new Date(at).toISOString(), on: civilDay(at), result, by: null, ...(result === 'sent' ? {} : { code }),
  })
}

/** Announcements of the agency. */
import type { BoardText } from '../../src/domain/board'
import type { LocalDate } from '../../src/domain/calendar'
import type { BoardState } from '../../src/domain/contract/staff-board'

/** `_id` is `<noticeId>.<version>`. The text is never changed once it is published: another version follows it. */
export interface BoardNotice extends BoardText {
  _id: string
  noticeId: string
  version: number
  region: string
  state: BoardState
  publishedOn: LocalDate | null
  draftedBy: string
  draftedAt: string
  /** Somebody else than `draftedBy`. */
  publishedBy: string | null
}

export interface BoardDocuments { notices: BoardNotice }

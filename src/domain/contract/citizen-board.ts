/** The notice board as people see it (product brief, item 37), and with every notice where it comes from (item 38). */
import { localDate } from './common'
import { boardKey, boardText } from './staff-board'
import { z } from './z'

const notice = z.strictObject({ key: boardKey, version: z.int(), region: z.string(), ...boardText.shape, publishedOn: localDate })
export type BoardNotice = z.infer<typeof notice>

/** The newest one, for the first page: that it is new, this phone knows itself. */
export const boardLine = z.strictObject({ key: boardKey, title: z.string() })

export const boardCalls = {
  /** What concerns the caller's place and is still true, the newest first. */
  listBoard: { input: z.strictObject({}), output: z.strictObject({ notices: z.array(notice) }) },
} as const

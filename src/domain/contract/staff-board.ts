/** Calls about the notice board: written by one, published by another. */
import { BOARD_MAX, BOARD_PROBLEMS } from '../board'
import { instant, localDate } from './common'
import { z } from './z'

/** `<noticeId>.<version>` */
export const boardKey = z.string().check(z.regex(/^[A-Za-z0-9][\w-]{2,60}\.\d{1,4}$/))
export const boardState = z.enum(['draft', 'published', 'superseded', 'withdrawn'])
export type BoardState = z.infer<typeof boardState>

const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))
export const boardText = z.strictObject({
  title: line(BOARD_MAX.title), body: line(BOARD_MAX.body), source: line(BOARD_MAX.source), validUntil: localDate,
})
const region = z.string().check(z.regex(/^(\d{6}|\d{9})$/))
const problems = z.array(z.enum(BOARD_PROBLEMS))

const row = z.strictObject({
  key: boardKey, version: z.int(), region, state: boardState, ...boardText.shape,
  publishedOn: z.nullable(localDate),
  /** Shown to people today. */
  isShown: z.boolean(),
  /** Written by this member of staff. */
  isMine: z.boolean(),
  /** A draft that this member of staff may publish: surely another person's (separation.ts). */
  mayPublish: z.boolean(),
  draftedAt: instant,
})
export type BoardRow = z.infer<typeof row>

export const staffBoardCalls = {
  /** All of the reader's region, the newest first. */
  listBoard: { input: z.strictObject({}), output: z.strictObject({ notices: z.array(row) }) },
  /** `key`: an own draft, which is replaced, or a published notice, of which the next version is begun; null: a new one. */
  draftNotice: {
    input: z.strictObject({ key: z.nullable(boardKey), region, text: boardText }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('saved'), key: boardKey }),
      z.strictObject({ kind: z.literal('refused'), problems }),
    ]),
  },
  /** By a second person; `forbidden` for the author. The version before it is no longer shown. */
  publishNotice: {
    input: z.strictObject({ key: boardKey }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('published'), publishedOn: localDate }),
      z.strictObject({ kind: z.literal('refused'), problems }),
    ]),
  },
  withdrawNotice: { input: z.strictObject({ key: boardKey }), output: z.strictObject({ state: boardState }) },
} as const

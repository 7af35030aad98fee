/** Calls of the roster's import: always checked first, then carried out. */
import { FILE_LIMITS, FILE_MISTAKES, MOST_ERRORS } from '../roster/file'
import { ROSTER_FIELDS } from '../roster/columns'
import { ROSTER_CHANGES } from '../roster/merge'
import { ROW_MISTAKES } from '../roster/row'
import { uploadTicket } from './citizen'
import { recordId } from './common'
import { z } from './z'

const number = z.int().check(z.gte(0))

export const rosterStatus = z.strictObject({
  importId: recordId,
  mode: z.enum(['check', 'apply']),
  state: z.enum(['waiting', 'reading', 'searching', 'done', 'refused']),
  /** Why the file as a whole was refused; the detail fills the sentence, or names fields. */
  refusal: z.nullable(z.strictObject({ mistake: z.enum(FILE_MISTAKES), detail: z.string() })),
  /** Of the file, 0 to 1. */
  share: z.number(),
  /** People, except rows, refused and warned, which are rows, and differs, which are benefits. */
  counts: z.strictObject({
    rows: number, added: number, changed: number, unchanged: number, refused: number, warned: number, vanished: number, returned: number, differs: number,
  }),
  changes: z.array(z.strictObject({ change: z.enum(ROSTER_CHANGES), people: number })),
})
export type RosterStatus = z.infer<typeof rosterStatus>

export const rosterError = z.strictObject({
  line: number, maskId: z.string(), field: z.nullable(z.enum(ROSTER_FIELDS)), mistake: z.enum(ROW_MISTAKES), detail: z.string(), blocks: z.boolean(),
})
export type RosterError = z.infer<typeof rosterError>

const theImport = z.strictObject({ importId: recordId })

export const staffRosterCalls = {
  /** The file goes to the ticket; then `roster.work`. */
  'roster.open': {
    input: z.strictObject({ bytes: z.int().check(z.gte(1), z.lte(FILE_LIMITS.uploadBytes)), isComplete: z.boolean() }),
    output: z.strictObject({ importId: recordId, upload: uploadTicket }),
  },
  /** Works for up to some 20 s and says how far it is: call it again until it is done or refused. */
  'roster.work': { input: theImport, output: rosterStatus },
  /** Carries out what was checked; answers with the import to work on. The same check starts once. */
  'roster.start': { input: theImport, output: rosterStatus },
  /** In the order of the file, 1000 at a time; `next` null: that was all. */
  'roster.errors': {
    input: z.strictObject({ importId: recordId, after: z.nullable(z.string().check(z.regex(/^[\w.-]{6,100}$/))) }),
    output: z.strictObject({ errors: z.array(rosterError).check(z.maxLength(MOST_ERRORS)), next: z.nullable(z.string()) }),
  },
} as const

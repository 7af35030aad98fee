/** Calls about tasks of staff. */
import { instant, localDate, recordId, scheme } from './common'
import { z } from './z'

export const TASK_KINDS = ['call', 'duplicate', 'turns18', 'vanished', 'verifyLoss', 'conflict', 'overpayment', 'stuckStop', 'rosterConflict', 'notThemselves', 'documentDoubt', 'arrangeVisit', 'visitConcern', 'notThem'] as const
export const taskKind = z.enum(TASK_KINDS)
export type TaskKind = z.infer<typeof taskKind>

/** Why somebody is to be rung up: a message did not arrive; whoever is very old is rung up besides; what was decided at the counter; pay that ends. */
export const CALL_WHYS = ['undelivered', 'besides', 'corrected', 'refused', 'payEnds'] as const
export type CallWhy = (typeof CALL_WHYS)[number]

/** What can come of a task of each kind. verifyLoss and conflict end with the finding that they are about, never by being ticked off. */
export const TASK_RESULTS = {
  call: ['reached', 'notReached', 'wrongNumber'],
  duplicate: ['onlyOne', 'drawsTwice'],
  turns18: ['stillEntitled', 'notEntitled'],
  vanished: ['stillHere', 'gone'],
  verifyLoss: ['confirmed', 'ended'],
  conflict: ['confirmed', 'ended'],
  overpayment: ['repaid', 'agreed', 'nothingDue'],
  stuckStop: ['reopened', 'visited', 'leftAsIs'],
  /** A roster names a certification although pay is stopped: it holds, or the file is wrong. */
  rosterConflict: ['certified', 'fileWrong'],
  /** The person says that a record which certified them was somebody else: who used the card. */
  notThem: ['wasThem', 'cardMisused', 'notFound'],
  /** Reported at a counter: who came was somebody else; the document is not in order. */
  notThemselves: ['confirmed', 'unfounded'],
  documentDoubt: ['confirmed', 'unfounded'],
  /** Nobody has agreed on a day yet; and what a visitor found odd at the door. */
  arrangeVisit: ['arranged', 'notReached', 'notWanted', 'certifiedSince'],
  visitConcern: ['allRight', 'passedOn'],
} as const satisfies Record<TaskKind, readonly string[]>
export type TaskResult = (typeof TASK_RESULTS)[TaskKind][number]

const ALL_RESULTS = [...new Set(Object.values(TASK_RESULTS).flat())] as [TaskResult, ...TaskResult[]]
export const taskResult = z.enum(ALL_RESULTS)

/** Deterministic where the machine opens it: `<kind>.<whatever it is about>`. */
export const taskId = z.string().check(z.regex(/^[\w.-]{4,200}$/))

const task = z.strictObject({
  taskId, kind: taskKind, beneficiaryId: recordId, maskName: z.string(), maskId: z.string(), scheme: z.nullable(scheme),
  /** Of a call. */
  why: z.optional(z.enum(CALL_WHYS)),
  /** Of a call: the code that is read out, so that the person can find out whether it was ours. */
  code: z.optional(z.string()),
  openedOn: localDate, answerBy: localDate, isLate: z.boolean(), state: z.enum(['open', 'done']), result: z.nullable(z.string()), closedAt: z.nullable(instant),
})
export type TaskRow = z.infer<typeof task>

export const staffTaskCalls = {
  listTasks: {
    input: z.strictObject({
      state: z.enum(['open', 'done']), kind: z.optional(taskKind),
      cursor: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}\|[\w.-]{4,200}$/))), limit: z.optional(z.int().check(z.gte(1), z.lte(50))),
    }),
    output: z.strictObject({ tasks: z.array(task), next: z.nullable(z.string()) }),
  },
  closeTask: {
    input: z.strictObject({ taskId, result: taskResult }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('done'), result: z.string() }),
      /** Not a result of this kind of task, or it ends with a decision elsewhere. */
      z.strictObject({ kind: z.literal('notThatWay') }),
    ]),
  },
} as const

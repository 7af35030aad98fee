/** Calls of the policy studio: versions, drafts, what a draft would change, publishing. */
import { PROBLEM_CODES } from '../policy/problem'
import { instant, localDate, localMonth } from './common'
import { policyContent } from './policy'
import { z } from './z'

/** `<id>.<version>` of a policy. */
export const policyKey = z.string().check(z.regex(/^[A-Za-z][\w-]{2,40}\.\d{1,4}$/))

const problem = z.strictObject({ field: z.string(), code: z.enum(PROBLEM_CODES), min: z.optional(z.int()), max: z.optional(z.int()) })
const problems = z.array(problem)

export const policyState = z.enum(['shipped', 'draft', 'published', 'withdrawn'])

export const policyVersion = z.strictObject({
  key: policyKey,
  /** shipped: comes with the product. */
  state: policyState,
  region: z.string(),
  effectiveFrom: localDate,
  /** Last day in force; null: none follows yet. */
  effectiveTo: z.nullable(localDate),
  /** null for a draft. */
  publishedOn: z.nullable(localDate),
  isInForce: z.boolean(),
  source: z.string(),
  confidence: z.enum(['official', 'reported', 'seed', 'judgement']),
  checkedOn: localDate,
  /** By this member of staff. */
  isMine: z.boolean(),
  /** A draft that this member of staff may publish: surely another person's (separation.ts). */
  mayPublish: z.boolean(),
  draftedAt: z.nullable(instant),
})
export type PolicyVersion = z.infer<typeof policyVersion>

const share = z.number().check(z.gte(0), z.lte(1))
export const behaviour = z.strictObject({ lateShare: share, lateDays: z.int().check(z.gte(1), z.lte(366)), stopShare: share })

const side = z.strictObject({ counts: z.array(z.number()), dueByDay: z.array(z.number()) })
export const simulation = z.strictObject({
  fromDay: localDate, months: z.array(localMonth), benefits: z.int(), a: side, b: side,
  nearer: z.array(z.int()), withoutNotice: z.array(z.int()),
})

/** Shards of the population (0 to 63), both included. */
const shards = z.strictObject({ from: z.int().check(z.gte(0), z.lte(63)), to: z.int().check(z.gte(0), z.lte(63)) })

export const staffPolicyCalls = {
  /** All that concern the region of this member of staff, newest first. */
  listPolicies: { input: z.strictObject({}), output: z.strictObject({ today: localDate, policies: z.array(policyVersion) }) },
  getPolicy: { input: z.strictObject({ key: policyKey }), output: z.strictObject({ version: policyVersion, content: policyContent }) },
  /** Saves nothing while the policy does not hold in itself. `key`: an own draft, to be replaced; null: a new one. */
  draftPolicy: {
    input: z.strictObject({ key: z.nullable(policyKey), content: policyContent }),
    output: z.discriminatedUnion('kind', [
      /** `toPublish`: what would still stand in the way if it were published today. */
      z.strictObject({ kind: z.literal('saved'), key: policyKey, toPublish: problems }),
      z.strictObject({ kind: z.literal('invalid'), problems }),
    ]),
  },
  diffPolicy: {
    input: z.strictObject({ a: policyKey, b: policyKey }),
    output: z.strictObject({
      changes: z.array(z.strictObject({ field: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()) })),
    }),
  },
  /** One part of the population; parts are added by population/tallies.ts. Drafts are taken as published today. */
  simulatePolicy: {
    input: z.strictObject({ a: policyKey, b: policyKey, months: z.int().check(z.gte(1), z.lte(36)), behaviour, shards }),
    output: z.strictObject({
      part: simulation,
      /** Of the first policy, on this day. */
      lateToday: z.strictObject({ running: z.int(), late: z.int() }),
      /** Oldest day on which a shard of these was counted; null: nobody is in them. */
      countedOn: z.nullable(localDate),
    }),
  },
  /** Counts one shard anew, when the nightly count is not enough. */
  countPopulation: { input: z.strictObject({ shard: z.int().check(z.gte(0), z.lte(63)) }), output: z.strictObject({ benefits: z.int() }) },
  /** By a second person; `forbidden` for the author. */
  publishPolicy: {
    input: z.strictObject({ key: policyKey }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('published'), effectiveFrom: localDate }),
      z.strictObject({ kind: z.literal('refused'), problems }),
    ]),
  },
  withdrawPolicy: { input: z.strictObject({ key: policyKey }), output: z.strictObject({}) },
} as const

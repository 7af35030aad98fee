/** A policy as staff write it. Shapes only: what must hold among the values is policy/validate.ts. */
import type { Policy } from '../policy/policy'
import { localDate } from './common'
import { z } from './z'

const text = (most: number) => z.string().check(z.maxLength(most))
/** Where a rule comes from; long enough for the name of a notice with its number. */
const sourced = {
  source: text(200), checkedOn: text(10), confidence: z.enum(['official', 'reported', 'seed', 'judgement']),
}
const count = z.int().check(z.gte(-10_000), z.lte(10_000))

const schedule = z.discriminatedUnion('kind', [
  z.strictObject({
    ...sourced, kind: z.literal('rolling'), declaration: z.boolean(), months: count,
    anchor: z.enum(['anniversaryDay', 'monthEnd', 'strictCurrentMonth']),
  }),
  z.strictObject({
    ...sourced, kind: z.literal('windows'), declaration: z.boolean(),
    windows: z.array(z.strictObject({ label: text(10), opensOn: text(5), closesOn: text(5) })).check(z.maxLength(24)),
  }),
])

export const policyContent = z.strictObject({
  ...sourced,
  region: text(6),
  effectiveFrom: localDate,
  schedules: z.strictObject({ enterprise: schedule, publicInstitution: schedule, resident: schedule, survivor: schedule }),
  payment: z.strictObject({ ...sourced, cutoffDay: count, resumeOffset: count, arrearsOffset: z.tuple([count, count]) }),
  grace: z.strictObject({ ...sourced, days: count }),
  notice: z.strictObject({ ...sourced, firstDays: count, dueSoonDays: count }),
  reminders: z.strictObject({
    ...sourced, days: z.array(count).check(z.maxLength(20)), quietFrom: count, quietTo: count, callFromDays: count, callAge: count, callWithinDays: count,
  }),
  stop: z.strictObject({
    ...sourced, comparisonDays: count, contacts: count, channels: count, days: count, seniorAge: count, approvals: count, approvalsWithCare: count,
    extraMonths: count, payrollClosesOnDay: count,
  }),
  change: z.strictObject({ ...sourced, noticeDays: count }),
  liveness: z.strictObject({
    ...sourced, triesPerSession: count, sessionsPerDay: count, sessionMinutes: count, attemptMinutes: count, videoDays: count,
    photoYears: count, thirdActionOneIn: count,
  }),
  delegation: z.strictObject({ ...sourced, maxBindings: count, maxPeoplePerDay: count }),
  consentVersion: text(20),
  lateEvidence: z.strictObject({ ...sourced, ask: z.enum(['none', 'statement', 'documents']), legalBasis: z.nullable(text(200)) }),
})
/** What a draft says; the server adds which version it is, and the day on which it is published. */
export type PolicyContent = z.infer<typeof policyContent>

/** The content of a policy, without what the server decides. */
export function contentOf(policy: Policy): PolicyContent {
  const { id: _id, version: _version, effectiveTo: _effectiveTo, publishedOn: _publishedOn, before: _before, ...content } = policy as Policy & { before?: unknown }
  // readonly lists become plain ones
  return JSON.parse(JSON.stringify(content)) as PolicyContent
}

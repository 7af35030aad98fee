/** Calls of the `citizen` function about the why: of a due day, of the money, of the rules themselves. */
import { z } from './z'
import { LATE_REASONS } from '../late-reason'
import { attribution, channel, localDate, localMonth, paymentForecast, recordId, scheme, standing } from './common'

/** Where a rule comes from and when somebody last looked; every rule that is shown carries it. */
export const basis = z.strictObject({
  source: z.string(),
  checkedOn: localDate,
  confidence: z.enum(['official', 'reported', 'seed', 'judgement']),
})
export type Basis = z.infer<typeof basis>

/** Which version of which region's policy. */
export const policyVersion = z.strictObject({
  id: z.string(), region: z.string(), version: z.int(), effectiveFrom: localDate, publishedOn: localDate, basis,
})
export type PolicyVersion = z.infer<typeof policyVersion>

const anchor = z.enum(['anniversaryDay', 'monthEnd', 'strictCurrentMonth'])

/** `from` and so many months (rules R6-R8). clampedDay: the day of `from` that the month of dueOn lacks (31, 30, 29). */
const rolling = z.strictObject({
  kind: z.literal('rolling'), from: localDate, months: z.int(), anchor, clampedDay: z.nullable(z.int()), dueOn: localDate, basis,
})

/** The first window that opens after `from`. `covered`: the one before it, which that day satisfies, being in it or after it (rules R4, R17). */
const nextWindow = z.strictObject({
  kind: z.literal('window'),
  from: localDate,
  covered: z.strictObject({ opensOn: localDate, closesOn: localDate, isInside: z.boolean() }),
  opensOn: localDate,
  dueOn: localDate,
  basis,
})

/** One rule applied to `from` under one version. */
export const reckoning = z.discriminatedUnion('kind', [rolling, nextWindow])
export type Reckoning = z.infer<typeof reckoning>

/**
 * What a later version does to a day that was promised (rule R30). same: it comes to the same day; begun: later, but the period had begun;
 * postponed: later, and it had not begun; tooLate: nearer, but notice cannot be given in time; noticed: nearer, put off until notice is given;
 * nearer: nearer, with notice given.
 */
const change = z.strictObject({
  kind: z.literal('change'),
  version: policyVersion,
  reckoning,
  verdict: z.enum(['same', 'begun', 'postponed', 'tooLate', 'noticed', 'nearer']),
  noticeDays: z.int(),
  /** First day that may be due after that notice; not before the version is in force. */
  noticedOn: localDate,
  noticeBasis: basis,
  /** The day before this version was considered, and the day after it. */
  from: localDate,
  dueOn: localDate,
})

/** One step of the way to the due day and on to the money. Kept in this order; the code that computes the day writes them (cycle.ts). */
export const dutyStep = z.discriminatedUnion('kind', [
  /** The latest sign of life (rules R5, R17). `channel` null: not recorded. */
  z.strictObject({ kind: z.literal('countedFrom'), on: localDate, by: z.enum(['start', 'certification']), channel: z.nullable(channel) }),
  /** The version whose promise counts. inForceThen: on that day; firstKnown: that day was before every version that we know. */
  z.strictObject({ kind: z.literal('version'), version: policyVersion, why: z.enum(['inForceThen', 'firstKnown']) }),
  rolling, nextWindow, change,
  /** After an objection to a silent certification: so many days to certify in (rule R26). */
  z.strictObject({ kind: z.literal('respite'), from: localDate, dueOn: localDate, days: z.int(), basis }),
  /** Last day without effect on pay: the end of the month of dueOn and `days` more (rules R11, R12). */
  z.strictObject({ kind: z.literal('grace'), dueOn: localDate, days: z.int(), graceEndsOn: localDate, basis }),
  /** The first month whose pay could be stopped; by staff only, who try to reach the person first (rules R11, R13). */
  z.strictObject({ kind: z.literal('stop'), graceEndsOn: localDate, firstMonth: localMonth, contacts: z.int(), basis }),
  /** Pay is stopped, or waits for staff, already. */
  z.strictObject({ kind: z.literal('stopped'), from: localMonth }),
  z.strictObject({ kind: z.literal('held') }),
  /** A conditional benefit needs a self-declaration too (rule R16). */
  z.strictObject({ kind: z.literal('declaration'), missing: z.boolean(), basis }),
])
export type DutyStep = z.infer<typeof dutyStep>

/** What certifying on a day does to pay (forecast.ts). */
export const payEffect = z.discriminatedUnion('kind', [
  /** It runs on without a break. */
  z.strictObject({ kind: z.literal('untouched') }),
  /** A stop was decided for a later month and falls away. */
  z.strictObject({ kind: z.literal('stopFallsAway') }),
  z.strictObject({ kind: z.literal('resumes'), forecast: paymentForecast }),
  /** Pay runs today but may have been stopped by then; in that case it resumes in this month. */
  z.strictObject({ kind: z.literal('mayHaveStopped'), resumeMonth: localMonth }),
  /** Pay waits for staff; a certification alone changes nothing (rules R19, R21). */
  z.strictObject({ kind: z.literal('waits') }),
])
export type PayEffect = z.infer<typeof payEffect>

/** Certifying on any day from fromOn to untilOn comes to the same; nextDueOn holds for fromOn. */
export const whatIf = z.strictObject({
  fromOn: localDate, untilOn: localDate, attribution, cured: z.int(), nextOpensOn: z.nullable(localDate), nextDueOn: localDate, pay: payEffect,
})
export type WhatIf = z.infer<typeof whatIf>

/** Certifying by byOn instead of the day after brings money sooner: back pay or regular pay by so many months. */
export const sooner = z.strictObject({ byOn: localDate, backPayMonths: z.int(), resumeMonths: z.int() })
export type Sooner = z.infer<typeof sooner>

export const explanation = z.strictObject({
  dueOn: localDate, steps: z.array(dutyStep), whatIf: z.array(whatIf), sooner: z.nullable(sooner), paymentBasis: basis,
})
export type Explanation = z.infer<typeof explanation>

const windows = z.array(z.strictObject({ opensOn: z.string(), closesOn: z.string() }))

/** One scheme's frequency. Month-days are `MM-DD`. */
const frequency = z.discriminatedUnion('kind', [
  z.strictObject({ scheme, kind: z.literal('rolling'), months: z.int(), anchor, declaration: z.boolean(), basis }),
  z.strictObject({ scheme, kind: z.literal('windows'), windows, declaration: z.boolean(), basis }),
])
export type Frequency = z.infer<typeof frequency>

const ask = z.enum(['none', 'statement', 'documents'])

/** What the help page says of the policy in force. Months are counted from the month of certifying. */
export const policyFacts = z.strictObject({
  version: policyVersion,
  frequencies: z.array(frequency),
  grace: z.strictObject({ days: z.int(), basis }),
  payment: z.strictObject({ cutoffDay: z.int(), resumeOffset: z.int(), arrearsOffset: z.tuple([z.int(), z.int()]), basis }),
  stop: z.strictObject({ contacts: z.int(), days: z.int(), basis }),
  lateEvidence: z.strictObject({ ask, legalBasis: z.nullable(z.string()), basis }),
  delegation: z.strictObject({ maxBindings: z.int(), basis }),
  video: z.strictObject({ days: z.int(), basis }),
})
export type PolicyFacts = z.infer<typeof policyFacts>

export const explainCalls = {
  /** Why this day, and what certifying would do. For the person and for relatives who help them. */
  explainDuty: {
    input: z.strictObject({ beneficiaryId: recordId, scheme }),
    output: z.strictObject({
      today: localDate,
      maskName: z.string(),
      scheme,
      /** The person's other benefits that are not closed. */
      others: z.array(scheme),
      standing,
      /** null: the benefit is closed, nothing is due. */
      explanation: z.nullable(explanation),
      /** What an overdue person is asked for; none: nothing is missed, or the policy does not ask (rule R9). */
      lateReason: z.strictObject({ ask, legalBasis: z.nullable(z.string()) }),
    }),
  },
  /** Why somebody is late: asked for, never required (rule R9). `badInput` for a person who is not late. */
  stateLateReason: {
    input: z.strictObject({ beneficiaryId: recordId, scheme, reason: z.enum(LATE_REASONS) }),
    output: z.strictObject({ statedAt: z.string() }),
  },
  /** Public: the rules in force here today, each with its source. */
  getPolicy: { input: z.strictObject({}), output: policyFacts },
} as const

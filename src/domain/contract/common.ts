/** Shapes that several calls share. Types are derived from the schemas, so there is one definition of each. */
import { z } from './z'
import { FACE_FAILURES } from '../face-failure'

/** Civil date in Asia/Shanghai, `YYYY-MM-DD` (rule R1). */
export const localDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
/** Calendar month in Asia/Shanghai, `YYYY-MM`. */
export const localMonth = z.string().check(z.regex(/^\d{4}-\d{2}$/))
/** UTC instant, ISO 8601 with milliseconds. */
export const instant = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/))
/** Any id that we hand out. */
export const recordId = z.string().check(z.regex(/^[A-Za-z0-9_-]{6,64}$/))

export const scheme = z.enum(['enterprise', 'publicInstitution', 'resident', 'survivor'])
export type Scheme = z.infer<typeof scheme>

export const mode = z.enum(['self', 'forOthers'])
export type Mode = z.infer<typeof mode>

export const relation = z.enum(['son', 'daughter', 'spouse', 'sibling', 'neighbour', 'other'])
export type Relation = z.infer<typeof relation>

export const action = z.enum(['blink', 'openMouth', 'turnLeft', 'turnRight', 'nod'])
export type Action = z.infer<typeof action>

/** The only eye that can blink, when the person says so (the other one is bandaged, of glass, always shut). The person's left and right. */
export const eyes = z.enum(['left', 'right'])
export type Eyes = z.infer<typeof eyes>

/**
 * What a person says they cannot do, with a paralysed face, a stiff neck, no voice (turn: move the head): something else is asked instead, and a
 * person looks at the film (../ladder.ts). Empty: they can do everything, whatever was said before.
 */
export const unable = z.array(z.enum(['blink', 'openMouth', 'turn', 'speak'])).check(z.maxLength(4))
export type Unable = z.infer<typeof unable>

/** When each prompt was shown, in ms from the start of the recording: a hint for the timing check, never proof. */
export const prompts = z.array(z.strictObject({ action, shownAtMs: z.int().check(z.gte(0), z.lte(120_000)) })).check(z.maxLength(8))
export type Prompts = z.infer<typeof prompts>

/** How a certification was made. */
export const channel = z.enum(['phone', 'kiosk', 'counter', 'homeVisit', 'dataMatch'])
export type Channel = z.infer<typeof channel>

/** Which camera filmed, since the distance differs: the person's own hand, a helper's, a fixed lens. */
export const camera = z.enum(['front', 'rear', 'kiosk'])
export type Camera = z.infer<typeof camera>

export const faceFailure = z.enum(FACE_FAILURES)

export const standingKind = z.enum([
  'open', 'dueSoon', 'grace', 'overdue', 'suspended', 'reviewing', 'certified', 'notYet', 'dataMatch', 'closed',
])
export type StandingKind = z.infer<typeof standingKind>

/** How one success counts for one benefit (rules R4, R5, R11). */
export const attribution = z.enum(['onTime', 'voluntary', 'lateNoEffect', 'late'])

/** What certifying on a given day does to stopped pay (rules R14, R15). */
export const paymentForecast = z.strictObject({
  /** First month with regular pay again. */
  resumeMonth: localMonth,
  /** Every stopped month before that; none when the stop was still to come. */
  backPayMonths: z.array(localMonth),
  /** Month in which the back pay arrives. */
  backPayArrivesMonth: localMonth,
  /** Day of the month up to which back pay comes earlier: the 15th, by the product's brief. */
  cutoffDay: z.int(),
  /** True when back pay comes later because the day is after the cut-off day. */
  afterCutoff: z.boolean(),
})
export type PaymentForecast = z.infer<typeof paymentForecast>

/** Where a person stands today with one benefit. Fields that do not apply are null. */
export const standing = z.strictObject({
  kind: standingKind,
  /** The day by which to certify next, inclusive. */
  dueOn: z.nullable(localDate),
  /** Whole days from today to dueOn; negative once past. */
  daysLeft: z.nullable(z.int()),
  /** First day of the coming certification window; null when one may certify now at any time. */
  opensOn: z.nullable(localDate),
  /** Last day on which certifying still has no effect on pay (rule R11). */
  graceEndsOn: z.nullable(localDate),
  /** Day of the latest success. */
  certifiedOn: z.nullable(localDate),
  /** First month without pay, when pay is stopped. */
  suspendedFrom: z.nullable(localMonth),
  /** What certifying today would bring, when pay is stopped. */
  ifCertifiedToday: z.nullable(paymentForecast),
  /** Survivor benefit whose quarter still lacks the self-declaration (rule R16). */
  declarationMissing: z.boolean(),
})
export type Standing = z.infer<typeof standing>

/** One person as the citizen screens show them: masked. */
export const personCard = z.strictObject({
  beneficiaryId: recordId,
  /** null: the caller themself. */
  relation: z.nullable(relation),
  /** 王*兰 */
  maskName: z.string(),
  /** 371102********0028 */
  maskId: z.string(),
  /** The standing that needs attention first (rule R18: the earliest due). */
  standing,
  benefits: z.array(z.strictObject({ scheme, standing })),
})
export type PersonCard = z.infer<typeof personCard>

/** Soft colours of the screen while it films: face/tint.ts. */
export const tint = z.enum(['warm', 'cool', 'green', 'neutral'])
export type Tint = z.infer<typeof tint>

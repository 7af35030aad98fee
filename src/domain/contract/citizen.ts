/** Every call of the `citizen` function: what goes in, what comes out. Unknown keys are refused (strictObject). */
import { abilitiesCalls } from './citizen-abilities'
import { citizenAppealCalls } from './citizen-appeal'
import { citizenEvidenceCalls } from './citizen-evidence'
import { citizenVisitCalls } from './citizen-visits'
import { relativeCalls, scene, waitingPerson } from './citizen-relatives'
import { boardCalls, boardLine } from './citizen-board'
import { contactCalls } from './citizen-contact'
import { RUNGS } from '../ladder'
import { recordCalls, reference } from './citizen-records'
import { z } from './z'
import { reminderCalls } from './reminders'
import { explainCalls } from './citizen-explain'
import { outletCalls } from './outlets'
import {
  action, attribution, channel, eyes, faceFailure, instant, localDate, mode, paymentForecast, personCard, prompts, recordId, relation, scheme, standing, standingKind, tint, unable,
} from './common'

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))

/** Chosen by the client, one per intent: a double tap sends the same key and opens one attempt. */
const requestKey = z.string().check(z.regex(/^[A-Za-z0-9-]{8,40}$/))

/** Whose pension it is. `known`: this caller already certified or helps this person. */
export const subject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('known'), beneficiaryId: recordId }),
  z.strictObject({ kind: z.literal('identity'), name: text(30), idNumber: text(18) }),
  z.strictObject({ kind: z.literal('invitation'), scene }),
  z.strictObject({ kind: z.literal('relay'), scene }),
])
export type Subject = z.infer<typeof subject>

/** Where to put the video: one HTTP PUT, valid until the attempt expires. The path is the server's choice. */
export const uploadTicket = z.strictObject({
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  /** For wx.cloud.uploadFile. */
  cloudPath: z.string(),
  maxBytes: z.int(),
})
export type UploadTicket = z.infer<typeof uploadTicket>

export const openedAttempt = z.strictObject({
  attemptId: recordId,
  /** In the order in which they must be done; chosen by the server. */
  actions: z.array(action),
  /** Colours for the page's background while it films, in this order; null where the page does not own the screen. */
  tint: z.nullable(z.array(tint)),
  /** Digits to be read aloud one after the other, where no action is asked. */
  digits: z.optional(z.string()),
  /** By what the person has let us remember, other things are asked. */
  remembered: z.optional(z.boolean()),
  nonce: z.string(),
  expiresAt: instant,
  /** 1, 2 or 3 within this session. */
  tryNo: z.int(),
  upload: uploadTicket,
  person: z.strictObject({ beneficiaryId: recordId, maskName: z.string(), maskId: z.string() }),
})
export type OpenedAttempt = z.infer<typeof openedAttempt>

const startInput = z.strictObject({
  requestKey,
  mode,
  subject,
  /** Required with forOthers unless the delegation exists already. */
  relation: z.optional(relation),
  /** The separate consent for the face: which text, and that it was agreed to. */
  consent: z.strictObject({ version: text(20), agreed: z.literal(true) }),
  camera: z.enum(['front', 'rear']),
  /** The person's declaration; the challenge then asks for more than a blink and the mouth. */
  eyes: z.optional(eyes),
  /** Likewise: the head is asked to move instead, and staff look at what the machine would have passed. */
  unable: z.optional(unable),
  /** Entry code of the outlet at which the person started. */
  scene: z.optional(scene),
  /** Certify although nothing is due: never refused (rule R4), but only on purpose. */
  evenIfNotDue: z.optional(z.boolean()),
})

const startOutput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('opened'), attempt: openedAttempt }),
  /** No such person, or name and number do not belong together: one answer, so that nobody can probe numbers. */
  z.strictObject({ kind: z.literal('notFound'), maskName: z.string(), maskId: z.string() }),
  z.strictObject({ kind: z.literal('notDue'), maskName: z.string(), standing }),
  z.strictObject({ kind: z.literal('closed'), maskName: z.string() }),
  z.strictObject({ kind: z.literal('noPhoto'), maskName: z.string() }),
  z.strictObject({ kind: z.literal('tooManyToday'), triesToday: z.int() }),
  z.strictObject({ kind: z.literal('tooManyRelatives'), limit: z.int() }),
  z.strictObject({ kind: z.literal('tooManyPeopleToday'), limit: z.int() }),
  z.strictObject({ kind: z.literal('invitationGone') }),
  z.strictObject({ kind: z.literal('samePhone') }),
  z.strictObject({ kind: z.literal('relayGone') }),
  z.strictObject({ kind: z.literal('relayInUse') }),
])
export type StartOutput = z.infer<typeof startOutput>

export type Attribution = z.infer<typeof attribution>

export const matched = z.strictObject({
  kind: z.literal('matched'),
  reference,
  maskName: z.string(),
  mode,
  channel,
  certifiedAt: instant,
  certifiedOn: localDate,
  standingBefore: standingKind,
  /** One act settles every benefit of the person (rule R18). */
  benefits: z.array(z.strictObject({
    scheme, attribution, nextOpensOn: z.nullable(localDate), nextDueOn: localDate,
    payment: z.nullable(paymentForecast), declarationMissing: z.boolean(),
  })),
  /** The earliest of the benefits' next due days, and its window's first day. */
  nextDueOn: localDate,
  nextOpensOn: z.nullable(localDate),
  /** Set when pay had been stopped. */
  payment: z.nullable(paymentForecast),
})
export type MatchedOutcome = z.infer<typeof matched>

export const notMatched = z.strictObject({
  kind: z.literal('notMatched'),
  reason: faceFailure,
  /** Tries left in this session; 0: offer the other ways. */
  triesLeft: z.int(),
  /** Sessions left today. */
  sessionsLeft: z.int(),
  standing,
  /** The film may be handed to staff (requestReview). */
  mayAskReview: z.optional(z.boolean()),
  /** Another way, when this one fails again and again (../ladder.ts): what to say the person cannot do. */
  next: z.optional(z.strictObject({ rung: z.enum(RUNGS), unable })),
})
export const needsReview = z.strictObject({ kind: z.literal('needsReview'), reviewNo: z.string(), answerBy: localDate, standing })

const outcome = z.discriminatedUnion('kind', [matched, notMatched, needsReview])
export type Outcome = z.infer<typeof outcome>

export const citizenCalls = {
  ...citizenAppealCalls,
  ...citizenEvidenceCalls,
  ...citizenVisitCalls,
  /** A signed device identity for H5 and Alipay, where the platform gives no openid. */
  'device.register': { input: z.strictObject({}), output: z.strictObject({ token: z.string(), expiresAt: instant }) },
  getHome: {
    input: z.strictObject({}),
    output: z.strictObject({
      today: localDate,
      self: z.nullable(personCard),
      relatives: z.array(personCard),
      waiting: z.array(waitingPerson),
      consentVersion: z.string(),
      /** Days that a face video is kept after the decision. */
      videoDays: z.int(),
      maxRelatives: z.int(),
      /** It is time to ask whether the caller's own telephone number is still right; absent: this phone is nobody's own. */
      asksContact: z.optional(z.boolean()),
      /** The newest announcement; absent: there is none. */
      notice: z.optional(boardLine),
    }),
  },
  'certification.start': { input: startInput, output: startOutput },
  /** A fresh upload ticket for an attempt whose upload was cut. */
  'certification.resumeUpload': { input: z.strictObject({ attemptId: recordId }), output: uploadTicket },
  /** Idempotent by attemptId: every call, also concurrent ones, returns the one outcome. */
  'certification.finish': {
    input: z.strictObject({
      attemptId: recordId,
      evidence: z.strictObject({
        kind: z.literal('video'),
        prompts: z.optional(prompts),
        /** When each colour was shown, likewise a hint. Absent: the person did without, or the page cannot. */
        tints: z.optional(z.array(z.strictObject({ tint, shownAtMs: z.int().check(z.gte(0), z.lte(120_000)) })).check(z.maxLength(40))),
      }),
    }),
    output: outcome,
  },
  /** Staff look at a film that was refused as unlike; where `mayAskReview` says so. */
  requestReview: {
    input: z.strictObject({ attemptId: recordId }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('opened'), reviewNo: z.string(), answerBy: localDate, standing }),
      z.strictObject({ kind: z.literal('videoGone') }),
    ]),
  },
  
  /** Survivor benefit: the quarter's self-declaration (rule R16). */
  declare: {
    input: z.strictObject({
      beneficiaryId: recordId,
      statements: z.strictObject({ notRemarried: z.boolean(), noOwnIncome: z.boolean(), inSchoolOrMinor: z.boolean() }),
    }),
    output: z.strictObject({ standing }),
  },
  ...relativeCalls,
  ...reminderCalls,
  ...contactCalls,
  ...boardCalls,
  ...recordCalls,
  ...abilitiesCalls,
  ...explainCalls,
  ...outletCalls,
} as const

export type CitizenCalls = {
  [K in keyof typeof citizenCalls]: {
    input: z.infer<(typeof citizenCalls)[K]['input']>
    output: z.infer<(typeof citizenCalls)[K]['output']>
  }
}

/** Calls of the page 我的家人, of entry codes and of the link that a relative sends (rule R23, N10). */
import { z } from './z'
import { faceFailure, instant, localDate, personCard, recordId, relation } from './common'

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))

/** `scene` of a mini-program code: at most 32 characters (wxacode.getUnlimited). */
export const scene = z.string().check(z.regex(/^[A-Za-z0-9._~-]{4,32}$/))

/** Somebody whom the caller wrote down, and whose own face has not agreed yet: nothing of their pension is shown. */
export const waitingPerson = z.strictObject({ beneficiaryId: recordId, relation, maskName: z.string(), maskId: z.string() })
export type WaitingPerson = z.infer<typeof waitingPerson>

/** Who may help the person whose own phone this is. */
const helper = z.strictObject({
  helperId: recordId,
  /** What they are to the person. */
  relation,
  /** false: their first time still waits for the person's face. */
  isActive: z.boolean(),
  since: localDate,
})
export type Helper = z.infer<typeof helper>

const limits = z.strictObject({ maxRelatives: z.int(), maxPeoplePerDay: z.int() })

/** What became of the link; no measurement of a face and no film is in it. */
const relayStage = z.enum(['sent', 'opened', 'agreed', 'filming', 'comparing', 'matched', 'notMatched', 'needsReview', 'gone'])
export type RelayStage = z.infer<typeof relayStage>

const relayProgress = z.strictObject({
  relayId: recordId,
  stage: relayStage,
  expiresAt: instant,
  /** Set with `matched`. */
  nextDueOn: z.nullable(localDate),
  /** Set with `notMatched`. */
  reason: z.nullable(faceFailure),
  /** Set with `needsReview`. */
  answerBy: z.nullable(localDate),
})
export type RelayProgress = z.infer<typeof relayProgress>

/** What the phone that opened a link learns before anybody agrees. */
export const openedRelay = z.strictObject({
  kind: z.literal('relay'),
  maskName: z.string(),
  /** What the sender is to the person. */
  relation,
  /** The sender's first time: the person's face also agrees to their help. */
  binds: z.boolean(),
  expiresAt: instant,
})
export type OpenedRelay = z.infer<typeof openedRelay>

const onTheList = [
  z.strictObject({ kind: z.literal('added'), person: waitingPerson }),
  z.strictObject({ kind: z.literal('already'), maskName: z.string() }),
] as const
/** What an invitation made for whoever used it. */
export type OnTheList = z.infer<(typeof onTheList)[number]>

const writtenDown = [
  ...onTheList,
  z.strictObject({ kind: z.literal('tooManyRelatives'), limit: z.int() }),
  z.strictObject({ kind: z.literal('samePhone') }),
  z.strictObject({ kind: z.literal('isYourself') }),
] as const

export const relativeCalls = {
  /** What a scanned entry code stands for. */
  openEntry: {
    input: z.strictObject({ scene }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('outlet'), name: z.string(), phone: z.string(), address: z.string(), hours: z.string() }),
      z.strictObject({ kind: z.literal('invitation'), maskName: z.string(), expiresAt: instant }),
      openedRelay,
      /** Another phone began with this link. */
      z.strictObject({ kind: z.literal('relayInUse') }),
      z.strictObject({ kind: z.literal('relayGone') }),
      /** An invitation that is over, for whoever has the person: they need not ask for another. */
      ...onTheList,
      z.strictObject({ kind: z.literal('gone') }),
    ]),
  },
  /** The elder asks a relative to help: one code, 30 minutes, for the caller's own beneficiary. */
  createInvitation: { input: z.strictObject({}), output: z.strictObject({ scene, expiresAt: instant, maskName: z.string() }) },
  'relatives.list': {
    input: z.strictObject({}),
    output: z.strictObject({
      today: localDate,
      relatives: z.array(personCard),
      waiting: z.array(waitingPerson),
      /** Who took the caller's help back lately: masked, and nothing else of them. */
      takenBack: z.array(z.strictObject({ relation, maskName: z.string(), on: localDate })),
      /** null: this phone is nobody's own. */
      helpers: z.nullable(z.array(helper)),
      limits,
      /** Asked once; kept as a blind index only. */
      knowsPhone: z.boolean(),
    }),
  },
  /** Writes a person down. It becomes a bond when that person's own face matches, here or at the counter. */
  'relatives.add': {
    input: z.strictObject({
      name: text(30),
      idNumber: text(18),
      relation,
      /** The caller's own number; may be left out once it is known. */
      ownPhone: z.optional(text(20)),
      /** 老人知道并同意我帮忙. */
      agreed: z.literal(true),
    }),
    output: z.discriminatedUnion('kind', [...writtenDown, z.strictObject({ kind: z.literal('notFound'), maskName: z.string(), maskId: z.string() })]),
  },
  /** The same by the person's own invitation, or the counter's, which is used up: without their name and number, and from afar. */
  'relatives.accept': {
    input: z.strictObject({ scene, relation, ownPhone: z.optional(text(20)) }),
    output: z.discriminatedUnion('kind', [...writtenDown, z.strictObject({ kind: z.literal('invitationGone') })]),
  },
  /** 不再帮TA. */
  'relatives.leave': { input: z.strictObject({ beneficiaryId: recordId }), output: z.strictObject({}) },
  /** 不让TA帮, by the person, at once. */
  'relatives.refuse': { input: z.strictObject({ helperId: recordId }), output: z.strictObject({}) },
  /** A link for one certification on another phone. Ends an earlier one for the same person. */
  'relay.create': {
    input: z.strictObject({ beneficiaryId: recordId }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('created'), scene, progress: relayProgress, maskName: z.string() }),
      z.strictObject({ kind: z.literal('samePhone') }),
      z.strictObject({ kind: z.literal('tooManyRelatives'), limit: z.int() }),
      z.strictObject({ kind: z.literal('tooManyPeopleToday'), limit: z.int() }),
    ]),
  },
  /** How far the latest link for this person is; null when there is none. */
  'relay.progress': {
    input: z.strictObject({ beneficiaryId: recordId }),
    output: z.strictObject({ maskName: z.string(), progress: z.nullable(relayProgress) }),
  },
  'relay.revoke': { input: z.strictObject({ relayId: recordId }), output: z.strictObject({}) },
  /** The phone that films says that its camera is open. */
  'relay.filming': { input: z.strictObject({ attemptId: recordId }), output: z.strictObject({}) },
} as const

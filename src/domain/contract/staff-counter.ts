/** Calls of the counter: finding a person, their record, certifying on the spot, and what a second person decides (rules R9, R23, R28; ux S19). */
import { SUPERSEDE_WHYS, WAITS_FOR } from '../counter'
import { LATE_REASONS } from '../late-reason'
import { LOSS_CODES } from '../loss'
import { matched, uploadTicket } from './citizen'
import { certificate, reference } from './citizen-records'
import { channel, faceFailure, instant, localDate, localMonth, recordId, relation, scheme, standing } from './common'
import { taskKind } from './staff-tasks'
import { z } from './z'

const requestKey = z.string().check(z.regex(/^[A-Za-z0-9-]{8,40}$/))
const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max))

/** How like the reference photo, as advice; null: nothing to compare with. */
const likeness = z.nullable(z.enum(['same', 'unsure', 'other']))
export type Likeness = z.infer<typeof likeness>

const waitsFor = z.enum(WAITS_FOR)
/** Both have to be so; where they are not, it is reported instead. */
const seen = z.strictObject({ documentReal: z.literal(true), present: z.literal(true) })
const checks = z.extend(seen, { samePerson: z.boolean() })

const waits = z.strictObject({ kind: z.literal('waits'), actId: recordId, why: waitsFor, answerBy: localDate })
/** Nothing was uploaded, it is no picture, it is another person's or already used, or nobody has looked at it yet. */
const photoMissing = z.strictObject({ kind: z.literal('photoMissing') })
const inTheFuture = z.strictObject({ kind: z.literal('inTheFuture') })
const tooOld = z.strictObject({ kind: z.literal('tooOld') })
/** Every benefit has ended. */
const closed = z.strictObject({ kind: z.literal('closed') })
const certified = z.strictObject({
  kind: z.literal('certified'), reference, certifiedOn: localDate, benefits: matched.shape.benefits, nextDueOn: localDate, payment: matched.shape.payment,
})

const foundPerson = z.strictObject({ beneficiaryId: recordId, maskName: z.string(), maskId: z.string(), standing })
const phoneChange = z.strictObject({ changeId: recordId, maskPhone: z.string(), countsFrom: instant })

const actRow = z.strictObject({
  actId: recordId, beneficiaryId: recordId, maskName: z.string(), maskId: z.string(), waitsFor, openedAt: instant, evidenceOn: localDate, answerBy: localDate, isLate: z.boolean(),
  /** This reader did it themself. */
  isOwn: z.boolean(),
})
export type ActRow = z.infer<typeof actRow>

const record = z.strictObject({
  beneficiaryId: recordId, maskName: z.string(), maskId: z.string(), maskPhone: z.nullable(z.string()),
  photo: z.strictObject({ has: z.boolean(), takenOn: z.nullable(localDate), isOld: z.boolean() }),
  standing,
  benefits: z.array(z.strictObject({
    scheme, standing,
    /** Asked for, never required (rule R9). */
    lateAsk: z.enum(['none', 'statement', 'documents']), legalBasis: z.nullable(z.string()),
    finding: z.nullable(z.enum(LOSS_CODES)),
  })),
  /** The latest five, whatever way they came. */
  history: z.array(z.strictObject({
    at: instant, channel, result: z.enum(['matched', 'notMatched', 'needsReview']), reason: z.nullable(faceFailure), reference: z.nullable(reference),
  })),
  certificates: z.array(z.strictObject({ reference, on: localDate, channel, isSuperseded: z.boolean(), mayBeSuperseded: z.boolean() })),
  relatives: z.array(z.strictObject({ relation, since: instant })),
  proposals: z.array(z.strictObject({ scheme, dueOn: localDate, stopFrom: localMonth })),
  tasks: z.array(z.strictObject({ kind: taskKind, answerBy: localDate })),
  acts: z.array(actRow),
  phoneChange: z.nullable(phoneChange),
})
export type CounterRecord = z.infer<typeof record>

const actDetail = z.extend(actRow, {
  photoUrl: z.nullable(z.string()),
  referenceUrl: z.nullable(z.string()),
  likeness,
  lateReason: z.nullable(z.enum(LATE_REASONS)),
  supersedes: z.nullable(reference),
  why: z.nullable(z.enum(SUPERSEDE_WHYS)),
  /** This reader may decide: not who did it. */
  mayDecide: z.boolean(),
})
export type ActDetail = z.infer<typeof actDetail>

export const staffCounterCalls = {
  'counter.search': {
    input: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('reference'), reference }),
      z.strictObject({ by: z.literal('idNumber'), idNumber: text(40) }),
      z.strictObject({ by: z.literal('name'), name: text(40), birthOn: localDate }),
    ]),
    /** Nobody of the reader's region: an empty list. */
    output: z.strictObject({ people: z.array(foundPerson) }),
  },
  'counter.record': { input: z.strictObject({ beneficiaryId: recordId }), output: record },
  /** Where to put a picture of the person, or of the paper that proves an earlier day. */
  'counter.openPhoto': {
    input: z.strictObject({ beneficiaryId: recordId, requestKey }),
    output: z.strictObject({ photoId: recordId, upload: uploadTicket }),
  },
  'counter.lookAtPhoto': {
    input: z.strictObject({ photoId: recordId }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('notAPicture') }),
      z.strictObject({ kind: z.literal('seen'), fault: z.nullable(faceFailure), likeness }),
    ]),
  },
  'counter.certify': {
    input: z.strictObject({
      beneficiaryId: recordId, requestKey, photoId: recordId, checks,
      /** Day on which the person was seen; absent: today. */
      evidenceOn: z.optional(localDate),
      lateReason: z.optional(z.enum(LATE_REASONS)),
    }),
    output: z.discriminatedUnion('kind', [certified, waits, photoMissing, inTheFuture, tooOld, closed]),
  },
  /** The first half of enrolling a reference photo; somebody else confirms it. */
  'counter.enrolPhoto': {
    input: z.strictObject({ beneficiaryId: recordId, requestKey, photoId: recordId, checks: z.extend(seen, { samePerson: z.literal(true) }) }),
    output: z.discriminatedUnion('kind', [waits, photoMissing, z.strictObject({ kind: z.literal('unfit'), fault: faceFailure })]),
  },
  /** A certification of this counter was wrong: it is never edited, another word stands above it. */
  'counter.supersede': {
    input: z.strictObject({ reference, requestKey, why: z.enum(SUPERSEDE_WHYS), evidenceOn: z.optional(localDate) }),
    output: z.discriminatedUnion('kind', [
      waits, inTheFuture, tooOld,
      /** By an earlier word; or one waits already. */
      z.strictObject({ kind: z.literal('alreadySuperseded') }),
    ]),
  },
  'counter.acts': {
    input: z.strictObject({ cursor: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}\|[\w-]{6,64}$/))) }),
    output: z.strictObject({ acts: z.array(actRow), next: z.nullable(z.string()) }),
  },
  /** Looking at somebody's picture leaves an event. */
  'counter.act': {
    input: z.strictObject({ actId: recordId }),
    output: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('waiting'), act: actDetail }), z.strictObject({ kind: z.literal('over') })]),
  },
  'counter.decide': {
    input: z.strictObject({ actId: recordId, decision: z.enum(['approve', 'refuse']) }),
    output: z.discriminatedUnion('kind', [
      certified, z.strictObject({ kind: z.literal('enrolled') }), z.strictObject({ kind: z.literal('superseded') }), z.strictObject({ kind: z.literal('refused') }),
      z.strictObject({ kind: z.literal('needsOtherPerson') }), z.strictObject({ kind: z.literal('over') }),
      /** The picture is gone, or not the one that was looked at. */
      z.strictObject({ kind: z.literal('photoGone') }), closed,
    ]),
  },
  'counter.certificate': { input: z.strictObject({ reference, reveal: z.optional(z.boolean()) }), output: certificate },
  /** Leaves a message on the old phone; counts after a cool-off. */
  'counter.changePhone': {
    input: z.strictObject({ beneficiaryId: recordId, requestKey, phone: z.string().check(z.regex(/^1[3-9]\d{9}$/)), checks: seen }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('asked'), change: phoneChange, oldPhoneTold: z.boolean() }),
      /** One is waiting; it has to be taken back first. */
      z.strictObject({ kind: z.literal('waiting'), change: phoneChange }),
      z.strictObject({ kind: z.literal('same') }),
    ]),
  },
  'counter.cancelPhone': {
    input: z.strictObject({ beneficiaryId: recordId, changeId: recordId }),
    output: z.strictObject({ kind: z.enum(['cancelled', 'over']) }),
  },
  /** Something is wrong with who came or with the document: colleagues look into it. A death is a finding (recordFinding). */
  'counter.report': {
    input: z.strictObject({ beneficiaryId: recordId, what: z.enum(['notThemselves', 'documentDoubt']) }),
    output: z.strictObject({ answerBy: localDate }),
  },
  /** The person says here that a relative may help them (rule R23): one code, half an hour. */
  'counter.inviteRelative': {
    input: z.strictObject({ beneficiaryId: recordId, requestKey, agreed: z.literal(true) }),
    output: z.strictObject({ scene: z.string(), expiresAt: instant }),
  },
} as const

/** Calls about visits at home: planning them at the office, and the round of a visitor, whose phone may be without network (ux S20). */
import { CHECK_WHYS, VISIT_PHOTOS, VISIT_TASKS } from '../visit/visit'
import { uploadTicket } from './citizen'
import { instant, localDate, recordId } from './common'
import { taskId } from './staff-tasks'
import { bookedVisit, bookingOutcome, changeOutcome, district, slot, visitAsk, visitAskSchema, visitId } from './visit'
import { z } from './z'

const degrees = (most: number) => z.number().check(z.gte(-most), z.lte(most))
/** WGS 84. */
const spot = z.strictObject({ lat: degrees(90), lng: degrees(180) })

const base64url = (min: number, max: number) => z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.minLength(min), z.maxLength(max))
/** P-256, as WebCrypto exports it: 32 bytes a coordinate. */
const publicKey = z.strictObject({ x: base64url(43, 43), y: base64url(43, 43) })
const deviceId = base64url(43, 43)
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))
/** Milliseconds since 1970 by the device's own clock. */
const deviceClock = z.int().check(z.gte(0))

/** How a device's clock stood to ours at its last sync; ours, so it comes back with our tag. */
const clockSync = z.strictObject({ at: instant, skewMs: z.int(), tag: base64url(43, 43) })
export type ClockSync = z.infer<typeof clockSync>

export const visitPhoto = z.enum(VISIT_PHOTOS)
/** A picture of 1280 px is about 300 KB; nothing else belongs here. */
const MAX_PHOTO_BYTES = 2_000_000
const photo = z.strictObject({ kind: visitPhoto, sha256, bytes: z.int().check(z.gte(1), z.lte(MAX_PHOTO_BYTES)) })
export type VisitPhotoFact = z.infer<typeof photo>

const answerer = z.enum(['person', 'guardian'])

/** What was done at the door. The device signs its canonical text. */
export const visitRecord = z.strictObject({
  visitId,
  deviceId,
  capturedAt: deviceClock,
  /** How the clock stood when the list was fetched. */
  sync: clockSync,
  badge: z.boolean(),
  questions: z.nullable(answerer),
  signedBy: z.nullable(answerer),
  papers: z.boolean(),
  photos: z.array(photo).check(z.maxLength(VISIT_PHOTOS.length)),
})
export type VisitRecord = z.infer<typeof visitRecord>

/** `placeName` is not here: copy knows what a district is called. */
const visitRow = z.strictObject({
  ...bookedVisit.shape,
  visitorId: z.nullable(recordId),
  visitorName: z.nullable(z.string()),
  /** By which the person has to certify; null: nothing is due. */
  dueOn: z.nullable(localDate),
  checks: z.array(z.enum(CHECK_WHYS)),
})
export type VisitRow = z.infer<typeof visitRow>

const packedVisit = z.strictObject({
  visitId, beneficiaryId: recordId, maskName: z.string(), why: visitAsk.why, district, address: z.string(), contactName: z.string(), phone: z.string(),
  hearing: visitAsk.hearing, slot, spot: z.nullable(spot), state: bookedVisit.shape.state,
})
export type PackedVisit = z.infer<typeof packedVisit>

export const visitConcern = z.enum(['notThemself', 'documents', 'passedAway', 'unsafe', 'other'])
export type VisitConcern = z.infer<typeof visitConcern>

export const visitMark = z.enum(['setOff', 'arrive', 'miss'])
export type VisitMark = z.infer<typeof visitMark>

const visitFilter = z.enum(['booked', 'assigned', 'underway', 'checking', 'missed'])
const submitted = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('certified'), certifiedOn: localDate, nextDueOn: localDate, reference: z.string() }),
  /** A colleague looks at it first. */
  z.strictObject({ kind: z.literal('checking'), whys: z.array(z.enum(CHECK_WHYS)), missing: z.array(z.enum(VISIT_TASKS)) }),
  /** 已经有人办过了: the person was certified meanwhile; the record is kept. */
  z.strictObject({ kind: z.literal('already') }),
  /** No benefit of the person runs any more. */
  z.strictObject({ kind: z.literal('nothingRuns') }),
])
export type Submitted = z.infer<typeof submitted>

const visitDevice = z.strictObject({
  deviceId, registeredAt: instant, revokedAt: z.nullable(instant),
  /** When a list was last taken along on it; null: not lately. */
  listTakenAt: z.nullable(instant),
})
export type VisitDeviceRow = z.infer<typeof visitDevice>

export const staffVisitCalls = {
  'visits.list': {
    input: z.strictObject({ state: visitFilter, cursor: z.optional(z.string().check(z.regex(/^[\d-]{0,10}\|\d{12}$/))) }),
    output: z.strictObject({ visits: z.array(visitRow), next: z.nullable(z.string()) }),
  },
  'visits.visitors': {
    input: z.strictObject({}),
    output: z.strictObject({ visitors: z.array(z.strictObject({ staffId: recordId, name: z.string(), regionName: z.string() })) }),
  },
  /** Also today, and beyond the usual number: who plans can see both. */
  'visits.slots': { input: z.strictObject({ beneficiaryId: recordId, district }), output: z.strictObject({ slots: z.array(slot) }) },
  'visits.book': { input: visitAskSchema, output: bookingOutcome },
  'visits.assign': {
    input: z.strictObject({ visitId, visitorId: recordId }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('assigned'), visit: visitRow }),
      z.strictObject({ kind: z.literal('tooLate'), visit: visitRow }),
      /** First a half-day has to be agreed. */
      z.strictObject({ kind: z.literal('noSlot') }),
    ]),
  },
  'visits.move': { input: z.strictObject({ visitId, slot }), output: changeOutcome },
  'visits.cancel': { input: z.strictObject({ visitId }), output: changeOutcome },
  /** What a visitor brought back; leaves an event with the person. */
  'visits.open': {
    input: z.strictObject({ visitId }),
    output: z.strictObject({
      visit: visitRow, missing: z.array(z.enum(VISIT_TASKS)), capturedAt: instant, receivedAt: instant,
      questions: z.nullable(answerer), signedBy: z.nullable(answerer),
      photos: z.array(z.strictObject({ kind: visitPhoto, url: z.nullable(z.string()) })),
    }),
  },
  /** Never by who made the visit. */
  'visits.decide': {
    input: z.strictObject({ visitId, decision: z.enum(['counts', 'countsNot']) }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('certified'), certifiedOn: localDate, reference: z.string() }),
      z.strictObject({ kind: z.literal('notCounted') }),
      z.strictObject({ kind: z.literal('over') }),
      z.strictObject({ kind: z.literal('needsOtherPerson') }),
      z.strictObject({ kind: z.literal('nothingRuns') }),
    ]),
  },
  /** The phones whose key signs for this visitor. */
  'visits.devices': { input: z.strictObject({ staffId: recordId }), output: z.strictObject({ devices: z.array(visitDevice) }) },
  /** One of them, or all. */
  'visits.revokeDevices': {
    input: z.strictObject({ staffId: recordId, deviceId: z.optional(deviceId) }),
    /** isMore: others are in use still, for the next call. */
    output: z.strictObject({ revoked: z.int(), isMore: z.boolean() }),
  },

  'visit.device': { input: z.strictObject({ publicKey }), output: z.strictObject({ deviceId }) },
  /** The days on which this visitor has somebody to see. */
  'visit.days': { input: z.strictObject({}), output: z.strictObject({ days: z.array(z.strictObject({ on: localDate, visits: z.int() })) }) },
  /** Everything that one day needs, in the order of the way. Leaves an event with every person and with the visitor. */
  'visit.pack': {
    input: z.strictObject({ on: localDate, deviceId, clock: deviceClock, from: z.nullable(spot) }),
    output: z.strictObject({
      visits: z.array(packedVisit), sync: clockSync, name: z.string(),
      /** The keys of its codes, for today and for that day. */
      badge: z.strictObject({ number: z.string(), keys: z.array(z.strictObject({ on: localDate, key: base64url(43, 43) })) }),
    }),
  },
  'visit.mark': {
    input: z.strictObject({ visitId, mark: visitMark, spot: z.nullable(spot) }),
    /** null: it was over, or another visitor's, before this arrived; or it is of a later day, `opensOn`. */
    output: z.strictObject({ state: z.nullable(bookedVisit.shape.state), opensOn: z.optional(localDate) }),
  },
  'visit.upload': {
    input: z.strictObject({ visitId, photos: z.array(photo).check(z.minLength(1), z.maxLength(VISIT_PHOTOS.length)) }),
    output: z.strictObject({ tickets: z.array(uploadTicket) }),
  },
  'visit.submit': { input: z.strictObject({ record: visitRecord, signature: base64url(86, 86) }), output: submitted },
  /** Something is wrong: a task for a supervisor. */
  'visit.concern': { input: z.strictObject({ visitId, what: visitConcern }), output: z.strictObject({ taskId }) },
} as const

/** Shapes of visits that both the citizen's calls and those of staff use. */
import { HALVES, HEARINGS, VISIT_STATES, VISIT_WHYS } from '../visit/visit'
import { instant, localDate, recordId } from './common'
import { z } from './z'

/** 预约编号, twelve digits. */
export const visitId = z.string().check(z.regex(/^\d{12}$/))
export const half = z.enum(HALVES)
export const slot = z.strictObject({ on: localDate, half })
export const visitState = z.enum(VISIT_STATES)
/** GB/T 2260: district or county. */
export const district = z.string().check(z.regex(/^\d{6}$/))

/** What one says when booking. */
export const visitAsk = {
  beneficiaryId: recordId,
  why: z.enum(VISIT_WHYS),
  district,
  address: z.string().check(z.minLength(2), z.maxLength(80)),
  /** Who answers the phone, and how well the person hears. */
  contactName: z.string().check(z.minLength(1), z.maxLength(20)),
  /** Mobile, or landline with its area code. */
  phone: z.string().check(z.regex(/^(1\d{10}|0\d{2,3}-?\d{7,8})$/)),
  hearing: z.enum(HEARINGS),
  /** null: 都不方便, staff ring up. */
  slot: z.nullable(slot),
}
export const visitAskSchema = z.strictObject(visitAsk)
export type VisitAsk = z.infer<typeof visitAskSchema>

export const bookedVisit = z.strictObject({
  visitId,
  beneficiaryId: recordId,
  maskName: z.string(),
  why: z.enum(VISIT_WHYS),
  district,
  slot: z.nullable(slot),
  state: visitState,
  /** 王; null while nobody has been named. */
  visitorSurname: z.nullable(z.string()),
  bookedAt: instant,
  /** It may still be moved or cancelled. */
  mayChange: z.boolean(),
})
export type BookedVisit = z.infer<typeof bookedVisit>

export const bookingOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('booked'), visit: bookedVisit }),
  /** There is one already, and it stays. */
  z.strictObject({ kind: z.literal('already'), visit: bookedVisit }),
  /** Somebody else took the last place. */
  z.strictObject({ kind: z.literal('full') }),
])
export const changeOutcome = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('changed'), visit: bookedVisit }),
  z.strictObject({ kind: z.literal('full') }),
  /** The visitor is on the way, or it is over. */
  z.strictObject({ kind: z.literal('tooLate'), visit: bookedVisit }),
])

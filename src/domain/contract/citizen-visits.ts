/** The citizen's calls about visits, and the public check of a visitor (N11). */
import { recordId } from './common'
import { half, bookedVisit, bookingOutcome, changeOutcome, district, slot, visitAskSchema, visitId } from './visit'
import { z } from './z'

export const citizenVisitCalls = {
  /** Half-days that are still free where the person lives, the first ones only; none: staff ring up. */
  visitSlots: {
    input: z.strictObject({ beneficiaryId: recordId, district }),
    output: z.strictObject({ slots: z.array(slot) }),
  },
  /** The latest visit; null: none yet. `lastAddress`: only for who gave it themself. */
  getVisit: {
    input: z.strictObject({ beneficiaryId: recordId }),
    output: z.strictObject({ visit: z.nullable(bookedVisit), lastAddress: z.nullable(z.strictObject({ district, address: z.string() })) }),
  },
  bookVisit: { input: visitAskSchema, output: bookingOutcome },
  moveVisit: { input: z.strictObject({ visitId, slot: z.nullable(slot) }), output: changeOutcome },
  cancelVisit: { input: z.strictObject({ visitId }), output: changeOutcome },
  /** Public: is whoever stands at the door one of us? One answer for an unknown badge and for a wrong code. */
  checkVisitor: {
    input: z.strictObject({ badge: z.string().check(z.regex(/^\d{6}$/)), code: z.string().check(z.regex(/^\d{6}$/)) }),
    output: z.discriminatedUnion('kind', [
      /** `today`: half-days of today in which they have visits; none: they should not be at any door. */
      z.strictObject({ kind: z.literal('ours'), surname: z.string(), regionName: z.string(), today: z.array(half) }),
      z.strictObject({ kind: z.literal('unknown') }),
    ]),
  },
} as const

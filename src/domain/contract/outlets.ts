/** Outlets: where one can certify in person. */
import { localDate } from './common'
import { z } from './z'

export const SERVICES = ['kiosk', 'ramp'] as const
export const outletService = z.enum(SERVICES)
export type OutletService = z.infer<typeof outletService>

const hourMinute = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))
const span = z.tuple([hourMinute, hourMinute])

/** Hundredths of a degree, about a kilometre: where exactly somebody is cannot even be sent, and nothing of it is stored. */
const coarse = (mostDegrees: number) => z.int().check(z.gte(-100 * mostDegrees), z.lte(100 * mostDegrees))

export const outletRow = z.strictObject({
  outletId: z.string(), name: z.string(), district: z.string(), address: z.string(), phone: z.string(),
  lat: z.number(), lng: z.number(),
  /** Rounded to 0.1; null when no position was sent. */
  km: z.nullable(z.number()),
  status: z.enum(['open', 'later', 'over', 'closed']),
  today: z.array(span),
  next: z.nullable(z.strictObject({ on: localDate, from: hourMinute })),
  services: z.array(outletService),
  bring: z.string(), source: z.string(), checkedOn: localDate,
})
export type OutletRow = z.infer<typeof outletRow>

export const outletCalls = {
  listOutlets: {
    input: z.strictObject({
      near: z.optional(z.strictObject({ lat: coarse(90), lng: coarse(180) })),
      district: z.optional(z.string().check(z.minLength(1), z.maxLength(20))),
      service: z.optional(outletService),
    }),
    output: z.strictObject({ districts: z.array(z.string()), outlets: z.array(outletRow) }),
  },
} as const

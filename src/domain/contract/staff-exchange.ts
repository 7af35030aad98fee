/** The export of payment decisions: whole numbers leave here, so it asks why, and it is written down. */
import { localDate } from './common'
import { z } from './z'

/** A closed list, so that it can be counted and holds no names. */
export const EXPORT_REASONS = ['monthlyPayment', 'correction', 'audit'] as const
export const exportReason = z.enum(EXPORT_REASONS)
export type ExportReason = z.infer<typeof exportReason>

/** More do not fit into one answer of the platform (6 MB). */
export const MOST_DECISIONS = 20_000

export const staffExchangeCalls = {
  /** Decisions of all days from `from` to `to`. `tooMany`: choose fewer days. */
  exportDecisions: {
    input: z.strictObject({ from: localDate, to: localDate, format: z.enum(['csv', 'xlsx']), reason: exportReason }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('file'), base64: z.string(), rows: z.int() }),
      z.strictObject({ kind: z.literal('tooMany') }),
    ]),
  },
} as const

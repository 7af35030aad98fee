/** What has come in from other institutions: numbers only. */
import { EVIDENCE_SOURCES } from '../evidence/format'
import { instant } from './common'
import { z } from './z'

const counts = z.strictObject({
  rows: z.int(), life: z.int(), weak: z.int(), losses: z.int(), without: z.int(), strangers: z.int(), repeated: z.int(), refused: z.int(),
})

export const staffEvidenceCalls = {
  listEvidenceRuns: {
    input: z.strictObject({}),
    output: z.strictObject({
      runs: z.array(z.strictObject({
        runId: z.string(), source: z.enum(EVIDENCE_SOURCES), state: z.enum(['reading', 'done', 'refused']), refusal: z.nullable(z.string()), counts, startedAt: instant,
      })),
    }),
  },
} as const

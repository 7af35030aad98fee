/** The person's own calls about a silent certification (rule R26). Class, day and kind of source; never what was treated, or where. */
import { EVENT_KINDS } from '../data-match'
import { EVIDENCE_SOURCES } from '../evidence/format'
import { instant, localDate, recordId, relation } from './common'
import { z } from './z'

/** `<beneficiaryId>.<day>` */
export const matchId = z.string().check(z.regex(/^[A-Za-z0-9_-]{6,64}\.\d{4}-\d{2}-\d{2}$/))

const card = z.strictObject({
  matchId, beneficiaryId: recordId, maskName: z.string(),
  /** null: the caller themself. */
  relation: z.nullable(relation),
  /** A day that carries it by itself, or two that confirm each other. */
  by: z.array(z.strictObject({ kind: z.enum(EVENT_KINDS), strength: z.enum(['A', 'B', 'C']), source: z.enum(EVIDENCE_SOURCES), on: localDate })),
  certifiedOn: localDate, matchedAt: instant,
  state: z.enum(['stands', 'objected']),
  /** By which to certify in the usual way after an objection; null: nothing hangs on it. */
  certifyBy: z.nullable(localDate),
})
export type EvidenceCard = z.infer<typeof card>

export const citizenEvidenceCalls = {
  /** Silent certifications of the caller and the relatives, or of one of them, newest first. */
  listEvidence: {
    input: z.strictObject({ beneficiaryId: z.optional(recordId) }),
    output: z.strictObject({ cards: z.array(card) }),
  },
  /** "That was not me": once, without a reason. Said again it gives the same answer. */
  objectToEvidence: { input: z.strictObject({ matchId }), output: z.strictObject({ certifyBy: z.nullable(localDate) }) },
} as const

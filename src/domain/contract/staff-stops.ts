/** Calls about stops of pay: what is proposed, what is missing, who approves (rules R13, N12). */
import { CARE_REASONS, STOP_ITEMS } from '../stop'
import { channel, instant, localDate, localMonth, recordId, scheme } from './common'
import { z } from './z'

/** `<beneficiaryId>.<scheme>.<dueOn>` */
export const proposalId = z.string().check(z.regex(/^[A-Za-z0-9_-]{6,64}\.(enterprise|publicInstitution|resident|survivor)\.\d{4}-\d{2}-\d{2}$/))
export const stopItem = z.enum(STOP_ITEMS)
export const proposalState = z.enum(['open', 'stopped', 'withdrawn', 'refused'])
export type ProposalState = z.infer<typeof proposalState>

/** certified: by itself, when the person was; stopped: the last approval; lossConfirmed: a finding of loss has taken its place. The others are said by staff. */
export const stopClosing = z.enum(['certified', 'stopped', 'foundAlive', 'wrongRecord', 'appealUpheld', 'notConvinced', 'lossConfirmed'])
export type StopClosing = z.infer<typeof stopClosing>

/** How staff tried to reach somebody. sms: from the office's own telephone. */
export const staffContactChannel = z.enum(['call', 'visit', 'letter', 'sms', 'relative'])
export type StaffContactChannel = z.infer<typeof staffContactChannel>
export const contactResult = z.enum(['reached', 'sent', 'failed', 'unknown'])

/** Registers that were asked. */
export const comparisonSource = z.enum(['publicSecurity', 'health', 'civilAffairs', 'medicalInsurance', 'transport', 'bank'])
export type ComparisonSource = z.infer<typeof comparisonSource>

const item = z.strictObject({ name: stopItem, isMet: z.boolean(), have: z.int(), need: z.int() })

const proposalRow = z.strictObject({
  proposalId,
  beneficiaryId: recordId,
  maskName: z.string(),
  maskId: z.string(),
  scheme,
  dueOn: localDate,
  openedOn: localDate,
  state: proposalState,
  missing: z.array(stopItem),
  /** First month without pay: as decided, or if the last approval came today. */
  stopFrom: localMonth,
  /** Verifying has taken longer than it may; pay goes on all the same. */
  isVerifyingOver: z.boolean(),
})
export type ProposalRow = z.infer<typeof proposalRow>

const proposal = z.strictObject({
  ...proposalRow.shape,
  items: z.array(item),
  careReasons: z.array(z.enum(CARE_REASONS)),
  /** What the reader has seen; approving says it back. */
  evidenceNo: z.int(),
  contacts: z.array(z.strictObject({ channel: z.enum([...staffContactChannel.options, 'wechat']), on: localDate, result: contactResult, byMachine: z.boolean(), counts: z.boolean() })),
  comparisons: z.array(z.strictObject({ on: localDate, sources: z.array(z.string()), lifeTraceOn: z.nullable(localDate), byMachine: z.boolean() })),
  approvals: z.array(z.strictObject({ at: instant, isOwn: z.boolean() })),
  /** The reader recorded some of this, or has approved already: somebody else must. */
  mayApprove: z.boolean(),
  lastCertifiedOn: z.nullable(localDate),
  lastChannel: z.nullable(channel),
  postponed: z.boolean(),
  closedWhy: z.nullable(stopClosing),
})
export type ProposalDetail = z.infer<typeof proposal>

const requestKey = z.string().check(z.regex(/^[A-Za-z0-9-]{8,40}$/))
const stillOpen = z.strictObject({ kind: z.literal('recorded'), proposal })
/** Decided meanwhile. */
const closed = z.strictObject({ kind: z.literal('closed'), state: proposalState })

export const staffStopCalls = {
  listProposals: {
    input: z.strictObject({
      state: proposalState,
      /** Only those that lack this. */
      missing: z.optional(stopItem),
      /** Only those whose months of verifying are over. */
      overOnly: z.optional(z.boolean()),
      cursor: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}\|[\w.-]{10,160}$/))),
      limit: z.optional(z.int().check(z.gte(1), z.lte(50))),
    }),
    output: z.strictObject({ proposals: z.array(proposalRow), next: z.nullable(z.string()) }),
  },
  getProposal: { input: z.strictObject({ proposalId }), output: proposal },
  /** One row a try, on the server's day; the request key makes a double tap one try. */
  recordContact: {
    input: z.strictObject({ proposalId, requestKey, channel: staffContactChannel, result: z.enum(['reached', 'sent', 'failed']) }),
    output: z.discriminatedUnion('kind', [stillOpen, closed]),
  },
  recordComparison: {
    input: z.strictObject({
      proposalId,
      sources: z.array(comparisonSource).check(z.minLength(1), z.maxLength(6)),
      /** Latest sign of life that was found; null: none. */
      lifeTraceOn: z.nullable(localDate),
    }),
    output: z.discriminatedUnion('kind', [stillOpen, closed]),
  },
  approveStop: {
    input: z.strictObject({ proposalId, evidenceNo: z.int().check(z.gte(0)) }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('stopped'), stopFrom: localMonth }),
      /** One more person has to approve. */
      z.strictObject({ kind: z.literal('approved'), given: z.int(), needed: z.int() }),
      z.strictObject({ kind: z.literal('incomplete'), missing: z.array(stopItem) }),
      /** Whoever recorded evidence or has approved before. */
      z.strictObject({ kind: z.literal('needsOtherPerson') }),
      /** New evidence since the page was opened: look again. */
      z.strictObject({ kind: z.literal('changed') }),
      closed,
    ]),
  },
  refuseStop: { input: z.strictObject({ proposalId }), output: z.strictObject({ state: proposalState }) },
  withdrawStop: {
    input: z.strictObject({ proposalId, why: z.enum(['foundAlive', 'wrongRecord']) }), output: z.strictObject({ state: proposalState }),
  },
  /** After a refusal or a mistake: the period is still missing, so it is looked at again, from no approvals. */
  reopenStop: { input: z.strictObject({ proposalId }), output: z.strictObject({ state: proposalState }) },
  /** The supervisor's numbers, counted from what is stored. */
  countStops: {
    input: z.strictObject({}),
    output: z.strictObject({
      open: z.int(), ready: z.int(), over: z.int(), stopped: z.int(),
      /** Stops made without the attempts that rule R13 asks for. Always 0; anything else is an alarm. */
      stoppedWithoutContact: z.int(),
      /** More than were looked at: the numbers are lower bounds. */
      isPartial: z.boolean(),
    }),
  },
} as const

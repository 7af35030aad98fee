/** The audit chain of a person. */
import { nextLink, verifyLinks } from './chain'
import type { AuditEvent, Beneficiary } from './documents'

type Facts = Pick<AuditEvent, 'kind' | 'at' | 'callerId' | 'facts'>

/** The next link and the beneficiary that carries it. Write both in one transaction. */
export function recordEvent(beneficiary: Beneficiary, facts: Facts): { event: AuditEvent; beneficiary: Beneficiary } {
  const { event, head } = nextLink(beneficiary, { beneficiaryId: beneficiary._id, ...facts })
  return { event, beneficiary: { ...beneficiary, ...head, version: beneficiary.version + 1 } }
}

/** A person's whole chain, in order: the first event that is not as it was written, or ok. */
export const verifyChain = (events: readonly AuditEvent[], head: Pick<Beneficiary, '_id' | 'eventSeq' | 'eventHash'>) =>
  verifyLinks(events, head, (event) => event.beneficiaryId === head._id)

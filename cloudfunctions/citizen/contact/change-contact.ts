import { civilDay } from '../../../src/domain/calendar'
import { CODE_TRIES, codeState } from '../../../src/domain/contact-change'
import type { CitizenCalls } from '../../../src/domain/contract/citizen'
import { recordEvent } from '../../lib/audit'
import type { Transaction } from '../../lib/collections'
import { pendingChange, tellOldNumber, withNewPhone } from '../../lib/contact'
import type { Beneficiary } from '../../lib/documents'
import type { ContactCode } from '../../lib/documents-contact'
import { isSame } from '../../lib/secrets'
import type { Run } from '../../lib/serve'
import { ownPerson } from './own-person'
import { codeTag } from './send-contact-code'
import { contactView } from './view'

type Call = CitizenCalls['changeContact']

/**
 * The code was right: the new number waits its time, and the old one is told (rule R23). ONE transaction with the wrong tries. The same right
 * code sent twice changes the number once.
 */
export function changeContact(run: Run, { code }: Call['input']): Promise<Call['output']> {
  const { deps, caller, at } = run
  const { secrets } = deps
  return deps.db.inTransaction(async (tx): Promise<Call['output']> => {
    const person = await ownPerson(run, tx)
    const codes = tx.table('contactCodes')
    const sent = await codes.find(person._id)
    if (!sent || sent.callerId !== caller.id || codeState(sent, at) !== 'open') return { kind: 'gone' }
    const phone = secrets.open(sent._id, 'phone', sent.phoneEnc)
    if (!isSame(sent.tag, codeTag(secrets, sent._id, phone, code))) return wrong(tx, sent)
    if (sent.usedAt !== null) return { kind: 'changed', own: contactView(run, person) }
    await codes.put({ ...sent, usedAt: at })
    return { kind: 'changed', own: contactView(run, await change(run, tx, person, phone)) }
  })
}

async function wrong(tx: Transaction, sent: ContactCode): Promise<Call['output']> {
  const tries = sent.tries + 1
  await tx.table('contactCodes').put({ ...sent, tries })
  return tries < CODE_TRIES ? { kind: 'wrong', triesLeft: CODE_TRIES - tries } : { kind: 'gone' }
}

async function change({ deps: { secrets }, caller, at }: Run, tx: Transaction, person: Beneficiary, phone: string): Promise<Beneficiary> {
  const changed = withNewPhone(secrets, person, phone, at, 'self')
  // it has just been proved: nothing to be asked after
  const next = { ...changed, contact: { ...changed.contact, checkedOn: civilDay(at) } }
  const now = new Date(at).toISOString()
  const effectiveAt = new Date(next.contact.change?.effectiveAt ?? at).toISOString()
  const { event, beneficiary } = recordEvent(next, { kind: 'contactChanged', at: now, callerId: caller.id, facts: { contact: { by: 'self', effectiveAt } } })
  await tx.table('events').put(event)
  await tx.table('beneficiaries').put(beneficiary)
  if (pendingChange(beneficiary, at)) await tellOldNumber(tx, beneficiary._id, now)
  return beneficiary
}

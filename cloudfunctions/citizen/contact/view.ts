import { civilDay } from '../../../src/domain/calendar'
import { isCheckDue, maskPhone } from '../../../src/domain/contact-change'
import type { OwnContact } from '../../../src/domain/contract/citizen-contact'
import { recordEvent } from '../../lib/audit'
import { pendingChange, phoneOf } from '../../lib/contact'
import type { Transaction } from '../../lib/collections'
import type { Beneficiary } from '../../lib/documents'
import type { ContactEventKind, ContactFacts } from '../../lib/documents-contact'
import type { Run } from '../../lib/serve'
import { ownPerson } from './own-person'

export function contactView({ deps: { secrets, sms }, at }: Run, person: Beneficiary): OwnContact {
  const phone = phoneOf(secrets, person, at)
  const change = pendingChange(person, at)
  const { checkedOn = null, backupEnc } = person.contact ?? {}
  return {
    maskPhone: phone && maskPhone(phone),
    checkedOn,
    isCheckDue: isCheckDue(checkedOn, civilDay(at)),
    change: change && {
      maskPhone: maskPhone(secrets.open(person._id, 'newPhone', change.phoneEnc)), effectiveAt: new Date(change.effectiveAt).toISOString(),
    },
    maskBackup: backupEnc ? maskPhone(secrets.open(person._id, 'backupPhone', backupEnc)) : null,
    canText: sms?.has('code') ?? false,
  }
}

interface Changed { person: Beneficiary; kind: ContactEventKind; facts?: ContactFacts }

/** ONE transaction: the caller's own record as `change` makes it, and the event. null: there is nothing to change. */
export function changeOwn(run: Run, change: (person: Beneficiary, tx: Transaction) => Promise<Changed | null> | Changed | null): Promise<OwnContact> {
  const { deps, caller, at } = run
  return deps.db.inTransaction(async (tx) => {
    const before = await ownPerson(run, tx)
    const changed = await change(before, tx)
    if (!changed) return contactView(run, before)
    const { event, beneficiary } = recordEvent(changed.person, {
      kind: changed.kind, at: new Date(at).toISOString(), callerId: caller.id, facts: changed.facts ?? {},
    })
    await tx.table('events').put(event)
    await tx.table('beneficiaries').put(beneficiary)
    return contactView(run, beneficiary)
  })
}

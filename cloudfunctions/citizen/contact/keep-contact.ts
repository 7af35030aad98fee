import { civilDay } from '../../../src/domain/calendar'
import { mayCancel } from '../../../src/domain/contact-change'
import type { CitizenCalls } from '../../../src/domain/contract/citizen'
import { AppError } from '../../../src/domain/contract/errors'
import { pendingChange, phoneOf, withoutChange } from '../../lib/contact'
import type { Run } from '../../lib/serve'
import { changeOwn } from './view'

type Saved = CitizenCalls['confirmContact']['output']

/** 还在用. `forbidden` where there is no number that could be right. */
export async function confirmContact(run: Run): Promise<Saved> {
  const today = civilDay(run.at)
  const own = await changeOwn(run, (person) => {
    if (phoneOf(run.deps.secrets, person, run.at) === null) throw new AppError('forbidden')
    if (person.contact?.checkedOn === today) return null
    return { person: { ...person, contact: { ...person.contact, checkedOn: today } }, kind: 'contactConfirmed' }
  })
  return { own }
}

/** Takes back a new number that does not count yet. Harmless to repeat, and when it counts already. */
export async function cancelContactChange(run: Run): Promise<Saved> {
  const own = await changeOwn(run, (person) =>
    mayCancel(pendingChange(person, run.at), run.at) ? { person: withoutChange(person), kind: 'contactChangeCancelled' } : null)
  return { own }
}

/** `badInput` for the person's own number: a second one that is the first helps nobody. */
export async function saveBackupContact(run: Run, { phone }: CitizenCalls['saveBackupContact']['input']): Promise<Saved> {
  const { secrets } = run.deps
  const own = await changeOwn(run, (person) => {
    if (phone !== undefined && phone === phoneOf(secrets, person, run.at)) throw new AppError('badInput', 'phone')
    const { backupEnc: _, ...others } = person.contact ?? {}
    const contact = phone === undefined ? others : { ...others, backupEnc: secrets.seal(person._id, 'backupPhone', phone) }
    return { person: { ...person, contact }, kind: 'backupContactChanged' }
  })
  return { own }
}

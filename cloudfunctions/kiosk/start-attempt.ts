import { AppError } from '../../src/domain/contract/errors'
import type { KioskCalls } from '../../src/domain/contract/kiosk'
import { checkConsent, startFor } from '../citizen/start-certification'
import type { KioskRun } from '../lib/kiosk/door'
import { asCaller, visitOf } from './visits'

type Call = KioskCalls['visit.attempt']

/** Opens an attempt for who stands there, by the same rules and limits as at home. A success binds nobody's phone. */
export async function startAttempt(run: KioskRun, { visitId, ...asked }: Call['input']): Promise<Call['output']> {
  const visit = await visitOf(run, visitId)
  const beneficiary = await run.deps.db.table('beneficiaries').find(visit.beneficiaryId)
  if (!beneficiary) throw new AppError('notFound', 'visitId')
  const subject = { beneficiary, callerRecord: null, hasDelegation: false, relation: null, invitation: null }
  const caller = asCaller(run, visit)
  const request = { ...asked, mode: 'self', camera: 'kiosk' } as const
  await checkConsent(caller, request)
  const started = await startFor(caller, request, subject, { channel: 'kiosk', kioskId: run.kiosk._id })
  switch (started.kind) {
    case 'opened': {
      const { person: _person, tint: _tint, ...attempt } = started.attempt
      return { kind: 'opened', attempt }
    }
    case 'notDue': return { kind: 'notDue', standing: started.standing }
    case 'closed': case 'noPhoto': return { kind: started.kind }
    case 'tooManyToday': return started
    default: throw new Error(`a machine was answered ${started.kind}`)
  }
}

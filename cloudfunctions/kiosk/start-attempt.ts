import { AppError } from '../../src/domain/contract/errors'
import type { KioskCalls } from '../../src/domain/contract/kiosk'
import { isWithoutActions, rungOf } from '../../src/domain/ladder'
import { asksOf, checkConsent, mayNotStart, start } from '../citizen/start-certification'
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
  const refused = await mayNotStart(caller, request, subject)
  // a machine has nobody to read digits to, nor to look at a still face: a person at the counter has
  if (!refused && isWithoutActions(rungOf((await asksOf(caller, {}, beneficiary)).unable))) return { kind: 'needsPerson' }
  const started = refused ?? await start(caller, request, subject, { channel: 'kiosk', kioskId: run.kiosk._id, place: run.kiosk.region })
  switch (started.kind) {
    case 'opened': {
      const { person: _person, tint: _tint, remembered: _remembered, digits: _digits, ...attempt } = started.attempt
      return { kind: 'opened', attempt }
    }
    case 'notDue': return { kind: 'notDue', standing: visit.entry === 'card' ? started.standing : null }
    case 'closed': case 'noPhoto': return { kind: started.kind }
    case 'tooManyToday': return started
    default: throw new Error(`a machine was answered ${started.kind}`)
  }
}

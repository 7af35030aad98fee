import { AppError } from '../../src/domain/contract/errors'
import type { KioskCalls } from '../../src/domain/contract/kiosk'
import { isWithoutActions, rungOf } from '../../src/domain/ladder'
import { asksOf, checkConsent, mayNotStart, start } from '../citizen/start-certification'
import type { KioskVisit } from '../lib/documents-kiosks'
import type { KioskRun } from '../lib/kiosk/door'
import { countUse, isUsedUp } from '../lib/rate-limit'
import { asCaller, visitOf } from './visits'

type Call = KioskCalls['visit.attempt']
type Asked = Omit<Call['input'], 'visitId'>

/** Typed numbers of one machine that led nowhere: somebody who tries numbers stops soon, and a card is still read. Judgement. */
const MISSES = { max: 10, minutes: 60 } as const

/**
 * Opens an attempt for who stands there, by the same rules and limits as at home. A success binds nobody's phone. To a typed number there are
 * two answers until a face was seen: the camera, or the counter.
 */
export async function startAttempt(run: KioskRun, { visitId, ...asked }: Call['input']): Promise<Call['output']> {
  const { deps, at, kiosk } = run
  const visit = await visitOf(run, visitId)
  await checkConsent(asCaller(run, visit), requestOf(asked))
  if (visit.entry === 'card') return open(run, visit, asked)

  const misses = `kioskMiss.typed.${kiosk._id}`
  if (await isUsedUp(deps.db, misses, MISSES, at)) return { kind: 'atCounter' }
  // that nothing is due says that something is drawn; certifying once more harms nobody (rule R4)
  const answer = visit.beneficiaryId === null ? null : await open(run, visit, { ...asked, evenIfNotDue: true })
  if (answer?.kind === 'opened') {
    if (!visit.wasOpened) await deps.db.table('kioskVisits').changeOne({ _id: visitId }, { wasOpened: true })
    return answer
  }
  // a number that led on once is no guess, whatever the day has used up since
  if (!visit.wasOpened) await countUse(deps.db, misses, MISSES, at)
  return { kind: 'atCounter' }
}

const requestOf = (asked: Asked) => ({ ...asked, mode: 'self', camera: 'kiosk' } as const)

async function open(run: KioskRun, visit: KioskVisit, asked: Asked): Promise<Call['output']> {
  const beneficiary = visit.beneficiaryId === null ? null : await run.deps.db.table('beneficiaries').find(visit.beneficiaryId)
  if (!beneficiary) throw new AppError('notFound', 'visitId')
  const subject = { beneficiary, callerRecord: null, hasDelegation: false, relation: null, invitation: null }
  const caller = asCaller(run, visit)
  const request = requestOf(asked)
  const refused = await mayNotStart(caller, request, subject)
  // a machine has nobody to read digits to, nor to look at a still face: a person at the counter has
  if (!refused && isWithoutActions(rungOf((await asksOf(caller, {}, beneficiary)).unable))) return { kind: 'needsPerson' }
  const started = refused ?? await start(caller, request, subject, { channel: 'kiosk', kioskId: run.kiosk._id, place: run.kiosk.region })
  switch (started.kind) {
    case 'opened': {
      const { person: _person, tint: _tint, remembered: _remembered, digits: _digits, ...attempt } = started.attempt
      return { kind: 'opened', attempt }
    }
    case 'notDue': return { kind: 'notDue', standing: started.standing }
    case 'closed': case 'noPhoto': return { kind: started.kind }
    case 'tooManyToday': return started
    default: throw new Error(`a machine was answered ${started.kind}`)
  }
}

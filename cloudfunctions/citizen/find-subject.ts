/** Finds whose pension a certification is about, and how the caller is related to them. */
import { civilDay } from '../../src/domain/calendar'
import type { CitizenCalls, StartOutput } from '../../src/domain/contract/citizen'
import type { Relation } from '../../src/domain/contract/common'
import { AppError } from '../../src/domain/contract/errors'
import { checkIdNumber, checkName, maskIdNumber, maskName } from '../../src/domain/id-number'
import type { Beneficiary, CallerRecord } from '../lib/documents'
import { nameOf } from '../lib/masked'
import { countUse } from '../lib/rate-limit'
import { isSame } from '../lib/secrets'
import type { Run } from '../lib/serve'
import { delegationId } from '../lib/bind-caller'
import { findRelay } from './find-relay'
import { isOpenInvitation } from './open-entry'

type StartInput = CitizenCalls['certification.start']['input']
type Identity = Extract<StartInput['subject'], { kind: 'identity' }>
type NotFound = Extract<StartOutput, { kind: 'notFound' }>
type Gone = Extract<StartOutput, { kind: 'invitationGone' | 'relayGone' | 'relayInUse' }>

export interface Subject {
  beneficiary: Beneficiary
  /** null before the caller's first success. */
  callerRecord: CallerRecord | null
  hasDelegation: boolean
  /** What the caller said before that they are to the person. */
  relation: Relation | null
  /** Scene of the invitation that led here. */
  invitation: string | null
  /** Id of the relative's link that led here. */
  relay?: string
}

/** Guessing names or numbers stops here; a helper with a badly written list of ten people does not. */
const MISSES = { max: 15, minutes: 60 }
/** A device registers itself for nothing, so its own limit alone would be none. A village may share one address. */
const MISSES_OF_ADDRESS = { max: 200, minutes: 60 }

export async function findSubject(run: Run, input: StartInput): Promise<Subject | NotFound | Gone> {
  const { deps, caller } = run
  const { subject } = input
  const callerRecord = await deps.db.table('callers').find(caller.id)

  if (subject.kind === 'identity') {
    const found = await findByIdentity(run, subject, 'subject.')
    return 'kind' in found ? found : withDelegation(run, found, callerRecord, null)
  }
  if (subject.kind === 'invitation') {
    const entry = await deps.db.table('entries').find(subject.scene)
    const invited = entry && isOpenInvitation(entry, run.at) ? await deps.db.table('beneficiaries').find(entry.beneficiaryId) : null
    return invited ? withDelegation(run, invited, callerRecord, subject.scene) : { kind: 'invitationGone' }
  }
  if (subject.kind === 'relay') {
    const found = await findRelay(run, subject.scene)
    if (found.state !== 'open') return { kind: found.state === 'inUse' ? 'relayInUse' : 'relayGone' }
    return { ...await withDelegation(run, found.person, callerRecord, null), relay: found.relay._id }
  }
  const known = await deps.db.table('beneficiaries').find(subject.beneficiaryId)
  const related = known && await withDelegation(run, known, callerRecord, null)
  // a stranger's id and one that does not exist look alike
  if (!related || !(related.relation || callerRecord?.selfId === known._id)) throw new AppError('notFound', 'subject.beneficiaryId')
  return related
}

async function withDelegation(
  { deps, caller }: Run, beneficiary: Beneficiary, callerRecord: CallerRecord | null, invitation: string | null,
): Promise<Subject> {
  const isSelf = callerRecord?.selfId === beneficiary._id
  const delegation = isSelf ? null : await deps.db.table('delegations').find(delegationId(caller.id, beneficiary._id))
  const isOver = !delegation || delegation.status === 'ended'
  return { beneficiary, callerRecord, hasDelegation: delegation?.status === 'active', relation: isOver ? null : delegation.relation, invitation }
}

/**
 * One answer for an unknown number and for a name that does not go with it, so that nobody can probe numbers.
 * @param field the way to name and number in the input
 */
export async function findByIdentity({ deps, caller, origin, at }: Run, named: Pick<Identity, 'name' | 'idNumber'>, field = ''): Promise<Beneficiary | NotFound> {
  const id = checkIdNumber(named.idNumber, civilDay(at))
  if (!id.ok) throw new AppError('badInput', `${field}idNumber`)
  const name = checkName(named.name)
  if (!name.ok) throw new AppError('badInput', `${field}name`)
  const idIndex = deps.secrets.index('idNumber', id.idNumber)
  const [person] = await deps.db.table('beneficiaries').list({ where: { idIndex }, limit: 1 })
  if (person && isSame(nameOf(deps.secrets, person), name.name)) return person
  await countUse(deps.db, `identityMiss.${caller.id}`, MISSES, at)
  if (caller.via === 'device') await countUse(deps.db, `identityMiss.${origin}`, MISSES_OF_ADDRESS, at)
  return { kind: 'notFound', maskName: maskName(name.name), maskId: maskIdNumber(id.idNumber) }
}

/** What the calls of the public are about: somebody's pension with all that hangs on it, and what one phone has made of it. */
import { delegationId } from '../../cloudfunctions/lib/bind-caller'
import { helperId } from '../../cloudfunctions/citizen/relatives/helpers'
import { makeReference } from '../../src/domain/reference'
import { syntheticIdNumber } from '../../local/people/synthetic-id'
import { seedRizhao2025 } from '../../src/domain/policy/seed-rizhao-2025'
import { dueSoon, enrol, NOON, TODAY, type Cloud } from './cloud'
import { lastWord, type Things } from './matrix'
import { person } from './people'
import { digitsOf, filmOf } from './things'

const AT = new Date(NOON).toISOString()
const TOMORROW = '2025-11-13'
/** What somebody agrees to when the product remembers what they cannot do is another text. */
const OTHERWISE: Readonly<Record<string, string>> = {
  'keepAbilities.consent.version': 'abilitiesVersion', 'certification.start.subject.name': 'typedName', 'certification.start.subject.idNumber': 'typedNumber',
}
export const kindOf = (at: string): string => OTHERWISE[at] ?? lastWord(at)

/** What the calls ask for besides, the same for everybody but who films somebody else. */
const DETAILS = { mode: 'self', on: TOMORROW, district: '371102', version: seedRizhao2025.consentVersion, abilitiesVersion: 'abilities-1', typedName: '张没有', typedNumber: syntheticIdNumber('1939-05-01') }
export const DETAIL_KINDS: ReadonlySet<string> = new Set([...Object.keys(DETAILS), 'relation'])

let made = 0

/** Somebody of that region, and the phone: their own, or that of who helps them. */
export async function makeOwnThings({ deps }: Cloud, region: string, callerId: string, bond: 'self' | 'helper'): Promise<Things> {
  const n = made++
  const { db, secrets } = deps
  const { id, idNumber, name } = person(n)
  const reference = makeReference(digitsOf(n))
  const visitId = String(500_000_000_000 + n)
  const matchId = `${id}.2025-11-01`
  await enrol({ deps }, { id, name, idNumber }, { region, benefits: [dueSoon()], phoneEnc: secrets.seal(id, 'phone', '13800000001') })
  await db.table('callers').put({ _id: callerId, selfId: bond === 'self' ? id : null, openidEnc: null, activeBindings: bond === 'self' ? 0 : 1, updatedAt: AT })
  // whom somebody else helps, too
  const helpers = [bond === 'helper' ? callerId : `helper-of-${id}`].map((helper) => ({
    _id: delegationId(helper, id), callerId: helper, beneficiaryId: id, relation: 'son' as const, since: AT, status: 'active' as const,
  }))
  for (const helper of helpers) await db.table('delegations').put(helper)
  await db.table('relays').put({
    _id: `relay-${n}`, callerId, beneficiaryId: id, relation: 'son', createdAt: AT, expiresAt: '2025-11-12T06:00:00.000Z', openedAt: null, claimedBy: null, attemptId: `attempt-${n}`,
    filmingAt: null, isUsed: false, isRevoked: false, endsAt: NOON + 86_400_000,
  })
  await db.table('attempts').put({ ...filmOf(id, `attempt-${n}`), callerId, relay: `relay-${n}`, expiresAt: '2025-11-12T05:00:00.000Z', receivedAt: undefined, decidedAt: null })
  await db.table('certifications').put({
    _id: reference, beneficiaryId: id, callerId, attemptId: null, mode: 'self', channel: 'phone', at: AT, on: TODAY, policyId: seedRizhao2025.id, benefits: [], validUntil: '2026-11-20',
  })
  await db.table('matches').put({
    _id: matchId, beneficiaryId: id, reference, on: TODAY, by: [], before: [], matchedAt: AT, state: 'stands', objectedOn: null, certifyBy: null,
  })
  await db.table('visits').put({
    _id: visitId, beneficiaryId: id, region, district: '371102', place: region, why: 'ill', hearing: 'loud', addressEnc: secrets.seal(visitId, 'address', '海曲路 1 号'),
    contactEnc: secrets.seal(visitId, 'contact', '王小明'), phoneEnc: secrets.seal(visitId, 'phone', '13900000000'), on: TOMORROW, half: 'morning', state: 'booked', callerId,
    bookedBy: null, bookedAt: AT, visitorId: null,
  })
  return {
    ...DETAILS, ...(bond === 'helper' && { mode: 'forOthers', relation: 'son' }), beneficiaryId: id, attemptId: `attempt-${n}`, reference, matchId, relayId: `relay-${n}`, visitId, 
    helperId: helpers.map((one) => helperId(secrets, one))[0],
  }
}

/** What does not exist. */
export const NOTHING: Things = {
  ...DETAILS, beneficiaryId: 'person-nobody', attemptId: 'attempt-nobody', reference: '731240968854', matchId: 'person-nobody.2025-11-01', relayId: 'relay-nobody',
  visitId: '599999999999', helperId: 'helper-nobody',
}

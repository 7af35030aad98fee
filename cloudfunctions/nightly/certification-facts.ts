/** What is known around one certification, read by index; nobody is locked and nothing is written. */
import { CONTRADICTION, type CertificationFacts, type Seen } from '../../src/domain/contradiction'
import { bucketOf, movesAlike } from '../../src/domain/face/attack/bucket'
import { sameRecording } from '../../src/domain/face/attack/same-recording'
import { groundOf } from '../../src/domain/loss'
import { numbersOfTheDay } from '../../src/domain/id-number'
import { atLeast, below } from '../lib/collections'
import { phoneOf } from '../lib/contact'
import type { Deps } from '../lib/deps'
import type { Beneficiary, Certification } from '../lib/documents'
import type { UsedClip } from '../lib/documents-clips'
import { findByNumbers } from '../lib/find-by-numbers'
import { nameOf } from '../lib/masked'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const MONTH_DAYS = 30
/** Certifications of one person around one, and of one phone in a month: more says no more. */
const MOST_OWN = 50
const MOST_OF_DEVICE = 500
/** Recordings of a month that move alike are looked through; laying one over the other costs a tenth of a second, so few are. */
const MOST_CLIPS = 300
const MOST_COMPARED = 5

/** Born on one day in one county with one family name; the night asks the engine about so many of them. */
const MOST_BORN_WITH = 3
const BY_FACE: readonly Certification['channel'][] = ['phone', 'kiosk']

const seenIn = ({ _id, at, channel, place }: Certification): Seen => ({ reference: _id, atMs: Date.parse(at), channel, place: place ?? null })

export async function factsAround(deps: Deps, certification: Certification, person: Beneficiary): Promise<CertificationFacts> {
  const [others, device, isSharedPhone, recording, twin] = await Promise.all([
    sightings(deps, certification), deviceCounts(deps, certification), sharesPhone(deps, certification, person), likeRecording(deps, certification),
    twinOf(deps, certification, person),
  ])
  return {
    it: seenIn(certification), others, device, isSharedPhone, recording, twin, on: certification.on,
    losses: person.benefits.flatMap(({ finding }) => (finding ? [{ ground: groundOf(finding), since: finding.since }] : [])),
  }
}

async function sightings({ db }: Deps, { _id, beneficiaryId, at }: Certification): Promise<Seen[]> {
  const from = new Date(Date.parse(at) - 2 * HOUR_MS).toISOString()
  const own = await db.table('certifications').list({ where: { beneficiaryId, at: atLeast(from) }, order: { by: 'at', direction: 'asc' }, limit: MOST_OWN })
  return own.filter((one) => one._id !== _id).map(seenIn)
}

/** Different people before one phone in the day and in the month before; staff's and kiosks' desks are no phones. */
async function deviceCounts({ db }: Deps, { callerId, at }: Certification): Promise<CertificationFacts['device']> {
  if (callerId === null) return null
  const end = Date.parse(at)
  const since = (days: number) => new Date(end - days * DAY_MS).toISOString()
  const made = await db.table('certifications').list({
    where: { callerId, at: atLeast(since(MONTH_DAYS)) }, order: { by: 'at', direction: 'desc' }, limit: MOST_OF_DEVICE,
  })
  const peopleSince = (from: string) => new Set(made.filter((one) => one.at >= from && one.at <= at).map(({ beneficiaryId }) => beneficiaryId)).size
  return { day: peopleSince(since(1)), month: peopleSince(since(MONTH_DAYS)) }
}

/** Only where the helper is in the register, too: of other phones we know no number. */
async function sharesPhone({ db, secrets }: Deps, { callerId, mode, at }: Certification, person: Beneficiary): Promise<boolean | null> {
  if (mode !== 'forOthers' || callerId === null) return null
  const selfId = (await db.table('callers').find(callerId))?.selfId ?? null
  const helper = selfId === null || selfId === person._id ? null : await db.table('beneficiaries').find(selfId)
  if (!helper) return null
  const [theirs, own] = [helper, person].map((one) => phoneOf(secrets, one, Date.parse(at)))
  return theirs && own ? theirs === own : null
}

async function likeRecording({ db }: Deps, { attemptId, beneficiaryId, at }: Certification): Promise<CertificationFacts['recording']> {
  if (attemptId === null) return null
  const [own] = await db.table('clips').list({ where: { beneficiaryId, kind: 'matched', attemptId }, limit: 1 })
  const print = own?.fingerprint
  if (!own || !print) return null
  const since = new Date(Date.parse(at) - MONTH_DAYS * DAY_MS).toISOString()
  const near = await db.table('clips').list({ where: { bucket: bucketOf(print), at: atLeast(since) }, order: { by: 'at', direction: 'desc' }, limit: MOST_CLIPS })
  const alike = near.filter((clip) => clip.beneficiaryId !== beneficiaryId && clip.fingerprint !== null && movesAlike(print, clip.fingerprint)).slice(0, MOST_COMPARED)
  const found = alike
    .map((clip) => ({ clip, likeness: clip.fingerprint ? sameRecording(print, clip.fingerprint).score : 0 }))
    .sort((a, b) => b.likeness - a.likeness)[0]
  if (!found || found.likeness < CONTRADICTION.sameRecording) return null
  return { likeness: Number(found.likeness.toPrecision(2)), otherReference: await referenceOf({ db }, found.clip) }
}

async function referenceOf({ db }: Pick<Deps, 'db'>, { attemptId }: UsedClip): Promise<string | null> {
  const attempt = await db.table('attempts').find(attemptId)
  return attempt?.outcome?.kind === 'matched' ? attempt.outcome.reference : null
}

/**
 * Somebody whom the engine cannot tell from this person, among those who may be a twin by name and number: no embedding is kept to look for others.
 * Looked for with a person's first certification by face; photos stay as they are, and one answer of staff is enough.
 */
async function twinOf({ db, secrets, face, log }: Deps, { _id, channel, at }: Certification, person: Beneficiary): Promise<CertificationFacts['twin']> {
  if (!BY_FACE.includes(channel) || person.photoFileId === null) return null
  const own = await db.table('certifications').list({ where: { beneficiaryId: person._id, at: below(at) }, order: { by: 'at', direction: 'desc' }, limit: MOST_OWN })
  if (own.some((one) => BY_FACE.includes(one.channel))) return null
  const familyName = (one: Beneficiary) => [...nameOf(secrets, one)][0]
  const indexes = numbersOfTheDay(secrets.open(person._id, 'idNumber', person.idEnc)).map((number) => secrets.index('idNumber', number))
  const bornWith = [...(await findByNumbers({ db }, indexes)).values()].filter((one) => one.photoFileId !== null && familyName(one) === familyName(person)).slice(0, MOST_BORN_WITH)
  for (const other of bornWith) {
    const look = await face.look({ photoFileId: person.photoFileId, referenceFileId: other.photoFileId }).catch((error: unknown) => {
      log.error({ job: 'detect', reference: _id, failed: error instanceof Error ? error.name : 'internal', part: 'twinLike' })
      return null
    })
    if (look?.kind !== 'seen' || look.likeness !== 'same' || look.similarity === null) continue
    const [last] = await db.table('certifications').list({ where: { beneficiaryId: other._id }, order: { by: 'at', direction: 'desc' }, limit: 1 })
    return { likeness: Number(look.similarity.toPrecision(2)), otherReference: last?._id ?? null }
  }
  return null
}

import { civilDay } from '../../src/domain/calendar'
import { AppError } from '../../src/domain/contract/errors'
import type { KioskCalls } from '../../src/domain/contract/kiosk'
import { checkIdNumber, checkName, maskIdNumber, maskName } from '../../src/domain/id-number'
import { VISIT_MS } from '../../src/domain/kiosk'
import type { Caller } from '../lib/caller'
import type { Beneficiary } from '../lib/documents'
import type { KioskVisit } from '../lib/documents-kiosks'
import type { KioskRun } from '../lib/kiosk/door'
import { nameOf } from '../lib/masked'
import { countUse } from '../lib/rate-limit'
import { isSame } from '../lib/secrets'
import type { Run } from '../lib/serve'

type Start = KioskCalls['visit.start']
type Card = Start['input']['card']

/** Wrong cards of one machine: a busy hall brings people who draw no pension here. Judgement. */
const MISSES = { max: 40, minutes: 60 } as const

/**
 * Somebody stands at the machine. The same tap twice is one visit. Whoever reads a card holds it in their hand and is told what is wrong;
 * anybody can type a number, so that a visit opens for every one.
 */
export async function startVisit(run: KioskRun, { requestKey, card }: Start['input']): Promise<Start['output']> {
  const { deps, at, kiosk } = run
  if (card.kind === 'card' && card.validUntil !== null && card.validUntil < civilDay(at)) return { kind: 'cardExpired' }
  const { idNumber, person } = await findByCard(run, card)
  if (!person && card.kind === 'card') {
    await countUse(deps.db, `kioskMiss.card.${kiosk._id}`, MISSES, at)
    return { kind: 'notFound', maskId: maskIdNumber(idNumber) }
  }
  const _id = deps.secrets.index('kioskVisit', `${kiosk._id} ${requestKey}`).slice(0, 32)
  const numberTag = deps.secrets.index('kioskNumber', `${_id} ${idNumber}`)
  const visit = { _id, kioskId: kiosk._id, beneficiaryId: person?._id ?? null, numberTag, entry: card.kind, endsAt: at + VISIT_MS, endedAt: null }
  const stored = await deps.db.table('kioskVisits').add(visit) ? visit : await visitOf(run, _id)
  if (stored.numberTag !== numberTag) throw new AppError('badInput', 'requestKey')
  return {
    kind: 'opened', visitId: _id, maskName: card.kind === 'card' && person ? maskName(nameOf(deps.secrets, person)) : null, maskId: maskIdNumber(idNumber),
    endsAt: new Date(stored.endsAt).toISOString(),
  }
}

/** null for an unknown number and for a name that does not go with it: one answer (D4). */
async function findByCard({ deps, at }: KioskRun, card: Card): Promise<{ idNumber: string; person: Beneficiary | null }> {
  const id = checkIdNumber(card.idNumber, civilDay(at))
  if (!id.ok) throw new AppError('badInput', 'card.idNumber')
  const name = card.kind === 'card' ? checkName(card.name) : null
  if (name && !name.ok) throw new AppError('badInput', 'card.name')
  const [person] = await deps.db.table('beneficiaries').list({ where: { idIndex: deps.secrets.index('idNumber', id.idNumber) }, limit: 1 })
  const isRight = person && (!name || isSame(nameOf(deps.secrets, person), name.name))
  return { idNumber: id.idNumber, person: isRight ? person : null }
}

/** `notFound` for another machine's visit, and for one that is over. */
export async function visitOf({ deps, at, kiosk }: KioskRun, visitId: string): Promise<KioskVisit> {
  const visit = await deps.db.table('kioskVisits').find(visitId)
  if (visit?.kioskId !== kiosk._id || visit.endedAt !== null || visit.endsAt <= at) throw new AppError('notFound', 'visitId')
  return visit
}

/** The visit as a caller of its own: what it opens only it can finish, and nobody sees it afterwards. */
export function asCaller(run: KioskRun, { _id }: KioskVisit): Run {
  const caller: Caller = { id: run.deps.secrets.index('kioskCaller', _id).slice(0, 32), via: 'kiosk', openid: null }
  return { ...run, caller }
}

/** Harmless to repeat, and for a visit that is over. */
export async function endVisit({ deps, at, kiosk }: KioskRun, { visitId }: KioskCalls['visit.end']['input']): Promise<KioskCalls['visit.end']['output']> {
  await deps.db.table('kioskVisits').changeOne({ _id: visitId, kioskId: kiosk._id, endedAt: null }, { endedAt: new Date(at).toISOString() })
  return {}
}

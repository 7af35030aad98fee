/** A visitor's round on this phone: the list, what was done at each door, and what has not been sent yet. Everything lies in the vault. */
import { upload } from '@/api/upload'
import { forget, forgetOver, idsOf, keep, newSigningKey, read, sha256Of, signText } from '@/device/vault'
import { NetworkLost } from '@/device/network-lost'
import { canonical } from '@/domain/canonical'
import { AppError } from '@/domain/contract/errors'
import type { StaffCalls } from '@/domain/contract/staff'
import type { Submitted, VisitConcern, VisitMark, VisitRecord } from '@/domain/contract/staff-visits'
import { PACK_HOURS, VISIT_PHOTOS, type VisitFindings, type VisitPhoto } from '@/domain/visit/visit'
import { call } from '../session'

const HOUR_MS = 3_600_000
/** What is not sent yet has no end. */
const FOREVER = Number.MAX_SAFE_INTEGER

export interface Round { on: string; takenAt: number; staffId: string; deviceId: string; pack: StaffCalls['visit.pack']['output'] }
/** JPEGs in base64. */
export type Photos = Partial<Record<VisitPhoto, string>>
export interface Draft extends Omit<VisitFindings, 'photos'> { photos: Photos }
export const noDraft: Draft = { badge: false, questions: null, signedBy: null, papers: false, photos: {} }

export type Spot = { lat: number; lng: number } | null
type Outgoing =
  | { kind: 'mark'; visitId: string; mark: VisitMark; spot: Spot }
  | { kind: 'concern'; visitId: string; what: VisitConcern }
  | { kind: 'record'; visitId: string; record: VisitRecord; signature: string; photos: Photos }

export type Told = Readonly<Record<string, Submitted>>
/** refused: the server does not take it as it is; it stays here. */
export type Sending = 'sent' | 'offline' | 'signedOut' | 'refused'

export const endOf = ({ takenAt }: Round): number => takenAt + PACK_HOURS * HOUR_MS
const draftId = (visitId: string) => `draft.${visitId}`

/** Wipes what is over first. */
export async function openRound(): Promise<{ round: Round | null; told: Told; waiting: number }> {
  const now = Date.now()
  await forgetOver(now)
  return { round: await read<Round>('round', now), told: await read<Told>('told', now) ?? {}, waiting: (await idsOf('out.')).length }
}

async function deviceOf(staffId: string, isLost: boolean): Promise<string> {
  const known = isLost ? null : await read<{ staffId: string; deviceId: string }>('device', Date.now())
  if (known?.staffId === staffId) return known.deviceId
  const { deviceId } = await call('visit.device', { publicKey: await newSigningKey() })
  await keep('device', { staffId, deviceId }, FOREVER)
  return deviceId
}

/** Fetches a day's list. What waits keeps the device and the signature of its time. */
export async function takeRound(staffId: string, on: string, from: Spot): Promise<Round> {
  const take = async (isLost: boolean) => {
    const deviceId = await deviceOf(staffId, isLost)
    return { deviceId, pack: await call('visit.pack', { on, deviceId, clock: Date.now(), from }) }
  }
  const taken = await take(false).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'notFound') return take(true)
    throw error
  })
  const round: Round = { on, staffId, takenAt: Date.now(), ...taken }
  await keep('round', round, endOf(round))
  await keep('told', {}, endOf(round))
  await noteTouched(round.takenAt)
  return round
}

/** When somebody last touched the page that shows the list (ms). */
export const readTouched = (): Promise<number | null> => read<number>('touched', Date.now())
export const noteTouched = (at: number): Promise<void> => keep('touched', at, FOREVER)

export const readDraft = async (visitId: string): Promise<Draft> => await read<Draft>(draftId(visitId), Date.now()) ?? noDraft
export const keepDraft = (round: Round, visitId: string, draft: Draft): Promise<void> => keep(draftId(visitId), draft, endOf(round))

let sequence = 0
async function putOut(outgoing: Outgoing): Promise<void> {
  sequence += 1
  await keep(`out.${Date.now()}.${String(sequence).padStart(4, '0')}.${outgoing.visitId}`, outgoing, FOREVER)
}

export const putMark = (visitId: string, mark: VisitMark, spot: Spot): Promise<void> => putOut({ kind: 'mark', visitId, mark, spot })
export const putConcern = (visitId: string, what: VisitConcern): Promise<void> => putOut({ kind: 'concern', visitId, what })

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

/** Signed as it is, at this moment, and from now on only sent. */
export async function putRecord({ deviceId, pack }: Round, visitId: string, { photos, ...findings }: Draft): Promise<void> {
  const facts = await Promise.all(VISIT_PHOTOS.flatMap((kind) => {
    const bytes = photos[kind] ? bytesOf(photos[kind]) : null
    return bytes ? [sha256Of(bytes).then((sha256) => ({ kind, sha256, bytes: bytes.length }))] : []
  }))
  const record: VisitRecord = { visitId, deviceId, capturedAt: Date.now(), sync: pack.sync, ...findings, photos: facts }
  await putOut({ kind: 'record', visitId, record, signature: await signText(canonical(record)), photos })
  await forget(draftId(visitId))
}

async function sendOne(outgoing: Outgoing): Promise<Submitted | null> {
  const { kind, visitId } = outgoing
  if (kind === 'mark') { await call('visit.mark', { visitId, mark: outgoing.mark, spot: outgoing.spot }); return null }
  if (kind === 'concern') { await call('visit.concern', { visitId, what: outgoing.what }); return null }
  const { record, signature, photos } = outgoing
  if (record.photos.length > 0) {
    const { tickets } = await call('visit.upload', { visitId, photos: record.photos })
    for (const [i, ticket] of tickets.entries()) {
      const path = URL.createObjectURL(new Blob([bytesOf(photos[record.photos[i]?.kind ?? 'person'] ?? '')], { type: 'image/jpeg' }))
      await upload({ path }, ticket, () => undefined).done.finally(() => URL.revokeObjectURL(path))
    }
  }
  return call('visit.submit', { record, signature })
}

let running: Promise<Sending> | null = null
/** Everything that waits, in its order; it goes from here only when the server has it. */
export const sendAll = (): Promise<Sending> => (running ??= send().finally(() => { running = null }))

async function send(): Promise<Sending> {
  let end: Sending = 'sent'
  for (const id of await idsOf('out.')) {
    const outgoing = await read<Outgoing>(id, Date.now())
    if (!outgoing) continue
    try {
      const told = await sendOne(outgoing)
      if (told) await tell(outgoing.visitId, told)
      await forget(id)
    } catch (error) {
      if (error instanceof NetworkLost) return 'offline'
      if (!(error instanceof AppError)) throw error
      if (error.code === 'notSignedIn') return 'signedOut'
      const isOver = outgoing.kind !== 'record' && (error.code === 'notFound' || error.code === 'badInput')
      if (isOver) await forget(id)
      else end = 'refused'
    }
  }
  return end
}

async function tell(visitId: string, told: Submitted): Promise<void> {
  const now = Date.now()
  const round = await read<Round>('round', now)
  if (round) await keep('told', { ...await read<Told>('told', now) ?? {}, [visitId]: told }, endOf(round))
}

/** 交班: everything of this day; only when nothing waits. */
export async function wipe(): Promise<void> {
  for (const id of [...await idsOf('draft.'), 'round', 'told', 'touched']) await forget(id)
}

/** Somebody who waits for a visit, the office that sends a visitor, and the visitor's phone with a key of its own. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { canonical } from '../../src/domain/canonical'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import type { StaffCalls } from '../../src/domain/contract/staff'
import type { VisitRecord } from '../../src/domain/contract/staff-visits'
import type { VisitPhoto } from '../../src/domain/visit/visit'
import type { Cloud, Desk, Person, Phone } from './cloud'
import { upload } from './cloud'

type Ask = CitizenCalls['bookVisit']['input']
export const asksVisit = ({ id }: Person, more: Partial<Ask> = {}): Ask => ({
  beneficiaryId: id, why: 'ill', district: '371102', address: '海曲路 1 号 2 单元 301', contactName: '王小明', phone: '13900000000', hearing: 'loud',
  slot: { on: '2025-11-13', half: 'morning' }, ...more,
})

/** Known by their own face from an earlier year. */
export async function ownPhone(cloud: Cloud, person: Person, openid = `o-${person.id}`): Promise<Phone> {
  const callerId = cloud.deps.secrets.index('openid', openid).slice(0, 32)
  await cloud.deps.db.table('callers').put({ _id: callerId, selfId: person.id, openidEnc: null, activeBindings: 0, updatedAt: '2024-11-20T04:00:00.000Z' })
  return cloud.weapp(openid)
}

export const jpeg = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(text)])

export interface Device { id: string; sign(record: VisitRecord): string }

/** As the browser makes it: P-256, of which only the public half is sent. */
export async function newDevice(desk: Desk): Promise<Device> {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const { deviceId } = await desk.call('visit.device', { publicKey: { x, y } })
  return {
    id: deviceId,
    sign: (record) => sign('sha256', Buffer.from(canonical(record)), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
  }
}

export type Pack = StaffCalls['visit.pack']['output']
/** `skewMs`: how wrong the phone's clock is. */
export const takeList = (cloud: Cloud, desk: Desk, device: Device, on: string, skewMs = 0): Promise<Pack> =>
  desk.call('visit.pack', { on, deviceId: device.id, clock: cloud.clock.at + skewMs, from: null })

const PHOTOS: readonly VisitPhoto[] = ['idCard', 'person', 'signature']

/** A complete record of now, unless told otherwise. */
export function recordOf(cloud: Cloud, device: Device, visitId: string, { sync }: Pack, more: Partial<VisitRecord> = {}): VisitRecord {
  return {
    visitId, deviceId: device.id, capturedAt: cloud.clock.at + sync.skewMs, sync, badge: true, questions: 'person', signedBy: 'person', papers: true,
    photos: PHOTOS.map((kind) => ({ kind, bytes: jpeg(kind).length, sha256: createHash('sha256').update(jpeg(kind)).digest('hex') })), ...more,
  }
}

export async function uploadPhotos(desk: Desk, { visitId, photos }: VisitRecord): Promise<void> {
  const { tickets } = await desk.call('visit.upload', { visitId, photos })
  for (const [i, ticket] of tickets.entries()) await upload(ticket, new Uint8Array(jpeg(photos[i]!.kind)))
}

/** Pictures, then what was signed about them. */
export async function bringBack(desk: Desk, device: Device, record: VisitRecord) {
  if (record.photos.length > 0) await uploadPhotos(desk, record)
  return desk.call('visit.submit', { record, signature: device.sign(record) })
}

/** Machines with keys of their own, as the page makes them. */
import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import { newKioskCode } from '../../cloudfunctions/lib/kiosk/codes'
import { enrolText, proofHead, signedText } from '../../src/domain/kiosk'
import type { Cloud, Machine, Person } from './cloud'
import { anOutlet } from './outlets'

export interface Keys { publicKey: string; privateKey: KeyObject }

export function newKeys(): Keys {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { publicKey: publicKey.export({ format: 'jwk' }).x ?? '', privateKey }
}

export const signature = (text: string, { privateKey }: Keys): string => sign(null, Buffer.from(text), privateKey).toString('base64url')

/** A proof for one call. */
export function proofOf(kioskId: string, keys: Keys, atMs: number, action: string, input: unknown, nonce = randomBytes(12).toString('base64url')): string {
  const head = proofHead(kioskId, atMs, nonce)
  return `${head}.${signature(signedText(head, action, input), keys)}`
}

export async function makeCode(cloud: Cloud, outlet = anOutlet()): Promise<string> {
  await cloud.deps.db.table('outlets').put(outlet)
  const { code, row } = newKioskCode(cloud.deps.secrets, outlet, cloud.clock.at)
  await cloud.deps.db.table('kioskCodes').put(row)
  return code
}

export const enrolInput = (code: string, keys: Keys) => ({ code, publicKey: keys.publicKey, signature: signature(enrolText(code, keys.publicKey), keys) })

export interface Enrolled { machine: Machine; kioskId: string; keys: Keys }

export async function enrolMachine(cloud: Cloud, outlet = anOutlet()): Promise<Enrolled> {
  const keys = newKeys()
  const answer = await cloud.machine(null).call('enrol', enrolInput(await makeCode(cloud, outlet), keys))
  if (answer.kind !== 'enrolled') throw new Error(`not enrolled: ${answer.kind}`)
  const { kioskId } = answer
  return { kioskId, keys, machine: cloud.machine((action, input) => proofOf(kioskId, keys, cloud.clock.at, action, input)) }
}

export const newRequestKey = () => randomBytes(8).toString('hex')
export const cardOf = ({ name, idNumber }: Person, validUntil: string | null = null) => ({ kind: 'card' as const, name, idNumber, validUntil })

/** Must open. */
export async function startVisit(machine: Machine, person: Person): Promise<string> {
  const started = await machine.call('visit.start', { requestKey: newRequestKey(), card: cardOf(person) })
  if (started.kind !== 'opened') throw new Error(`no visit: ${started.kind}`)
  return started.visitId
}

export const agrees = (visitId: string) => ({ visitId, requestKey: newRequestKey(), consent: { version: 'face-2', agreed: true as const } })

/** Must open. */
export async function startAttempt(machine: Machine, visitId: string) {
  const started = await machine.call('visit.attempt', agrees(visitId))
  if (started.kind !== 'opened') throw new Error(`no attempt: ${started.kind}`)
  return started.attempt
}

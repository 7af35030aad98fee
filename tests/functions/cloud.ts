/** The embedded CloudBase with the real functions in it, spoken to as phones and desks do; only the face engine is a double. */
import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { init, SYMBOL_CURRENT_ENV } from '@cloudbase/node-sdk'
import { citizen } from '../../cloudfunctions/citizen/index'
import { earliestDueOn } from '../../cloudfunctions/lib/certify'
import { makeDeps, type Deps } from '../../cloudfunctions/lib/deps'
import { nameIndexOf } from '../../cloudfunctions/lib/masked'
import type { Beneficiary, Documents } from '../../cloudfunctions/lib/documents'
import { kiosk } from '../../cloudfunctions/kiosk/index'
import { dispatch } from '../../cloudfunctions/dispatch/index'
import { nightly } from '../../cloudfunctions/nightly/index'
import { staff } from '../../cloudfunctions/staff/index'
import { COLLECTIONS, createCollections } from '../../local/collections'
import type { CitizenCalls, OpenedAttempt, UploadTicket } from '../../src/domain/contract/citizen'
import type { KioskCalls } from '../../src/domain/contract/kiosk'
import type { StaffCalls } from '../../src/domain/contract/staff'
import type { ErrorCode, Reply } from '../../src/domain/contract/errors'
import type { BenefitState } from '../../src/domain/cycle'
import { seedRizhao2025 } from '../../src/domain/policy/seed-rizhao-2025'
import { startCloud as startGatewayAndSdk } from '../local/cloud'
import { faceDouble, type FaceDouble } from './doubles/face'

/** Noon of a Wednesday in Shanghai. Tests set the clock themselves; nothing here depends on the day on which they run. */
export const NOON = Date.parse('2025-11-12T04:00:00.000Z')
export const TODAY = '2025-11-12'

type Shapes = Record<string, { input: unknown; output: unknown }>

/** Whoever calls a function. */
export interface Client<T extends { [K in keyof T]: Shapes[string] }> {
  send(action: string, input: unknown): Promise<Reply<unknown>>
  /** The data of a reply that must be good. */
  call<A extends keyof T & string>(action: A, input: T[A]['input']): Promise<T[A]['output']>
  /** The error of a reply that must be bad: `code` or `code: field`. */
  fail(action: string, input: unknown): Promise<string>
}
/** One phone. */
export type Phone = Client<CitizenCalls>
/** A machine of an outlet, whose bearer is a proof for one call. */
export type Machine = Client<KioskCalls>
/** A browser of staff. */
export type Desk = Client<StaffCalls>

export interface Cloud {
  url: string
  deps: Deps
  face: FaceDouble
  /** ms since 1970; what the functions see. */
  clock: { at: number }
  weapp(openid: string): Phone
  device(token: string | null, headers?: Record<string, string>): Phone
  newDevice(): Promise<Phone>
  desk(token: string | null, headers?: Record<string, string>): Desk
  /** `prove` signs each call; null: nobody. */
  machine(prove: ((action: string, input: unknown) => string) | null): Machine
  nightly(): Promise<unknown>
  dispatch(): Promise<unknown>
  invoke(event: unknown): Promise<unknown>
  /** An event of the SDK to any function, as WeChat's caller. */
  asWeapp(name: string, event: unknown, openid: string): Promise<unknown>
  /** Every collection, whole and in order. */
  dump(): Promise<{ [N in keyof Documents]: Documents[N][] }>
  close(): Promise<void>
}

/** Every collection and index, empty; made once a file, since making them for every test took most of its time. */
let template: Promise<string> | null = null
const made: string[] = []
afterAll(() => made.forEach((dir) => rmSync(dir, { recursive: true, force: true })))

function freshDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'anxin-'))
  made.push(dir)
  return dir
}

async function makeTemplate(): Promise<string> {
  const { app, gateway, close, dir } = await startGatewayAndSdk({ dir: freshDir() })
  await createCollections(app, gateway)
  await close()
  return dir
}

async function copyOfTemplate(): Promise<string> {
  const dir = freshDir()
  cpSync(await (template ??= makeTemplate()), dir, { recursive: true })
  return dir
}

export async function startCloud(): Promise<Cloud> {
  for (const name of ['DATA', 'INDEX', 'TOKEN', 'INTERNAL']) process.env[`ANXIN_${name}_KEY`] = randomBytes(32).toString('base64url')
  process.env.ANXIN_LOG ??= 'silent'
  process.env.ANXIN_REGION = seedRizhao2025.region
  const clock = { at: NOON }
  const face = faceDouble(() => deps)
  const functions = {
    citizen: citizen(() => deps), face: face.main, nightly: nightly(() => deps), dispatch: dispatch(() => deps), staff: staff(() => deps),
    kiosk: kiosk(() => deps),
  }
  const { gateway, close } = await startGatewayAndSdk({ functions, dir: await copyOfTemplate() })
  const deps = makeDeps(process.env, { now: () => clock.at, pause: (ms) => sleep(ms / 5) })
  const app = init({ env: SYMBOL_CURRENT_ENV, keepalive: true })

  const post = async (name: string, body: unknown, headers: Record<string, string>) => {
    const answer = await fetch(`${gateway.url}/api/${name}`, {
      method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body),
    })
    return answer.json() as Promise<Reply<unknown>>
  }
  const at = (name: string, token: string | null, headers: Record<string, string> = {}): Phone['send'] => (action, input) =>
    post(name, { action, input }, { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers })
  const device: Cloud['device'] = (token, headers) => client(at('citizen', token, headers))

  return {
    url: gateway.url, deps, face, clock, device, close,
    weapp: (openid) => client((action, input) =>
      gateway.invoke('citizen', { action, input }, { WX_OPENID: openid, WX_APPID: 'wx0' }) as Promise<Reply<unknown>>),
    desk: (token, headers) => client(at('staff', token, headers)),
    machine: (prove) => client((action, input) => at('kiosk', prove && prove(action, input))(action, input)),
    newDevice: async () => device((await device(null).call('device.register', {})).token),
    nightly: () => gateway.invoke('nightly', { Type: 'Timer', TriggerName: 'nightly', Time: '', Message: '' }),
    dispatch: () => gateway.invoke('dispatch', { Type: 'Timer', TriggerName: 'dispatch', Time: '', Message: '' }),
    invoke: (event) => gateway.invoke('citizen', event),
    asWeapp: (name, event, openid) => gateway.invoke(name, event, { WX_OPENID: openid, WX_APPID: 'wx0' }),
    async dump() {
      const read = async (name: string) => (await app.database().collection(name).orderBy('_id', 'asc').limit(1000).get()).data
      const pairs = await Promise.all(Object.keys(COLLECTIONS).map(async (name) => [name, await read(name)] as const))
      return Object.fromEntries(pairs) as { [N in keyof Documents]: Documents[N][] }
    },
  }
}

function client<T extends { [K in keyof T]: Shapes[string] }>(send: Phone['send']): Client<T> {
  return {
    send,
    async call(action, input) {
      const reply = await send(action, input)
      if (!reply.ok) throw new Error(`${action} failed: ${JSON.stringify(reply.error)}`)
      return reply.data as never
    },
    async fail(action, input) {
      const reply = await send(action, input)
      if (reply.ok) throw new Error(`${action} should have failed: ${JSON.stringify(reply.data)}`)
      const { code, field }: { code: ErrorCode; field?: string } = reply.error
      return field === undefined ? code : `${code}: ${field}`
    },
  }
}

/** A pension drawn for years and certified a year ago: due on 2025-11-20. */
export const dueSoon = (facts: Partial<BenefitState> = {}): BenefitState => ({
  scheme: 'enterprise', startOn: '2015-03-01', lastCertifiedOn: '2024-11-20', declaredOn: null,
  status: 'active', suspendedFrom: null, ...facts,
})

export interface Person { id: string; name: string; idNumber: string }

/** Stores a beneficiary as the agency's import would. */
export async function enrol({ deps }: Pick<Cloud, 'deps'>, person: Person, facts: Partial<Beneficiary> = {}): Promise<void> {
  const { id, name, idNumber } = person
  const benefits = facts.benefits ?? [dueSoon()]
  await deps.db.table('beneficiaries').put({
    _id: id, region: deps.region, idIndex: deps.secrets.index('idNumber', idNumber), idEnc: deps.secrets.seal(id, 'idNumber', idNumber),
    nameEnc: deps.secrets.seal(id, 'name', name), nameIndex: nameIndexOf(deps.secrets, name, idNumber), dueOn: earliestDueOn(benefits, seedRizhao2025), nextActionOn: null, sweptOn: null, shard: 0, photoFileId: `cloud://photos/${id}.jpg`,
    openReview: null, eventSeq: 0, eventHash: '', version: 1, ...facts, benefits,
  })
}

export const asks = ({ name, idNumber }: Person, more: Partial<CitizenCalls['certification.start']['input']> = {}) => ({
  requestKey: randomBytes(8).toString('hex'), mode: 'self' as const, subject: { kind: 'identity' as const, name, idNumber },
  consent: { version: seedRizhao2025.consentVersion, agreed: true as const }, camera: 'front' as const, ...more,
})

/** Opens an attempt that must open. */
export async function open(phone: Phone, input: CitizenCalls['certification.start']['input']): Promise<OpenedAttempt> {
  const started = await phone.call('certification.start', input)
  if (started.kind !== 'opened') throw new Error(`not opened: ${JSON.stringify(started)}`)
  return started.attempt
}

export async function upload(ticket: UploadTicket, bytes: BodyInit = 'a clip'): Promise<void> {
  const { status } = await fetch(ticket.url, { method: 'PUT', headers: ticket.headers, body: bytes })
  if (status !== 200) throw new Error(`upload answered ${status}`)
}

export const finishInput = (attemptId: string) => ({ attemptId, evidence: { kind: 'video' as const } })

/** Start, upload, finish. */
export async function certify(phone: Phone, input: CitizenCalls['certification.start']['input']) {
  const attempt = await open(phone, input)
  await upload(attempt.upload)
  return { attempt, outcome: await phone.call('certification.finish', finishInput(attempt.attemptId)) }
}

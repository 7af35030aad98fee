/** Everything outside a use case: database, files, other functions, clock, chance. Tests give their own clock or log; the rest is real. */
import { randomBytes, randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { init, SYMBOL_CURRENT_ENV } from '@cloudbase/node-sdk'
import { pino, type Logger } from 'pino'
import { makeDatabase, type Database } from './collections'
import { makeFaceEngine, type FaceEngine } from './face/engine'
import { makeSms, type Sms } from './notify/sms'
import { templatesOf, type Templates } from './notify/templates'
import { makePolicies, type FindPolicy } from './policies'
import { makeSecrets, type KeySource, type Secrets } from './secrets'
import { makeStorage, type Storage } from './storage'

export interface Deps {
  readonly db: Database
  /** The policy of a region on a day, published ones included. */
  readonly policyOn: FindPolicy
  readonly storage: Storage
  readonly face: FaceEngine
  readonly secrets: Secrets
  /** Pooling area that this environment serves, GB/T 2260. */
  readonly region: string
  /** WeChat's templates that this deployment has. */
  readonly templates: Templates
  /** For what cannot wait for the next run of dispatch: a code. null: this deployment sends no text messages. */
  readonly sms: Sms | null
  readonly log: Logger
  /** ms since 1970, server clock (rule R1). */
  now(): number
  /** 0 <= x < 1, unpredictable. */
  random(): number
  /** 29 characters; sorts by time, which keeps inserts at the end of every index. */
  newId(): string
  pause(ms: number): Promise<unknown>
}

/** Reads keys and region from the environment; throws when a key is missing. */
export function makeDeps(env: KeySource, own: Partial<Deps> = {}): Deps {
  // off by default inside a cloud function, and a TLS handshake for every query costs more than the query
  const app = init({ env: SYMBOL_CURRENT_ENV, keepalive: true })
  const now = own.now ?? Date.now
  const secrets = own.secrets ?? makeSecrets(env)
  const db = own.db ?? makeDatabase(app.database())
  const log = own.log ?? pino({ base: null, level: env.ANXIN_LOG ?? 'info' })
  const call = async (name: string, data: unknown, timeout: number) => (await app.callFunction({ name, data }, { timeout })).result
  return {
    db,
    policyOn: makePolicies(db, now),
    storage: makeStorage(app),
    face: makeFaceEngine(call, secrets, now),
    secrets,
    region: env.ANXIN_REGION ?? '371100',
    templates: templatesOf(env, log),
    sms: makeSms(env, { now }),
    log,
    now,
    random: () => randomInt(2 ** 47) / 2 ** 47,
    newId: () => now().toString(36).padStart(9, '0') + randomBytes(10).toString('hex'),
    pause,
    ...own,
  }
}

let deps: Deps | undefined

/** One for the life of the process, made at the first call: its connections are kept alive between calls. */
export const depsFromEnv = (): Deps => (deps ??= makeDeps(process.env))

import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { databaseActions } from './actions/database'
import { functionActions } from './actions/functions'
import { storageActions } from './actions/storage'
import { adminRoute } from './admin'
import { ENV_ID, Functions } from './functions'
import type { Handler, Identity } from './functions'
import { httpAccess } from './http-access'
import { Files } from './storage/files'
import { storageRoutes } from './storage/routes'
import { UrlSigner } from './storage/signing'
import type { Index } from './store/collection'
import { Store } from './store/store'
import type { StoreOptions } from './store/store'
import { startTimers } from './timers'
import type { Timer } from './timers'

export interface GatewayOptions extends StoreOptions {
  /** Data directory: documents, files. Survives a restart. One gateway at a time. */
  dir: string
  /** 0, the default, takes a free port. */
  port?: number
  host?: string
  /** Where browsers and phones reach this gateway, when that is not `http://127.0.0.1:PORT`; storage URLs begin with it. */
  publicUrl?: string
  functions?: Record<string, Handler>
  functionTimeoutMs?: number
  timers?: readonly Timer[]
  /** More routes, after the gateway's own: H5 files, demo pages. */
  routes?: (app: Hono) => void
  /** Secret keys by secret id that may sign requests; the first one goes into `env`. */
  secrets?: Record<string, string>
  /** How long an upload permission lives; keep it within the life of a certification attempt (30 minutes). */
  uploadLifetimeMs?: number
  maxUploadBytes?: number
}

export interface Gateway {
  url: string
  adminUrl: string
  /** Apply to `process.env` before requiring `@cloudbase/node-sdk`: it then behaves as inside a cloud function of this environment. */
  env: Record<string, string>
  /** As in the console: indexes are made outside of the SDK. @throws E11000 when documents already break a unique index */
  createIndex(collection: string, index: Index): void
  /** Calls a function as the platform does, for instance with the mini-program's identity `{ WX_OPENID }`. */
  invoke(name: string, event: unknown, identity?: Identity): Promise<unknown>
  close(): Promise<void>
}

const MB = 1024 * 1024

/** What points the SDK at a running gateway. */
export function makeEnv(adminUrl: string, secrets: Record<string, string>): Record<string, string> {
  const [secretId = '', secretKey = ''] = Object.entries(secrets)[0] ?? []
  return {
    // The one redirect: the SDK takes its address from here before it computes the cloud's.
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: ENV_ID,
    TCB_ENV: ENV_ID,
    TENCENTCLOUD_SECRETID: secretId,
    TENCENTCLOUD_SECRETKEY: secretKey,
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    // Keeps the SDK from warning on the console about slow calls.
    SILENCE: 'true',
  }
}

/**
 * Starts the embedded CloudBase: database, storage, functions, timers and HTTP access for the real `@cloudbase/node-sdk`.
 * @throws when the directory is in use or the port is taken
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { dir, port = 0, host = '127.0.0.1', secrets = { local: 'local' }, timers = [], routes } = options
  const store = new Store(dir, options)
  const functions = new Functions(options.functions ?? {}, options.functionTimeoutMs)
  const files = new Files(dir, store.db, store.clock)
  const signer = new UrlSigner(store.clock)
  let url = ''
  const storage = {
    files,
    signer,
    baseUrl: () => options.publicUrl ?? url,
    uploadLifetimeMs: options.uploadLifetimeMs ?? 10 * 60_000,
    maxUploadBytes: options.maxUploadBytes ?? 256 * MB,
  }
  const actions = { ...databaseActions(store), ...functionActions(functions), ...storageActions(storage) }

  const app = new Hono()
  app.post('/admin', adminRoute({ actions, secrets, onComing: () => store.expectWrite() }))
  app.route('/storage', storageRoutes(files, signer))
  app.route('/api', httpAccess(functions))
  routes?.(app)

  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve({ fetch: app.fetch, port, hostname: host }, () => resolve(starting))
    starting.once('error', reject)
  }).catch((error: unknown) => {
    store.close()
    throw error
  })
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const stopTimers = startTimers(timers, functions)

  return {
    url,
    adminUrl: `${url}/admin`,
    env: makeEnv(`${url}/admin`, secrets),
    createIndex: (collection, index) => store.createIndex(collection, index),
    invoke: async (name, event, identity) => JSON.parse(await functions.invoke(name, JSON.stringify(event ?? {}), identity)) as unknown,
    close: async () => {
      stopTimers()
      if ('closeAllConnections' in server) server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      store.close()
    },
  }
}

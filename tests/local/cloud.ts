import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as Sdk from '@cloudbase/node-sdk'
import { startGateway } from '../../local/gateway/gateway'
import type { Gateway, GatewayOptions } from '../../local/gateway/gateway'

export interface Cloud {
  gateway: Gateway
  sdk: typeof Sdk
  app: Sdk.CloudBase
  db: Database
  dir: string
  close(): Promise<void>
}
export type Database = ReturnType<Sdk.CloudBase['database']>
export type Transaction = Awaited<ReturnType<Database['startTransaction']>>

/** A gateway on a fresh directory and the real SDK pointed at it. The SDK reads its environment from `process.env` at every call. */
export async function startCloud(options: Partial<GatewayOptions> = {}): Promise<Cloud> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'anxin-'))
  const gateway = await startGateway({ dir, ...options })
  Object.assign(process.env, gateway.env)
  const sdk = require('@cloudbase/node-sdk') as typeof Sdk
  const app = sdk.init({ env: gateway.env.TCB_ENV, keepalive: true })
  return {
    gateway,
    sdk,
    app,
    db: app.database(),
    dir,
    close: async () => {
      await gateway.close()
      if (!options.dir) rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** The ids of the documents that a query answers with, sorted, so that case tables need not care for the order. */
export const idsOf = ({ data }: { data: { _id: string }[] }): string[] => data.map(({ _id }) => _id).sort()

/** The error that a call of the SDK ends with; fails when there is none. */
export async function errorOf(call: Promise<unknown>): Promise<{ code: string, message: string }> {
  const result = await call.then((value) => ({ value }), (error: { code: string, message: string }) => ({ error }))
  if ('value' in result) throw new Error(`expected an error, got ${JSON.stringify(result.value)}`)
  return result.error
}

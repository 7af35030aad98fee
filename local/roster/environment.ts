import { once } from 'node:events'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { makeDeps, type Deps } from '../../cloudfunctions/lib/deps'
import { makeEnv } from '../gateway/gateway'
import { keysOf, notedAddress } from '../keys'
import type { Opened, Place } from './gateway-thread'

export interface Environment {
  deps: Deps
  /** Another process runs on this data, and we speak to it. */
  isBeside: boolean
  close(): Promise<void>
}

/**
 * The data of a folder, for a command: opened here when nobody has it, else through whoever has (`npm start`), since one gateway owns it.
 * The SDK reads its environment at every call, so it may be loaded before that stands.
 */
export async function openEnvironment(dir: string, region = '371100'): Promise<Environment> {
  const { gatewayKey, ...keys } = keysOf(dir)
  const secrets = { local: gatewayKey }
  const thread = new Worker(path.join(__dirname, 'gateway-thread.ts'), {
    workerData: { dir, secrets } satisfies Place, execArgv: ['--require', require.resolve('tsx/cjs')],
  })
  const ended = once(thread, 'exit')
  const [opened] = await once(thread, 'message') as [Opened]
  const adminUrl = opened.kind === 'open' ? opened.adminUrl : notedAddress(dir)
  if (adminUrl === null) throw new Error(`${dir} is in use by another gateway`)
  Object.assign(process.env, makeEnv(adminUrl, secrets), keys, { ANXIN_REGION: region })
  process.env.ANXIN_LOG ??= 'warn'
  return {
    deps: makeDeps(process.env),
    isBeside: opened.kind === 'inUse',
    async close() {
      if (opened.kind === 'open') thread.postMessage('close')
      await ended
    },
  }
}

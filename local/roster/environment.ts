import { makeDeps, type Deps } from '../../cloudfunctions/lib/deps'
import { createCollections } from '../collections'
import { makeEnv, startGateway } from '../gateway/gateway'
import { keysOf, notedAddress } from '../keys'
import { openSdk } from '../sdk'

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
  const gateway = await startGateway({ dir, secrets, functions: {} }).catch((error: Error) => {
    if (/is in use by another gateway/.test(error.message)) return null
    throw error
  })
  const adminUrl = gateway?.adminUrl ?? notedAddress(dir)
  if (adminUrl === null) throw new Error(`${dir} is in use by another gateway`)
  Object.assign(process.env, makeEnv(adminUrl, secrets), keys, { ANXIN_REGION: region })
  process.env.ANXIN_LOG ??= 'warn'
  if (gateway) await createCollections(openSdk(), gateway)
  return { deps: makeDeps(process.env), isBeside: !gateway, close: async () => { await gateway?.close() } }
}

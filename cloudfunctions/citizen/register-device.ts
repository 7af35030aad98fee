import { issueDeviceToken } from '../lib/caller'
import type { Visit } from '../lib/serve'

/** A random identity for a browser or an Alipay mini-program. Nothing is stored until the device certifies somebody. */
export async function registerDevice({ deps, at }: Visit) {
  const { token, expiresAtMs } = issueDeviceToken(deps.secrets, deps.newId(), at)
  return { token, expiresAt: new Date(expiresAtMs).toISOString() }
}

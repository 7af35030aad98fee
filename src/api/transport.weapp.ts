/** WeChat: cloud functions called as the person's own openid; no address, no token. */
import Taro from '@tarojs/taro'
import type { CitizenCalls } from '@/domain/contract/citizen'
import type { Reply } from '@/domain/contract/errors'
import { NetworkLost } from '@/device/network-lost'

let ready = false

/** Sends one call. wx.cloud fails only when the line or the platform does; a refusal is a reply. */
export async function send<T>(action: keyof CitizenCalls, input: unknown, patienceMs: number): Promise<Reply<T>> {
  if (!ready) {
    Taro.cloud.init(CLOUD_ENV ? { env: CLOUD_ENV } : {})
    ready = true
  }
  let giveUp: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => { giveUp = setTimeout(() => reject(new NetworkLost(action)), patienceMs) })
  const called = Taro.cloud.callFunction({ name: 'citizen', data: { action, input } }).catch(() => { throw new NetworkLost(action) })
  const { result } = await Promise.race([called, late]).finally(() => clearTimeout(giveUp))
  return result as unknown as Reply<T> // the platform types every result as string | Record<string, any>
}

/** H5 and Alipay: the functions over HTTP, as a device that registered itself; these platforms give no openid. */
import Taro from '@tarojs/taro'
import type { CitizenCalls } from '@/domain/contract/citizen'
import { AppError, type Reply } from '@/domain/contract/errors'
import { NetworkLost } from '@/device/network-lost'

/** Holds a signed random id and nothing about the person. */
const DEVICE_KEY = 'anxin.device'

let registering: Promise<string> | null = null

/** Sends one call. Registers this device first, and once more when the server no longer knows it. */
export async function send<T>(action: keyof CitizenCalls, input: unknown, patienceMs: number): Promise<Reply<T>> {
  const reply = await post<T>(action, input, await deviceToken(), patienceMs)
  if (reply.ok || reply.error.code !== 'notSignedIn') return reply
  Taro.removeStorageSync(DEVICE_KEY)
  return post<T>(action, input, await deviceToken(), patienceMs)
}

async function deviceToken(): Promise<string> {
  const kept: unknown = Taro.getStorageSync(DEVICE_KEY)
  if (typeof kept === 'string' && kept) return kept
  registering ??= register().finally(() => { registering = null })
  return registering
}

async function register(): Promise<string> {
  const reply = await post<CitizenCalls['device.register']['output']>('device.register', {}, null, 20_000)
  if (!reply.ok) throw new AppError(reply.error.code)
  Taro.setStorageSync(DEVICE_KEY, reply.data.token)
  return reply.data.token
}

async function post<T>(action: string, input: unknown, token: string | null, patienceMs: number): Promise<Reply<T>> {
  const header: Record<string, string> = { 'content-type': 'application/json' }
  if (token) header.Authorization = `Bearer ${token}`
  const answer = await Taro.request<unknown>({
    url: `${API_BASE}/api/citizen`, method: 'POST', data: { action, input }, header, timeout: patienceMs,
  }).catch(() => { throw new NetworkLost(action) })
  if (isReply<T>(answer.data)) return answer.data
  // a gateway's own error page, or no body at all
  throw new AppError('unavailable')
}

const isReply = <T>(body: unknown): body is Reply<T> =>
  typeof body === 'object' && body !== null && 'ok' in body && ('data' in body || 'error' in body)

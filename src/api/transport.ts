/** H5 and Alipay: the functions over HTTP, as a device that registered itself; these platforms give no openid. */
import Taro from '@tarojs/taro'
import type { CitizenCalls } from '@/domain/contract/citizen'
import { AppError, type Reply } from '@/domain/contract/errors'
import { post } from './http'

/** Holds a signed random id and nothing about the person. */
const DEVICE_KEY = 'anxin.device'

let registering: Promise<string> | null = null

/** Sends one call. Registers this device first, and once more when the server no longer knows it. */
export async function send<T>(action: keyof CitizenCalls, input: unknown, patienceMs: number): Promise<Reply<T>> {
  const reply = await post<T>('citizen', action, input, await deviceToken(), patienceMs)
  if (reply.ok || reply.error.code !== 'notSignedIn') return reply
  Taro.removeStorageSync(DEVICE_KEY)
  return post<T>('citizen', action, input, await deviceToken(), patienceMs)
}

async function deviceToken(): Promise<string> {
  const kept: unknown = Taro.getStorageSync(DEVICE_KEY)
  if (typeof kept === 'string' && kept) return kept
  registering ??= register().finally(() => { registering = null })
  return registering
}

async function register(): Promise<string> {
  const reply = await post<CitizenCalls['device.register']['output']>('citizen', 'device.register', {}, null, 20_000)
  if (!reply.ok) throw new AppError(reply.error.code)
  Taro.setStorageSync(DEVICE_KEY, reply.data.token)
  return reply.data.token
}

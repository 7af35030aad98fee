/** One call of a function over HTTP access. */
import Taro from '@tarojs/taro'
import { NetworkLost } from '@/device/network-lost'
import { AppError, type Reply } from '@/domain/contract/errors'

/**
 * Posts `{action, input}` to a function. Throws NetworkLost when nothing comes back in time, AppError `unavailable` when what comes back is
 * not the function's.
 */
export async function post<T>(name: string, action: string, input: unknown, token: string | null, patienceMs: number): Promise<Reply<T>> {
  const header: Record<string, string> = { 'content-type': 'application/json' }
  if (token) header.Authorization = `Bearer ${token}`
  const answer = await Taro.request<unknown>({
    url: `${API_BASE}/api/${name}`, method: 'POST', data: { action, input }, header, timeout: patienceMs,
  }).catch(() => { throw new NetworkLost(action) })
  if (isReply<T>(answer.data)) return answer.data
  // a gateway's own error page, or no body at all
  throw new AppError('unavailable')
}

const isReply = <T>(body: unknown): body is Reply<T> =>
  typeof body === 'object' && body !== null && 'ok' in body && ('data' in body || 'error' in body)

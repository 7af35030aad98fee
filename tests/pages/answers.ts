/** The server's side of a page test: replies by action, at the one place where the app talks to the network. */
import Taro from '@tarojs/taro'
import type { CitizenCalls } from '@/domain/contract/citizen'
import type { ErrorCode } from '@/domain/contract/errors'

type Action = keyof CitizenCalls
type Reply<A extends Action> = CitizenCalls[A]['output'] | { error: ErrorCode; retryInS?: number } | 'noNetwork' | 'never'
export type Replies = { [A in Action]?: Reply<A> | ((input: CitizenCalls[A]['input'], nth: number) => Reply<A>) }

export interface Asked { action: Action; input: unknown }

/** From now on the server answers like this. Returns the list of what was asked, which grows. */
export function serve(replies: Replies): Asked[] {
  const asked: Asked[] = []
  const all: Replies = { 'device.register': { token: 'device-token', expiresAt: '2027-11-23T00:00:00.000Z' }, ...replies }
  jest.mocked(Taro.request).mockImplementation((async ({ data }: { data: Asked }) => {
    asked.push(data)
    const given = all[data.action]
    if (given === undefined) throw new Error(`the test has no answer to ${data.action}`)
    const nth = asked.filter(({ action }) => action === data.action).length
    const reply = typeof given === 'function' ? (given as (input: unknown, nth: number) => Reply<Action>)(data.input, nth) : given
    if (reply === 'noNetwork') throw { errMsg: 'request:fail' }
    if (reply === 'never') return new Promise(() => undefined)
    if ('error' in reply) return { statusCode: 400, data: { ok: false, error: { code: reply.error, retryInS: reply.retryInS, requestId: 'r1' } } }
    return { statusCode: 200, data: { ok: true, data: reply } }
  }) as never)
  return asked
}

export const inputsOf = <A extends Action>(asked: readonly Asked[], action: A): CitizenCalls[A]['input'][] =>
  asked.filter((one) => one.action === action).map(({ input }) => input as CitizenCalls[A]['input'])

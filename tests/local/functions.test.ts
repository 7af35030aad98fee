import { errorOf, startCloud } from './cloud'
import type { Cloud } from './cloud'

let cloud: Cloud
const MB = 1024 * 1024
const functions: Record<string, (event: unknown, context: unknown) => Promise<unknown>> = {
  echo: async (event) => ({ got: event }),
  who: async (_event, context) => {
    const { WX_OPENID, TCB_ENV, TRIGGER_SRC } = cloud.sdk.getCloudbaseContext(context as never) as unknown as Record<string, unknown>
    return { WX_OPENID, TCB_ENV, TRIGGER_SRC, id: typeof (context as { request_id: string }).request_id }
  },
  nothing: async () => undefined,
  address: async (event) => (event as { headers: Record<string, string> }).headers['x-real-ip'],
  fails: async () => {
    throw new Error('broken inside')
  },
  circle: async () => {
    const circle: Record<string, unknown> = {}
    return Object.assign(circle, { circle })
  },
  slow: () => new Promise((resolve) => setTimeout(resolve, 5000, 'late')),
  large: async (event) => 'x'.repeat((event as { bytes: number }).bytes),
  web: async (event) => {
    const { httpMethod, path, headers, queryStringParameters, body, isBase64Encoded } = event as Record<string, unknown>
    return {
      statusCode: 201,
      headers: { 'x-mine': 'yes', 'content-type': 'application/json' },
      body: JSON.stringify({ httpMethod, path, authorization: (headers as Record<string, string>).authorization, queryStringParameters,
        body, isBase64Encoded }),
    }
  },
  picture: async () => ({ statusCode: 200, headers: { 'content-type': 'image/png' }, body: Buffer.from([137, 80]).toString('base64'),
    isBase64Encoded: true }),
}
beforeAll(async () => {
  cloud = await startCloud({ functions, functionTimeoutMs: 300, routes: (app) => app.get('/demo', (c) => c.text('demo')) })
})
afterAll(() => cloud.close())
const call = (name: string, data?: object) => cloud.app.callFunction({ name, data })

describe('callFunction', () => {
  test('passes the event and brings the reply', async () => {
    expect((await call('echo', { a: [1, { b: '中' }] })).result).toEqual({ got: { a: [1, { b: '中' }] } })
    expect((await call('echo')).result).toEqual({ got: {} })
    expect((await call('nothing')).result).toBeNull()
  })

  test('gives no identity to a function that another function calls', async () => {
    expect((await call('who')).result).toEqual({ TCB_ENV: 'local-env', TRIGGER_SRC: 'scf', id: 'string' })
  })

  test('gives each of many concurrent calls of the mini-program its own identity', async () => {
    const replies = await Promise.all(['o1', 'o2', 'o3'].map((WX_OPENID) => cloud.gateway.invoke('who', {}, { WX_OPENID })))
    expect(replies).toMatchObject([{ WX_OPENID: 'o1' }, { WX_OPENID: 'o2' }, { WX_OPENID: 'o3' }])
  })

  test.each([
    ['nowhere', 'FUNCTION_NOT_FOUND', 'nowhere'],
    ['constructor', 'FUNCTION_NOT_FOUND', 'constructor'],
    ['fails', 'FUNCTIONS_EXECUTE_FAIL', 'broken inside'],
    ['circle', 'FUNCTIONS_EXECUTE_FAIL', 'circular'],
    ['slow', 'FUNCTIONS_TIME_LIMIT_EXCEEDED', '300 ms'],
  ])('of %s is %s', async (name, code, message) => {
    expect(await errorOf(call(name))).toMatchObject({ code, message: expect.stringContaining(message) as string })
  })

  test('takes events and replies up to 6 MB', async () => {
    expect((await call('large', { bytes: 6 * MB - 2 })).result).toHaveLength(6 * MB - 2)
    expect(await errorOf(call('large', { bytes: 6 * MB }))).toMatchObject({ code: 'EXCEED_MAX_PAYLOAD_SIZE',
      message: expect.stringContaining('reply') as string })
    expect(await errorOf(call('echo', { text: 'x'.repeat(6 * MB) }))).toMatchObject({ code: 'EXCEED_MAX_PAYLOAD_SIZE',
      message: expect.stringContaining('event') as string })
  })
})

describe('HTTP access', () => {
  const url = (path: string): string => `${cloud.gateway.url}/api/${path}`

  test('turns the request into an event and the reply into a response', async () => {
    const response = await fetch(url('web/sub/path?a=1&b=%E4%B8%AD'), {
      method: 'POST', body: '{"action":"x"}', headers: { 'content-type': 'application/json', authorization: 'Bearer t' },
    })
    expect([response.status, response.headers.get('x-mine')]).toEqual([201, 'yes'])
    expect(await response.json()).toEqual({
      httpMethod: 'POST', path: '/sub/path', authorization: 'Bearer t', queryStringParameters: { a: '1', b: '中' }, body: '{"action":"x"}',
        isBase64Encoded: false,
    })
  })

  test('hands a binary body over in base64', async () => {
    const response = await fetch(url('web'), { method: 'PUT', body: Buffer.from([0, 255]), headers: { 'content-type': 'video/mp4' } })
    expect(await response.json()).toMatchObject({ httpMethod: 'PUT', path: '/', body: 'AP8=', isBase64Encoded: true })
  })

  test('answers in binary', async () => {
    const response = await fetch(url('picture'))
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([137, 80])
  })

  test('answers plain values as JSON', async () => {
    expect(await (await fetch(url('nothing'))).json()).toBeNull()
  })

  test.each([['nowhere', 404], ['fails', 500], ['slow', 504]])('of %s is status %d, without a word of the inside', async (name, status) => {
    const response = await fetch(url(name))
    expect(response.status).toBe(status)
    expect(await response.text()).not.toContain('broken inside')
  })

  test('takes 6 MB and no more', async () => {
    const response = await fetch(url('web'), { method: 'POST', body: 'x'.repeat(6 * MB + 1), headers: { 'content-type': 'text/plain' } })
    expect(response.status).toBe(413)
  })

  test('counts what is read when no length is announced', async () => {
    let sent = 0
    const body = new ReadableStream({ pull: (out) => { sent += MB; if (sent > 40 * MB) out.close(); else out.enqueue(Buffer.alloc(MB, 97)) } })
    const response = await fetch(url('web'), { method: 'POST', body, duplex: 'half', headers: { 'content-type': 'text/plain' } } as RequestInit)
    expect([response.status, sent < 40 * MB]).toEqual([413, true])
  })

  test('says from which address a call came, whatever the caller claims', async () => {
    const response = await fetch(url('address'), { headers: { 'x-real-ip': '203.0.113.9' } })
    expect(await response.text()).toBe('127.0.0.1')
  })
})

test('more routes can be added', async () => {
  expect(await (await fetch(`${cloud.gateway.url}/demo`)).text()).toBe('demo')
})

import { sign } from '@cloudbase/signature-nodejs'
import { errorOf, startCloud } from './cloud'
import type { Cloud } from './cloud'

let cloud: Cloud
beforeAll(async () => {
  cloud = await startCloud({ secrets: { AKIDlocal: 'its-key', AKIDother: 'other-key' } })
  await cloud.db.createCollection('docs')
})
afterAll(() => cloud.close())

const second = (): number => Math.floor(Date.now() / 1000)
const good = { action: 'database.calculateDocument', collectionName: 'docs', envName: 'local-env', query: '' }

interface Forgery { secretId?: string, secretKey?: string, timestamp?: number, signed?: object, headers?: Record<string, string> }

/** A request as the SDK signs it, with one thing wrong. */
async function send({ secretId = 'AKIDlocal', secretKey = 'its-key', timestamp = second(), signed = good, headers = {} }: Forgery,
  body: object = good) {
  const url = `${cloud.gateway.adminUrl}?env=local-env`
  const own = { 'Content-Type': 'application/json', Host: new URL(url).host }
  const { authorization } = sign({ secretId, secretKey, method: 'post', url, params: signed, headers: own, timestamp,
    withSignedParams: true })
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: authorization, 'X-Timestamp': String(timestamp), ...headers },
    body: JSON.stringify(body),
  })
  return await response.json() as { code?: string, message?: string, data?: object, requestId: string }
}

test('a request signed with a known key is answered', async () => {
  expect(await send({})).toMatchObject({ data: { total: 0 }, requestId: expect.any(String) as string })
  expect(await send({ secretId: 'AKIDother', secretKey: 'other-key' })).toMatchObject({ data: { total: 0 } })
})

const forgeries: [string, Forgery, object][] = [
  ['a wrong key', { secretKey: 'wrong' }, good],
  ['an unknown id', { secretId: 'AKIDnobody' }, good],
  ['a name of every object', { secretId: 'constructor' }, good],
  ['a signature of 11 minutes ago', { timestamp: second() - 660 }, good],
  ['a signature from the future', { timestamp: second() + 660 }, good],
  ['an old signature that names a longer life', { timestamp: second() - 660, headers: { 'X-Signature-Expires': '86400' } }, good],
  ['a new timestamp on an old signature', { timestamp: second() - 660, headers: { 'X-Timestamp': String(second()) } }, good],
  ['a changed parameter', {}, { ...good, collectionName: 'other' }],
  ['a parameter added on the way', {}, { ...good, transactionId: 'x' }],
  ['a parameter taken out', {}, { ...good, collectionName: undefined }],
  ['no authorization', { headers: { Authorization: '' } }, good],
  ['a bearer token', { headers: { Authorization: 'Bearer its-key' } }, good],
]
test.each(forgeries)('%s is SIGN_PARAM_INVALID', async (_name, forgery, body) => {
  expect((await send(forgery, body)).code).toBe('SIGN_PARAM_INVALID')
})

test('the SDK with a wrong key gets SIGN_PARAM_INVALID', async () => {
  const { sdk } = cloud
  const stranger = sdk.init({ env: 'local-env', secretId: 'AKIDlocal', secretKey: 'wrong' })
  expect((await errorOf(stranger.database().collection('docs').count())).code).toBe('SIGN_PARAM_INVALID')
})

test('an unknown action is refused by its name', async () => {
  const unknown = { ...good, action: 'database.surprise' }
  expect(await send({ signed: unknown }, unknown)).toMatchObject({ code: 'INVALID_ACTION',
    message: expect.stringContaining('database.surprise') as string })
  const inherited = { ...good, action: 'constructor' }
  expect((await send({ signed: inherited }, inherited)).code).toBe('INVALID_ACTION')
})

test.each(['', 'null', '[]', '{', '"x"'])('the body %j is refused', async (body) => {
  const response = await fetch(cloud.gateway.adminUrl, { method: 'POST', body, headers: { 'Content-Type': 'application/json' } })
  expect(await response.json()).toMatchObject({ code: 'INVALID_PARAM' })
})

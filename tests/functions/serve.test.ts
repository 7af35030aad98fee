/** The edge: who is calling, how often, what is logged, what leaves. */
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { citizen } from '../../cloudfunctions/citizen/index'
import { serve } from '../../cloudfunctions/lib/serve'
import { citizenCalls, type CitizenCalls } from '../../src/domain/contract/citizen'
import type { Reply } from '../../src/domain/contract/errors'
import { asks, certify, enrol, finishInput, startCloud, type Cloud, type Phone } from './cloud'
import { li, wang } from './people'

jest.setTimeout(60_000)
let cloud: Cloud
beforeEach(async () => {
  cloud = await startCloud()
  await enrol(cloud, wang)
})
afterEach(() => cloud.close())

const DAY = 86_400_000

describe('a device token', () => {
  let token: string
  beforeEach(async () => { ({ token } = await cloud.device(null).call('device.register', {})) })

  test('is an identity: what the device did once it finds again', async () => {
    await certify(cloud.device(token), asks(wang))
    expect((await cloud.device(token).call('getHome', {})).self).toMatchObject({ maskName: '王*兰' })
    expect((await (await cloud.newDevice()).call('getHome', {})).self).toBeNull()
  })

  test('is worth nothing when altered in any character, signed by another, or older than 400 days', async () => {
    const swap = (c: string) => (c === 'a' ? 'b' : 'a')
    const altered = [...token].flatMap((c, i) => (c === '.' ? [] : [token.slice(0, i) + swap(c) + token.slice(i + 1)]))
    for (const forged of [...altered, `${token}a`, token.slice(0, -1), 'x', 'x.y.z', `${token}.${token}`]) {
      expect([forged, await cloud.device(forged).fail('getHome', {})]).toEqual([forged, 'notSignedIn'])
    }
    cloud.clock.at += 399 * DAY
    expect(await cloud.device(token).call('getHome', {})).toMatchObject({ self: null })
    cloud.clock.at += DAY
    expect(await cloud.device(token).fail('getHome', {})).toBe('notSignedIn')
  })

  test('is needed where the platform gives no identity', async () => {
    expect(await cloud.device(null).fail('getHome', {})).toBe('notSignedIn')
    expect(await cloud.device(null, { authorization: 'Basic abc' }).fail('getHome', {})).toBe('notSignedIn')
  })
})

test('WeChat\'s identity counts before a token that somebody put into an event', async () => {
  const { token } = await cloud.device(null).call('device.register', {})
  await certify(cloud.device(token), asks(wang))
  const body = JSON.stringify({ action: 'getHome', input: {} })
  const event = { httpMethod: 'POST', headers: { authorization: `Bearer ${token}` }, body }
  const context = { environment: JSON.stringify({ WX_OPENID: 'o-thief', WX_CONTEXT_KEYS: 'WX_OPENID' }) }
  const reply = await citizen(() => cloud.deps)(event, context) as { body: string }
  expect(JSON.parse(reply.body)).toMatchObject({ ok: true, data: { self: null } })
})

test('an openid that another invocation left in the process is nobody\'s identity', async () => {
  await certify(cloud.weapp('o-wang'), asks(wang))
  Object.assign(process.env, { WX_CONTEXT_KEYS: 'WX_OPENID', WX_OPENID: 'o-wang' })
  const replies = [await cloud.device(null).fail('getHome', {}), await cloud.invoke({ action: 'getHome', input: {} })]
  delete process.env.WX_CONTEXT_KEYS
  delete process.env.WX_OPENID
  expect(replies).toMatchObject(['notSignedIn', { ok: false, error: { code: 'notSignedIn' } }])
})

test('HTTP answers carry a status that fits, no caching, and the request\'s id', async () => {
  const ask = async (body: unknown, init: RequestInit = {}) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${cloud.url}/api/citizen`, { method: 'POST', body: JSON.stringify(body), headers, ...init })
    return { status: answer.status, headers: answer.headers, reply: await answer.json() as Reply<unknown> }
  }
  const good = await ask({ action: 'device.register', input: {} })
  expect([good.status, good.headers.get('cache-control'), good.headers.get('x-request-id')?.length]).toEqual([200, 'no-store', 36])
  const bad = await ask({ action: 'getHome', input: {} })
  const error = { code: 'notSignedIn', requestId: bad.headers.get('x-request-id') }
  expect(bad).toMatchObject({ status: 401, reply: { ok: false, error } })
  expect((await ask({ action: 'nothing', input: {} })).status).toBe(404)
  expect((await ask({ action: 'getHome', input: 1 })).status).toBe(400)
  // as the access service hands over a body whose type it does not know
  const asBytes = { headers: { 'content-type': 'application/octet-stream' } }
  expect((await ask({ action: 'device.register', input: {} }, asBytes)).status).toBe(200)
})

test('a phone that asks too often is told so, others are not, and the next window is open again', async () => {
  const phone = cloud.weapp('o-busy')
  for (let i = 0; i < 115; i++) await phone.call('getHome', {})
  const replies = await Promise.all(Array.from({ length: 12 }, () => phone.send('getHome', {})))
  const refused = replies.filter((reply) => !reply.ok)
  expect(refused).toHaveLength(7)
  expect(new Set(refused.map((reply) => !reply.ok && reply.error.code))).toEqual(new Set(['tooManyRequests']))
  expect(await cloud.weapp('o-calm').call('getHome', {})).toMatchObject({ self: null })
  cloud.clock.at += 10 * 60_000
  expect(await phone.call('getHome', {})).toMatchObject({ self: null })
})

const checks = { action: 'checkCertificate', input: { reference: '731240968854', check: 'x' } }
const from = (address: string) => ({ httpMethod: 'POST', headers: { 'x-real-ip': address }, body: JSON.stringify(checks) })
const usedUp = ({ deps, clock }: Cloud, who: string) => deps.db.table('rateLimits')
  .put({ _id: `checkCertificate.${who}.${Math.floor(clock.at / 600_000)}`, count: 300, endsAt: 0 })

test('open calls are limited by address', async () => {
  await usedUp(cloud, cloud.deps.secrets.index('address', '203.0.113.9').slice(0, 32))
  expect(await cloud.invoke(from('203.0.113.9'))).toMatchObject({ statusCode: 429 })
  expect(await cloud.invoke(from('203.0.113.10'))).toMatchObject({ statusCode: 200 })
})

test('an address that a mini-program writes into an event is not believed: WeChat\'s caller is counted as who they are', async () => {
  const context = { environment: JSON.stringify({ WX_OPENID: 'o-busy', WX_CONTEXT_KEYS: 'WX_OPENID' }) }
  const ask = async (address: string) => await citizen(() => cloud.deps)(from(address), context) as { statusCode: number }
  expect((await ask('203.0.113.1')).statusCode).toBe(200)
  await usedUp(cloud, cloud.deps.secrets.index('openid', 'o-busy').slice(0, 32))
  expect((await ask('203.0.113.2')).statusCode).toBe(429)
})

describe('what is logged and what leaves', () => {
  let lines: string[]
  let phone: Phone
  beforeEach(() => {
    lines = []
    const log = pino({ base: null }, new Writable({ write: (chunk, _, done) => { lines.push(String(chunk)); done() } }))
    const main = citizen(() => ({ ...cloud.deps, log }))
    const context = { environment: JSON.stringify({ WX_OPENID: 'o-wang-secret', WX_CONTEXT_KEYS: 'WX_OPENID' }) }
    const send = (action: string, input: unknown) => main({ action, input }, context) as Promise<Reply<unknown>>
    phone = {
      send,
      call: async (action, input) => { const reply = await send(action, input); return (reply as unknown as { data: never }).data },
      fail: async (action, input) => JSON.stringify(await send(action, input)),
    }
  })

  test('one line a call with name, outcome and time, and nothing about a person', async () => {
    await enrol(cloud, li)
    const { outcome } = await certify(phone, asks(wang))
    if (outcome.kind !== 'matched') throw new Error()
    await phone.send('certification.start', asks({ ...li, name: '王桂芳' }))
    await phone.send('certification.start', { ...asks(wang), [wang.idNumber]: wang.name })
    await phone.send('getCertificate', { reference: outcome.reference, reveal: true })
    const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(logged.map(({ call, outcome: end }) => `${call} ${end}`)).toEqual([
      'certification.start ok', 'certification.finish ok', 'certification.start ok', 'certification.start badInput', 'getCertificate ok',
    ])
    expect(logged[0]).toMatchObject({ requestId: expect.any(String), caller: expect.stringMatching(/^[\w-]{8}$/), ms: expect.any(Number) })
    for (const secret of [wang.name, wang.idNumber, li.idNumber, '王', 'o-wang-secret']) expect(lines.join('')).not.toContain(secret)
  })

  test('an error of ours is logged without what it quotes, and answered without what it says', async () => {
    jest.spyOn(cloud.deps.storage, 'ticket').mockRejectedValueOnce(new Error(`cannot store ${wang.name} ${wang.idNumber} 13812345678`))
    const reply = await phone.fail('certification.start', asks(wang))
    expect(JSON.parse(reply)).toEqual({ ok: false, error: { code: 'internal', requestId: expect.any(String) } })
    expect(lines.join('')).toContain('cannot store <text> <id> <phone>')
  })

  test('no reply holds a score, a whole number, an openid or another secret', async () => {
    await certify(phone, asks(wang))
    const replies = [
      await phone.call('getHome', {}), await phone.call('listRecords', {}),
      (await certify(phone, asks(wang, { evenIfNotDue: true }))), await phone.call('createInvitation', {}),
    ]
    const all = JSON.stringify(replies)
    for (const secret of ['0.8125', 'similarity', 'evidence', wang.idNumber, wang.name, 'o-wang-secret', 'A1.', 'idEnc']) {
      expect(all).not.toContain(secret)
    }
  })
})

test('a field that the contract does not name cannot leave, even when a use case returns it', async () => {
  const output = { token: 't', expiresAt: '2025-11-12T04:00:00.000Z', similarity: 0.8 }
  const leaky = { run: () => Promise.resolve(output), isOpen: true, limit: { by: 'address', max: 9, minutes: 1 } } as const
  const main = serve<Pick<CitizenCalls, 'device.register'>>(citizenCalls, { 'device.register': leaky }, () => cloud.deps)
  expect(await main({ action: 'device.register', input: {} })).toMatchObject({ ok: false, error: { code: 'internal' } })
})

test('when the database cannot be reached the answer is that trying later helps', async () => {
  const url = process.env.TCB_CONTEXT_CNFG
  process.env.TCB_CONTEXT_CNFG = JSON.stringify({ URL: 'http://127.0.0.1:9/admin' })
  const reply = await cloud.weapp('o-wang').fail('certification.finish', finishInput('attempt-1'))
  process.env.TCB_CONTEXT_CNFG = url
  expect(reply).toBe('unavailable')
})

import { existsSync } from 'node:fs'
import path from 'node:path'
import { MiniProgram, toIdentity } from './mini-program'
import { CLIP } from './platform'

const dist = path.resolve(__dirname, '../../dist/alipay')
const isBuilt = existsSync(path.join(dist, 'app.json'))
if (!isBuilt) console.warn('NOT RUN: the Alipay build is not there. Make it with `npm run build:alipay`, then run these tests again.')
const built = isBuilt ? describe : describe.skip

/** Two actions of six seconds, and what is said before and after them. */
const FILMING_MS = 40_000
jest.setTimeout(120_000)

/** Invented: county 371199 does not exist and order 000 is never issued. */
const ID = '371199195001010003'
const attempt = {
  attemptId: 'attempt-01', actions: ['openMouth', 'blink'], tint: null, nonce: 'n1', expiresAt: '2026-11-23T03:00:00.000Z', tryNo: 1,
  upload: { url: 'https://storage.test/put', headers: { 'x-ticket': 'first' }, cloudPath: 'attempts/attempt-01/n1.webm', maxBytes: 6_000_000 },
  person: { beneficiaryId: 'person-01', maskName: '王*兰', maskId: '371199********0003' },
}
const home = { today: '2026-11-23', self: null, relatives: [], waiting: [], consentVersion: '2026-1', videoDays: 7, maxRelatives: 8 }
const matched = {
  kind: 'matched', reference: '731240968854', maskName: '王*兰', mode: 'self', channel: 'phone', certifiedAt: '2026-11-23T02:05:00.000Z', certifiedOn: '2026-11-23', standingBefore: 'dueSoon',
  benefits: [{ scheme: 'enterprise', attribution: 'onTime', nextOpensOn: null, nextDueOn: '2027-11-23', payment: null, declarationMissing: false }], nextDueOn: '2027-11-23', nextOpensOn: null, payment: null,
}

function answer(action: string): unknown {
  if (action === 'device.register') return { ok: true, data: { token: 'device-token', expiresAt: '2027-11-23T00:00:00.000Z' } }
  if (action === 'getHome') return { ok: true, data: home }
  if (action === 'certification.start') return { ok: true, data: { kind: 'opened', attempt } }
  if (action === 'certification.resumeUpload') return { ok: true, data: { ...attempt.upload, url: 'https://storage.test/again' } }
  if (action === 'certification.finish') return { ok: true, data: matched }
  return { ok: false, error: { code: 'unavailable', requestId: 'r1' } }
}

let app: MiniProgram
afterEach(() => {
  app.close()
  expect(app.errors).toEqual([])
})

/** As a stranger, to the page with the camera. */
async function toTheCamera(store?: (nth: number) => number): Promise<void> {
  app = new MiniProgram(dist, answer, store)
  await toIdentity(app)
  await app.type(0, '王桂兰')
  await app.type(1, ID)
  await app.tap('下一步')
  await app.sees('核对一下')
  await app.tap('对，下一步')
  await app.goesTo('pages/certify/prepare/index')
  await app.tap('准备好了，开始')
  await app.goesTo('pages/certify/face/index')
  await app.sees('停下')
}

built('the Alipay build', () => {
  test('the Alipay build registers its device over HTTP, shows home and says what is a button', async () => {
    app = new MiniProgram(dist, answer)
    app.open('pages/home/index')
    await app.sees('养老金认证')
    expect(app.asked.map(({ action }) => action)).toEqual(['device.register', 'getHome'])
    for (const { attributes } of app.all('button')) expect(attributes.role).toBe('button')
    await app.tap('开始认证')
    await app.goesTo('pages/certify/who/index')
  })

  test('walks from home to the camera as a stranger certifying themself, over HTTP as its own device', async () => {
    await toTheCamera()
    expect(app.asked.at(-1)).toMatchObject({ action: 'certification.start', input: { subject: { kind: 'identity', name: '王桂兰', idNumber: ID } } })
    expect(app.all('camera')).toHaveLength(1)
    expect(app.all('camera')[0]?.attributes).toMatchObject({ 'device-position': 'front' })
    expect(JSON.stringify([...app.storage])).not.toMatch(/王桂兰|3711991950/)
  })

  test('films by the clock, puts the bytes with the ticket’s headers, and says 比对成功', async () => {
    await toTheCamera()
    await app.reports('camera', 'ready')
    await app.sees('请张张嘴')
    await app.goesTo('pages/certify/result/index', FILMING_MS)
    await app.sees('比对成功')
    await app.sees('7312 4096 8854')
    expect(app.did).toEqual(['start', 'stop', `unlink ${CLIP.path}`])
    expect(app.puts).toEqual([{ url: 'https://storage.test/put', method: 'PUT', header: expect.objectContaining({ 'x-ticket': 'first' }), bytes: CLIP.bytes }])
    expect(app.asked.at(-1)).toMatchObject({ action: 'certification.finish', input: { attemptId: 'attempt-01', evidence: { kind: 'video', prompts: [{ action: 'openMouth' }, { action: 'blink' }] } } })
  })

  test('a storage that refuses the ticket gets the film with a fresh one; nothing is filmed twice', async () => {
    await toTheCamera((nth) => (nth === 1 ? 403 : 200))
    await app.reports('camera', 'ready')
    await app.goesTo('pages/certify/result/index', FILMING_MS)
    await app.sees('比对成功')
    expect(app.puts.map(({ url }) => url)).toEqual(['https://storage.test/put', 'https://storage.test/again'])
    expect(app.did.filter((what) => what === 'start')).toHaveLength(1)
  })
})

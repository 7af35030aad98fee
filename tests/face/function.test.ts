/** The `face` function through the real SDK and the gateway: who may call it, and what it makes of files in storage. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dismiss } from '../../cloudfunctions/face/crew'
import { main } from '../../cloudfunctions/face/index'
import { depsFromEnv } from '../../cloudfunctions/lib/deps'
import { internalText } from '../../cloudfunctions/lib/face/engine'
import { CAST, personOf } from '../../local/people/cast'
import { idPhoto } from '../../local/people/id-photo'
import type { FaceInput } from '../../src/domain/contract/face'
import { startCloud, type Cloud } from '../local/cloud'

jest.setTimeout(180_000)

let cloud: Cloud
let input: FaceInput
beforeAll(async () => {
  for (const name of ['DATA', 'INDEX', 'TOKEN', 'INTERNAL']) process.env[`ANXIN_${name}_KEY`] = randomBytes(32).toString('base64url')
  process.env.ANXIN_LOG = 'silent'
  cloud = await startCloud({ functions: { face: main } })
  const put = async (cloudPath: string, fileContent: Buffer) => (await cloud.app.uploadFile({ cloudPath, fileContent })).fileID
  input = {
    attemptId: 'attempt-0001',
    videoFileId: await put('attempts/attempt-0001/n.mp4', readFileSync(join(__dirname, '../clips/only-mouth.mp4'))),
    referenceFileId: await put('reference/right.jpg', await idPhoto(personOf(CAST[0]))),
    isPhotoOld: false,
    actions: ['openMouth'],
    camera: 'front',
  }
})
afterAll(async () => {
  await dismiss()
  await cloud.close()
})

const sign = (of: FaceInput, at = Date.now()) => ({ at, sig: depsFromEnv().secrets.internal(internalText(at, of)) })
const call = (event: unknown) => main(event, { request_id: 'r1' })
const signed = (change: object = {}) => {
  const changed = { ...input, ...change } as FaceInput
  return call({ action: 'verify', input: changed, internal: sign(changed) })
}

test('our own functions get a verdict on what lies in storage, with what was declared and how the timing fits', async () => {
  const verdict = await depsFromEnv().face.verify({ ...input, eyes: 'left', prompts: [{ action: 'openMouth', shownAtMs: 0 }] })
  expect(verdict.kind).toBe('matched')
  expect(verdict.evidence.similarity).toBeGreaterThan(0.5)
  expect(verdict.evidence.eyes).toBe('left')
  expect(verdict.evidence.risk).toContainEqual({ name: 'windows', value: 0, level: 'pass' })
})

test.each<[string, () => unknown]>([
  ['no signature', () => ({ action: 'verify', input })],
  ['an empty event', () => ({})],
  ['nothing', () => undefined],
  ['a signature of something else', () => ({ action: 'verify', input: { ...input, actions: ['blink'] }, internal: sign(input) })],
  ['a signature of yesterday', () => ({ action: 'verify', input, internal: sign(input, Date.now() - 61_000) })],
  ['a signature of tomorrow', () => ({ action: 'verify', input, internal: sign(input, Date.now() + 61_000) })],
  ['a made-up signature', () => ({ action: 'verify', input, internal: { at: Date.now(), sig: 'x'.repeat(43) } })],
  ['an event of HTTP access', () => ({ httpMethod: 'POST', path: '/face', headers: {}, body: JSON.stringify({ action: 'verify', input }) })],
])('nobody else does: %s', async (_, event) => {
  expect(await call(event())).toEqual({ ok: false, error: { code: 'forbidden', requestId: 'r1' } })
})

test.each<[string, object, string]>([
  ['an unknown key', { extra: 1 }, 'badInput'],
  ['an action that we do not know', { actions: ['smile'] }, 'badInput'],
  ['an id of the wrong type', { videoFileId: { $ne: null } }, 'badInput'],
])('a signed call must still keep the contract: %s', async (_, change, code) => {
  expect(await signed(change)).toMatchObject({ ok: false, error: { code } })
})

test('a video that was never uploaded is named as such', async () => {
  const reply = await signed({ videoFileId: input.videoFileId.replace('n.mp4', 'other.mp4') })
  expect(reply).toMatchObject({ ok: false, error: { code: 'videoMissing' } })
})

test('a person without a photo in storage gets noPhoto', async () => {
  const reply = await signed({ referenceFileId: input.referenceFileId.replace('right', 'nobody') })
  expect(reply).toMatchObject({ ok: true, data: { kind: 'refused', reason: 'noPhoto' } })
})

describe('a picture that staff took', () => {
  const put = async (cloudPath: string, fileContent: Buffer) => (await cloud.app.uploadFile({ cloudPath, fileContent })).fileID
  const look = (photoFileId: string, referenceFileId: string | null) => depsFromEnv().face.look({ photoFileId, referenceFileId })

  test('of the same person, of somebody else, with nothing to compare with', async () => {
    const same = await put('counter/same.jpg', await idPhoto(personOf(CAST[0])))
    const other = await put('counter/other.jpg', await idPhoto(personOf(CAST[1])))
    expect(await look(same, input.referenceFileId)).toMatchObject({ kind: 'seen', fault: null, likeness: 'same' })
    expect(await look(other, input.referenceFileId)).toMatchObject({ kind: 'seen', fault: null, likeness: 'other' })
    expect(await look(same, null)).toEqual({ kind: 'seen', fault: null, likeness: null, similarity: null })
    expect(await look(same, input.referenceFileId.replace('right', 'nobody'))).toMatchObject({ likeness: null })
  })

  test('what is no picture, or not there, is none', async () => {
    expect(await look(await put('counter/text.jpg', Buffer.from('<svg/>')), null)).toEqual({ kind: 'notAPicture' })
    expect(await look(input.referenceFileId.replace('right', 'nobody'), null)).toEqual({ kind: 'notAPicture' })
  })

  test('nobody else asks: a signature of a film opens no picture', async () => {
    const asked = { photoFileId: input.referenceFileId, referenceFileId: null }
    expect(await call({ action: 'look', input: asked, internal: sign(input) })).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    expect(await call({ action: 'look', input, internal: sign(input) })).toMatchObject({ ok: false, error: { code: 'badInput' } })
  })
})

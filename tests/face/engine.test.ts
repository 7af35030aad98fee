/** The whole engine on clips of drawn people: `tests/clips`, made by local/people/make-clips.ts. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { dismiss, employ, EngineFailed } from '../../cloudfunctions/face/crew'
import { inspectPhoto, lookAtStill, verifyClip } from '../../cloudfunctions/face/engine'
import { findFfmpeg } from '../../cloudfunctions/face/ffmpeg'
import { CAST, personOf } from '../../local/people/cast'
import { idPhoto } from '../../local/people/id-photo'
import type { Action } from '../../src/domain/contract/common'
import { AppError } from '../../src/domain/contract/errors'
import { faceVerdict, type FaceVerdict } from '../../src/domain/contract/face'
import type { FaceFailure } from '../../src/domain/face-failure'

const clip = (name: string) => join(__dirname, '../clips', name)
const blinkMouth: Action[] = ['blink', 'openMouth']
const mouthBlink: Action[] = ['openMouth', 'blink']

/** Minutes, not seconds: the machine may be busy with other tests. */
const PATIENCE = 180_000
jest.setTimeout(PATIENCE)

const dir = mkdtempSync(join(tmpdir(), 'anxin-engine-'))
const ofRight = idPhoto(personOf(CAST[0]))
let photo: Buffer
beforeAll(async () => { photo = await ofRight })
afterAll(async () => {
  await dismiss()
  rmSync(dir, { recursive: true })
})

const outcome = (verdict: FaceVerdict) => (verdict.kind === 'refused' ? verdict.reason : verdict.kind)

test('a person who does what was asked is matched, and the evidence says why', async () => {
  const verdict = await verifyClip({ video: clip('right-blink-mouth.mp4'), reference: photo, actions: blinkMouth })
  expect(faceVerdict.parse(verdict)).toEqual(verdict)
  expect(verdict.kind).toBe('matched')
  const { evidence } = verdict
  expect(evidence.events.map(({ action }) => action)).toEqual(blinkMouth)
  expect(evidence.frames.usable).toBe(evidence.frames.total)
  expect(evidence.similarity).toBeGreaterThan(0.5)
  expect(evidence.liveness).toBeGreaterThan(0.8)
  expect(evidence.risk.map(({ name }) => name)).not.toContain('windows')
  expect(evidence.videoSha256).toMatch(/^[0-9a-f]{64}$/)
  expect(Object.keys(evidence.ms)).toEqual(['reference', 'frames', 'compare', 'still'])
  // the best frame: a small JPEG of the head, which would itself do as a picture of this person
  const still = Buffer.from(verdict.still ?? '', 'base64')
  const { format, width = 0, height = 0, exif } = await sharp(still).metadata()
  expect({ format, exif }).toEqual({ format: 'jpeg', exif: undefined })
  expect(Math.max(width, height)).toBeLessThanOrEqual(480)
  expect(still.length).toBeLessThan(60_000)
  expect(await lookAtStill(still, photo)).toMatchObject({ kind: 'seen', fault: null, likeness: 'same' })
})

// several at once: the engine has a worker for every core
test.concurrent.each<[string, string, Action[], 'matched' | FaceFailure]>([
  ['the other order, as asked', 'right-mouth-blink.mp4', mouthBlink, 'matched'],
  ['a webm as browsers record it', 'right-blink-mouth.webm', blinkMouth, 'matched'],
  ['both actions, but the wrong way round', 'right-mouth-blink.mp4', blinkMouth, 'mouthMissing'],
  ['the wrong way round the other way', 'right-blink-mouth.mp4', mouthBlink, 'blinkMissing'],
  ['asked twice, done once', 'right-blink-mouth.mp4', ['blink', 'blink'], 'blinkMissing'],
  ['only a blink', 'only-blink.mp4', blinkMouth, 'mouthMissing'],
  ['only a mouth', 'only-mouth.mp4', blinkMouth, 'blinkMissing'],
  ['somebody else', 'other-blink-mouth.mp4', blinkMouth, 'notSamePerson'],
  ['a photo waved about', 'still-photo.mp4', blinkMouth, 'blinkMissing'],
  ['a living person who does nothing', 'nobody-moves.mp4', blinkMouth, 'blinkMissing'],
  ['an empty room', 'no-face.mp4', blinkMouth, 'noFace'],
  ['two people', 'two-faces.mp4', blinkMouth, 'manyFaces'],
  ['a dark room', 'dark.mp4', blinkMouth, 'tooDark'],
  ['somebody far away', 'far-away.mp4', blinkMouth, 'tooFar'],
  ['another person takes over halfway', 'swap-halfway.mp4', blinkMouth, 'notLive'],
])('%s', async (_, name, actions, expected) => {
  expect(outcome(await verifyClip({ video: clip(name), reference: await ofRight, actions }))).toBe(expected)
}, PATIENCE)

test('a clip of the right person, played on a phone before the lens, is not live', async () => {
  const replay = join(dir, 'replay.mp4')
  // washed-out, bluish, a little soft, in a black frame on a table
  const screen = "scale=270:360,hue=s=0.2,curves=r='0/0.27 1/0.82':g='0/0.3 1/0.9':b='0/0.33 1/1',gblur=sigma=1.2"
  const table = 'pad=300:480:15:60:color=0x080808,pad=480:640:90:80:color=0x54493f'
  const source = clip('right-blink-mouth.mp4')
  execFileSync(await findFfmpeg(), ['-v', 'error', '-i', source, '-vf', `${screen},${table}`, '-c:v', 'libx264', '-preset', 'veryfast', replay])
  const verdict = await verifyClip({ video: replay, reference: photo, actions: blinkMouth })
  expect(verdict.evidence.events.map(({ action }) => action)).toEqual(blinkMouth)
  expect(outcome(verdict)).toBe('notLive')
})

test('the same clip gives the same figures', async () => {
  const job = { video: readFileSync(clip('only-mouth.mp4')), reference: photo, actions: blinkMouth }
  const [first, second] = await Promise.all([verifyClip(job), verifyClip(job)])
  expect({ ...first.evidence, ms: {} }).toEqual({ ...second.evidence, ms: {} })
})

test.each<[string, () => Uint8Array]>([
  ['nothing', () => new Uint8Array()],
  ['a text', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'.repeat(100))],
  ['a clip that ends in its header', () => readFileSync(clip('right-blink-mouth.mp4')).subarray(0, 700)],
])('what is no video is unsupported: %s', async (_, video) => {
  expect(outcome(await verifyClip({ video: video(), reference: photo, actions: blinkMouth }))).toBe('unsupported')
})

const flat = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#c8b8a8' } })
const pairOf = async () => sharp({ create: { width: 716, height: 441, channels: 3, background: '#fff' } })
  .composite([{ input: photo, left: 0, top: 0 }, { input: await idPhoto(personOf(CAST[1])), left: 358, top: 0 }])

test.each<[string, () => Promise<Buffer>, FaceFailure | null]>([
  ['an ID photo as JPEG', async () => photo, null],
  ['as PNG', () => sharp(photo).png().toBuffer(), null],
  ['as WebP', () => sharp(photo).webp().toBuffer(), null],
  ['lying on its side, with the mark that says so', () => sharp(photo).rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer(), null],
  ['as small as an ID card holds it', () => sharp(photo).resize(102, 126).jpeg().toBuffer(), null],
  ['cut tightly around the face', () => sharp(photo).extract({ left: 75, top: 90, width: 210, height: 260 }).jpeg().toBuffer(), null],
  ['a wall', () => flat(600, 800).jpeg().toBuffer(), 'noFace'],
  ['two people', async () => (await pairOf()).jpeg().toBuffer(), 'manyFaces'],
  ['much too dark', () => sharp(photo).linear(0.12, 0).jpeg().toBuffer(), 'tooDark'],
  ['a GIF', () => sharp(photo).gif().toBuffer(), 'unsupported'],
  ['an SVG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'unsupported'],
  ['a broken JPEG', async () => photo.subarray(0, photo.length / 2), 'unsupported'],
  ['more pixels than we open', () => flat(8000, 6000).png().toBuffer(), 'unsupported'],
  ['nothing', async () => Buffer.alloc(0), 'unsupported'],
])('photo: %s', async (_, make, reason) => {
  const bytes = await make()
  expect(await inspectPhoto(bytes)).toEqual(reason ? { ok: false, reason } : { ok: true })
})

test('without a usable reference photo the verdict is noPhoto', async () => {
  const wall = await flat(600, 800).jpeg().toBuffer()
  expect(outcome(await verifyClip({ video: clip('right-blink-mouth.mp4'), reference: wall, actions: blinkMouth }))).toBe('noPhoto')
})

test('a worker that dies is our fault, and the next clip finds a new one', async () => {
  const job = { video: clip('only-mouth.mp4'), reference: photo, actions: mouthBlink }
  const dying = verifyClip(job)
  setTimeout(() => void dismiss(), 300)
  expect(outcome(await dying)).toBe('service')
  expect(outcome(await verifyClip(job))).toBe('blinkMissing')
})

test('a job that cannot be done fails without taking the worker along', async () => {
  await expect(employ({ kind: 'clip', video: clip('no-such-clip'), reference: photo, actions: blinkMouth })).rejects.toThrow(EngineFailed)
  expect(await inspectPhoto(photo)).toEqual({ ok: true })
})

test('too many at once: the rest is told that we are busy, those taken are answered', async () => {
  const answers = await Promise.allSettled(Array.from({ length: 40 }, () => inspectPhoto(photo)))
  const refused = answers.filter((one) => one.status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.every(({ reason }) => reason instanceof AppError && reason.code === 'busy' && reason.retryInS! >= 1)).toBe(true)
  const taken = answers.filter((one) => one.status === 'fulfilled')
  expect(taken.length).toBeGreaterThan(0)
  expect(taken.every(({ value }) => value.ok)).toBe(true)
})

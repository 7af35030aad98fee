/** Signs that a clip is no living person before a camera: tampered clips through the whole engine. By formula: tests/domain/face/signs.test.ts. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dismiss } from '../../cloudfunctions/face/crew'
import { verifyClip } from '../../cloudfunctions/face/engine'
import { findFfmpeg } from '../../cloudfunctions/face/ffmpeg'
import { CAST, personOf } from '../../local/people/cast'
import { idPhoto } from '../../local/people/id-photo'
import { cuesFor, filmClip } from '../../local/people/clip'
import { acting, wavedPhoto } from '../../local/people/stage'
import type { FaceVerdict, RiskName } from '../../src/domain/contract/face'
import { closest, type Print } from '../../src/domain/face/attack/clip-memory'

const PATIENCE = 180_000
jest.setTimeout(PATIENCE)

const dir = mkdtempSync(join(tmpdir(), 'anxin-attack-'))
const photo = idPhoto(personOf(CAST[0]))
afterAll(async () => {
  await dismiss()
  rmSync(dir, { recursive: true })
})
const clip = (name: string) => join(__dirname, '../clips', name)
async function made(name: string, filter: string, ...input: string[]): Promise<string> {
  const file = join(dir, name)
  const encoder = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '32', '-pix_fmt', 'yuv420p']
  execFileSync(await findFfmpeg(), ['-v', 'error', ...input, '-i', clip('right-blink-mouth.mp4'), '-vf', filter, ...encoder, file])
  return file
}
const look = async (video: string): Promise<FaceVerdict> => verifyClip({ video, reference: await photo, actions: ['blink', 'openMouth'] })
const levels = ({ evidence }: FaceVerdict) => Object.fromEntries(evidence.risk.map(({ name, level }) => [name, level]))

test.concurrent.each<[string, () => Promise<string>, string, RiskName]>([
  ['a stretch that comes twice', async () => clip('loop.mp4'), 'notLive', 'loop'],
  ['forwards and backwards', async () => clip('there-and-back.mp4'), 'notLive', 'boomerang'],
  ['a picture that stands still in the middle', async () => clip('stopped.mp4'), 'notLive', 'stop'],
  ['a live clip played twice, mirrored, cropped and encoded again',
    () => made('twice.mp4', 'hflip,crop=456:608', '-stream_loop', '1'), 'notLive', 'loop'],
  ['a person who is replaced', async () => clip('swap-halfway.mp4'), 'notLive', 'continuity'],
  ['a bent print does nothing that was asked, and looks stiff', async () => clip('bent-photo.mp4'), 'blinkMissing', 'stiff'],
])('refused: %s', async (_, video, reason, name) => {
  const verdict = await look(await video())
  expect(verdict).toMatchObject({ kind: 'refused', reason })
  expect(levels(verdict)[name]).not.toBe('pass')
}, PATIENCE)

test('a live clip raises no sign; a copy of it, mirrored or reversed and encoded again, is known', async () => {
  const [first, other, ...copies] = await Promise.all([
    look(clip('right-blink-mouth.mp4')), look(clip('right-mouth-blink.mp4')),
    look(await made('mirrored.mp4', 'hflip,eq=brightness=0.05')), look(await made('reversed.mp4', 'reverse,setpts=PTS/1.05')),
  ])
  expect(Object.values(levels(first)).filter((level) => level !== 'pass')).toEqual([])
  const printOf = ({ evidence }: FaceVerdict): Print => ({ sha256: evidence.videoSha256!, fingerprint: evidence.fingerprint })
  const met = copies.map((copy) => closest(printOf(copy), [printOf(other), printOf(first)]))
  expect(met.map((one) => [one?.how, one?.of.sha256, one?.signal.level])).toEqual([
    ['mirrored', first.evidence.videoSha256, 'refuse'], ['reversed', first.evidence.videoSha256, 'refuse'],
  ])
})

test('a photo of the right person, then the actions by somebody who is too small to be compared', async () => {
  const [right, other] = [personOf(CAST[0]), personOf(CAST[1])]
  const file = join(dir, 'helper.mp4')
  const { cues, seconds } = cuesFor(['blink', 'openMouth'], 0.3)
  const lead = 1.6 * seconds
  const [photo, acted] = [wavedPhoto(right, lead + seconds), acting(other, seconds, cues, { scale: 4.6 })]
  await filmClip({ file, seconds: lead + seconds, frame: (time, grain) => (time < lead ? photo(time, grain) : acted(time - lead, grain)) })
  const verdict = await verifyClip({ video: file, reference: await idPhoto(right), actions: ['blink', 'openMouth'] })
  expect(verdict.evidence.frames.usable / verdict.evidence.frames.total).toBeGreaterThan(0.6)
  expect(verdict.kind).toBe('refused')
  expect(verdict.evidence.events).toEqual([])
})

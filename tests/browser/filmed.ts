/** A phone whose camera plays a drawn clip, before `npm start` itself: real functions, store and face engine. */
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { toCameraFile } from '../../local/people/camera-file'
import { CAST, idNumberOf } from '../../local/people/cast'
import { runFfmpeg } from '../../local/people/ffmpeg'
import { chromiumPath, HOW_TO_GET_IT, openPhone, type Phone } from './chromium'
import { startProduct, type Running } from './local'
import { askForThePair, button, fillIn, openHome, tap, type Identity } from './walk'

const CLIPS = path.resolve(__dirname, '..', 'clips')
const cameras = mkdtempSync(path.join(os.tmpdir(), 'anxin-cameras-'))

let hands = 0
/** The camera file of a drawn clip, held by another hand each time: the same recording twice would be a replay. */
async function cameraOf(clip: string): Promise<string> {
  const hand = ++hands
  const file = path.join(cameras, `${clip}-${hand}.mjpeg`)
  await toCameraFile(path.join(CLIPS, `${clip}.mp4`), file, hand)
  return file
}

/**
 * The mouth, then the blink, once: filming by the clock begins some 6.5 s after the camera opens (src/domain/capture-state.ts) and lasts
 * 12 s, and before and after there is a calm face.
 */
export async function mouthThenBlink(): Promise<string> {
  const file = path.join(cameras, 'mouth-then-blink-once.mjpeg')
  const clip = (name: string) => ['-i', path.join(CLIPS, `${name}.mp4`)]
  await runFfmpeg([
    '-stream_loop', '20', '-t', '8', ...clip('nobody-moves'), ...clip('right-mouth-blink'), '-stream_loop', '40', '-t', '60', ...clip('nobody-moves'),
    '-filter_complex', '[0:v][1:v][2:v]concat=n=3:v=1', '-r', '30', '-pix_fmt', 'yuvj420p', '-c:v', 'mjpeg', '-q:v', '5', '-an', file,
  ])
  return file
}

export const identityOf = (index: number): Identity => {
  const member = CAST[index]
  if (!member) throw new Error(`no cast member ${index}`)
  return { name: member.name, idNumber: idNumberOf(member) }
}
/** The person of the clips named right-…; enrolled with their own portrait. */
export const RIGHT = 0
export const FACE_MS = 90_000

if (!chromiumPath) console.error(`\n${'!'.repeat(100)}\n${HOW_TO_GET_IT}\n${'!'.repeat(100)}\n`)
export const browserTest = chromiumPath ? test : test.skip

let product: Running
const open: BrowserContext[] = []

/** Where the product of this file runs. */
export const address = (): string => product.url

/** For the top of a test file: the product runs while its tests do, and no phone outlives its test. */
export function withProduct(): void {
  beforeAll(async () => { if (chromiumPath) product = await startProduct() }, 300_000)
  afterEach(async () => { await Promise.all(open.splice(0).map((context) => context.close())) })
  afterAll(() => product?.stop())
  jest.setTimeout(180_000)
}

export async function phone(settings: Phone & { clip?: string } = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openPhone({ ...settings, camera: settings.clip ? await cameraOf(settings.clip) : settings.camera })
  open.push(context)
  const page = context.pages()[0] ?? await context.newPage()
  page.on('pageerror', (error) => { throw error })
  await askForThePair(page)
  return { context, page }
}

/** Up to the camera, also for a person who has certified before in this run. */
export async function toCamera(page: Page, person: Identity, relation?: string): Promise<void> {
  await openHome(page, address())
  await fillIn(page, person, relation)
  await tap(page, '对，下一步')
  await page.getByText(/先做好这三样|还是想办一次/).locator('visible=true').first().waitFor()
  if (await button(page, '还是想办一次').isVisible()) await tap(page, '还是想办一次')
  await tap(page, '准备好了，开始')
}

/** Phones and machines whose camera plays a drawn clip before the real face engine. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { toCameraFile } from '../../local/people/camera-file'
import { CAST, idNumberOf } from '../../local/people/cast'
import { runFfmpeg } from '../../local/people/ffmpeg'
import type { Phone } from './chromium'
import { address, openPage } from './product'
import { askFor, button, fillIn, isPair, openHome, tap, words, type Identity, type Wanted } from './walk'

const CLIPS = path.resolve(__dirname, '..', 'clips')
const cameras = mkdtempSync(path.join(os.tmpdir(), 'anxin-cameras-'))
afterAll(() => rmSync(cameras, { recursive: true, force: true }))

let hands = 0
/** The camera file of a drawn clip, held by another hand each time: the same recording twice would be a replay. */
export async function cameraOf(clip: string, held: 'phone' | 'machine' = 'phone'): Promise<string> {
  const hand = ++hands
  const file = path.join(cameras, `${clip}-${hand}.mjpeg`)
  await toCameraFile(path.join(CLIPS, `${clip}.mp4`), file, hand, held)
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

/** @param settings `clip`: what the camera plays; `wanted`: which attempts the phone takes, the pair that the clips show unless said */
export async function phone({ clip, wanted = isPair, ...settings }: Phone & { clip?: string; wanted?: Wanted } = {}): Promise<{ context: BrowserContext; page: Page }> {
  const page = await openPage({ ...settings, camera: clip ? await cameraOf(clip) : settings.camera })
  await askFor(page, wanted)
  return { context: page.context(), page }
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

const LOOK_MS = 500

/** Waits for it; when it does not come, the error says all that was on the screen meanwhile, one after the other. */
async function watch(page: Page, awaited: Locator, name: string): Promise<void> {
  const shown: string[] = []
  for (const until = Date.now() + FACE_MS; Date.now() < until;) {
    if (await awaited.isVisible()) return
    // a page that is being replaced shows nothing
    const text = (await page.locator('body').innerText({ timeout: LOOK_MS }).catch(() => '')).replace(/\s+/g, ' ').trim()
    if (text && text !== shown.at(-1)) shown.push(text)
    await page.waitForTimeout(LOOK_MS)
  }
  throw new Error(`never saw ${name}, but:\n${shown.join('\n')}`)
}

const FILMS = 3
const AGAIN = '再拍一次'

/**
 * From the running camera to 比对成功, as a person does it: a film with holes, which a busy machine makes, is refused, and then they film
 * again, twice at most.
 */
export async function matches(page: Page, again = () => tap(page, AGAIN)): Promise<void> {
  const done = words(page, '比对成功')
  for (let film = 1; film < FILMS; film += 1) {
    const retry = page.getByRole('button', { name: AGAIN, exact: true }).locator('visible=true')
    await watch(page, done.or(retry).first(), `比对成功 or ${AGAIN} after film ${film}`)
    if (await done.isVisible()) return
    console.warn(`film ${film} was refused: ${(await page.locator('body').innerText()).replace(/\s+/g, ' ')}`)
    await again()
  }
  await watch(page, done, `比对成功 after film ${FILMS}`)
}

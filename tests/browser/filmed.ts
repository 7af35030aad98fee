/** Phones and machines whose camera plays a drawn clip before the real face engine. */
import { existsSync, mkdtempSync, renameSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { toCameraFile } from '../../local/people/camera-file'
import { CAST, idNumberOf } from '../../local/people/cast'
import { runFfmpeg } from '../../local/people/ffmpeg'
import type { Phone } from './chromium'
import { camerasDir } from './local'
import { address, openPage } from './product'
import { askFor, button, fillIn, isPair, openHome, tap, words, type Identity, type Wanted } from './walk'

const CLIPS = path.resolve(__dirname, '..', 'clips')
/** Making one takes seconds of both cores, so that the files of a run share them. */
const cameras = camerasDir()

const hands = new Map<string, number>()
/** Of these the engine is asked who it is: the same recording twice would be a replay, so each is held by another hand. */
const JUDGED = /^(right|other|still)/

/** The camera file of a drawn clip. Every file has a product of its own, so that hands may be the same from file to file. */
export async function cameraOf(clip: string, held: 'phone' | 'machine' = 'phone'): Promise<string> {
  const hand = JUDGED.test(clip) ? (hands.get(clip) ?? 0) + 1 : undefined
  if (hand) hands.set(clip, hand)
  const file = path.join(cameras, `${clip}-${held}-${hand ?? 'still'}.mjpeg`)
  if (existsSync(file)) return file
  const made = path.join(mkdtempSync(path.join(cameras, 'new-')), 'camera.mjpeg')
  await toCameraFile(path.join(CLIPS, `${clip}.mp4`), made, hand, held)
  // another worker may have made the same meanwhile: either is good
  renameSync(made, file)
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
    '-stream_loop', '20', '-t', '8', ...clip('nobody-moves'), ...clip('right-mouth-blink'), '-stream_loop', '20', '-t', '20', ...clip('nobody-moves'),
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

/** Waits for one of these; when none comes, the error says all that was on the screen meanwhile, one after the other. */
async function watch(page: Page, awaited: readonly Locator[], film: number): Promise<Locator> {
  const shown: string[] = []
  for (const until = Date.now() + FACE_MS; Date.now() < until;) {
    for (const one of awaited) if (await one.isVisible()) return one
    // a page that is being replaced shows nothing
    const text = (await page.locator('body').innerText({ timeout: LOOK_MS }).catch(() => '')).replace(/\s+/g, ' ').trim()
    if (text && text !== shown.at(-1)) shown.push(text)
    await page.waitForTimeout(LOOK_MS)
  }
  throw new Error(`no result of film ${film}, but:\n${shown.join('\n')}`)
}

const FILMS = 3
const AGAIN = '再拍一次'

/**
 * From the running camera to 比对成功, as a person does it. A film with holes, which a busy machine makes, is refused: then they film again, twice at
 * most. One that goes to staff could never count again, so a new beginning is made, with another hand, where a test gives one; else that is the end.
 * @param again from the refusal to the next film
 * @param anew opens another phone and goes to its camera
 * @returns the page that matched
 */
export async function matches(first: Page, { again = (page) => tap(page, AGAIN), anew }: { again?(page: Page): Promise<void>; anew?(): Promise<Page> } = {}): Promise<Page> {
  let page = first
  for (let film = 1; ; film += 1) {
    const [done, refused, withStaff] = [words(page, '比对成功'), button(page, AGAIN), words(page, /审核编号/)]
    const end = await watch(page, [done, refused, withStaff], film)
    if (end === done) return page
    const said = (await page.locator('body').innerText()).replace(/\s+/g, ' ')
    if (film === FILMS || (end === withStaff && !anew)) throw new Error(`film ${film} did not match: ${said}`)
    console.warn(`film ${film} did not match: ${said}`)
    if (end === withStaff && anew) page = await anew()
    else await again(page)
  }
}

/** From a new phone, and another one if need be, to 比对成功. */
export const certifyBy = async (film: () => Promise<Page>): Promise<Page> => matches(await film(), { anew: film })

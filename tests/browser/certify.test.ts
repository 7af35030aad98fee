/** A person certifies in a real browser whose camera plays a file, against `npm start` itself: real functions, store and face engine. */
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { toCameraFile } from '../../local/people/camera-file'
import { CAST, idNumberOf } from '../../local/people/cast'
import { runFfmpeg } from '../../local/people/ffmpeg'
import { chromiumPath, HOW_TO_GET_IT, openPhone, type Phone } from './chromium'
import { startProduct, type Running } from './local'
import { askForThePair, button, fillIn, goToCamera, openHome, seen, tap, withoutModels, words, type Identity } from './walk'

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
async function mouthThenBlink(): Promise<string> {
  const file = path.join(cameras, 'mouth-then-blink-once.mjpeg')
  const clip = (name: string) => ['-i', path.join(CLIPS, `${name}.mp4`)]
  await runFfmpeg([
    '-stream_loop', '20', '-t', '8', ...clip('nobody-moves'), ...clip('right-mouth-blink'), '-stream_loop', '40', '-t', '60', ...clip('nobody-moves'),
    '-filter_complex', '[0:v][1:v][2:v]concat=n=3:v=1', '-r', '30', '-pix_fmt', 'yuvj420p', '-c:v', 'mjpeg', '-q:v', '5', '-an', file,
  ])
  return file
}

const identityOf = (index: number): Identity => {
  const member = CAST[index]
  if (!member) throw new Error(`no cast member ${index}`)
  return { name: member.name, idNumber: idNumberOf(member) }
}
/** The person of the clips named right-…; enrolled with their own portrait. */
const RIGHT = 0
const FACE_MS = 90_000

if (!chromiumPath) console.error(`\n${'!'.repeat(100)}\n${HOW_TO_GET_IT}\n${'!'.repeat(100)}\n`)
const browserTest = chromiumPath ? test : test.skip

let product: Running
const open: BrowserContext[] = []
beforeAll(async () => { if (chromiumPath) product = await startProduct() }, 300_000)
afterEach(async () => { await Promise.all(open.splice(0).map((context) => context.close())) })
afterAll(() => product?.stop())
jest.setTimeout(180_000)

async function phone(settings: Phone & { clip?: string } = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openPhone({ ...settings, camera: settings.clip ? await cameraOf(settings.clip) : settings.camera })
  open.push(context)
  const page = context.pages()[0] ?? await context.newPage()
  page.on('pageerror', (error) => { throw error })
  await askForThePair(page)
  return { context, page }
}

/** Up to the camera, also for a person who has certified before in this run. */
async function toCamera(page: Page, person: Identity, relation?: string): Promise<void> {
  await openHome(page, product.url)
  await fillIn(page, person, relation)
  await tap(page, '对，下一步')
  await page.getByText(/先做好这三样|还是想办一次/).locator('visible=true').first().waitFor()
  if (await button(page, '还是想办一次').isVisible()) await tap(page, '还是想办一次')
  await tap(page, '准备好了，开始')
}

browserTest('本人认证 succeeds: 比对成功 comes first, the record is listed and the due date has moved', async () => {
  const { page } = await phone({ clip: 'right-blink-mouth' })
  await openHome(page, product.url)
  await fillIn(page, identityOf(RIGHT))
  await goToCamera(page)
  await seen(page, '比对成功', FACE_MS)
  const printed = /\d{4} \d{4} \d{4}/.exec(await page.locator('body').innerText())?.[0] ?? ''
  expect(printed).toMatch(/\d{4} \d{4} \d{4}/)
  await tap(page, '回首页')
  await seen(page, '已认证')
  expect(await page.locator('body').innerText()).not.toContain('快到期了')
  await words(page, '认证记录和凭证').click()
  await seen(page, printed)
})

browserTest('another person before the camera is not matched, is told why and what to do next', async () => {
  const { page } = await phone({ clip: 'right-blink-mouth' })
  await toCamera(page, identityOf(1))
  await seen(page, '跟照片不太像', FACE_MS)
  await seen(page, '这次没通过')
  expect(await button(page, '再拍一次').isVisible()).toBe(true)
  expect(await button(page, '换个方式').isVisible()).toBe(true)
  expect(await page.locator('body').innerText()).not.toMatch(/0\.\d{2,}/)
})

browserTest.each([
  ['a still photo is waved before the camera', 'still-photo', /没看清眨眼|没看清张嘴/],
  ['nobody is there', 'no-face', '没看到脸'],
  ['two people are there', 'two-faces', '有别人入镜了'],
])('the server alone refuses when %s', async (_, clip, reason) => {
  const { page } = await phone({ clip })
  await withoutModels(page)
  await toCamera(page, identityOf(RIGHT))
  await seen(page, reason, FACE_MS)
  await seen(page, '这次没通过')
  expect(await button(page, '再拍一次').isVisible()).toBe(true)
})

browserTest('the right actions in the wrong order are not accepted', async () => {
  const { page } = await phone({ camera: await mouthThenBlink() })
  await withoutModels(page)
  let actions: string[] = []
  page.on('response', async (response) => {
    const body = await response.json().catch(() => null) as { data?: { attempt?: { actions: string[] } } } | null
    if (body?.data?.attempt) actions = body.data.attempt.actions
  })
  // the order is the server's: ask for attempts until it wants the blink first
  for (let asked = 0; asked < 12 && actions.join() !== 'blink,openMouth'; asked += 1) {
    await page.goto('about:blank')
    await openHome(page, product.url)
    await fillIn(page, identityOf(2))
    await tap(page, '对，下一步')
    await page.getByText(/先做好这三样|还是想办一次/).locator('visible=true').first().waitFor()
    if (await button(page, '还是想办一次').isVisible()) await tap(page, '还是想办一次')
    await seen(page, '先做好这三样')
  }
  expect(actions).toEqual(['blink', 'openMouth'])
  await tap(page, '准备好了，开始')
  await seen(page, /没看清张嘴|没看清眨眼/, FACE_MS)
  expect(await button(page, '再拍一次').isVisible()).toBe(true)
})

browserTest.each([
  ['nobody is there', 'no-face', '没看到脸'],
  ['two people are there', 'two-faces', '旁边的人走开一下'],
])('the page itself says so, and films nothing, while %s', async (_, clip, hint) => {
  const { page } = await phone({ clip })
  let uploads = 0
  page.on('request', (request) => { if (request.method() === 'PUT') uploads += 1 })
  await toCamera(page, identityOf(2))
  await seen(page, hint, 40_000)
  expect(uploads).toBe(0)
})

browserTest('whoever does not allow the camera reads how to open it and what else there is', async () => {
  const { page } = await phone({ allowCamera: false })
  await toCamera(page, identityOf(2))
  await seen(page, '摄像头没打开')
  expect(await button(page, '换个方式').isVisible()).toBe(true)
})

browserTest('the line is cut during the upload: the video is kept and goes on when the line is back', async () => {
  const { context, page } = await phone({ clip: 'right-blink-mouth' })
  let cuts = 0
  await page.route(/\/storage\//, async (route) => {
    if (route.request().method() !== 'PUT' || cuts > 0) return route.continue()
    cuts += 1
    await context.setOffline(true)
    return route.abort('internetdisconnected')
  })
  await toCamera(page, identityOf(RIGHT))
  await seen(page, '网断了', FACE_MS)
  await context.setOffline(false)
  await seen(page, '比对成功', FACE_MS)
  expect(cuts).toBe(1)
})

browserTest('a double tap opens one attempt', async () => {
  const { page } = await phone({ clip: 'no-face' })
  const attempts: string[] = []
  page.on('response', async (response) => {
    if (!response.url().endsWith('/api/citizen')) return
    const body = await response.json().catch(() => null) as { data?: { attempt?: { attemptId: string } } } | null
    if (body?.data?.attempt) attempts.push(body.data.attempt.attemptId)
  })
  await openHome(page, product.url)
  await fillIn(page, identityOf(1))
  await button(page, '对，下一步').dblclick()
  await seen(page, '先做好这三样')
  await page.waitForTimeout(500)
  expect(new Set(attempts).size).toBe(1)
})

browserTest('为他人认证: the elder’s face, the rear camera, and afterwards the elder is among my relatives', async () => {
  const { page } = await phone({ clip: 'right-blink-mouth' })
  await toCamera(page, identityOf(RIGHT), '女儿')
  await seen(page, '比对成功', FACE_MS)
  await seen(page, /为他人认证/)
  await tap(page, '回首页')
  await seen(page, /父母/)
})

browserTest('demo: one’s own photo from the camera takes the place of the drawn portrait, then certifying by one’s own face succeeds', async () => {
  const { page } = await phone({ clip: 'right-blink-mouth' })
  const person = identityOf(6)
  await page.goto(`${product.url}/demo/`)
  const card = page.locator('li', { hasText: person.name })
  await card.getByRole('button', { name: '换成我的照片' }).click()
  await page.getByRole('button', { name: '拍一张' }).click()
  await page.getByText(`${person.name}现在用您的照片`).waitFor({ timeout: 40_000 })
  await card.getByRole('button', { name: '恢复画的头像' }).waitFor()
  await card.getByRole('button', { name: `打开${person.name}的首页` }).click()
  await seen(page, '已逾期')
  await tap(page, '马上补认证')
  // this phone knows the person: consent, prepare, face
  await seen(page, '拍脸前，请您同意')
  await tap(page, '同意，继续')
  await tap(page, '准备好了，开始')
  await seen(page, '比对成功', FACE_MS)
})

/** The face models come once over the line: the second visit finds them in the browser, and a broken one is fetched anew. */
import type { BrowserContext, Page } from 'playwright-core'
import path from 'node:path'
import { mkdtempSync } from 'node:fs'
import os from 'node:os'
import { toCameraFile } from '../../local/people/camera-file'
import { CAST, idNumberOf } from '../../local/people/cast'
import { chromiumPath, HOW_TO_GET_IT, openPhone } from './chromium'
import { startProduct, type Running } from './local'
import { fillIn, openHome, seen, tap } from './walk'

if (!chromiumPath) console.error(`\n${'!'.repeat(100)}\n${HOW_TO_GET_IT}\n${'!'.repeat(100)}\n`)
const browserTest = chromiumPath ? test : test.skip
const MODEL = /\/models\//

let product: Running
let context: BrowserContext | undefined
beforeAll(async () => { if (chromiumPath) product = await startProduct() }, 300_000)
afterEach(async () => { await context?.close() })
afterAll(() => product?.stop())
jest.setTimeout(180_000)

/** From the first page to the camera, until the live picture says that nobody is there: then the models are at work. */
async function visit(page: Page): Promise<string[]> {
  const asked: string[] = []
  const note = (request: { url(): string }) => { if (MODEL.test(request.url())) asked.push(path.basename(request.url())) }
  context?.on('request', note)
  await page.goto('about:blank')
  await openHome(page, product.url)
  await fillIn(page, { name: CAST[1].name, idNumber: idNumberOf(CAST[1]) })
  await tap(page, '对，下一步')
  await tap(page, '准备好了，开始')
  await seen(page, '没看到脸', 60_000)
  context?.off('request', note)
  return asked.sort()
}

browserTest('the second visit asks for no model; one that was spoiled in the store is fetched again, and an old one is forgotten', async () => {
  const camera = path.join(mkdtempSync(path.join(os.tmpdir(), 'anxin-files-')), 'nobody.mjpeg')
  await toCameraFile(path.resolve(__dirname, '../clips/no-face.mp4'), camera)
  context = await openPhone({ camera })
  const page = context.pages()[0] ?? await context.newPage()
  const first = await visit(page)
  expect(first).toHaveLength(5)
  for (const name of first) expect(name).toMatch(/\.[0-9a-f]{8}\.(json|bin|wasm)$/)
  expect(await visit(page)).toEqual([])

  const [spoiled] = first
  await page.evaluate(async (name) => {
    const cache = await caches.open('anxin-face')
    const kept = (await cache.keys()).find(({ url }) => url.endsWith(`/${name}`))
    if (kept) await cache.put(kept, new Response('half of it'))
    await cache.put(new URL('models/of-last-year.00000000.bin', location.href).href, new Response('old'))
  }, spoiled)
  expect(await visit(page)).toEqual([spoiled])
  const kept = await page.evaluate(async () => (await (await caches.open('anxin-face')).keys()).map(({ url }) => url.split('/').at(-1)))
  expect(kept.sort()).toEqual(first)
})

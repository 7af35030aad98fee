/** The face models come once over the line: the second visit finds them in the browser, and a broken one is fetched anew. */
import path from 'node:path'
import type { Page } from 'playwright-core'
import { cameraOf, identityOf } from './filmed'
import { address, browserTest, openPage, withProduct } from './product'
import { fillIn, goToCamera, openHome, seen } from './walk'

const MODEL = /\/models\//

withProduct()

/** From the first page to the camera, until the live picture says that nobody is there: then the models are at work. */
async function visit(page: Page): Promise<string[]> {
  const asked: string[] = []
  const note = (request: { url(): string }) => { if (MODEL.test(request.url())) asked.push(path.basename(request.url())) }
  page.context().on('request', note)
  await page.goto('about:blank')
  await openHome(page, address())
  await fillIn(page, identityOf(1))
  await goToCamera(page)
  await seen(page, '没看到脸', 60_000)
  page.context().off('request', note)
  return asked.sort()
}

browserTest('the second visit asks for no model; one that was spoiled in the store is fetched again, and an old one is forgotten', async () => {
  const page = await openPage({ camera: await cameraOf('no-face') })
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

import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { inspectPhoto } from '../../cloudfunctions/face/engine'
import { MAX_PHOTO_BYTES } from '../../cloudfunctions/face/photo'
import { faceFailures } from '../../src/copy/face-failures'
import type { Demo } from './demo'

const FILES: Record<string, string> = { '': 'text/html', 'page.css': 'text/css', 'page.js': 'text/javascript', 'staff.js': 'text/javascript' }
/** Where the H5 pages keep their device token (src/api/transport.ts). */
const STORAGE_KEY = 'anxin.device'
const UNREADABLE = '这张照片打不开。请用 JPG、PNG 或 WebP，不超过 10 MB。'

/** The labelled demo page and its few calls. They exist in the embedded CloudBase only; no deployed function knows them. */
export function demoRoutes(app: Hono, current: () => Demo | null): void {
  app.get('/demo', (c) => c.redirect('/demo/'))
  for (const [name, type] of Object.entries(FILES)) {
    const file = path.join(__dirname, name || 'page.html')
    app.get(`/demo/${name}`, (c) => c.body(readFileSync(file, 'utf8'), 200, { 'content-type': `${type}; charset=utf-8` }))
  }
  const ready = (): Demo => {
    const demo = current()
    if (!demo) throw new Error('the demo people are still being seeded')
    return demo
  }
  for (const call of ['photo', 'restore', 'open']) {
    app.use(`/demo/${call}/:id`, (c, next) => (ready().has(c.req.param('id')) ? next() : Promise.resolve(c.json({ message: '没有这个人' }, 404))))
  }
  app.get('/demo/people', async (c) => c.json({ people: await ready().people() }))
  app.get('/demo/staff', async (c) => c.json({ colleagues: await ready().staff.colleagues() }))
  app.post('/demo/kiosk', async (c) => c.json({ code: await ready().kioskCode() }))
  app.get('/demo/photo/:id', async (c) => c.body(new Uint8Array(await ready().photo(c.req.param('id'))), 200, { 'content-type': 'image/jpeg', 'cache-control': 'no-store' }))
  app.post('/demo/photo/:id', bodyLimit({ maxSize: MAX_PHOTO_BYTES, onError: (c) => c.json({ message: UNREADABLE }, 413) }), async (c) => {
    const jpeg = Buffer.from(await c.req.arrayBuffer())
    const verdict = await inspectPhoto(jpeg)
    if (!verdict.ok) {
      const { title, body } = faceFailures[verdict.reason]
      return c.json({ message: verdict.reason === 'unsupported' ? UNREADABLE : `${title}。${body}` }, 422)
    }
    await ready().setPhoto(c.req.param('id'), jpeg)
    return c.json({})
  })
  app.post('/demo/restore/:id', async (c) => { await ready().restorePhoto(c.req.param('id')); return c.json({}) })
  app.post('/demo/open/:id', async (c) => c.json({ token: await ready().openAs(c.req.param('id')), storageKey: STORAGE_KEY }))
}

import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Hono } from 'hono'
import { inspectPhoto } from '../../cloudfunctions/face/engine'
import { faceFailures } from '../../src/copy/face-failures'
import type { Demo } from './demo'

const FILES: Record<string, string> = { '': 'text/html', 'page.css': 'text/css', 'page.js': 'text/javascript' }
/** Where the H5 pages keep their device token (src/api/transport.ts). */
const STORAGE_KEY = 'anxin.device'

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
  app.get('/demo/people', async (c) => c.json({ people: await ready().people() }))
  app.get('/demo/photo/:id', async (c) => c.body(new Uint8Array(await ready().photo(c.req.param('id'))), 200, { 'content-type': 'image/jpeg', 'cache-control': 'no-store' }))
  app.post('/demo/photo/:id', async (c) => {
    const jpeg = Buffer.from(await c.req.arrayBuffer())
    const verdict = await inspectPhoto(jpeg)
    if (!verdict.ok) return c.json({ message: `${faceFailures[verdict.reason].title}。${faceFailures[verdict.reason].body}` }, 422)
    await ready().setPhoto(c.req.param('id'), jpeg)
    return c.json({})
  })
  app.post('/demo/restore/:id', async (c) => { await ready().restorePhoto(c.req.param('id')); return c.json({}) })
  app.post('/demo/open/:id', async (c) => c.json({ token: await ready().openAs(c.req.param('id')), storageKey: STORAGE_KEY }))
}

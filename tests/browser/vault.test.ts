/** What a visitor's browser keeps: sealed where it lies, still there after a reload, gone when its time is over, signed by a key that stays. */
import { createPublicKey, verify } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import type * as Vault from '../../src/device/vault.h5'
import { canonical } from '../../src/domain/canonical'
import { badgeKey, isCodeOf } from '../../cloudfunctions/lib/visits/badge'
import { badgeStep, sixDigits } from '../../src/domain/visit/badge'
import { browserTest, openPage, withBrowsers } from './product'

withBrowsers()

declare const vault: typeof Vault

let server: http.Server
let page: Page
beforeAll(async () => {
  const { outputFiles: [file] } = await build({
    entryPoints: [path.join(__dirname, '../../src/device/vault.h5.ts')], bundle: true, write: false, format: 'iife', globalName: 'vault',
  })
  server = http.createServer((request, response) => {
    const isScript = request.url === '/vault.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.end(isScript ? file!.text : '<!doctype html><title>vault</title><script src="/vault.js"></script>')
  }).listen(0, '127.0.0.1')
})
afterAll(() => server.close())
beforeEach(async () => {
  page = await openPage()
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
})

browserTest('what is kept comes back, also after a reload, and cannot be read where it lies or under another id', async () => {
  await page.evaluate(() => vault.keep('round', { address: '海曲路 1 号', phone: '13900000000' }, Date.now() + 60_000))
  await page.reload()
  expect(await page.evaluate(() => vault.read('round', Date.now()))).toEqual({ address: '海曲路 1 号', phone: '13900000000' })
  const { raw, moved, extractable } = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => { const request = indexedDB.open('anxin.visit'); request.onsuccess = () => resolve(request.result) })
    const get = (store: string, id: string) => new Promise<unknown>((resolve) => { const request = db.transaction(store).objectStore(store).get(id); request.onsuccess = () => resolve(request.result) })
    const sealed = await get('kept', 'round') as { data: ArrayBuffer }
    await new Promise((resolve) => { db.transaction('kept', 'readwrite').objectStore('kept').put(sealed, 'copy').onsuccess = resolve })
    const key = await get('keys', 'seal') as CryptoKey
    return {
      raw: new TextDecoder().decode(sealed.data), moved: await vault.read('copy', Date.now()).then(() => 'opened', () => 'refused'),
      extractable: await crypto.subtle.exportKey('raw', key).then(() => 'exported', () => 'refused'),
    }
  })
  expect(raw).not.toMatch(/address|海曲路|13900000000/)
  expect([moved, extractable]).toEqual(['refused', 'refused'])
  await page.evaluate(() => vault.forget('copy'))
})

browserTest('what is over is not read, and is wiped', async () => {
  const { over, left } = await page.evaluate(async () => {
    const now = Date.now()
    await vault.keep('draft.1', { a: 1 }, now - 1)
    await vault.keep('out.1', { b: 2 }, Number.MAX_SAFE_INTEGER)
    const read = await vault.read('draft.1', now)
    await vault.forgetOver(now + 120_000)
    return { over: read, left: await vault.idsOf('') }
  })
  expect(over).toBeNull()
  expect(left).toEqual(['out.1'])
})

browserTest('the server’s own check accepts what the browser signs, and nothing else', async () => {
  const record = { visitId: '731240968854', 名: '王', b: [1, { d: 1, c: null }] }
  const { x, y } = await page.evaluate(() => vault.newSigningKey())
  await page.reload()
  const signature = await page.evaluate((text) => vault.signText(text), canonical(record))
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' })
  const isGood = (text: string) => verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))
  expect([signature.length, isGood(canonical(record)), isGood(canonical({ ...record, visitId: '731240968855' }))]).toEqual([86, true, false])
})

browserTest('the code on the page is the one that the server knows', async () => {
  const key = badgeKey({ tag: (purpose: string, value: string) => `${purpose}.${value}` } as never, 'staff-1', '2025-11-13')
  const at = Date.parse('2025-11-13T02:00:00.000Z')
  const mac = await page.evaluate(async ([k, step]) => [...await vault.macOf(k!, step!)], [key, String(badgeStep(at))])
  expect(isCodeOf(key, sixDigits(Uint8Array.from(mac)), at)).toBe(true)
  expect(isCodeOf(key, sixDigits(Uint8Array.from(mac)), at + 60_000)).toBe(false)
})

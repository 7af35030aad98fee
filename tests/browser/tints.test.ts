/** The screen colours in a real browser: they drift behind the words while it films, nothing scrolls, axe finds nothing, and 屏幕不变颜色 keeps them away. */
import { mkdtempSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { toCameraFile } from '../../local/people/camera-file'
import { CAST, idNumberOf } from '../../local/people/cast'
import { chromiumPath, HOW_TO_GET_IT, openPhone } from './chromium'
import { startProduct, type Running } from './local'
import { fillIn, openHome, seen, tap, withoutModels, words } from './walk'

if (!chromiumPath) console.error(`\n${'!'.repeat(100)}\n${HOW_TO_GET_IT}\n${'!'.repeat(100)}\n`)
const browserTest = chromiumPath ? test : test.skip
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
interface AxeWindow { axe: { run(): Promise<{ violations: { id: string }[] }> } }
const SCRIM = 'rgb(17, 17, 17)'

let product: Running
let context: BrowserContext
let page: Page
beforeAll(async () => {
  if (!chromiumPath) return
  product = await startProduct()
  const camera = path.join(mkdtempSync(path.join(os.tmpdir(), 'anxin-tints-')), 'calm.mjpeg')
  await toCameraFile(path.resolve(__dirname, '../clips/nobody-moves.mp4'), camera)
  context = await openPhone({ camera, width: 320, height: 568 })
  page = context.pages()[0] ?? await context.newPage()
  await withoutModels(page)
}, 300_000)
afterAll(async () => {
  await context?.close()
  await product?.stop()
})
jest.setTimeout(120_000)

async function toPrepare(): Promise<void> {
  await page.goto('about:blank')
  await openHome(page, product.url)
  await fillIn(page, { name: CAST[1].name, idNumber: idNumberOf(CAST[1]) })
  await tap(page, '对，下一步')
  await seen(page, '先做好这三样')
}

const ground = () => page.evaluate(() => getComputedStyle(document.querySelector('.face-check') as Element).backgroundColor)

/** Films by the clock, and looks at the ground ten times a second for so many looks. */
async function groundsWhileFilming(looks: number, meanwhile: () => Promise<void>): Promise<string[]> {
  await tap(page, '准备好了，开始')
  await seen(page, /请眨眨眼|请张张嘴/, 40_000)
  const grounds: string[] = []
  for (let looked = 0; looked < looks; looked += 1) {
    if (looked === looks - 20) await meanwhile()
    grounds.push(await ground())
    await page.waitForTimeout(100)
  }
  return grounds
}

browserTest('the ground drifts, never jumps, while all words stay on the dark', async () => {
  await toPrepare()
  const grounds = await groundsWhileFilming(70, async () => {
    expect(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight && document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    for (const name of ['words', 'progress']) {
      expect(await page.evaluate((one) => getComputedStyle(document.querySelector(`.face-check__${one}`) as Element).backgroundColor, name)).toBe(SCRIM)
    }
    await page.evaluate(axe)
    expect((await page.evaluate(() => (window as unknown as AxeWindow).axe.run())).violations.map(({ id }) => id)).toEqual([])
  })
  const tinted = grounds.filter((one) => one !== SCRIM)
  expect(new Set(tinted).size).toBeGreaterThan(5)
  // the first drift, from dark to light, is the longest way: 240 of 255 in 1.2 s; a busy machine looks rarely
  const green = grounds.map((one) => Number(one.match(/\d+/g)?.[1]))
  expect(Math.max(...green.slice(1).map((value, i) => Math.abs(value - (green[i] ?? value))))).toBeLessThan(150)
  expect(Math.min(...(tinted.at(-1)?.match(/\d+/g) ?? []).map(Number))).toBeGreaterThan(150)
})

browserTest('屏幕不变颜色: the ground stays dark', async () => {
  await toPrepare()
  await words(page, '怕光：屏幕不变颜色').click()
  expect(new Set(await groundsWhileFilming(30, async () => undefined))).toEqual(new Set([SCRIM]))
})

/** The screen colours in a real browser: they drift behind the words while it films, nothing scrolls, axe finds nothing, and 屏幕不变颜色 keeps them away. */
import type { Page } from 'playwright-core'
import { identityOf, phone } from './filmed'
import { violations } from './look'
import { address, browserTest, withProduct } from './product'
import { fillIn, openHome, seen, tap, withoutModels, words } from './walk'

const SCRIM = 'rgb(17, 17, 17)'

withProduct()

async function toPrepare(): Promise<Page> {
  const { page } = await phone({ clip: 'nobody-moves', width: 320, height: 568 })
  await withoutModels(page)
  await openHome(page, address())
  await fillIn(page, identityOf(1))
  await tap(page, '对，下一步')
  await seen(page, '先做好这三样')
  return page
}

const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.querySelector('.face-check') as Element).backgroundColor)

/** Films by the clock, and looks at the ground ten times a second for so many looks. */
async function groundsWhileFilming(page: Page, looks: number, meanwhile: () => Promise<void>): Promise<string[]> {
  await tap(page, '准备好了，开始')
  await seen(page, /请眨眨眼|请张张嘴/, 40_000)
  const grounds: string[] = []
  for (let looked = 0; looked < looks; looked += 1) {
    if (looked === looks - 20) await meanwhile()
    grounds.push(await ground(page))
    await page.waitForTimeout(100)
  }
  return grounds
}

browserTest('the ground drifts, never jumps, while all words stay on the dark', async () => {
  const page = await toPrepare()
  const grounds = await groundsWhileFilming(page, 70, async () => {
    expect(await page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight && document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
    for (const name of ['words', 'progress']) {
      expect(await page.evaluate((one) => getComputedStyle(document.querySelector(`.face-check__${one}`) as Element).backgroundColor, name)).toBe(SCRIM)
    }
    expect(await violations(page)).toEqual([])
  })
  const tinted = grounds.filter((one) => one !== SCRIM)
  expect(new Set(tinted).size).toBeGreaterThan(5)
  // the first drift, from dark to light, is the longest way: 240 of 255 in 1.2 s; a busy machine looks rarely
  const green = grounds.map((one) => Number(one.match(/\d+/g)?.[1]))
  expect(Math.max(...green.slice(1).map((value, i) => Math.abs(value - (green[i] ?? value))))).toBeLessThan(150)
  expect(Math.min(...(tinted.at(-1)?.match(/\d+/g) ?? []).map(Number))).toBeGreaterThan(150)
})

browserTest('屏幕不变颜色: the ground stays dark', async () => {
  const page = await toPrepare()
  await words(page, '怕光：屏幕不变颜色').click()
  expect(new Set(await groundsWhileFilming(page, 30, async () => undefined))).toEqual(new Set([SCRIM]))
})

/** A page as the people with narrow phones and the largest letters get it: nothing for axe to say, nothing wider than the phone. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { tap } from './walk'

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
/** [width in px, letter size: 1 标准, 3 特大 (×1.5)] */
const VIEWS = [[375, 1], [320, 1], [320, 3]] as const

interface AxeWindow { axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }

/** 大字 goes 标准 → 大 → 特大 → 标准; `taps` of it. */
async function largerLetters(page: Page, taps: number): Promise<void> {
  for (let tapped = 0; tapped < taps; tapped += 1) await tap(page, '大字')
}

/** What is wrong with the page that is on top, in every view; the page is left as it was found. */
export async function wrongWith(page: Page, name: string): Promise<string[]> {
  const wrong: string[] = []
  for (const [width, size] of VIEWS) {
    await page.setViewportSize({ width, height: 667 })
    if (size === 3) await largerLetters(page, 2)
    const where = `${name} at ${width} px, letters ${size}`
    const tooWide = await page.evaluate(() => [...document.querySelectorAll('.taro_page *')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1).map((element) => element.className))
    const tooLow = await page.evaluate(() => [...document.querySelectorAll('button, [role=button], [role=radio], [role=checkbox], input')]
      .filter((element) => { const { height } = element.getBoundingClientRect(); return height > 0 && height < 60 }).map((element) => element.outerHTML))
    wrong.push(...tooWide.map((one) => `${where}: wider than the phone: ${one}`), ...tooLow.map((one) => `${where}: lower than 60 px: ${one}`))
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() => (window as unknown as AxeWindow).axe.run())
    wrong.push(...violations.map(({ id, impact, nodes }) => `${where}: ${impact} ${id}: ${nodes.map(({ html }) => html).join(' ')}`))
    if (size === 3) await largerLetters(page, 1)
  }
  return wrong
}

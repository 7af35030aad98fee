/** Pages as people with narrow phones, the largest letters, small screens and machines get them: nothing for axe to say, nothing too wide or too low. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { tap } from './walk'

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
interface Axe { run(options: object): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> }

/** What axe says of the page as it stands. */
export async function violations(page: Page): Promise<string[]> {
  // half a megabyte, so once a document
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe)
  const found = await page.evaluate(async () => (await (window as unknown as { axe: Axe }).axe.run({ resultTypes: ['violations'] })).violations)
  return found.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}

interface Measures {
  /** Below which elements. */
  of: string
  /** What a finger or a mouse aims at, and how high it is at least, px. */
  targets: string
  height: number
  /** A wide table scrolls by itself, with the keyboard too: what stands in it may be wider than the screen. */
  scrollers?: string
}

/** How far the first words of a row's cells may stand from each other, px: letters of two sizes do by less. */
const LINE_PX = 1.5

/** Rows of tables in which a button stands off the line of what it is about. */
async function offTheLine(page: Page): Promise<string[]> {
  return page.evaluate((most) => [...document.querySelectorAll('.staff-main tbody tr')].filter((row) => row.querySelector('button')).flatMap((row) => {
    const bottoms = [...row.children].flatMap((cell) => {
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT)
      while (texts.nextNode()) {
        const range = document.createRange()
        range.selectNodeContents(texts.currentNode)
        const first = [...range.getClientRects()].find(({ width }) => width > 1)
        if (first) return [first.bottom]
      }
      return []
    })
    const off = Math.max(...bottoms) - Math.min(...bottoms)
    return off > most ? [`${off.toFixed(1)} px off the line: ${row.textContent?.slice(0, 60)}`] : []
  }), LINE_PX)
}

/** A chart draws itself anew some frames after the screen has changed its width. */
const SETTLED_MS = 2_000

/** What stays over the screen's edge, and what is too low to hit. */
async function misplaced(page: Page, measures: Measures): Promise<string[]> {
  for (const until = Date.now() + SETTLED_MS; ;) {
    const found = await misplacedNow(page, measures)
    if (found.length === 0 || Date.now() > until) return found
    await page.waitForTimeout(100)
  }
}

async function misplacedNow(page: Page, measures: Measures): Promise<string[]> {
  return page.evaluate(({ of, targets, height, scrollers }) => {
    const wide = [...document.querySelectorAll(`${of} *`)]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1 && !(scrollers && element.parentElement?.closest(scrollers)))
    const low = [...document.querySelectorAll(targets)].filter((element) => {
      const { height: own } = element.getBoundingClientRect()
      return own > 0 && own < height
    })
    return [
      ...wide.map((element) => `wider than the screen: ${element.outerHTML.slice(0, 120)}`),
      ...low.map((element) => `lower than ${height} px: ${element.outerHTML.slice(0, 120)}`),
    ]
  }, measures)
}

const PHONE: Measures = { of: '.taro_page', targets: 'button, [role=button], [role=radio], [role=checkbox], input', height: 60 }
/** What lifts a mask stands in a line of text and is as high as that. */
const DESK: Measures = { of: '.staff', targets: '.staff button:not(.staff-masked button), .staff nav a, .staff input:not([type=radio], [type=checkbox])', height: 44, scrollers: '[role=region][tabindex="0"]' }
const MACHINE: Measures = { of: '.kiosk', targets: '.kiosk button, .kiosk-input', height: 88 }

interface View { width: number; letters: 1 | 3; axe: boolean }
/** Letters 1 标准, 3 特大 (×1.5). Between the two phones at 标准 only widths differ, of which axe says nothing. */
const PHONES: readonly View[] = [{ width: 375, letters: 1, axe: true }, { width: 320, letters: 1, axe: false }, { width: 320, letters: 3, axe: true }]

/** 大字 goes 标准 → 大 → 特大 → 标准; `taps` of it. */
async function largerLetters(page: Page, taps: number): Promise<void> {
  for (let tapped = 0; tapped < taps; tapped += 1) await tap(page, '大字')
}

/** What is wrong with the page that is on top, on every phone; the page is left as it was found. */
export async function wrongWith(page: Page, name: string): Promise<string[]> {
  const wrong: string[] = []
  const before = page.viewportSize()
  for (const { width, letters, axe: asksAxe } of PHONES) {
    await page.setViewportSize({ width, height: 667 })
    if (letters === 3) await largerLetters(page, 2)
    const found = [...await misplaced(page, PHONE), ...asksAxe ? await violations(page) : []]
    wrong.push(...found.map((one) => `${name} at ${width} px, letters ${letters}: ${one}`))
    if (letters === 3) await largerLetters(page, 1)
  }
  if (before) await page.setViewportSize(before)
  return wrong
}

/** What is wrong with a page of staff at these widths; it is left as it was found. */
export async function wrongAtDesk(page: Page, name: string, widths: readonly number[] = [1280, 375]): Promise<string[]> {
  const wrong: string[] = []
  const before = page.viewportSize()
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 })
    const found = [...await misplaced(page, DESK), ...await offTheLine(page), ...await violations(page)]
    wrong.push(...found.map((one) => `${name} at ${width} px: ${one}`))
  }
  if (before) await page.setViewportSize(before)
  return wrong
}

/** What is wrong with a screen of a machine; they come in one size. */
export async function wrongAtMachine(page: Page, name: string): Promise<string[]> {
  return [...await misplaced(page, MACHINE), ...await violations(page)].map((one) => `${name}: ${one}`)
}

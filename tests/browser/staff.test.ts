/** The work place in a real browser, on a desktop and on a narrow screen, with the keyboard alone: nothing for axe to say. */
import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import type { ShownColleague } from '../../local/demo/staff'
import { chromiumPath, HOW_TO_GET_IT, openPhone } from './chromium'
import { startProduct, type Running } from './local'
import { button, seen, tap } from './walk'

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
interface AxeWindow { axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }

if (!chromiumPath) console.error(`\n${'!'.repeat(100)}\n${HOW_TO_GET_IT}\n${'!'.repeat(100)}\n`)
const browserTest = chromiumPath ? test : test.skip

let product: Running
let context: BrowserContext | undefined
beforeAll(async () => { if (chromiumPath) product = await startProduct() }, 300_000)
afterEach(async () => { await context?.close() })
afterAll(() => product?.stop())
jest.setTimeout(120_000)

const colleague = async (role: string): Promise<ShownColleague> => {
  const { colleagues } = await (await fetch(`${product.url}/demo/staff`)).json() as { colleagues: ShownColleague[] }
  const found = colleagues.find((one) => one.role === role)
  if (!found) throw new Error(`no demo colleague ${role}`)
  return found
}

async function wrongWith(page: Page, name: string): Promise<string[]> {
  const wrong: string[] = []
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 720 })
    const tooWide = await page.evaluate(() => [...document.querySelectorAll('.staff *')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1).map((element) => element.className))
    const tooLow = await page.evaluate(() => [...document.querySelectorAll('.staff button, .staff input, .staff nav a')]
      .filter((element) => { const { height } = element.getBoundingClientRect(); return height > 0 && height < 44 }).map((element) => element.outerHTML))
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() => (window as unknown as AxeWindow).axe.run())
    wrong.push(...[...tooWide.map((one) => `wider: ${one}`), ...tooLow.map((one) => `lower than 44 px: ${one}`),
      ...violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' ')}`)].map((one) => `${name} at ${width} px: ${one}`))
  }
  return wrong
}

browserTest('a clerk signs in with the keyboard, sees the work place, and leaves nothing behind', async () => {
  context = await openPhone({ width: 1280, height: 720 })
  const page = context.pages()[0] ?? await context.newPage()
  await page.goto(`${product.url}/#/staff/sign-in/index`)
  await seen(page, '工作人员登录')
  const { account, password } = await colleague('柜台')
  const wrong = await wrongWith(page, 'sign-in')

  // the cursor stands in the first field
  await page.keyboard.type(account)
  await page.keyboard.press('Tab')
  await page.keyboard.type('not this one')
  await page.keyboard.press('Tab')
  await page.keyboard.type((await colleague('柜台')).code)
  await page.keyboard.press('Enter')
  await seen(page, '没登录上')
  wrong.push(...await wrongWith(page, 'sign-in refused'))

  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Tab')
  await page.keyboard.type((await colleague('柜台')).code)
  await page.keyboard.press('Enter')
  await seen(page, '您好，演示柜台')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('工作台')
  wrong.push(...await wrongWith(page, 'home'))

  await page.reload()
  await seen(page, '您好，演示柜台')
  const kept = () => page.evaluate(() => [JSON.stringify({ ...localStorage }), Object.keys({ ...sessionStorage })] as const)
  const [lasting, tab] = await kept()
  expect([lasting.includes('staff'), tab]).toEqual([false, expect.arrayContaining(['anxin.staff'])])
  await tap(page, '退出登录')
  await seen(page, '工作人员登录')
  expect((await kept())[1]).not.toContain('anxin.staff')
  await page.goto(`${product.url}/#/staff/home/index`)
  await button(page, '去登录').waitFor()
  wrong.push(...await wrongWith(page, 'signed out'))
  expect(wrong).toEqual([])
})

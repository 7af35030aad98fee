/**
 * Silent certification, contradictions and numbers in a real browser: the person whom a hospital has certified says that it was not them; a
 * reviewer looks at two counters within the hour; an administrator reads the numbers and takes them along.
 */
import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import type { ShownPerson } from '../../local/demo/demo'
import type { ShownColleague } from '../../local/demo/staff'
import { chromiumPath, HOW_TO_GET_IT, openPhone } from './chromium'
import { startProduct, type Running } from './local'
import { wrongWith } from './look'
import { button, openHome, seen, tap } from './walk'

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
interface AxeWindow { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }

if (!chromiumPath) console.error(`\n${'!'.repeat(100)}\n${HOW_TO_GET_IT}\n${'!'.repeat(100)}\n`)
const browserTest = chromiumPath ? test : test.skip

let product: Running
let context: BrowserContext | undefined
beforeAll(async () => { if (chromiumPath) product = await startProduct() }, 300_000)
afterEach(async () => { await context?.close() })
afterAll(() => product?.stop())
jest.setTimeout(120_000)

async function staffPage(account: string): Promise<Page> {
  context = await openPhone({ width: 1280, height: 800 })
  const page = context.pages()[0] ?? await context.newPage()
  await page.goto(`${product.url}/#/staff/sign-in/index`)
  await seen(page, '工作人员登录')
  const { colleagues } = await (await fetch(`${product.url}/demo/staff`)).json() as { colleagues: ShownColleague[] }
  const { password, code } = colleagues.find((one) => one.account === account)!
  const fields = page.locator('input').locator('visible=true')
  await fields.nth(0).fill(account)
  await fields.nth(1).fill(password)
  await fields.nth(2).fill(code)
  await page.keyboard.press('Enter')
  await seen(page, '您好')
  return page
}

async function staffFaults(page: Page, name: string): Promise<string[]> {
  const wrong: string[] = []
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 800 })
    const tooWide = await page.evaluate(() => [...document.querySelectorAll('.staff-main > *')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1).map((element) => element.className))
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() => (window as unknown as AxeWindow).axe.run())
    wrong.push(...[...tooWide.map((one) => `wider: ${one}`), ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)].map((one) => `${name} at ${width} px: ${one}`))
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  return wrong
}

browserTest('a hospital has certified somebody, who says on a narrow phone that it was not them', async () => {
  const { people } = await (await fetch(`${product.url}/demo/people`)).json() as { people: ShownPerson[] }
  const one = people.find(({ shows }) => shows === '已自动认证')!
  const { token, storageKey } = await (await fetch(`${product.url}/demo/open/${one.beneficiaryId}`, { method: 'POST' })).json() as { token: string; storageKey: string }
  context = await openPhone({ width: 320 })
  await context.addInitScript(([key, value]) => localStorage.setItem(key, JSON.stringify({ data: value })), [storageKey, token] as const)
  const page = context.pages()[0] ?? await context.newPage()
  await openHome(page, product.url, '不用您跑')
  await tap(page, '看用了什么')
  await seen(page, '用什么办好的')
  await seen(page, '住院')
  const wrong = await wrongWith(page, 'evidence')
  await tap(page, '不是我')
  await seen(page, '真的不是您吗？')
  wrong.push(...await wrongWith(page, 'objection'))
  await tap(page, '对，不是我')
  await seen(page, '工作人员会查清是谁。')
  wrong.push(...await wrongWith(page, 'objected'))
  await tap(page, '去认证')
  await button(page, /认证/).waitFor()
  expect(wrong).toEqual([])
})

browserTest('a reviewer reads a case by its parts and writes down what it was', async () => {
  const page = await staffPage('demo-shenhe-1')
  await page.goto(`${product.url}/#/staff/cases/index`)
  await seen(page, '对不上的认证')
  await page.getByText('一小时内在两个城市').first().waitFor()
  const wrong = await staffFaults(page, 'cases')
  await page.getByRole('button', { name: /^看 / }).first().click()
  await seen(page, '相隔 40 分钟')
  wrong.push(...await staffFaults(page, 'case'))
  await tap(page, '写下结论')
  await seen(page, '请选结论，写一句话')
  await page.getByLabel('我们弄错了').check()
  await page.getByLabel('查到了什么').fill('一处柜台的时间错了')
  await tap(page, '写下结论')
  await seen(page, '写下了：我们弄错了。')
  expect(wrong).toEqual([])
})

browserTest('an administrator reads the numbers in words and pictures and takes them along', async () => {
  const page = await staffPage('demo-guanli-1')
  await page.goto(`${product.url}/#/staff/dashboard/index`)
  await seen(page, '应认证')
  await page.locator('.dashboard-bars canvas').first().waitFor()
  const wrong = await staffFaults(page, 'dashboard')
  await tap(page, '看已逾期的名单')
  await seen(page, '已逾期的人')
  await page.getByRole('region', { name: '已逾期的人' }).getByRole('row').nth(1).waitFor()
  wrong.push(...await staffFaults(page, 'people who are late'))
  await page.getByLabel('看哪一段').selectOption({ label: '本认证期' })
  await seen(page, '办理渠道')
  await tap(page, '下载表格')
  await seen(page, '请选原因')
  await page.getByLabel('写报告').check()
  const download = page.waitForEvent('download')
  await tap(page, '下载表格')
  const file = readFileSync((await (await download).path()), 'utf8')
  expect(file).toMatch(/# by [\w-]{8} at .* for report/)
  await seen(page, '都记下了')
  expect(wrong).toEqual([])
})

/** A visit in real browsers: an elder books, a clerk sends somebody, the visitor works without network, and the elder is certified. */
import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import type { ShownColleague } from '../../local/demo/staff'
import { chromiumPath, HOW_TO_GET_IT, openPhone } from './chromium'
import { startProduct, type Running } from './local'
import { wrongWith } from './look'
import { button, openHome, seen, tap, words } from './walk'

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
interface AxeWindow { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }

if (!chromiumPath) console.error(`\n${'!'.repeat(100)}\n${HOW_TO_GET_IT}\n${'!'.repeat(100)}\n`)
const browserTest = chromiumPath ? test : test.skip

let product: Running
const contexts: BrowserContext[] = []
beforeAll(async () => { if (chromiumPath) product = await startProduct() }, 300_000)
afterAll(async () => {
  for (const context of contexts) await context.close()
  await product?.stop()
})
jest.setTimeout(240_000)

async function newPage(width: number, height: number): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openPhone({ width, height })
  contexts.push(context)
  const page = context.pages()[0] ?? await context.newPage()
  page.on('pageerror', (error) => { throw error })
  return { context, page }
}

/** What is wrong with a page of staff at these widths; it is left as it was. */
async function wrongAt(page: Page, name: string, widths: readonly number[]): Promise<string[]> {
  const before = page.viewportSize()!
  const wrong: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 720 })
    const tooWide = await page.evaluate(() => [...document.querySelectorAll('.staff *')].filter((element) => !element.closest('.staff-scroll'))
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1).map((element) => element.outerHTML.slice(0, 80)))
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() => (window as unknown as AxeWindow).axe.run())
    wrong.push(...[...tooWide.map((one) => `wider: ${one}`), ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)]
      .map((one) => `${name} at ${width} px: ${one}`))
  }
  await page.setViewportSize(before)
  return wrong
}

async function signIn(page: Page, account: string): Promise<void> {
  await page.goto(`${product.url}/#/staff/sign-in/index`)
  await seen(page, '工作人员登录')
  const { colleagues } = await (await fetch(`${product.url}/demo/staff`)).json() as { colleagues: ShownColleague[] }
  const { password, code } = colleagues.find((one) => one.account === account)!
  const fields = page.locator('input').locator('visible=true')
  await fields.nth(0).fill(account)
  await fields.nth(1).fill(password)
  await fields.nth(2).fill(code)
  await page.keyboard.press('Enter')
  await seen(page, '今天办什么')
}

/** The demo page makes this browser the elder's own phone. */
async function openAsElder(page: Page, beneficiaryId: string): Promise<void> {
  const { token, storageKey } = await (await fetch(`${product.url}/demo/open/${beneficiaryId}`, { method: 'POST' })).json() as { token: string; storageKey: string }
  await page.addInitScript(([key, kept]) => { if (location.protocol === 'http:') localStorage.setItem(key!, JSON.stringify({ data: kept })) }, [storageKey, token])
  await openHome(page, product.url, '办不了？换个方式')
}

async function book(page: Page, wrong: string[]): Promise<void> {
  await words(page, '办不了？换个方式').click()
  await words(page, '走不动、卧床的，可以约人来').click()
  await seen(page, '为什么不方便？')
  wrong.push(...await wrongWith(page, 'why'))
  await tap(page, '下一步')
  await seen(page, '请先选一个')
  await words(page, '卧床、坐轮椅').click()
  await tap(page, '下一步')
  await seen(page, '住哪儿？')
  await words(page, '东港区').click()
  await page.locator('#address').locator('visible=true').last().fill('海曲路 1 号 2 单元 301')
  wrong.push(...await wrongWith(page, 'where'))
  await tap(page, '下一步')
  await seen(page, '谁接电话？')
  await page.locator('#contactName').locator('visible=true').last().fill('王小明')
  await page.locator('#phone').locator('visible=true').last().fill('13900000000')
  await words(page, '要大声').click()
  await tap(page, '下一步')
  await seen(page, '哪天方便？')
  wrong.push(...await wrongWith(page, 'when'))
  await page.getByRole('radio').locator('visible=true').first().click()
  await tap(page, '下一步')
  await seen(page, '都对吗？')
  await seen(page, '海曲路 1 号')
  await tap(page, '对，就这样约')
  await seen(page, '约好了')
  await seen(page, '工作人员不会要密码')
  wrong.push(...await wrongWith(page, 'booked'))
}

async function photograph(page: Page, what: string): Promise<void> {
  await tap(page, `拍${what}`)
  await page.getByRole('button', { name: '拍', exact: true }).locator('visible=true').click()
  await button(page, `重拍${what}`).waitFor()
}

browserTest('an elder books, a clerk sends a visitor, who works without network; when it is back, the elder is certified', async () => {
  const { people } = await (await fetch(`${product.url}/demo/people`)).json() as { people: { beneficiaryId: string; shows: string }[] }
  const elder = people.find(({ shows }) => shows !== '已认证')!
  const wrong: string[] = []
  const { page: phone } = await newPage(375, 667)
  await openAsElder(phone, elder.beneficiaryId)
  await book(phone, wrong)

  const { page: desk } = await newPage(1280, 800)
  await signIn(desk, 'demo-guitai')
  await words(desk, '派上门').click()
  await tap(desk, /^看 /)
  await desk.getByLabel('派给谁').selectOption({ index: 1 })
  wrong.push(...await wrongAt(desk, 'plan', [1280, 375]))
  await tap(desk, '派出去')
  await seen(desk, '派给演示上门了。')
  await desk.getByLabel('看哪些').selectOption('assigned')
  await seen(desk, '演示上门')
  wrong.push(...await wrongAt(desk, 'list of visits', [1280, 375]))

  const { context, page: round } = await newPage(375, 720)
  await context.grantPermissions(['camera'])
  await signIn(round, 'demo-shangmen')
  await words(round, '今天去哪几家').waitFor()
  await round.getByRole('link', { name: '上门', exact: true }).locator('visible=true').last().click()
  await tap(round, /^取 .* 1 户$/)
  await seen(round, '1 户')
  wrong.push(...await wrongAt(round, 'round', [375, 320]))
  await tap(round, '亮工作证')
  await seen(round, /动态码 \d{6}/)
  wrong.push(...await wrongAt(round, 'badge', [375, 320]))
  const [, badge = ''] = /工作证号 (\d{6})/.exec(await round.locator('.visit-badge').innerText()) ?? []

  await context.setOffline(true)
  await tap(round, '回到名单')
  await tap(round, /，[上下]午$/)
  await tap(round, '出发')
  await seen(round, '没有网，都存在手机里')
  await round.getByLabel('给老人看过了').check()
  await photograph(round, '证件')
  await photograph(round, '本人')
  await round.getByRole('group', { name: '谁答的' }).getByLabel('本人').check()
  await round.getByRole('group', { name: '谁签的' }).getByLabel('本人').check()
  await round.locator('canvas').scrollIntoViewIfNeeded()
  const box = (await round.locator('canvas').boundingBox())!
  await round.mouse.move(box.x + 20, box.y + 40)
  await round.mouse.down()
  await round.mouse.move(box.x + 150, box.y + 80, { steps: 5 })
  await round.mouse.up()
  await tap(round, '签好了')
  await round.getByLabel('告知单留下了').check()
  wrong.push(...await wrongAt(round, 'at the door', [375, 320]))
  await tap(round, '提交')
  await seen(round, '还有 2 件没传')
  // nothing of it can be read where it lies
  const kept = await round.evaluate(() => new Promise<string>((resolve) => {
    const request = indexedDB.open('anxin.visit')
    request.onsuccess = () => {
      const all = request.result.transaction('kept').objectStore('kept').getAll()
      all.onsuccess = () => resolve((all.result as { data: ArrayBuffer }[]).map(({ data }) => new TextDecoder('latin1').decode(data)).join(''))
    }
  }))
  expect(kept.length).toBeGreaterThan(1000)
  expect(kept).not.toMatch(/visitId|海曲路|13900000000/)

  await context.setOffline(false)
  await seen(round, '已认证，老人下次', 40_000)
  await seen(round, '都传完了')

  await phone.goto('about:blank')
  await openHome(phone, product.url, '已认证')
  await phone.goto(`${product.url}/#/help/visitor/index`)
  await seen(phone, '来的人是我们的吗？')
  wrong.push(...await wrongWith(phone, 'visitor'))
  await phone.locator('#badge').locator('visible=true').last().fill(badge)
  await phone.locator('#code').locator('visible=true').last().fill('000000')
  await tap(phone, '查一查')
  await seen(phone, /不是我们的人|是我们的人/)
  wrong.push(...await wrongWith(phone, 'not one of us'))
  expect(wrong).toEqual([])
})

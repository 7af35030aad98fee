/** A notice goes from one desk over another to a citizen's phone; on it, whether a number is still right, and who has just rung up. */
import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from 'playwright-core'
import type { ShownColleague } from '../../local/demo/staff'
import { chromiumPath, HOW_TO_GET_IT, openPhone } from './chromium'
import { startProduct, type Running } from './local'
import { wrongWith } from './look'
import { button, seen, tap, words } from './walk'

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

async function open(width: number, height: number): Promise<Page> {
  const context = await openPhone({ width, height })
  contexts.push(context)
  return context.pages()[0] ?? await context.newPage()
}

async function deskOf(account: string): Promise<Page> {
  const page = await open(1280, 800)
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
  await page.goto(`${product.url}/#/staff/notices/index`)
  await seen(page, '一人写，另一人发布')
  return page
}

async function wrongAtDesk(page: Page, name: string): Promise<string[]> {
  const wrong: string[] = []
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 800 })
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() => (window as unknown as AxeWindow).axe.run())
    wrong.push(...violations.map(({ id, nodes }) => `${name} at ${width} px: ${id}: ${nodes.map(({ html }) => html).join(' ')}`))
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  return wrong
}

/** A phone that is somebody's own, as after their own face has matched. */
async function phoneOfSomebody(): Promise<Page> {
  const { people } = await (await fetch(`${product.url}/demo/people`)).json() as { people: { beneficiaryId: string }[] }
  const { token, storageKey } = await (await fetch(`${product.url}/demo/open/${people[0]!.beneficiaryId}`, { method: 'POST' })).json() as { token: string; storageKey: string }
  const page = await open(375, 667)
  await page.goto(`${product.url}/#/help/scam/index`)
  await page.evaluate(([key, value]) => localStorage.setItem(key!, JSON.stringify({ data: value })), [storageKey, token])
  return page
}

browserTest('a notice needs two people, then everybody reads it with its source; a code that is not ours is no good; the number is confirmed', async () => {
  const wrong: string[] = []
  const writer = await deskOf('demo-guanli-1')
  await tap(writer, '写一条')
  await seen(writer, '最后有效的一天')
  wrong.push(...await wrongAtDesk(writer, 'the form'))
  const fill = async (label: string, text: string) => { await writer.getByLabel(label, { exact: true }).fill(text) }
  await fill('标题', '年底不用赶')
  await fill('正文', '每个人的日子不一样，看 www.example.cn')
  await fill('出自哪份文件', '社保中心公告第 3 号')
  await fill('最后有效的一天', '2099-12-31')
  await tap(writer, '存成草稿')
  await seen(writer, '不能放网址')
  await fill('正文', '每个人的日子不一样，首页写着。')
  await tap(writer, '存成草稿')
  await seen(writer, '存好了，请另一位同事发布')
  expect(await button(writer, '发布：年底不用赶').count()).toBe(0)

  const second = await deskOf('demo-guanli-2')
  await tap(second, '发布：年底不用赶')
  await seen(second, '发布这一条？')
  await tap(second, '发布')
  await seen(second, '发布了。')
  wrong.push(...await wrongAtDesk(second, 'the list'))

  const page = await phoneOfSomebody()
  await page.goto(`${product.url}/#/pages/home/index`)
  await page.reload()
  await seen(page, '新通告')
  await words(page, '新通告').click()
  await seen(page, '来源：社保中心公告第 3 号')
  await seen(page, /日照第 1 版/)
  wrong.push(...await wrongWith(page, 'notices'))
  await tap(page, '返回')
  await seen(page, '刚才谁联系我')
  await words(page, '新通告').waitFor({ state: 'hidden' })

  await words(page, '刚才谁联系我').click()
  await seen(page, '我们从来不')
  wrong.push(...await wrongWith(page, 'scam'))
  const code = page.locator('#code input, input#code').locator('visible=true').last()
  await code.fill('K7M2PQ9XR')
  await tap(page, '查一查')
  await seen(page, '再看一遍核对码')
  await code.fill('000000000')
  await tap(page, '查一查')
  await seen(page, '查不到，先别信')
  wrong.push(...await wrongWith(page, 'not ours'))

  await page.goto(`${product.url}/#/mine/contact/index`)
  await seen(page, '还没登记电话')
  await seen(page, '带身份证去柜台换号码')
  wrong.push(...await wrongWith(page, 'contact'))
  await tap(page, '加一个备用号')
  await page.locator('#backup input, input#backup').locator('visible=true').last().fill('139 0000 0009')
  wrong.push(...await wrongWith(page, 'backup'))
  await tap(page, '保存')
  await seen(page, '备用号：139****0009')
  expect(wrong).toEqual([])
})

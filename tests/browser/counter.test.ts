/**
 * The counter in a real browser, with the keyboard alone: not one mouse call. A clerk certifies somebody and prints; takes a reference photo
 * that a second colleague, in a browser of their own, confirms.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { toCameraFile } from '../../local/people/camera-file'
import type { ShownColleague } from '../../local/demo/staff'
import { chromiumPath, HOW_TO_GET_IT, openPhone } from './chromium'
import { startProduct, type Running } from './local'
import { seen, words } from './walk'

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
interface AxeWindow { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }; printed: string[] }

if (!chromiumPath) console.error(`\n${'!'.repeat(100)}\n${HOW_TO_GET_IT}\n${'!'.repeat(100)}\n`)
const browserTest = chromiumPath ? test : test.skip

let product: Running
const contexts: BrowserContext[] = []
const folder = mkdtempSync(path.join(os.tmpdir(), 'anxin-counter-'))
const cameraFile = path.join(folder, 'camera.mjpeg')
beforeAll(async () => {
  if (!chromiumPath) return
  await toCameraFile(path.join(__dirname, '../clips/nobody-moves.mp4'), cameraFile)
  product = await startProduct()
}, 300_000)
afterAll(async () => {
  for (const context of contexts) await context.close()
  await product?.stop()
  rmSync(folder, { recursive: true, force: true })
})
jest.setTimeout(240_000)

const wrong: string[] = []
/** What is wrong with the page as it stands, on a desktop and on the narrowest screens. */
async function look(page: Page, name: string): Promise<void> {
  for (const width of [1280, 375, 320]) {
    await page.setViewportSize({ width, height: 800 })
    const tooWide = await page.evaluate(() => [...document.querySelectorAll('.staff *')]
      .filter((element) => !element.closest('.staff-scroll') && element.getBoundingClientRect().right > window.innerWidth + 1).map((element) => element.className))
    wrong.push(...tooWide.map((one) => `${name} at ${width}: wider: ${one}`))
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() => (window as unknown as AxeWindow).axe.run())
    wrong.push(...violations.map(({ id, nodes }) => `${name} at ${width}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`))
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}

/** Presses Tab until the thing of this name has the focus; fails where it cannot be reached. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const { activeElement: element } = document
      const label = element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels?.[0]?.textContent : ''
      return [element?.getAttribute('aria-label'), label, element?.textContent].filter(Boolean).map((text) => text?.trim())
    })
    if (at.includes(name)) return
  }
  throw new Error(`no way to ${name} by Tab`)
}
async function press(page: Page, name: string, key = 'Enter'): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press(key)
}

async function signIn(account: string): Promise<Page> {
  const context = await openPhone({ width: 1280, height: 800, camera: cameraFile })
  await context.addInitScript(() => {
    const shown = window as unknown as AxeWindow
    shown.printed = []
    window.print = () => { shown.printed.push(document.querySelector('.counter-sheet')?.textContent ?? '') }
  })
  contexts.push(context)
  const page = context.pages()[0] ?? await context.newPage()
  await page.goto(`${product.url}/#/staff/sign-in/index`)
  await seen(page, '工作人员登录')
  const { colleagues } = await (await fetch(`${product.url}/demo/staff`)).json() as { colleagues: ShownColleague[] }
  const { password, code } = colleagues.find((one) => one.account === account)!
  for (const [i, text] of [account, password, code].entries()) {
    if (i > 0) await page.keyboard.press('Tab')
    await page.keyboard.type(text)
  }
  await page.keyboard.press('Enter')
  await seen(page, '今天办什么')
  return page
}

browserTest('a clerk finds, certifies and prints by the keyboard; a reference photo takes two people', async () => {
  const { people } = await (await fetch(`${product.url}/demo/people`)).json() as { people: { name: string; idNumber: string }[] }
  const person = people[0]!
  const page = await signIn('demo-guitai')
  await press(page, '柜台')
  await seen(page, '身份证号、姓名或认证编号')
  await look(page, 'search')

  // nobody, then a mistake, each with the focus where it goes on
  await page.keyboard.press('F2')
  await page.keyboard.type('123')
  await page.keyboard.press('Enter')
  await seen(page, '身份证号不对')
  await page.keyboard.press('F2')
  await page.keyboard.type('371199194001010007')
  await page.keyboard.press('Enter')
  await words(page, /没有查到|身份证号不对/).waitFor()
  await page.keyboard.press('F2')
  await page.keyboard.type(person.idNumber)
  await page.keyboard.press('Enter')
  await seen(page, '的档案')
  await look(page, 'record')

  await press(page, '当面认证')
  await seen(page, '三样都核对')
  await page.keyboard.press('F8')
  await seen(page, '还差4样')
  await look(page, 'form with mistakes')
  // the focus stands on the first of what is missing
  await page.keyboard.press('Space')
  await press(page, '本人就在这里', 'Space')
  await press(page, '一致', 'Space')
  await press(page, '打开摄像头')
  await page.locator('video').locator('visible=true').waitFor()
  await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0)
  await press(page, '拍')
  await seen(page, '照片拍好了', 60_000)
  await look(page, 'form with a picture')
  await page.keyboard.press('F8')
  await seen(page, '人证一致，认证成功')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('人证一致，认证成功')
  await look(page, 'done')
  const print = page.getByRole('button', { name: /^打印/ }).locator('visible=true').first()
  await print.waitFor()
  await press(page, (await print.textContent())!)
  await page.waitForFunction(() => (window as unknown as AxeWindow).printed.length > 0)
  const [sheet] = await page.evaluate(() => (window as unknown as AxeWindow).printed)
  expect(sheet).toContain('领取待遇资格认证凭证')
  expect(sheet).toContain(person.name)
  expect(await page.locator('.counter-sheet').count()).toBe(0)

  // a new reference photo counts when a second colleague has seen it
  await press(page, '拍底照')
  await seen(page, '以后刷脸都和这张比')
  for (const point of ['证件是真的', '本人就在这里', '人和证件一致']) await press(page, point, 'Space')
  await press(page, '打开摄像头')
  await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0)
  await press(page, '拍')
  await seen(page, '照片拍好了', 60_000)
  await page.keyboard.press('F8')
  await seen(page, '等另一位同事确认')

  const second = await signIn('demo-shenhe-1')
  await press(second, '复核')
  await seen(second, '新底照')
  await look(second, 'queue of the second person')
  await press(second, await second.locator('td button').locator('visible=true').first().getAttribute('aria-label') ?? '')
  await seen(second, '柜台拍的照片')
  await look(second, 'act')
  await press(second, '是本人，当底照', 'Space')
  await second.keyboard.press('F8')
  await seen(second, '底照能用了')

  // who cannot come again is booked a visit, and the clerk is back at the counter
  await press(page, '预约上门')
  await seen(page, '为什么不方便？')
  await look(page, 'booking')
  await press(page, '生病', 'Space')
  await tabTo(page, '街道和门牌')
  for (const text of ['海曲路 1 号', '王小明', '13900000000']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  await press(page, '对，就这样约')
  await seen(page, '约好了')
  await press(page, '柜台')
  await seen(page, '身份证号、姓名或认证编号')

  await press(page, '交班')
  await seen(page, '工作人员登录')
  expect(await page.getByText(person.idNumber.slice(0, 6)).count()).toBe(0)
  expect(wrong).toEqual([])
})

browserTest('an admin makes a colleague, whose first sign-in asks for a password of their own', async () => {
  wrong.length = 0
  const page = await signIn('demo-guanli-1')
  await press(page, '同事')
  await seen(page, '演示柜台')
  await look(page, 'colleagues')
  await press(page, '新同事')
  await page.keyboard.press('Tab')
  for (const text of ['demo-xin', '演示新来']) {
    await page.keyboard.type(text)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Space')
  await tabTo(page, '管辖代码')
  await page.keyboard.type('371100')
  await page.keyboard.press('Tab')
  await page.keyboard.type('日照市')
  await page.keyboard.press('Enter')
  await seen(page, '只显示这一次')
  await look(page, 'first password')
  await press(page, '交给本人了')
  await seen(page, '演示新来')
  await press(page, '改密码')
  await seen(page, '新密码，再填一次')
  await look(page, 'own password')
  expect(wrong).toEqual([])
})

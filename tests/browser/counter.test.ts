/**
 * The counter in a real browser, with the keyboard alone: not one mouse call. A clerk certifies somebody and prints; takes a reference photo
 * that a second colleague, in a browser of their own, confirms.
 */
import type { Page } from 'playwright-core'
import { cameraOf } from './filmed'
import { wrongAtDesk } from './look'
import { address, browserTest, demoPeople, openDesk, withProduct } from './product'
import { seen, signInAs, words } from './walk'

interface Printing { printed: string[] }

withProduct()

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

async function deskOf(account: string): Promise<Page> {
  const page = await openDesk({ camera: await cameraOf('nobody-moves') })
  await page.addInitScript(() => {
    const shown = window as unknown as Printing
    shown.printed = []
    window.print = () => { shown.printed.push(document.querySelector('.counter-sheet')?.textContent ?? '') }
  })
  await signInAs(page, address(), account)
  return page
}

browserTest('a clerk finds, certifies and prints by the keyboard; a reference photo takes two people', async () => {
  const [person] = await demoPeople()
  if (!person) throw new Error('nobody in the demo')
  const wrong: string[] = []
  const page = await deskOf('demo-guitai')
  await press(page, '柜台')
  await seen(page, '身份证号、姓名或认证编号')

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
  wrong.push(...await wrongAtDesk(page, 'record'))

  await press(page, '当面认证')
  await seen(page, '三样都核对')
  await page.keyboard.press('F8')
  await seen(page, '还差4样')
  wrong.push(...await wrongAtDesk(page, 'form with mistakes'))
  // the focus stands on the first of what is missing
  await page.keyboard.press('Space')
  await press(page, '本人就在这里', 'Space')
  await press(page, '一致', 'Space')
  await press(page, '打开摄像头')
  await page.locator('video').locator('visible=true').waitFor()
  await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0)
  await press(page, '拍')
  await seen(page, '照片拍好了', 60_000)
  wrong.push(...await wrongAtDesk(page, 'form with a picture'))
  await page.keyboard.press('F8')
  await seen(page, '人证一致，认证成功')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('人证一致，认证成功')
  wrong.push(...await wrongAtDesk(page, 'done'))
  const print = page.getByRole('button', { name: /^打印/ }).locator('visible=true').first()
  await print.waitFor()
  await press(page, (await print.textContent())!)
  await page.waitForFunction(() => (window as unknown as Printing).printed.length > 0)
  const [sheet] = await page.evaluate(() => (window as unknown as Printing).printed)
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

  const second = await deskOf('demo-shenhe-1')
  await press(second, '复核')
  await seen(second, '新底照')
  wrong.push(...await wrongAtDesk(second, 'queue of the second person'))
  await press(second, await second.locator('td button').locator('visible=true').first().getAttribute('aria-label') ?? '')
  await seen(second, '柜台拍的照片')
  wrong.push(...await wrongAtDesk(second, 'act'))
  await press(second, '是本人，当底照', 'Space')
  await second.keyboard.press('F8')
  await seen(second, '底照能用了')

  // who cannot come again is booked a visit, and the clerk is back at the counter
  await press(page, '预约上门')
  await seen(page, '为什么不方便？')
  wrong.push(...await wrongAtDesk(page, 'booking'))
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
  const wrong: string[] = []
  const page = await deskOf('demo-guanli-1')
  await press(page, '同事')
  await seen(page, '演示柜台')
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
  wrong.push(...await wrongAtDesk(page, 'first password'))
  await press(page, '交给本人了')
  await seen(page, '演示新来')
  await press(page, '改密码')
  await seen(page, '新密码，再填一次')
  expect(wrong).toEqual([])
})

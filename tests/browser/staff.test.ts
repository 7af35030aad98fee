/** The work place in a real browser, on a desktop and on a narrow screen, with the keyboard alone: nothing for axe to say. */
import { wrongAtDesk } from './look'
import { address, browserTest, openDesk, withProduct } from './product'
import { button, colleague, seen, tap, typeSignIn } from './walk'

withProduct()

browserTest('a clerk signs in with the keyboard, sees the work place, and leaves nothing behind', async () => {
  const page = await openDesk()
  await page.goto(`${address()}/#/staff/sign-in/index`)
  await seen(page, '工作人员登录')
  const clerk = () => colleague(address(), 'demo-guitai')

  // the cursor stands in the first field
  await page.locator('input:focus').waitFor()
  await typeSignIn(page, { ...await clerk(), password: 'not this one' })
  await seen(page, '没登录上')
  const wrong = await wrongAtDesk(page, 'sign-in refused')

  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  const { password, code } = await clerk()
  await page.keyboard.type(password)
  await page.keyboard.press('Tab')
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await seen(page, '您好，演示柜台')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('工作台')

  await page.reload()
  await seen(page, '您好，演示柜台')
  const kept = () => page.evaluate(() => [JSON.stringify({ ...localStorage }), Object.keys({ ...sessionStorage })] as const)
  const [lasting, tab] = await kept()
  expect([lasting.includes('staff'), tab]).toEqual([false, expect.arrayContaining(['anxin.staff'])])
  await tap(page, '退出登录')
  await seen(page, '工作人员登录')
  expect((await kept())[1]).not.toContain('anxin.staff')
  await page.goto(`${address()}/#/staff/home/index`)
  await button(page, '去登录').waitFor()
  wrong.push(...await wrongAtDesk(page, 'signed out'))
  expect(wrong).toEqual([])
})

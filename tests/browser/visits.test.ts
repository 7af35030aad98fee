/** A visit in real browsers: an elder books, a clerk sends somebody, the visitor works without network, and the elder is certified. */
import type { Page } from 'playwright-core'
import { wrongAtDesk, wrongWith } from './look'
import { address, becomeOwn, browserTest, demoPeople, openDesk, openPage, withProduct } from './product'
import { button, openHome, seen, signInAs, tap, words } from './walk'

/** A visitor's phone is no wider. */
const ROUND = [375, 320]

withProduct()

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
  const elder = (await demoPeople()).find(({ shows }) => shows !== '已认证')!
  const wrong: string[] = []
  const phone = await openPage()
  await becomeOwn(phone, elder.beneficiaryId)
  await openHome(phone, address(), '办不了？换个方式')
  await book(phone, wrong)

  const desk = await openDesk()
  await signInAs(desk, address(), 'demo-guitai')
  await words(desk, '派上门').click()
  await tap(desk, /^看 /)
  await desk.getByLabel('派给谁').selectOption({ index: 1 })
  await tap(desk, '派出去')
  await seen(desk, '派给演示上门了。')
  await desk.getByLabel('看哪些').selectOption('assigned')
  await seen(desk, '演示上门')

  const round = await openPage({ width: 375, height: 720 })
  const context = round.context()
  await context.grantPermissions(['camera'])
  await signInAs(round, address(), 'demo-shangmen')
  await words(round, '今天去哪几家').waitFor()
  await round.getByRole('link', { name: '上门', exact: true }).locator('visible=true').last().click()
  await tap(round, /^取 .* 1 户$/)
  await seen(round, '1 户')
  wrong.push(...await wrongAtDesk(round, 'round', ROUND))
  await tap(round, '亮工作证')
  await seen(round, /动态码 \d{6}/)
  wrong.push(...await wrongAtDesk(round, 'badge', ROUND))
  const [, badge = ''] = /工作证号 (\d{6})/.exec(await round.locator('.visit-badge').innerText()) ?? []

  await context.setOffline(true)
  await tap(round, '回到名单')
  await tap(round, /，[上下]午$/)
  // the first half-day that is offered is never today
  await seen(round, '当天才能点“出发”')
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
  wrong.push(...await wrongAtDesk(round, 'at the door', ROUND))
  await tap(round, '提交')
  await seen(round, '没有网，都存在手机里')
  await seen(round, '还有 1 件没传')
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
  await openHome(phone, address(), '已认证')
  await phone.goto(`${address()}/#/help/visitor/index`)
  await seen(phone, '来的人是我们的吗？')
  wrong.push(...await wrongWith(phone, 'visitor'))
  await phone.locator('#badge').locator('visible=true').last().fill(badge)
  await phone.locator('#code').locator('visible=true').last().fill('000000')
  await tap(phone, '查一查')
  await seen(phone, /不是我们的人|是我们的人/)
  wrong.push(...await wrongWith(phone, 'not one of us'))
  expect(wrong).toEqual([])
})

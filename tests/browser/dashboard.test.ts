/**
 * Silent certification, contradictions and numbers in a real browser: the person whom a hospital has certified says that it was not them; a
 * reviewer looks at two counters within the hour; an administrator reads the numbers and takes them along.
 */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { wrongAtDesk, wrongWith } from './look'
import { address, becomeOwn, browserTest, demoPeople, openDesk, openPage, withProduct } from './product'
import { button, openHome, seen, signInAs, tap } from './walk'

withProduct()

async function deskOf(account: string): Promise<Page> {
  const page = await openDesk()
  await signInAs(page, address(), account)
  return page
}

browserTest('a hospital has certified somebody, who says on a narrow phone that it was not them', async () => {
  const one = (await demoPeople()).find(({ shows }) => shows === '已自动认证')!
  const page = await openPage({ width: 320 })
  await becomeOwn(page, one.beneficiaryId)
  await openHome(page, address(), '不用您跑')
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
  const page = await deskOf('demo-shenhe-1')
  await page.goto(`${address()}/#/staff/cases/index`)
  await seen(page, '对不上的认证')
  await page.getByText('一小时内在两个城市').first().waitFor()
  await page.getByRole('button', { name: /^看 / }).first().click()
  await seen(page, '相隔 40 分钟')
  await tap(page, '写下结论')
  await seen(page, '请选结论，写一句话')
  await page.getByLabel('我们弄错了').check()
  await page.getByLabel('查到了什么').fill('一处柜台的时间错了')
  await tap(page, '写下结论')
  await seen(page, '写下了：我们弄错了。')
})

browserTest('an administrator reads the numbers in words and pictures and takes them along', async () => {
  const page = await deskOf('demo-guanli-1')
  await page.goto(`${address()}/#/staff/dashboard/index`)
  await seen(page, '应认证')
  await page.locator('.dashboard-bars canvas').first().waitFor()
  await tap(page, '看已逾期的名单')
  await seen(page, '已逾期的人')
  await page.getByRole('region', { name: '已逾期的人' }).getByRole('row').nth(1).waitFor()
  const wrong = await wrongAtDesk(page, 'people who are late')
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

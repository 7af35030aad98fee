/** A notice goes from one desk over another to a citizen's phone; on it, whether a number is still right, and who has just rung up. */
import type { Page } from 'playwright-core'
import { wrongAtDesk, wrongWith } from './look'
import { address, becomeOwn, browserTest, demoPeople, openDesk, openPage, withProduct } from './product'
import { button, openHome, seen, signInAs, tap, words } from './walk'

withProduct()

async function boardOf(account: string): Promise<Page> {
  const page = await openDesk()
  await signInAs(page, address(), account)
  await page.goto(`${address()}/#/staff/notices/index`)
  await seen(page, '一人写，另一人发布')
  return page
}

browserTest('a notice needs two people, then everybody reads it with its source; a code that is not ours is no good; the number is confirmed', async () => {
  const wrong: string[] = []
  const writer = await boardOf('demo-guanli-1')
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

  const second = await boardOf('demo-guanli-2')
  await tap(second, '发布：年底不用赶')
  await seen(second, '发布这一条？')
  await tap(second, '发布')
  await seen(second, '发布了。')

  const page = await openPage()
  const [somebody] = await demoPeople()
  await becomeOwn(page, somebody!.beneficiaryId)
  await openHome(page, address(), '新通告')
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

  await page.goto(`${address()}/#/mine/contact/index`)
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

/** Every page before the camera at both phone widths and in the largest letters: nothing for axe to say, nothing wider than the phone. */
import { identityOf } from './filmed'
import { wrongWith } from './look'
import { address, browserTest, openPage, withProduct } from './product'
import { fillIn, openHome, seen, tap, words } from './walk'

withProduct()

browserTest('every page before the camera can be read and used on a narrow phone in the largest letters', async () => {
  const page = await openPage()
  const wrong: string[] = []
  const look = async (name: string, sentence: string | RegExp) => {
    await seen(page, sentence)
    wrong.push(...await wrongWith(page, name))
  }
  await openHome(page, address())
  await look('home', '政策说明')
  for (const [row, sentence] of [['办不了？换个方式', '怎么办方便？'], ['政策说明', '多久认证一次？'], ['认证记录和凭证', '还没有记录']] as const) {
    await words(page, row).click()
    await look(row, sentence)
    await tap(page, '返回')
    await seen(page, '养老金认证')
  }
  await page.goto(`${address()}/#/mine/reminders/index`)
  await look('reminders of nobody yet', '微信提醒')
  await openHome(page, address())
  await tap(page, '开始认证')
  await look('who', '给谁认证？')
  await tap(page, '下一步')
  await look('consent', '拍脸前，请您同意')
  await tap(page, '同意，继续')
  await look('identity', '您的身份信息')
  await tap(page, '下一步')
  await seen(page, '有2处要改')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('summary')
  await look('identity with mistakes', '有2处要改')

  await page.goto('about:blank')
  await openHome(page, address())
  await fillIn(page, identityOf(0))
  await look('check', '核对一下')
  await tap(page, '对，下一步')
  await look('prepare', '先做好这三样')
  expect(wrong).toEqual([])
})

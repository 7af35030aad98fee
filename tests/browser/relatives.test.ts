/** A child far away and an elder, each with a phone of their own: the link, the film, the result; and the elder who no longer wants the help. */
import type { Page } from 'playwright-core'
import { identityOf, matches, phone, RIGHT } from './filmed'
import { wrongWith } from './look'
import { address, becomeOwn, browserTest, demoPeople, openPage, withProduct } from './product'
import { seen, tap, words } from './walk'

withProduct({ films: true })

const goTo = async (page: Page, hash: string) => {
  await page.goto('about:blank')
  await page.goto(`${address()}/#${hash}`)
}

browserTest('a child sends a link, the elder films on their own phone without typing, the child reads 比对成功, the elder ends the help', async () => {
  const [child, { page: elder }] = [await openPage(), await phone({ clip: 'right-blink-mouth' })]
  const person = identityOf(RIGHT)
  const wrong: string[] = []
  const look = async (page: Page, sentence: string | RegExp) => {
    await seen(page, sentence)
    wrong.push(...await wrongWith(page, String(sentence)))
  }
  await goTo(child, '/mine/relatives/index')
  await look(child, '还没加家人')
  await tap(child, '加一位家人')
  await seen(child, '第一次要老人刷脸，或去柜台')
  await tap(child, '下一步')
  await look(child, '有3处要改')
  const fields = child.locator('input').locator('visible=true')
  await fields.nth(0).fill(person.name)
  await fields.nth(1).fill(person.idNumber)
  await words(child, '女儿').click()
  await tap(child, '下一步')
  await words(child, '老人知道，同意我帮忙').click()
  await child.locator('input').locator('visible=true').first().fill('160 0000 0001')
  await look(child, '老人同意吗？')
  await tap(child, '加上')
  await look(child, '加好了')
  await tap(child, '不在身边？发个链接')
  await seen(child, '老人打开链接')
  const made = child.waitForResponse((response) => (response.request().postDataJSON() as { action?: string } | null)?.action === 'relay.create')
  await tap(child, '做一个链接')
  const { data: { scene } } = await (await made).json() as { data: { scene: string } }
  await look(child, '等老人打开')
  expect(child.url()).not.toContain(scene)

  await goTo(elder, `/pages/home/index?scene=${scene}`)
  await look(elder, /^您是 .+ 吗？$/)
  await seen(child, '老人打开了')
  await tap(elder, '是我，开始')
  await look(elder, '我也同意家人以后帮我认证')
  expect(await elder.locator('input').count()).toBe(0)
  await tap(elder, '同意，继续')
  await seen(child, '老人同意了')
  await tap(elder, '准备好了，开始')
  await seen(child, '正在拍')
  await matches(elder)
  await seen(child, '比对成功')
  expect(await child.locator('body').innerText()).not.toMatch(/0\.\d{2,}/)
  await look(child, '这次办好了')
  await goTo(elder, `/pages/home/index?scene=${scene}`)
  await seen(elder, '这个链接过期了')

  await goTo(child, '/mine/relatives/index')
  await look(child, '给父母认证')
  await becomeOwn(elder, (await demoPeople())[RIGHT]!.beneficiaryId)
  await goTo(elder, '/mine/relatives/index')
  await look(elder, '谁能帮我认证')
  await tap(elder, '不让女儿帮')
  await look(elder, '不让帮了？')
  await tap(elder, '对，不让帮了')
  await seen(elder, '现在没有人能帮您认证')
  await goTo(child, '/mine/relatives/index')
  await look(child, /不让您帮了/)
  expect(wrong).toEqual([])
})

browserTest('给老人认证 from the list begins without typing, with the rear camera and the elder\'s own sentence', async () => {
  const child = await openPage()
  const elder = identityOf(1)
  await goTo(child, '/mine/add-relative/index')
  await seen(child, '第一次要老人刷脸，或去柜台')
  const fields = child.locator('input').locator('visible=true')
  await fields.nth(0).fill(elder.name)
  await fields.nth(1).fill(elder.idNumber)
  await words(child, '儿子').click()
  await tap(child, '下一步')
  await words(child, '老人知道，同意我帮忙').click()
  await child.locator('input').locator('visible=true').first().fill('16000000001')
  await tap(child, '加上')
  await tap(child, '给父母认证')
  await seen(child, '给谁认证？')
  await tap(child, '下一步')
  await seen(child, '我同意让家人帮我拍脸')
  const started = child.waitForRequest((request) => (request.postDataJSON() as { action?: string } | null)?.action === 'certification.start')
  await tap(child, '老人同意，继续')
  expect((await started).postDataJSON()).toMatchObject({ input: { mode: 'forOthers', camera: 'rear', relation: 'son', subject: { kind: 'known' } } })
})

/** A person certifies in a real browser whose camera plays a file. */
import { certifyBy, FACE_MS, identityOf, matches, phone, RIGHT, toCamera } from './filmed'
import { address, browserTest, withProduct } from './product'
import { button, fillIn, openHome, seen, tap, words } from './walk'

withProduct({ films: true })

browserTest('本人认证 succeeds: 比对成功 comes first, the record is listed and the due date has moved', async () => {
  const page = await certifyBy(async () => {
    const { page: own } = await phone({ clip: 'right-blink-mouth' })
    await toCamera(own, identityOf(RIGHT))
    return own
  })
  const printed = /\d{4} \d{4} \d{4}/.exec(await page.locator('body').innerText())?.[0] ?? ''
  expect(printed).toMatch(/\d{4} \d{4} \d{4}/)
  await tap(page, '回首页')
  await seen(page, '已认证')
  expect(await page.locator('body').innerText()).not.toContain('快到期了')
  await words(page, '认证记录和凭证').click()
  await seen(page, printed)
})

browserTest('whoever does not allow the camera reads how to open it and what else there is', async () => {
  const { page } = await phone({ allowCamera: false })
  await toCamera(page, identityOf(2))
  await seen(page, '摄像头没打开')
  expect(await button(page, '换个方式').isVisible()).toBe(true)
})

browserTest('the line is cut during the upload: the video is kept and goes on when the line is back', async () => {
  let cuts = 0
  await certifyBy(async () => {
    cuts = 0
    const { context, page } = await phone({ clip: 'right-blink-mouth' })
    await page.route(/\/storage\//, async (route) => {
      if (route.request().method() !== 'PUT' || cuts > 0) return route.continue()
      cuts += 1
      await context.setOffline(true)
      return route.abort('internetdisconnected')
    })
    await toCamera(page, identityOf(RIGHT))
    await seen(page, '网断了', FACE_MS)
    await context.setOffline(false)
    return page
  })
  expect(cuts).toBe(1)
})

browserTest('a double tap opens one attempt', async () => {
  const { page } = await phone({ clip: 'no-face' })
  const attempts: string[] = []
  page.on('response', async (response) => {
    if (!response.url().endsWith('/api/citizen')) return
    const body = await response.json().catch(() => null) as { data?: { attempt?: { attemptId: string } } } | null
    if (body?.data?.attempt) attempts.push(body.data.attempt.attemptId)
  })
  await openHome(page, address())
  await fillIn(page, identityOf(1))
  await button(page, '对，下一步').dblclick()
  await seen(page, '先做好这三样')
  await page.waitForTimeout(500)
  expect(new Set(attempts).size).toBe(1)
})

browserTest('为他人认证: the elder’s face, the rear camera, and afterwards the elder is among my relatives', async () => {
  const page = await certifyBy(async () => {
    const { page: daughters } = await phone({ clip: 'right-blink-mouth' })
    await toCamera(daughters, identityOf(RIGHT), '女儿')
    return daughters
  })
  await seen(page, /为他人认证/)
  await tap(page, '回首页')
  await seen(page, /父母/)
})

browserTest('demo: one’s own photo from the camera takes the place of the drawn portrait, then certifying by one’s own face succeeds', async () => {
  const { page } = await phone({ clip: 'right-blink-mouth' })
  const person = identityOf(6)
  await page.goto(`${address()}/demo/`)
  const card = page.locator('li', { hasText: person.name })
  await card.getByRole('button', { name: '换成我的照片' }).click()
  await page.getByRole('button', { name: '拍一张' }).click()
  await page.getByText(`${person.name}现在用您的照片`).waitFor({ timeout: 40_000 })
  await card.getByRole('button', { name: '恢复画的头像' }).waitFor()
  await card.getByRole('button', { name: `打开${person.name}的首页` }).click()
  await seen(page, '已逾期')
  await tap(page, '马上补认证')
  // this phone knows the person: consent, prepare, face
  await seen(page, '拍脸前，请您同意')
  await tap(page, '同意，继续')
  await tap(page, '准备好了，开始')
  await matches(page)
})

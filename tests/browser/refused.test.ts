/** What the camera shows is not the person, or not what was asked: in a real browser, by the real engine. Every other clip: tests/face. */
import { FACE_MS, identityOf, mouthThenBlink, phone, RIGHT, toCamera } from './filmed'
import { browserTest, withProduct } from './product'
import { button, seen, withoutModels } from './walk'

withProduct({ films: true })

browserTest('another person before the camera is not matched, is told why and what to do next', async () => {
  const { page } = await phone({ clip: 'right-blink-mouth' })
  await toCamera(page, identityOf(1))
  await seen(page, '跟照片不太像', FACE_MS)
  await seen(page, '这次没通过')
  expect(await button(page, '再拍一次').isVisible()).toBe(true)
  expect(await button(page, '换个方式').isVisible()).toBe(true)
  expect(await page.locator('body').innerText()).not.toMatch(/0\.\d{2,}/)
})

browserTest.each([
  ['a still photo is waved before the camera', 'still-photo', /没看清眨眼|没看清张嘴/],
])('the server alone refuses when %s', async (_, clip, reason) => {
  const { page } = await phone({ clip })
  await withoutModels(page)
  await toCamera(page, identityOf(RIGHT))
  await seen(page, reason, FACE_MS)
  await seen(page, '这次没通过')
  expect(await button(page, '再拍一次').isVisible()).toBe(true)
})

browserTest('the right actions in the wrong order are not accepted', async () => {
  // the order is the server's: the phone asks until it wants the blink first
  const { page } = await phone({ camera: await mouthThenBlink(), wanted: (actions) => actions.join() === 'blink,openMouth' })
  await withoutModels(page)
  await toCamera(page, identityOf(2))
  await seen(page, /没看清张嘴|没看清眨眼/, FACE_MS)
  expect(await button(page, '再拍一次').isVisible()).toBe(true)
})

browserTest.each([
  ['nobody is there', 'no-face', '没看到脸'],
  ['two people are there', 'two-faces', '旁边的人走开一下'],
])('the page itself says so, and films nothing, while %s', async (_, clip, hint) => {
  const { page } = await phone({ clip })
  let uploads = 0
  page.on('request', (request) => { if (request.method() === 'PUT') uploads += 1 })
  await toCamera(page, identityOf(2))
  await seen(page, hint, 40_000)
  expect(uploads).toBe(0)
})

import { identityOf, phone, toCamera } from './filmed'
import { browserTest, withProduct } from './product'
const t0 = Date.now()
withProduct()
browserTest('timing', async () => {
  const log: string[] = [`product at ${Date.now() - t0}`]
  const at = Date.now()
  const { page } = await phone({ clip: 'right-blink-mouth' })
  log.push(`${Date.now() - at} phone open`)
  page.on('request', (r) => { if (/api|storage|models/.test(r.url())) log.push(`${Date.now() - at} > ${r.method()} ${r.url().split('/').slice(3).join('/').slice(0, 40)} ${(r.postData() ?? '').slice(0, 60)}`) })
  page.on('response', (r) => { if (/api|storage/.test(r.url())) log.push(`${Date.now() - at} < ${r.status()} ${r.url().split('/').slice(3).join('/').slice(0, 40)}`) })
  await toCamera(page, identityOf(0))
  log.push(`${Date.now() - at} camera`)
  let last = ''
  for (let i = 0; i < 600; i++) {
    const text = (await page.locator('body').innerText()).replace(/\s+/g, ' ')
    if (text !== last) log.push(`${Date.now() - at} ${text.slice(0, 100)}`)
    last = text
    if (/比对成功|再拍一次/.test(text)) break
    await page.waitForTimeout(100)
  }
  console.log(log.join('\n'))
})

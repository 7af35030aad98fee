/**
 * `npm run screenshots`: every page of the main line at 375 px into docs/screenshots, from `npm start` itself and a camera that plays a
 * drawn clip. `-- --width 320 --out /tmp/shots` for looking at the narrowest phone.
 */
import { mkdirSync, mkdtempSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { toCameraFile } from '../../local/people/camera-file'
import { CAST, idNumberOf } from '../../local/people/cast'
import { openPhone } from './chromium'
import { startProduct } from './local'
import { askFor, button, fillIn, openHome, seen, tap, words } from './walk'

const root = path.resolve(__dirname, '..', '..')
const { values } = parseArgs({ options: { width: { type: 'string', default: '375' }, out: { type: 'string', default: path.join(root, 'docs', 'screenshots') } } })

async function main(): Promise<void> {
  mkdirSync(values.out, { recursive: true })
  const width = Number(values.width)
  const height = width === 320 ? 568 : 667
  const clips = path.join(root, 'tests', 'clips')
  const camera = path.join(mkdtempSync(path.join(os.tmpdir(), 'anxin-camera-')), 'loop.mjpeg')
  await toCameraFile(path.join(clips, 'right-blink-mouth.mp4'), camera, width)
  const product = await startProduct()
  const context = await openPhone({ camera, width, height })
  const page = context.pages()[0] ?? await context.newPage()
  await askFor(page)
  /** A page scrolls inside itself, so the whole of it is seen by making the phone as long as the page. */
  const shoot = async (name: string, whole = true): Promise<void> => {
    await page.waitForTimeout(400)
    const long = whole ? await page.evaluate(() => Math.max(...[...document.querySelectorAll('.taro_page')].map((one) => one.scrollHeight))) : height
    await page.setViewportSize({ width, height: Math.max(height, long) })
    await page.screenshot({ path: path.join(values.out, `${name}.png`) })
    await page.setViewportSize({ width, height })
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    console.log(`${name}${overflow > 0 ? `  OVERFLOWS by ${overflow} px` : ''}`)
  }
  try {
    await walk(page, product.url, shoot)
  } finally {
    await context.close()
    await product.stop()
  }
}

async function walk(page: Page, url: string, shoot: (name: string, whole?: boolean) => Promise<void>): Promise<void> {
  const [right, other] = CAST.map((member) => ({ name: member.name, idNumber: idNumberOf(member) }))
  if (!right || !other) throw new Error('the cast needs two people')

  await page.goto(`${url}/demo/`)
  await page.getByText('首页显示').first().waitFor()
  await shoot('demo', false)
  await openHome(page, url)
  await shoot('home-first')
  await words(page, '办不了？换个方式').click()
  await seen(page, '怎么办方便？')
  await shoot('method')
  await page.goBack()
  await tap(page, '开始认证')
  await seen(page, '给谁认证？')
  await shoot('who')
  await tap(page, '下一步')
  await seen(page, '拍脸前，请您同意')
  await shoot('consent')
  await tap(page, '同意，继续')
  await tap(page, '下一步')
  await seen(page, /有\d处要改/)
  await shoot('identity-mistakes')
  await page.goto('about:blank')

  // somebody else's number first: the page of a refusal
  await openHome(page, url)
  await fillIn(page, other)
  await tap(page, '对，下一步')
  await tap(page, '准备好了，开始')
  await seen(page, '这次没通过', 90_000)
  await shoot('result-failed')
  await page.goto('about:blank')

  await openHome(page, url)
  await fillIn(page, right)
  await shoot('identity')
  await tap(page, '对，下一步')
  await seen(page, '先做好这三样')
  await shoot('prepare')
  await tap(page, '准备好了，开始')
  await seen(page, /请眨眨眼|请张张嘴/, 60_000)
  await shoot('face', false)
  await seen(page, '比对成功', 90_000)
  await shoot('result')
  await button(page, '看认证凭证').click()
  await seen(page, '领取待遇资格认证凭证')
  await shoot('certificate')
  await page.goto(`${url}/#/pages/home/index`)
  await seen(page, '已认证')
  await shoot('home')
  await words(page, '认证记录和凭证').click()
  await seen(page, /手机刷脸/)
  await shoot('records')
}

main().catch((error: unknown) => { console.error(error); process.exitCode = 1 })

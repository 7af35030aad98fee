/** A reviewer's story in a real browser: two films of somebody else, handed to staff, seen beside the photo, and two colleagues who turn it down. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import type { ShownColleague } from '../../local/demo/staff'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { chromiumPath, HOW_TO_GET_IT, openPhone } from './chromium'
import { startProduct, type Running } from './local'
import { button, seen, tap, words } from './walk'

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
interface AxeWindow { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
const clip = readFileSync(path.join(__dirname, '../clips/other-blink-mouth.mp4'))

if (!chromiumPath) console.error(`\n${'!'.repeat(100)}\n${HOW_TO_GET_IT}\n${'!'.repeat(100)}\n`)
const browserTest = chromiumPath ? test : test.skip

let product: Running
const contexts: BrowserContext[] = []
beforeAll(async () => { if (chromiumPath) product = await startProduct() }, 300_000)
afterAll(async () => {
  for (const context of contexts) await context.close()
  await product?.stop()
})
jest.setTimeout(240_000)

/** A phone without a page: what it sends is judged by the real engine. */
async function newPhone() {
  let token = ''
  const call = async <A extends keyof CitizenCalls>(action: A, input: CitizenCalls[A]['input']): Promise<CitizenCalls[A]['output']> => {
    const answer = await fetch(`${product.url}/api/citizen`, {
      method: 'POST', headers: { 'content-type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) }, body: JSON.stringify({ action, input }),
    })
    const reply = await answer.json() as { ok: boolean; data: CitizenCalls[A]['output'] }
    if (!reply.ok) throw new Error(`${action}: ${JSON.stringify(reply)}`)
    return reply.data
  }
  token = (await call('device.register', {})).token
  const { consentVersion } = await call('getHome', {})
  const { people } = await (await fetch(`${product.url}/demo/people`)).json() as { people: { name: string; idNumber: string }[] }
  const [person] = people
  let no = 0
  /** Starting again costs nothing, so until the order is that of the clip. */
  const film = async () => {
    for (;;) {
      const started = await call('certification.start', {
        requestKey: `review-story-${String(no++)}`, mode: 'self', subject: { kind: 'identity', name: person!.name, idNumber: person!.idNumber },
        consent: { version: consentVersion, agreed: true }, camera: 'front', evenIfNotDue: true,
      })
      if (started.kind !== 'opened') throw new Error(started.kind)
      const { attemptId, actions, upload } = started.attempt
      if (actions.join() !== 'blink,openMouth') continue
      await fetch(upload.url, { method: 'PUT', headers: upload.headers, body: new Uint8Array(clip) })
      return { attemptId, outcome: await call('certification.finish', { attemptId, evidence: { kind: 'video' } }) }
    }
  }
  return { call, film }
}

async function signIn(account: string): Promise<Page> {
  const context = await openPhone({ width: 1280, height: 800 })
  contexts.push(context)
  const page = context.pages()[0] ?? await context.newPage()
  await page.goto(`${product.url}/#/staff/sign-in/index`)
  await seen(page, '工作人员登录')
  const { colleagues } = await (await fetch(`${product.url}/demo/staff`)).json() as { colleagues: ShownColleague[] }
  const { password, code } = colleagues.find((one) => one.account === account)!
  const fields = page.locator('input').locator('visible=true')
  await fields.nth(0).fill(account)
  await fields.nth(1).fill(password)
  await fields.nth(2).fill(code)
  await page.keyboard.press('Enter')
  await seen(page, '今天办什么')
  return page
}

async function wrongWith(page: Page, name: string): Promise<string[]> {
  const wrong: string[] = []
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 800 })
    const tooWide = await page.evaluate(() => [...document.querySelectorAll('.staff *')].filter((element) => !element.closest('.review-scroll'))
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1).map((element) => element.className))
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() => (window as unknown as AxeWindow).axe.run())
    wrong.push(...[...tooWide.map((one) => `wider: ${one}`), ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)]
      .map((one) => `${name} at ${width} px: ${one}`))
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  return wrong
}

/** From the work place to the film, ready to play. */
async function openFilm(page: Page): Promise<void> {
  await words(page, '人工审核').click()
  await tap(page, /^看 /)
  await page.locator('video').waitFor()
  await page.waitForFunction(() => {
    const video = document.querySelector('video')
    // the film's best frame, and the photo
    const pictures = [...document.querySelectorAll<HTMLImageElement>('img.review-picture')]
    return video !== null && video.readyState >= 2 && pictures.length === 2 && pictures.every(({ naturalWidth }) => naturalWidth > 0)
  })
}

async function turnDown(page: Page): Promise<void> {
  await tap(page, '快放')
  await page.evaluate(() => document.querySelector('video')?.play())
  await tap(page, '不一致，退回')
  await page.getByLabel('五官不一样').check()
  await tap(page, '定了')
  await tap(page, '马上生效')
}

browserTest('somebody else’s film, twice refused and handed to staff, is turned down by two colleagues in less than half a minute each', async () => {
  const phone = await newPhone()
  expect((await phone.film()).outcome).toMatchObject({ kind: 'notMatched', reason: 'notSamePerson' })
  const { attemptId, outcome } = await phone.film()
  expect(outcome).toMatchObject({ kind: 'notMatched', reason: 'notSamePerson', mayAskReview: true })
  expect(await phone.call('requestReview', { attemptId })).toMatchObject({ kind: 'opened' })

  const first = await signIn('demo-shenhe-1')
  const wrong: string[] = []
  const began = Date.now()
  await openFilm(first)
  await turnDown(first)
  await seen(first, '记下了，还要另一位同事看。')
  const took = Date.now() - began
  await seen(first, '没有等着看的。')
  wrong.push(...await wrongWith(first, 'empty queue'))

  const second = await signIn('demo-shenhe-2')
  await words(second, '人工审核').click()
  await seen(second, '第二个人看')
  wrong.push(...await wrongWith(second, 'queue'))
  await tap(second, /^看 /)
  await second.locator('video').waitFor()
  wrong.push(...await wrongWith(second, 'case'))
  await tap(second, '不一致，退回')
  wrong.push(...await wrongWith(second, 'reasons'))
  await second.getByLabel('五官不一样').check()
  await tap(second, '定了')
  await button(second, '撤回').waitFor()
  wrong.push(...await wrongWith(second, 'taking back'))
  await tap(second, '撤回')
  await turnDown(second)
  await seen(second, '退回了，本人会收到消息。')

  expect(wrong).toEqual([])
  console.info(`one review from the work place to the answer: ${took} ms`)
  expect(took).toBeLessThan(30_000)
})

/** A reviewer's story in a real browser: two films of somebody else, handed to staff, seen beside the photo, and two colleagues who turn it down. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { wrongAtDesk } from './look'
import { address, browserTest, caller, demoPeople, openDesk, withProduct } from './product'
import { button, seen, signInAs, tap, words } from './walk'

const clip = readFileSync(path.join(__dirname, '../clips/other-blink-mouth.mp4'))

withProduct({ films: true })

/** A phone without a page: what it sends is judged by the real engine. */
async function newPhone() {
  const { token } = await caller<CitizenCalls>('citizen', null)('device.register', {})
  const call = caller<CitizenCalls>('citizen', token)
  const { consentVersion } = await call('getHome', {})
  const [person] = await demoPeople()
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

async function deskOf(account: string): Promise<Page> {
  const page = await openDesk()
  await signInAs(page, address(), account)
  return page
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

  const first = await deskOf('demo-shenhe-1')
  const wrong: string[] = []
  const began = Date.now()
  await openFilm(first)
  await turnDown(first)
  await seen(first, '记下了，还要另一位同事看。')
  const took = Date.now() - began
  await seen(first, '没有等着看的。')

  const second = await deskOf('demo-shenhe-2')
  await words(second, '人工审核').click()
  await seen(second, '第二个人看')
  wrong.push(...await wrongAtDesk(second, 'queue'))
  await tap(second, /^看 /)
  await second.locator('video').waitFor()
  wrong.push(...await wrongAtDesk(second, 'case'))
  await tap(second, '不一致，退回')
  wrong.push(...await wrongAtDesk(second, 'reasons'))
  await second.getByLabel('五官不一样').check()
  await tap(second, '定了')
  await button(second, '撤回').waitFor()
  wrong.push(...await wrongAtDesk(second, 'taking back'))
  await tap(second, '撤回')
  await turnDown(second)
  await seen(second, '退回了，本人会收到消息。')

  expect(wrong).toEqual([])
  console.info(`one review from the work place to the answer: ${took} ms`)
  expect(took).toBeLessThan(30_000)
})

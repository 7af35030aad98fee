import { existsSync } from 'node:fs'
import path from 'node:path'
import { MiniProgram, toIdentity } from './mini-program'
import { canCompile, compileWxml, renderedText } from './wxml'

const dist = path.resolve(__dirname, '../../dist/weapp')
const isBuilt = existsSync(path.join(dist, 'app.json'))
if (!isBuilt) console.warn('NOT RUN: the WeChat build is not there. Make it with `npm run build:weapp`, then run these tests again.')
const built = isBuilt ? describe : describe.skip

/** Invented: county 371199 does not exist and order 000 is never issued. */
const ID = '371199195001010003'
const attempt = {
  attemptId: 'attempt-01', actions: ['openMouth', 'blink'], nonce: 'n1', expiresAt: '2026-11-23T03:00:00.000Z', tryNo: 1,
  upload: { url: 'https://storage.test/put', headers: {}, cloudPath: 'attempts/attempt-01/n1.mp4', maxBytes: 6_000_000 },
  person: { beneficiaryId: 'person-01', maskName: '王*兰', maskId: '371199********0003' },
}
const home = { today: '2026-11-23', self: null, relatives: [], waiting: [], consentVersion: '2026-1', videoDays: 7, maxRelatives: 8 }

function answer(action: string): unknown {
  if (action === 'getHome') return { ok: true, data: home }
  if (action === 'certification.start') return { ok: true, data: { kind: 'opened', attempt } }
  return { ok: false, error: { code: 'unavailable', requestId: 'r1' } }
}

let app: MiniProgram
afterEach(() => {
  app.close()
  expect(app.errors).toEqual([])
})

built('the WeChat build', () => {
  test('walks from home to the camera as a stranger certifying themself', async () => {
    app = new MiniProgram(dist, answer)
    await toIdentity(app)
    await app.tap('下一步')
    await app.sees('有2处要改')
    await app.type(0, '王桂兰')
    await app.type(1, ID)
    await app.tap('下一步')
    await app.sees('核对一下')
    await app.tap('对，下一步')
    await app.goesTo('pages/certify/prepare/index')
    const subject = { kind: 'identity', name: '王桂兰', idNumber: ID }
    expect(app.asked.at(-1)).toMatchObject({ action: 'certification.start', input: { subject } })
    await app.tap('准备好了，开始')
    await app.goesTo('pages/certify/face/index')
    await app.sees('停下')
    expect(app.all('camera')).toHaveLength(1)
    expect(app.all('camera')[0]?.attributes).toMatchObject({ 'device-position': 'front' })
    expect(JSON.stringify([...app.storage])).not.toMatch(/王桂兰|3711991950/)
  })

  test('screen readers are told what is a button and what is chosen, by the names that WeChat knows', async () => {
    app = new MiniProgram(dist, answer)
    app.open('pages/home/index')
    await app.sees('开始认证')
    for (const { attributes } of app.all('button')) expect(attributes['aria-role']).toBe('button')
    await app.tap('开始认证')
    await app.sees('为他人认证')
    const radios = app.all('view').filter(({ attributes }) => attributes['aria-role'] === 'radio')
    expect(radios.map(({ attributes }) => attributes['aria-checked'])).toEqual(['true', 'false'])
  })

  test('the scene of a mini-program code reaches the server decoded', async () => {
    app = new MiniProgram(dist, answer)
    app.open('pages/home/index?scene=o%7E12')
    await app.sees('现在办不了')
    expect(app.asked).toContainEqual({ action: 'openEntry', input: { scene: 'o~12' } })
  })

  test('a reminder is asked for by the person’s own tap, in WeChat’s own question', async () => {
    const due = { name: 'due', id: 'tmpl-due', left: 0, longTerm: false, refused: false }
    app = new MiniProgram(dist, (action) => {
      if (action === 'getReminders') return { ok: true, data: { subscriptions: [due], own: null } }
      return action === 'recordSubscription' ? { ok: true, data: { subscriptions: [{ ...due, left: 1 }] } } : answer(action)
    })
    app.open('mine/reminders/index')
    await app.sees('微信规定')
    await app.tap('接着收提醒')
    await app.sees('好，到期前发到您的微信')
    expect(app.asked.at(-1)).toMatchObject({ action: 'recordSubscription', input: { answers: [{ template: 'due', answer: 'accept' }] } })
  })

  const wcc = canCompile ? test : test.skip
  wcc('every template compiles with WeChat’s own compiler and shows its page', async () => {
    const render = compileWxml(dist)
    app = new MiniProgram(dist, answer)
    for (const page of app.pages) {
      const data = app.open(page)
      await app.sees('打电话')
      expect(renderedText(render(page, data))).toContain('打电话')
    }
  })
})

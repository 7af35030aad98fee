/** A machine at an outlet, from its enrolment to the next person: what the first one leaves behind is nothing. */
import type { CDPSession, Page } from 'playwright-core'
import { CAST, idNumberOf, type CastMember } from '../../local/people/cast'
import { syntheticIdNumber } from '../../local/people/synthetic-id'
import { maskIdNumber, maskName } from '../../src/domain/id-number'
import { cameraOf, matches } from './filmed'
import { wrongAtDesk, wrongAtMachine, wrongWith } from './look'
import { address, browserTest, kioskCode, openDesk, openPage, withProduct } from './product'
import { button, isPair, seen, signInAs, tap } from './walk'

withProduct({ films: true })

const PANEL = { width: 800, height: 1280 }
const [a, b] = [CAST[0], CAST[2]]

const line = (member: CastMember, until = '20350101') => `ANXIN1|${member.name}|${idNumberOf(member)}|${until}`

async function machine(camera?: string, code?: string): Promise<Page> {
  const page = await openPage({ ...PANEL, camera })
  await page.goto(`${address()}/#/kiosk/home/index`)
  await seen(page, '登记这台机器')
  await page.locator('.kiosk-input').fill(code ?? await kioskCode())
  await tap(page, '登记')
  await seen(page, '带身份证，1 分钟办好')
  return page
}

/** The page's whole memory, the workers' left out: they are gone with the camera. */
async function memoryOf(session: CDPSession): Promise<string> {
  const parts: string[] = []
  const hear = ({ chunk }: { chunk: string }) => { parts.push(chunk) }
  session.on('HeapProfiler.addHeapSnapshotChunk', hear)
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  session.off('HeapProfiler.addHeapSnapshotChunk', hear)
  return (JSON.parse(parts.join('')) as { strings: string[] }).strings.join('\n')
}

/**
 * From the tap that films to an attempt that the clips can pass: whoever is asked for a third action goes back and agrees again. What a machine
 * signs cannot be changed on the way.
 */
async function filmThePair(page: Page, first: '同意，开始拍' | '再拍一次'): Promise<void> {
  for (let tapped: string = first; ; tapped = '同意，开始拍') {
    const [response] = await Promise.all([
      page.waitForResponse((one) => (one.request().postData() ?? '').includes('visit.attempt')), tap(page, tapped),
    ])
    const { data } = await response.json() as { data: { attempt: { actions: string[] } } }
    if (isPair(data.attempt.actions)) return
    await tap(page, '停止拍摄')
    await tap(page, '回上一步')
    await seen(page, '拍脸前，请您同意')
  }
}

/** Every place in which a browser could keep something for this page. */
const leftBehind = (page: Page): Promise<string> => page.evaluate(async () => {
  const databases = await indexedDB.databases()
  const caches: string[] = []
  for (const name of await window.caches.keys()) caches.push(...(await (await window.caches.open(name)).keys()).map(({ url }) => new URL(url).pathname))
  return JSON.stringify({
    storage: { ...localStorage, ...sessionStorage }, databases: databases.map(({ name }) => name), caches, cookies: document.cookie, address: location.href, history: history.state as unknown,
    name: window.name, dom: document.documentElement.outerHTML, fields: [...document.querySelectorAll('input')].map(({ value }) => value),
    timings: performance.getEntries().map(({ name }) => name), tracks: [...document.querySelectorAll('video')].length,
  })
})

browserTest('one person certifies and prints a slip; when the next one begins, nothing of the first is left', async () => {
  const page = await machine(await cameraOf('right-blink-mouth', 'machine'))
  const clips: string[] = []
  await page.exposeFunction('noteUrl', (url: string) => { clips.push(url) })
  await page.addInitScript(() => {
    const make = URL.createObjectURL
    URL.createObjectURL = (thing) => {
      const url = make.call(URL, thing)
      ;(window as unknown as { noteUrl(url: string): void }).noteUrl(url)
      return url
    }
  })
  await page.addInitScript(() => { window.print = () => { (window as unknown as { printed: string }).printed = document.querySelector('.kiosk-slip')?.textContent ?? '' } })
  await page.reload()
  await seen(page, '带身份证，1 分钟办好')
  const answers: string[] = []
  page.on('response', (response) => { void response.text().then((text) => answers.push(text), () => undefined) })
  const wrong = [...await wrongAtMachine(page, 'attract')]
  const look = async (name: string, sentence: string) => {
    await seen(page, sentence)
    wrong.push(...await wrongAtMachine(page, name))
  }

  await tap(page, '开始')
  await look('card', '把身份证放下面')
  await page.keyboard.type(`${line(a).slice(0, 30)}`)
  await page.keyboard.press('Enter')
  await look('not read', '身份证没读到，换个方向再放一次。')
  await page.keyboard.type(line(a))
  await page.keyboard.press('Enter')
  await look('who', `${maskName(a.name)}，是您吗？`)
  expect(await page.locator('body').innerText()).not.toContain(a.name)
  await tap(page, '是我')
  await look('consent', '拍脸前，请您同意')
  await filmThePair(page, '同意，开始拍')
  await matches(page, { again: () => filmThePair(page, '再拍一次') })
  wrong.push(...await wrongAtMachine(page, 'matched'))
  const reference = /\d{4} \d{4} \d{4}/.exec(await page.locator('body').innerText())?.[0] ?? 'no reference'
  expect(reference).toMatch(/\d/)
  await tap(page, '打印凭条')
  const slip = await page.evaluate(() => (window as unknown as { printed: string }).printed)
  expect(slip).toContain(maskName(a.name))
  expect(slip).toContain(reference)
  expect(slip).not.toContain(a.name)
  expect(slip).not.toContain(idNumberOf(a))
  await look('goodbye', '请收好身份证')
  expect(await page.locator('body').innerText()).not.toContain(maskName(a.name))
  expect(answers.join()).not.toContain(a.name)
  expect(clips.length).toBeGreaterThan(0)
  for (const url of clips) expect(await page.evaluate((at) => fetch(at).then(() => 'still there', () => 'gone'), url)).toBe('gone')
  expect(wrong).toEqual([])

  await Promise.all([page.waitForEvent('load'), tap(page, '好了')])
  await seen(page, '带身份证，1 分钟办好')
  await tap(page, '开始')
  await seen(page, '把身份证放下面')
  const session = await page.context().newCDPSession(page)
  const traces = { name: a.name, mask: maskName(a.name), number: idNumberOf(a), masked: maskIdNumber(idNumberOf(a)), reference, plain: reference.replace(/ /g, '') }
  const [memory, kept] = [await memoryOf(session), await leftBehind(page)]
  expect(memory.length).toBeGreaterThan(100_000)
  expect(memory).toContain('把身份证放下面') // what is on the screen is found, so what was would be
  for (const [what, trace] of Object.entries(traces)) expect([what, memory.includes(trace), kept.includes(trace)]).toEqual([what, false, false])
  expect(JSON.parse(kept)).toMatchObject({ storage: {}, databases: ['anxin.kiosk'], cookies: '', name: '', fields: [''], tracks: 0 })
  // the face models, which are the same for everybody
  expect((JSON.parse(kept) as { caches: string[] }).caches.filter((file) => !file.startsWith('/models/'))).toEqual([])
  // no call asks for what was: the next person gets their own mask and nothing else
  answers.splice(0)
  await page.keyboard.type(line(b))
  await page.keyboard.press('Enter')
  await seen(page, `${maskName(b.name)}，是您吗？`)
  for (const trace of Object.values(traces)) expect(answers.join()).not.toContain(trace)
})

browserTest('nobody there: it asks, waits half a minute, and wipes; help can be called; a card that ran out goes to the counter; the pad works', async () => {
  const page = await machine()
  await page.clock.install()
  await page.reload()
  await tap(page, '请工作人员帮忙')
  await seen(page, '已经叫了，工作人员马上来')
  await tap(page, '开始')
  await page.keyboard.type(line(a, '20200101'))
  await page.keyboard.press('Enter')
  await seen(page, '身份证过期了')
  await tap(page, '好了')
  await Promise.all([page.waitForEvent('load'), tap(page, '好了')])
  await tap(page, '开始')
  await tap(page, '读不了卡，自己输号码')
  const wrong: string[] = []
  for (const digit of idNumberOf(a).slice(0, 17)) await tap(page, digit)
  await tap(page, '下一步')
  await seen(page, '要 18 位，现在是 17 位。')
  wrong.push(...await wrongAtMachine(page, 'pad'))
  await tap(page, idNumberOf(a).slice(17))
  await tap(page, '下一步')
  await seen(page, '是这个号码吗？')
  expect(await page.locator('body').innerText()).not.toContain(maskName(a.name))
  expect(wrong).toEqual([])

  await page.clock.fastForward(46_000)
  await seen(page, '您还在吗？')
  wrong.push(...await wrongAtMachine(page, 'idle'))
  await tap(page, '还在')
  await page.clock.fastForward(40_000)
  await seen(page, '是这个号码吗？')
  await page.clock.fastForward(6_000)
  await seen(page, '您还在吗？')
  await Promise.all([page.waitForEvent('load'), page.clock.fastForward(31_000)])
  await seen(page, '带身份证，1 分钟办好')
  expect(await leftBehind(page)).not.toContain(maskIdNumber(idNumberOf(a)))

  // a number that nobody has goes the way of any other, up to the camera
  await tap(page, '开始')
  await tap(page, '读不了卡，自己输号码')
  for (const digit of syntheticIdNumber('1949-01-01', 4)) await tap(page, digit)
  await tap(page, '下一步')
  await seen(page, '是这个号码吗？')
  await tap(page, '是我')
  await tap(page, '同意，开始拍')
  await seen(page, '带身份证去柜台，工作人员当面办。')
  wrong.push(...await wrongAtMachine(page, 'typed'))
  await tap(page, '好了')
  await Promise.all([page.waitForEvent('load'), tap(page, '好了')])

  await tap(page, '开始')
  await page.context().setOffline(true)
  await page.keyboard.type(line(b))
  await page.keyboard.press('Enter')
  await seen(page, '这台机器现在办不了')
  await seen(page, '附近还有：')
  wrong.push(...await wrongAtMachine(page, 'offline'))
  // leaving without a line wipes the screen, and the machine waits for the line
  await tap(page, '不办了')
  await seen(page, '这台机器现在办不了')
  await page.context().setOffline(false)
  await seen(page, '带身份证，1 分钟办好')
  expect(await button(page, '开始').isVisible()).toBe(true)
  expect(wrong).toEqual([])
})

browserTest('an admin lets a machine in, sees that somebody rings, and shuts it out', async () => {
  const desk = await openDesk()
  await desk.clock.install()
  await signInAs(desk, address(), 'demo-guanli-1')
  await desk.goto(`${address()}/#/staff/kiosks/index`)
  await seen(desk, '登记一台机器')
  // the machine of another story may still ring
  for (let left = await button(desk, /^我去/).count(); left > 0; left--) await button(desk, /^我去/).click()
  await seen(desk, '没有人在叫。')
  await tap(desk, '给一个登记码')
  const said = await desk.getByText('的登记码：').innerText()
  const page = await machine(undefined, /[a-z2-9]{8}/.exec(said)?.[0])
  await tap(page, '请工作人员帮忙')
  await seen(page, '已经叫了，工作人员马上来')
  // the desk looks by itself every quarter of a minute
  await desk.clock.fastForward(16_000)
  await seen(desk, /在叫人/)
  expect(await wrongAtDesk(desk, 'a machine rings')).toEqual([])
  await tap(desk, /我去.*了/)
  await seen(desk, '没有人在叫。')
  await desk.getByRole('row').filter({ hasText: '在用' }).last().getByRole('button').click()
  await tap(desk, '停用')
  await seen(desk, /的机器停用了/)
  await desk.getByRole('row').filter({ hasText: '已停用' }).first().waitFor()
})

browserTest('outlets: near me, by district, on a narrow phone in the largest letters', async () => {
  const page = await openPage()
  const context = page.context()
  await context.grantPermissions(['geolocation'], { origin: address() })
  await context.setGeolocation({ latitude: 35.12345, longitude: 119.31234 })
  const asked: string[] = []
  page.on('request', (request) => { if (request.postData()?.includes('listOutlets')) asked.push(request.postData() ?? '') })
  await page.goto(`${address()}/#/pages/method/index`)
  await seen(page, '点这里看在哪儿')
  expect(asked).toEqual([])
  await tap(page, '看哪个最近')
  await seen(page, /最近：.+公里/)
  const wrong = await wrongWith(page, 'the ways, with the nearest')
  await page.getByText('自助机', { exact: true }).locator('visible=true').last().click()
  await seen(page, '安心社区社保服务站（演示）')
  expect(await page.getByText('岚山演示社保大厅').locator('visible=true').count()).toBe(0) // no machine there
  await page.goto(`${address()}/#/help/outlets/index`)
  await seen(page, '岚山演示社保大厅（演示）')
  wrong.push(...await wrongWith(page, 'outlets'))
  await tap(page, '用我的位置')
  await seen(page, /公里/)
  expect(await page.locator('.h2').locator('visible=true').first().innerText()).toContain('岚山')
  expect(asked.at(-1)).toContain('"near":{"lat":3512,"lng":11931}')
  expect(asked.join()).not.toContain('35.12345')
  await tap(page, '选个区')
  await page.getByRole('radio', { name: '莒县' }).click()
  await seen(page, '莒县演示服务点（演示）')
  await page.getByText('岚山演示社保大厅').locator('visible=true').waitFor({ state: 'detached' })
  wrong.push(...await wrongWith(page, 'outlets of a district'))
  expect(wrong).toEqual([])
})

/**
 * Every page of staff there is, by the list of the app itself, as a colleague sees it who may: on a desktop and on a narrow screen, with something
 * in it to see and the first of every list opened, nothing for axe to say and nothing wider than the screen. A page that is added tomorrow is looked at without a line being written.
 */
import type { Page } from 'playwright-core'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import type { KioskCalls } from '../../src/domain/contract/kiosk'
import type { StaffCalls } from '../../src/domain/contract/staff'
import type { StaffRole } from '../../src/domain/contract/staff-session'
import { addDays, civilDay } from '../../src/domain/calendar'
import { MENU } from '../../src/staff/menu'
import { enrolInput, newKeys } from '../functions/kiosks'
import { HEADER, line } from '../functions/rosters'
import { wrongAtDesk } from './look'
import { address, browserTest, caller, demoPeople, kioskCode, openDesk, ownToken, withProduct } from './product'
import { button, colleague, seen } from './walk'

withProduct()

const ACCOUNTS: Record<StaffRole, string> = { clerk: 'demo-guitai', visitor: 'demo-shangmen', reviewer: 'demo-shenhe-1', admin: 'demo-guanli-1' }
const SIGN_IN = '/staff/sign-in/index'
const LIST = 'tbody tr'
/** Where the demo and `fill` put something, and how it shows; other lists wait for films and files, see the stories of their own. */
const FILLED: Readonly<Record<string, string>> = {
  '/staff/tasks/index': LIST, '/staff/stops/index': LIST, '/staff/cases/index': LIST, '/staff/visits/index': LIST, '/staff/appeals/index': LIST, '/staff/kiosks/index': LIST,
  '/staff/overpayments/index': LIST, '/staff/dashboard/index': LIST, '/staff/notices/index': LIST, '/staff/colleagues/index': LIST, '/staff/policy/index': LIST,
  '/staff/visit/index': 'button:has-text("1 户")',
}

/** Pages that show something only after work: it is done, and they are looked at again. */
const WORKED: Readonly<Record<string, (page: Page) => Promise<void>>> = { '/staff/roster/index': checkRoster, '/staff/export/index': exportDecisions }

interface AppConfig { subPackages: { root: string; pages: string[] }[] }

/** As the H5 build has them. */
function staffPages(): string[] {
  Object.assign(globalThis, { defineAppConfig: (config: AppConfig) => config })
  process.env.TARO_ENV = 'h5'
  const { default: config } = jest.requireActual<{ default: AppConfig }>('../../src/app.config')
  return config.subPackages.filter(({ root }) => root === 'staff').flatMap(({ root, pages }) => pages.map((page) => `/${root}/${page}`))
}

type Tokens = Record<StaffRole, string>
async function signInEverybody(): Promise<Tokens> {
  const signIn = async (account: string) => {
    const { password, code } = await colleague(address(), account)
    const answer = await caller<StaffCalls>('staff', null)('signIn', { account, password, code })
    if (answer.kind !== 'signedIn') throw new Error(`${account}: ${answer.kind}`)
    return answer.token
  }
  const entries = await Promise.all(Object.entries(ACCOUNTS).map(async ([role, account]) => [role, await signIn(account)] as const))
  return Object.fromEntries(entries) as Tokens
}

/** What a few days of work bring: an appeal, a visit, a loss with months paid after it, a machine, a notice. */
async function fill(tokens: Tokens): Promise<void> {
  const as = (role: StaffRole) => caller<StaffCalls>('staff', tokens[role])
  const people = await demoPeople()
  const shownAs = (tag: string) => {
    const found = people.find(({ shows }) => shows === tag)
    if (!found) throw new Error(`nobody in the demo is ${tag}`)
    return found.beneficiaryId
  }
  const phoneOf = async (id: string) => caller<CitizenCalls>('citizen', (await ownToken(id)).token)
  const [late, gone] = [shownAs('养老金已暂停发放'), shownAs('已逾期')]

  await (await phoneOf(late))('appeal', { beneficiaryId: late, kind: 'wrongStop', words: '我按时办过' })

  // one visit waits to be given to somebody, one is given
  const book = async (id: string) => {
    const phone = await phoneOf(id)
    const { slots: [slot = null] } = await phone('visitSlots', { beneficiaryId: id, district: '371102' })
    const booked = await phone('bookVisit', {
      beneficiaryId: id, why: 'ill', district: '371102', address: '海曲路 1 号 2 单元 301', contactName: '王小明', phone: '13900000000', hearing: 'loud', slot,
    })
    if (booked.kind !== 'booked') throw new Error(booked.kind)
    return booked.visit.visitId
  }
  const [first, second] = people.filter(({ beneficiaryId }) => beneficiaryId !== late && beneficiaryId !== gone)
  if (!first || !second) throw new Error('too few people in the demo')
  await book(first.beneficiaryId)
  const visitId = await book(second.beneficiaryId)
  const { visitors: [visitor] } = await as('clerk')('visits.visitors', {})
  if (!visitor) throw new Error('no visitor in the demo')
  await as('clerk')('visits.assign', { visitId, visitorId: visitor.staffId })

  const today = civilDay(Date.now())
  await as('clerk')('recordFinding', { beneficiaryId: gone, code: 'death', since: addDays(today, -100), source: 'family' })
  await as('reviewer')('confirmFinding', { beneficiaryId: gone })

  await caller<KioskCalls>('kiosk', null)('enrol', enrolInput(await kioskCode(), newKeys()))

  const text = { title: '年底不用赶', body: '每个人的日子不一样，首页写着。', source: '社保中心公告第 3 号', validUntil: '2099-12-31' }
  await as('admin')('draftNotice', { key: null, region: '371100', text })
}

/** One who is new, one who is changed, a row that is refused and one that lacks something; who is not in it has vanished. */
async function checkRoster(page: Page): Promise<void> {
  const [known] = await demoPeople()
  const rest = '110,2010-05-01,2025-01-15'
  const rows = [HEADER, `${known?.name},${known?.idNumber},${rest},,,`, line({ n: 1 }), line({ n: 2, idNumber: '37119919480229000' }), line({ n: 3, phone: '123' })]
  const buffer = Buffer.from(rows.join('\r\n'))
  await page.getByLabel('选择名册文件').setInputFiles({ name: '名册.csv', mimeType: 'text/csv', buffer })
  await page.getByLabel('是全部在册人员').check()
  await button(page, '上传并检查').click()
  for (const shown of ['检查结果', '没有导入的行', '缺一项的行', '不在名册里的人', '哪些会变']) await seen(page, shown)
}

/** The end of pay that `fill` brings is in the file. */
async function exportDecisions(page: Page): Promise<void> {
  const today = civilDay(Date.now())
  await page.getByLabel('从哪天的决定').fill(addDays(today, -1))
  await page.getByLabel('到哪天').fill(today)
  await page.getByLabel('审计检查').check()
  const download = page.waitForEvent('download')
  await button(page, '导出').click()
  await download
  await seen(page, /导出好了，共 [1-9]\d* 条/)
}

/** Signed in as after typing a code, which each colleague has only one of in half a minute. */
async function sitDown(page: Page, token: string): Promise<void> {
  await page.evaluate((one) => sessionStorage.setItem('anxin.staff', one), token)
  await page.goto('about:blank')
  await page.goto(`${address()}/#${MENU[0]!.url}`)
  await seen(page, '今天办什么')
}

const pages = staffPages()
const menuOf = new Map(MENU.map((item) => [item.url, item]))

test('every page of staff stands in the menu of somebody, except the one on which one signs in', () => {
  expect(pages.length).toBeGreaterThan(15)
  expect(pages.filter((url) => !menuOf.has(url))).toEqual([SIGN_IN])
  expect(Object.keys(FILLED).filter((url) => !pages.includes(url))).toEqual([])
  expect(Object.keys(WORKED).filter((url) => !pages.includes(url))).toEqual([])
})

browserTest('every page of staff: nothing for axe to say, nothing wider than the screen, on a desktop and at 375 px', async () => {
  const tokens = await signInEverybody()
  await fill(tokens)
  const page = await openDesk()
  const wrong: string[] = []
  await page.goto(`${address()}/#${SIGN_IN}`)
  await seen(page, '工作人员登录')
  wrong.push(...await wrongAtDesk(page, SIGN_IN))

  for (const role of Object.keys(ACCOUNTS) as StaffRole[]) {
    const mine = pages.filter((url) => menuOf.get(url)?.roles[0] === role)
    await sitDown(page, tokens[role])
    for (const url of mine) {
      await page.locator(`.staff-menu a[href="#${url}"]`).locator('visible=true').click()
      const heading = page.getByRole('heading', { level: 1, name: menuOf.get(url)?.title, exact: true }).locator('visible=true')
      await heading.waitFor()
      await page.locator('.staff-state').waitFor({ state: 'hidden' })
      const shows = FILLED[url]
      if (shows) await page.locator('.staff-main').locator(shows).locator('visible=true').first().waitFor().catch(() => { throw new Error(`${url} shows nothing`) })
      wrong.push(...await wrongAtDesk(page, url))
      await WORKED[url]?.(page)
      if (WORKED[url]) wrong.push(...await wrongAtDesk(page, `${url}, at work`))
      const look = page.locator('.staff-main tbody').getByRole('button', { name: /^看 / }).locator('visible=true').first()
      if (await look.count() === 0) continue
      await look.click()
      // what opens takes the focus
      await page.locator('.staff-main h2:focus').waitFor()
      wrong.push(...await wrongAtDesk(page, `${url}, the first of the list`))
    }
  }
  expect(wrong).toEqual([])
})

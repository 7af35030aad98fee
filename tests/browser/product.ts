/** What every browser test stands on: `npm start` itself while the tests of a file run, and the browsers of the people in them. */
import type { BrowserContext, Page } from 'playwright-core'
import type { ShownPerson } from '../../local/demo/demo'
import type { Reply } from '../../src/domain/contract/errors'
import { chromiumPath, HOW_TO_GET_IT, openPhone, type Phone } from './chromium'
import { startProduct, type Running } from './local'

if (!chromiumPath) console.error(`\n${'!'.repeat(100)}\n${HOW_TO_GET_IT}\n${'!'.repeat(100)}\n`)
/** A test that needs a browser; without one the file says so loudly and skips it. */
export const browserTest = chromiumPath ? test : test.skip

const TEST_MS = 180_000
const START_MS = 300_000

let product: Running | undefined
const open: BrowserContext[] = []
const thrown: Error[] = []

/** Where the product of this file runs. */
export function address(): string {
  if (!product) throw new Error('the product does not run: withProduct() at the top of the file')
  return product.url
}

/** For the top of a test file: no browser outlives its test, and no page may throw. */
export function withBrowsers(): void {
  afterEach(async () => {
    await Promise.all(open.splice(0).map((context) => context.close()))
    expect(thrown.splice(0).map(({ stack }) => stack)).toEqual([])
  })
  jest.setTimeout(TEST_MS)
}

/** For the top of a test file: the product runs while its tests do. `films`: some are judged. */
export function withProduct({ films = false } = {}): void {
  beforeAll(async () => { if (chromiumPath) product = await startProduct({ films }) }, START_MS)
  withBrowsers()
  afterAll(() => product?.stop())
}

/** The first page of a browser of its own. */
export async function openPage(settings: Phone = {}): Promise<Page> {
  const context = await openPhone(settings)
  open.push(context)
  context.on('weberror', (error) => { thrown.push(error.error()) })
  return context.pages()[0] ?? context.newPage()
}

/** A desktop of staff. */
export const openDesk = (settings: Phone = {}): Promise<Page> => openPage({ width: 1280, height: 800, ...settings })

async function fromDemo<T>(path: string, method = 'GET'): Promise<T> {
  const answer = await fetch(`${address()}/demo/${path}`, { method })
  if (!answer.ok) throw new Error(`/demo/${path} answered ${answer.status}`)
  return answer.json() as Promise<T>
}

/** The people of the demo as they are now; the first is the one of the clips named right-…. */
export const demoPeople = async (): Promise<ShownPerson[]> => (await fromDemo<{ people: ShownPerson[] }>('people')).people

/** Lets one new machine in, at the demo outlet. */
export const kioskCode = async (): Promise<string> => (await fromDemo<{ code: string }>('kiosk', 'POST')).code

type Shapes<T> = { [K in keyof T]: { input: unknown; output: unknown } }

/** A call of a function as its pages make it, for what a test needs and is not about. `T`: the calls of the function. */
export const caller = <T extends Shapes<T>>(name: 'citizen' | 'staff' | 'kiosk', token: string | null) =>
  async <A extends keyof T & string>(action: A, input: T[A]['input']): Promise<T[A]['output']> => {
    const answer = await fetch(`${address()}/api/${name}`, {
      method: 'POST', headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }, body: JSON.stringify({ action, input }),
    })
    const reply = await answer.json() as Reply<T[A]['output']>
    if (!reply.ok) throw new Error(`${action}: ${JSON.stringify(reply.error)}`)
    return reply.data
  }

/** The token of a phone that is this person's own, as after a first success, and where pages keep it. */
export const ownToken = (beneficiaryId: string) => fromDemo<{ token: string; storageKey: string }>(`open/${beneficiaryId}`, 'POST')

/** From its next page on this browser is the person's own phone, as after a first success. */
export async function becomeOwn(page: Page, beneficiaryId: string): Promise<void> {
  const { token, storageKey } = await ownToken(beneficiaryId)
  await page.context().addInitScript(([key, data]) => {
    // a blank page has no storage
    if (location.protocol === 'http:') localStorage.setItem(key, JSON.stringify({ data }))
  }, [storageKey, token] as const)
}

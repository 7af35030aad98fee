/** The citizen's way through the pages, in the words that the citizen sees, and the door of the work place. */
import type { Locator, Page } from 'playwright-core'
import type { ShownColleague } from '../../local/demo/staff'

export interface Identity { name: string; idNumber: string }

/** Earlier pages stay in the document below the one on top, so only what is visible counts. */
export const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: typeof name === 'string' }).locator('visible=true').last()
export const words = (page: Page, text: string | RegExp): Locator => page.getByText(text).locator('visible=true').last()
export const tap = async (page: Page, name: string | RegExp): Promise<void> => { await button(page, name).click() }
export const seen = async (page: Page, text: string | RegExp, timeout = 20_000): Promise<void> => { await words(page, text).waitFor({ timeout }) }

/** @param shows what stands there: for a phone that nobody has used yet the first visit's heading */
export async function openHome(page: Page, url: string, shows = '养老金认证'): Promise<void> {
  await page.goto(`${url}/#/pages/home/index`)
  await seen(page, shows)
}

/** Home → who → consent → identity → check, up to the last tap before the server is asked. */
export async function fillIn(page: Page, { name, idNumber }: Identity, relation?: string): Promise<void> {
  await tap(page, '开始认证')
  await seen(page, '给谁认证？')
  if (relation) {
    await words(page, '为家人').click()
    await words(page, relation).click()
  }
  await tap(page, '下一步')
  await tap(page, relation ? '老人同意，继续' : '同意，继续')
  const fields = page.locator('input').locator('visible=true')
  await fields.nth(0).fill(name)
  await fields.nth(1).fill(idNumber)
  await tap(page, '下一步')
  await seen(page, '核对一下')
}

/** From the check page to the camera. */
export async function goToCamera(page: Page): Promise<void> {
  await tap(page, '对，下一步')
  await tap(page, '准备好了，开始')
}

/** Whether an attempt with these actions is one that the phone takes. */
export type Wanted = (actions: readonly string[]) => boolean
/** The clips show a blink and the mouth only. */
export const isPair: Wanted = (actions) => actions.length === 2

/**
 * Whoever opens an attempt that is not wanted opens another one, as a person may: which actions, and in which order, is the server's choice.
 * `requestKey` names the intent, so each has its own.
 */
export const askFor = (page: Page, wanted: Wanted = isPair): Promise<void> => page.route(/\/api\/citizen$/, async (route) => {
  const sent = route.request().postDataJSON() as { input?: { requestKey?: string } } | null
  if (!sent?.input?.requestKey) return route.continue()
  for (let no = 0; ; no++) {
    const requestKey = `${sent.input.requestKey.slice(0, 36)}-${no}`
    const response = await route.fetch({ postData: no === 0 ? sent : { ...sent, input: { ...sent.input, requestKey } } })
    const { data } = await response.json() as { data?: { attempt?: { actions: string[] } } }
    if (!data?.attempt || wanted(data.attempt.actions)) return route.fulfill({ response })
  }
})

/** Makes the face models unreachable: the page then films by the clock and the server alone decides. */
export const withoutModels = (page: Page): Promise<void> => page.route(/\/models\//, (route) => route.abort())

/** The keyboard alone, as at the counter: account, password and the code of the app. */
export async function typeSignIn(page: Page, { account, password, code }: Pick<ShownColleague, 'account' | 'password' | 'code'>): Promise<void> {
  for (const [i, text] of [account, password, code].entries()) {
    if (i > 0) await page.keyboard.press('Tab')
    await page.keyboard.type(text)
  }
  await page.keyboard.press('Enter')
}

/** Who of the demo's colleagues has this account, with the code that their app shows now. */
export async function colleague(url: string, account: string): Promise<ShownColleague> {
  const { colleagues } = await (await fetch(`${url}/demo/staff`)).json() as { colleagues: ShownColleague[] }
  const found = colleagues.find((one) => one.account === account)
  if (!found) throw new Error(`no demo colleague ${account}`)
  return found
}

/** @param shows what stands there afterwards */
export async function signInAs(page: Page, url: string, account: string, shows: string | RegExp = '今天办什么'): Promise<void> {
  await page.goto(`${url}/#/staff/sign-in/index`)
  await seen(page, '工作人员登录')
  // the cursor stands in the first field
  await page.locator('input:focus').waitFor()
  await typeSignIn(page, await colleague(url, account))
  await seen(page, shows)
}

/** The citizen's way through the pages, in the words that the citizen sees. */
import type { Locator, Page } from 'playwright-core'

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

/**
 * The clips show a blink and the mouth only: whoever opens an attempt that asks for a third action opens another one, as a person may.
 * `requestKey` names the intent, so each has its own.
 */
export const askForThePair = (page: Page): Promise<void> => page.route(/\/api\/citizen$/, async (route) => {
  const sent = route.request().postDataJSON() as { input?: { requestKey?: string } } | null
  if (!sent?.input?.requestKey) return route.continue()
  for (let no = 0; ; no++) {
    const requestKey = `${sent.input.requestKey.slice(0, 36)}-${no}`
    const response = await route.fetch({ postData: no === 0 ? sent : { ...sent, input: { ...sent.input, requestKey } } })
    const { data } = await response.json() as { data?: { attempt?: { actions: string[] } } }
    if ((data?.attempt?.actions.length ?? 2) === 2) return route.fulfill({ response })
  }
})

/** Makes the face models unreachable: the page then films by the clock and the server alone decides. */
export const withoutModels = (page: Page): Promise<void> => page.route(/\/models\//, (route) => route.abort())

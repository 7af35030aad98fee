/** The staff function's side of a page test. */
import Taro from '@tarojs/taro'
import type { ErrorCode } from '@/domain/contract/errors'
import type { StaffCalls } from '@/domain/contract/staff'
import type { StaffSelf } from '@/domain/contract/staff-session'

type Action = keyof StaffCalls
type Answer<A extends Action> = StaffCalls[A]['output'] | { error: ErrorCode } | 'noNetwork'
export type StaffAnswers = { [A in Action]?: Answer<A> | ((input: StaffCalls[A]['input'], nth: number) => Answer<A>) }

export interface AskedByStaff { action: Action; input: unknown; token: string | null }

export const self = (more: Partial<StaffSelf> = {}): StaffSelf => ({
  staffId: 'staff-01', name: '周一文', roles: ['clerk'], region: '371100', regionName: '日照市', mustChangePassword: false, codeUntil: '2026-11-23T01:05:00.000Z',
  endsAt: '2026-11-23T09:00:00.000Z', idleMinutes: 15, ...more,
})

/** From now on the server answers like this; `signOut` always works. Returns what was asked, which grows. */
export function serveStaff(answers: StaffAnswers): AskedByStaff[] {
  const asked: AskedByStaff[] = []
  const all: StaffAnswers = { signOut: {}, ...answers }
  jest.mocked(Taro.request).mockImplementation((async ({ url, data, header }: { url: string; data: Omit<AskedByStaff, 'token'>; header: Record<string, string> }) => {
    if (url !== '/api/staff') throw new Error(`asked ${url}`)
    asked.push({ ...data, token: header.Authorization?.replace('Bearer ', '') ?? null })
    const given = all[data.action]
    if (given === undefined) throw new Error(`the test has no answer to ${data.action}`)
    const nth = asked.filter(({ action }) => action === data.action).length
    const answer = typeof given === 'function' ? (given as (input: unknown, nth: number) => Answer<Action>)(data.input, nth) : given
    if (answer === 'noNetwork') throw { errMsg: 'request:fail' }
    if ('error' in answer) return { statusCode: 400, data: { ok: false, error: { code: answer.error, requestId: 'r1' } } }
    return { statusCode: 200, data: { ok: true, data: answer } }
  }) as never)
  return asked
}

export const asksOf = (asked: readonly AskedByStaff[], action: Action): unknown[] => asked.filter((one) => one.action === action).map(({ input }) => input)

/** As if this tab had signed in before it was reloaded. */
export const signedInTab = (): void => sessionStorage.setItem('anxin.staff', 'token-1')

/** jsdom has dialogs but cannot show them. */
export function plugInDialogs(): void {
  HTMLDialogElement.prototype.showModal = function () { this.open = true }
  HTMLDialogElement.prototype.close = function () { this.open = false }
}

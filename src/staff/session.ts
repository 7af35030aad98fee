/** Who is signed in in this tab, for every staff page: one small store around the calls. */
import { useSyncExternalStore } from 'react'
import { callStaff, forgetToken, isSignedIn, keepToken, tokenNow } from '@/api/staff'
import { AppError } from '@/domain/contract/errors'
import type { StaffCalls } from '@/domain/contract/staff'
import type { StaffSelf } from '@/domain/contract/staff-session'

export interface StaffState {
  /** locked: nobody touched the page for too long. signedOut: the server says so, or nobody has signed in here. */
  kind: 'unknown' | 'signedIn' | 'signedOut' | 'locked'
  /** Set while signed in. */
  self: StaffSelf | null
  /** A call waits for a fresh one-time code. */
  asksForCode: boolean
}

let state: StaffState = { kind: 'unknown', self: null, asksForCode: false }
const listeners = new Set<() => void>()
const change = (to: Partial<StaffState>) => {
  state = { ...state, ...to }
  for (const changed of listeners) changed()
}
const subscribe = (changed: () => void) => {
  listeners.add(changed)
  return () => { listeners.delete(changed) }
}
export const useStaffState = (): StaffState => useSyncExternalStore(subscribe, () => state)

/** Whoever waits for the code to be typed: true when it was right, false when the person gave up. */
let waiting: ((isFresh: boolean) => void)[] = []
const answerCode = (isFresh: boolean) => {
  const all = waiting
  waiting = []
  change({ asksForCode: false })
  for (const go of all) go(isFresh)
}
const askForCode = (): Promise<boolean> => new Promise((resolve) => {
  waiting.push(resolve)
  change({ asksForCode: true })
})

/** Clears what is known in this tab. */
function end(kind: 'signedOut' | 'locked'): void {
  forgetToken()
  answerCode(false)
  change({ kind, self: null })
}

/**
 * A call of staff. A session that is over locks every page; a call that needs a fresh code asks for it, and is then made once more.
 * Throws like callStaff; `codeNeeded` when the person gave up.
 */
export async function call<A extends keyof StaffCalls>(action: A, input: StaffCalls[A]['input']): Promise<StaffCalls[A]['output']> {
  const token = tokenNow()
  try {
    return await callStaff(action, input)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    // an answer that comes late is about the session before
    if (error.code === 'notSignedIn' && tokenNow() === token) end('signedOut')
    if (error.code !== 'codeNeeded' || !await askForCode()) throw error
    return callStaff(action, input)
  }
}

export async function signIn(input: StaffCalls['signIn']['input']): Promise<StaffCalls['signIn']['output']> {
  const answer = await callStaff('signIn', input)
  if (answer.kind === 'signedIn') {
    keepToken(answer.token)
    change({ kind: 'signedIn', self: answer.self, asksForCode: false })
  }
  return answer
}

/** Their own; too many guesses at the old one end the session. */
export async function changePassword(input: StaffCalls['changePassword']['input']): Promise<StaffCalls['changePassword']['output']> {
  const answer = await call('changePassword', input)
  if (answer.kind === 'changed') change({ self: answer.self })
  if (answer.kind === 'locked') end('signedOut')
  return answer
}

/** Also when the server cannot be reached: this tab forgets, and the session runs out by itself. */
export async function signOut(): Promise<void> {
  const told = callStaff('signOut', {}).catch(() => undefined)
  end('signedOut')
  await told
}

/** Nobody is there: what is on the screen goes, and the session with it. */
export const lock = (): void => {
  void callStaff('signOut', {}).catch(() => undefined)
  end('locked')
}

/** A page was opened or reloaded: who is it? Throws like `call` when the server cannot say. */
export async function recognise(): Promise<void> {
  if (state.kind === 'signedIn') return
  if (!isSignedIn()) return change({ kind: state.kind === 'locked' ? 'locked' : 'signedOut' })
  change({ kind: 'unknown' })
  const self = await call('whoAmI', {})
  change({ kind: 'signedIn', self })
}

/** The dialog's own work. `locked` ends the session. */
export async function typeCode(code: string): Promise<'fresh' | 'refused' | 'locked'> {
  const answer = await call('stepUp', { code })
  if (answer.kind === 'fresh') {
    change({ self: answer.self })
    answerCode(true)
  }
  if (answer.kind === 'locked') end('signedOut')
  return answer.kind
}
export const giveUpCode = (): void => answerCode(false)

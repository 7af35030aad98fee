import { useRef, useState } from 'react'
import { AppError } from '@/domain/contract/errors'
import { NetworkLost } from '@/device/network-lost'
import type { PageState } from './Page'

/** What a page shows for an error. Anything unexpected is our own bug: it is reported, and the person gets a way on. */
export function troubleOf(error: unknown): PageState {
  if (error instanceof NetworkLost) return { kind: 'offline' }
  if (error instanceof AppError) return { kind: 'failed', code: error.code }
  // eslint-disable-next-line no-console -- the only trace of a bug on somebody's phone; no input is in it
  console.error(error)
  return { kind: 'failed', code: 'internal' }
}

export interface Task<A extends unknown[]> {
  /** `ready` unless the last run failed. */
  state: PageState
  busy: boolean
  /** Does nothing while busy, so that a double tap runs once. */
  run(...args: A): void
  /** The last run once more. */
  again(): void
}

/** Work that a tap starts: busy and failure are states of the page. */
export function useTask<A extends unknown[]>(work: (...args: A) => Promise<void>): Task<A> {
  const [state, setState] = useState<PageState>({ kind: 'ready' })
  const [busy, setBusy] = useState(false)
  const running = useRef(false)
  const last = useRef<A | null>(null)
  const run = (...args: A) => {
    if (running.current) return
    running.current = true
    last.current = args
    setBusy(true)
    setState({ kind: 'ready' })
    work(...args).catch((error: unknown) => setState(troubleOf(error))).finally(() => {
      running.current = false
      setBusy(false)
    })
  }
  return { state, busy, run, again: () => { if (last.current) run(...last.current) } }
}

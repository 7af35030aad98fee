import { useEffect, useRef, useState } from 'react'
import { callKiosk } from '@/api/kiosk'
import { troubleOf } from '@/components/use-task'
import type { PageState } from '@/components/Page'
import { consentVersion } from '@/copy/certify'
import { kioskId } from '@/device/kiosk-key'
import { onNetworkBack } from '@/device/network'
import { AppError } from '@/domain/contract/errors'
import type { KioskCalls } from '@/domain/contract/kiosk'

export type MachineState =
  | { kind: 'loading' | 'enrol' | 'revoked' | 'clock' }
  | { kind: 'ready'; machine: KioskCalls['state']['output'] }
  | { kind: 'broken'; trouble: PageState }

/** How often a machine that nobody uses asks whether it may still work, ms. Judgement. */
const ASKS_EVERY_MS = 60_000

async function ask(): Promise<MachineState> {
  try {
    if (await kioskId() === null) return { kind: 'enrol' }
    const machine = await callKiosk('state', {})
    // only a new page has the text that counts now
    if (machine.consentVersion !== consentVersion) location.reload()
    return { kind: 'ready', machine }
  } catch (error) {
    if (error instanceof AppError && error.code === 'forbidden') return { kind: 'revoked' }
    if (error instanceof AppError && error.code === 'notSignedIn') return { kind: error.field === 'clock' ? 'clock' : 'revoked' }
    return { kind: 'broken', trouble: troubleOf(error) }
  }
}

/** Whether this machine may work, and what it shows to everybody. `quiet`: somebody stands there; nothing changes under their hands. */
export function useMachine(quiet: boolean) {
  const [state, setState] = useState<MachineState>({ kind: 'loading' })
  const nearest = useRef<KioskCalls['state']['output']['nearest']>([])
  const reload = () => ask().then((found) => {
    if (found.kind === 'ready') nearest.current = found.machine.nearest
    setState(found)
  })
  const latest = useRef(reload)
  latest.current = reload
  useEffect(() => {
    if (quiet) return
    void latest.current()
    const clock = setInterval(() => { void latest.current() }, ASKS_EVERY_MS)
    const stopListening = onNetworkBack(() => { void latest.current() })
    return () => { clearInterval(clock); stopListening() }
  }, [quiet])
  return { state, reload: () => { void reload() }, nearest: nearest.current }
}

import { useState } from 'react'
import { call } from '@/api/client'
import type { PageState } from '@/components/Page'
import { useTask } from '@/components/use-task'
import { roughPosition } from '@/device/rough-position'
import type { OutletRow } from '@/domain/contract/outlets'

/** unasked: until the person taps. denied: they said no, or the phone does not know. null: nothing of that kind in the list. */
export type Found = { kind: 'unasked' | 'denied' } | { kind: 'found'; kiosk: OutletRow | null; counter: OutletRow | null }

export interface Nearest { found: Found; busy: boolean; trouble: PageState; ask(): void }

/** The nearest machine and the nearest counter. Where somebody is, is asked for by their own tap only, and as coarsely as on the page of outlets. */
export function useNearest(): Nearest {
  const [found, setFound] = useState<Found>({ kind: 'unasked' })
  const task = useTask(async () => {
    const near = await roughPosition()
    if (!near) return setFound({ kind: 'denied' })
    const [kiosks, counters] = await Promise.all([call('listOutlets', { near, service: 'kiosk' }), call('listOutlets', { near })])
    setFound({ kind: 'found', kiosk: kiosks.outlets[0] ?? null, counter: counters.outlets[0] ?? null })
  })
  return { found, busy: task.busy, trouble: task.state, ask: () => task.run() }
}

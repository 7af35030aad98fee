import { useEffect, useState } from 'react'
import { call } from '@/api/client'
import { useLoad, type Loaded } from '@/components/use-load'
import type { CitizenCalls } from '@/domain/contract/citizen'

type Progress = CitizenCalls['relay.progress']['output']

/** How often the page asks, in ms: an elder takes minutes, the camera seconds. Far below the limit of the call. */
export const ASK_MS = 3_000

/** What changes no more by itself. */
const isOver = ({ progress }: Progress): boolean =>
  progress === null || progress.stage === 'gone' || progress.stage === 'matched' || progress.stage === 'needsReview'

/** Asks again while something may still happen; a lost network leaves the last answer on the page. */
export function useProgress(beneficiaryId: string): Loaded<Progress> {
  const [asked, setAsked] = useState(0)
  const loaded = useLoad(() => call('relay.progress', { beneficiaryId }).finally(() => setAsked((times) => times + 1)))
  const { data, reload } = loaded
  const isWaiting = data !== null && !isOver(data)
  useEffect(() => {
    if (!isWaiting) return
    const timer = setTimeout(reload, ASK_MS)
    return () => clearTimeout(timer)
  }, [isWaiting, asked, reload])
  return loaded
}

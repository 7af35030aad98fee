import { useState } from 'react'
import { call } from '@/api/client'
import { useTask, type Task } from '@/components/use-task'
import type { Outcome } from '@/domain/contract/citizen'

/** The film that was judged, and what to show once staff have it. */
export interface Film { attemptId: string; onHandedOn(outcome: Outcome): void }

/** Hands a film that was refused as unlike to staff. `isGone`: it was deleted before. */
export function useHandOn(film: Film | undefined): { task: Task<[]>; isGone: boolean } {
  const [isGone, setGone] = useState(false)
  const task = useTask(async () => {
    if (!film) return
    const answer = await call('requestReview', { attemptId: film.attemptId })
    if (answer.kind === 'videoGone') setGone(true)
    else film.onHandedOn({ ...answer, kind: 'needsReview' })
  })
  return { task, isGone }
}

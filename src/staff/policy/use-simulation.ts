import { useEffect, useRef, useState } from 'react'
import { useTask } from '@/components/use-task'
import type { StaffCalls } from '@/domain/contract/staff'
import { addSimulations, type Simulation } from '@/domain/population/tallies'
import { call } from '../session'

type Input = StaffCalls['simulatePolicy']['input']
export interface Result { simulation: Simulation; running: number; late: number; countedOn: string | null }

const SHARDS = 64
/** A million people are counted in eight calls of well under a second. */
const AT_ONCE = 8

/** Runs a simulation part by part, so that it can say how far it is; and counts the population anew. */
export function useSimulation(a: string, b: string) {
  const [progress, setProgress] = useState<{ of: 'simulate' | 'count'; share: number } | null>(null)
  const [result, setResult] = useState<Result | null>(null)
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => { isGone.current = true }
  }, [])

  const simulate = useTask(async (input: Pick<Input, 'months' | 'behaviour'>) => {
    let sum: Result | null = null
    for (let from = 0; from < SHARDS; from += AT_ONCE) {
      if (isGone.current) return
      setProgress({ of: 'simulate', share: from / SHARDS })
      sum = plus(sum, await call('simulatePolicy', { a, b, ...input, shards: { from, to: from + AT_ONCE - 1 } }))
    }
    setProgress(null)
    setResult(sum)
  })
  const count = useTask(async () => {
    for (let shard = 0; shard < SHARDS; shard++) {
      if (isGone.current) return
      setProgress({ of: 'count', share: shard / SHARDS })
      await call('countPopulation', { shard })
    }
    setProgress(null)
  })
  return { simulate, count, progress: simulate.busy || count.busy ? progress : null, result }
}

function plus(sum: Result | null, { part, lateToday, countedOn }: StaffCalls['simulatePolicy']['output']): Result {
  if (!sum) return { simulation: part, ...lateToday, countedOn }
  const oldest = [sum.countedOn, countedOn].filter((day) => day !== null).sort()[0] ?? null
  return {
    simulation: addSimulations(sum.simulation, part), running: sum.running + lateToday.running, late: sum.late + lateToday.late, countedOn: oldest,
  }
}

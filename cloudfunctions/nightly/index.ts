/** Started by a timer every minute of the night; every job does nothing when there is nothing to do. */
import { depsFromEnv, type Deps } from '../lib/deps'
import { countPopulation } from './count-population'
import { purgeCounters } from './purge-counters'
import { purgeRosters } from './purge-rosters'
import { purgeSweeps } from './purge-sweeps'
import { purgeVideos } from './purge-videos'
import { replan } from './replan'
import { sweep } from './sweep'
import { tendProposals } from './tend-proposals'

/** A function runs 60 s at most; what is left over is done in the next minute, or the next night. */
const BUDGET_MS = 50_000
/** Kept for deleting, which must not wait for however long the sweeps take. */
const DELETING_MS = 10_000

/** In this order: people are swept by the version that is in force today. */
const JOBS: Record<string, (deps: Deps, deadlineMs: number) => Promise<unknown>> = {
  replanned: (deps, deadlineMs) => replan(deps, deadlineMs - DELETING_MS),
  swept: (deps, deadlineMs) => sweep(deps, deadlineMs - DELETING_MS),
  proposals: (deps, deadlineMs) => tendProposals(deps, deadlineMs - DELETING_MS),
  counters: purgeCounters,
  sweeps: purgeSweeps,
  rosters: purgeRosters,
  videos: purgeVideos,
  population: countPopulation,
}

/** Answers the platform's timer. Whoever else manages to call it only gets tonight's work done early. */
export const nightly = (deps: () => Deps) => async (event: unknown) => {
  const { Type } = (event ?? {}) as { Type?: unknown }
  if (Type !== 'Timer') return { ok: false }
  const made = deps()
  const deadline = made.now() + BUDGET_MS
  const data: Record<string, unknown> = {}
  for (const [name, job] of Object.entries(JOBS)) data[name] = await job(made, deadline)
  return { ok: true, data }
}

export const main = nightly(depsFromEnv)

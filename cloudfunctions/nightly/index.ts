/** Started by a timer every night. */
import { depsFromEnv, type Deps } from '../lib/deps'
import { purgeCounters } from './purge-counters'
import { purgeVideos } from './purge-videos'
import { tendProposals } from './tend-proposals'

/** A function runs 60 s at most; what is left over is done the next night. */
const BUDGET_MS = 50_000

/** Answers the platform's timer. Whoever else manages to call it only gets tonight's work done early. */
export const nightly = (deps: () => Deps) => async (event: unknown) => {
  const { Type } = (event ?? {}) as { Type?: unknown }
  if (Type !== 'Timer') return { ok: false }
  const made = deps()
  const deadline = made.now() + BUDGET_MS
  return {
    ok: true, data: { counters: await purgeCounters(made), videos: await purgeVideos(made, deadline), proposals: await tendProposals(made, deadline) },
  }
}

export const main = nightly(depsFromEnv)

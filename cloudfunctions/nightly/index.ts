/** Started by a timer every minute of the night; every job does nothing when there is nothing to do. */
import { depsFromEnv, type Deps } from '../lib/deps'
import { redact } from '../lib/redact'
import { applyPhones } from './apply-phones'
import { countPopulation } from './count-population'
import { purgeCounters } from './purge-counters'
import { purgeRosters } from './purge-rosters'
import { purgeSweeps } from './purge-sweeps'
import { purgeVideos } from './purge-videos'
import { purgeVisitPhotos } from './purge-visit-photos'
import { replan } from './replan'
import { sweep } from './sweep'
import { tendProposals } from './tend-proposals'

/** A function runs 60 s at most; what is left over is done in the next minute, or the next night. */
const BUDGET_MS = 50_000
/** Of it for deleting, which comes first and must not wait for however long the sweeps take. */
const DELETING_MS = 10_000

type Job = (deps: Deps, deadlineMs: number) => Promise<unknown>
const deleting = (job: Job): Job => (deps, deadlineMs) => job(deps, deadlineMs - BUDGET_MS + DELETING_MS)

/** In this order: people are swept by the version that is in force today. */
const JOBS: Record<string, Job> = {
  videos: deleting(purgeVideos),
  visitPhotos: deleting(purgeVisitPhotos),
  rosters: deleting(purgeRosters),
  counters: deleting(purgeCounters),
  sweeps: purgeSweeps,
  phones: applyPhones,
  replanned: replan,
  swept: sweep,
  proposals: tendProposals,
  population: countPopulation,
}

/** Answers the platform's timer. Whoever else manages to call it only gets tonight's work done early. */
export const nightly = (deps: () => Deps) => async (event: unknown) => {
  const { Type } = (event ?? {}) as { Type?: unknown }
  if (Type !== 'Timer') return { ok: false }
  const made = deps()
  const deadline = made.now() + BUDGET_MS
  const data: Record<string, unknown> = {}
  for (const [name, job] of Object.entries(JOBS)) data[name] = await alone(name, job, made, deadline)
  return { ok: true, data }
}

/** One job that fails must not keep the others from their work, this night and every night: it is logged, and tried again in the next run. */
async function alone(name: string, job: Job, deps: Deps, deadlineMs: number): Promise<unknown> {
  try {
    return await job(deps, deadlineMs)
  } catch (error) {
    const { code, name: kind, stack } = error as { code?: unknown; name?: string; stack?: string }
    const failed = typeof code === 'string' ? code : kind ?? 'internal'
    deps.log.error({ job: name, failed, error: redact(stack ?? String(error)) })
    return { failed }
  }
}

export const main = nightly(depsFromEnv)

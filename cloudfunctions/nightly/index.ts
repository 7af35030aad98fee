/** Started by a timer every night. */
import { depsFromEnv, type Deps } from '../lib/deps'
import { purgeVideos } from './purge-videos'

/** A function runs 60 s at most; what is left over is done the next night. */
const BUDGET_MS = 50_000

/** Answers the platform's timer. Whoever else manages to call it only gets tonight's work done early. */
export const nightly = (deps: () => Deps) => async (event: unknown) => {
  const { Type } = (event ?? {}) as { Type?: unknown }
  if (Type !== 'Timer') return { ok: false }
  const made = deps()
  return { ok: true, data: await purgeVideos(made, made.now() + BUDGET_MS) }
}

export const main = nightly(depsFromEnv)

/** Started by a timer every minute of the day's hours: sends what is waiting in the outbox. */
import { civilDay } from '../../src/domain/calendar'
import { isQuiet } from '../../src/domain/pace'
import { depsFromEnv, type Deps } from '../lib/deps'
import type { KeySource } from '../lib/secrets'
import { carriersOf } from './carriers'
import { sendWaiting } from './send-waiting'

/** A function runs 60 s at most, and a carrier may take 8 s twice to answer. */
const BUDGET_MS = 40_000

/** Answers the platform's timer. Whoever else manages to call it only gets this minute's work done early. */
export const dispatch = (getDeps: () => Deps, env: KeySource = process.env) => async (event: unknown) => {
  const { Type } = (event ?? {}) as { Type?: unknown }
  if (Type !== 'Timer') return { ok: false }
  const deps = getDeps()
  const startedAt = deps.now()
  const { reminders } = await deps.policyOn(deps.region, civilDay(startedAt))
  if (isQuiet(startedAt, reminders)) return { ok: true, data: { quiet: true } }
  const counts = await sendWaiting(deps, carriersOf(env, deps), startedAt + BUDGET_MS)
  // most minutes have nothing to send
  if (Object.keys(counts).length > 0) deps.log.info({ job: 'dispatch', ...counts })
  return { ok: true, data: counts }
}

export const main = dispatch(depsFromEnv)

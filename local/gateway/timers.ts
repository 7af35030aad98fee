import { Cron } from 'croner'
import type { Functions } from './functions'

/** A timer trigger: `cron` has SCF's seven fields, `second minute hour day month weekday year`, in UTC+8. */
export interface Timer { name: string, cron: string, function: string, message?: string }

const FIELDS = 7

/** When the timer fires next after an instant, or null when never again. @throws for anything but seven valid fields */
export function nextRun(cron: string, afterMs: number): Date | null {
  return schedule(cron).nextRun(new Date(afterMs))
}

function schedule(cron: string): Cron {
  if (cron.trim().split(/\s+/).length !== FIELDS) {
    throw new Error(`a timer has ${FIELDS} fields: second minute hour day month weekday year, not ${cron}`)
  }
  return new Cron(cron, { utcOffset: 480, paused: true })
}

/** Starts the timers. @returns stops them */
export function startTimers(timers: readonly Timer[], functions: Functions): () => void {
  const jobs = timers.map(({ name, cron, function: target, message = '' }) => {
    const fire = async (job: Cron): Promise<void> => {
      const event = { Type: 'Timer', TriggerName: name, Time: (job.currentRun() ?? new Date()).toISOString(), Message: message }
      await functions.invoke(target, JSON.stringify(event), {}, 'timer')
    }
    // One failed run must not end the timer; the cloud, too, only logs it.
    const options = { utcOffset: 480, unref: true, catch: (error: unknown) => console.error(`[timer ${name}]`, error) }
    schedule(cron)
    return new Cron(cron, options, fire)
  })
  return () => jobs.forEach((job) => job.stop())
}

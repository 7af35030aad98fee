/** Files → measurements, by the worker processes of the face engine: the same code that makes the verdicts. */
import { readFile, realpath, stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { employ, EngineFailed, JOB_MS } from '../cloudfunctions/face/crew'
import type { ClipMeasurement, PhotoMeasurement } from '../cloudfunctions/face/measure'
import { MAX_PHOTO_BYTES } from '../cloudfunctions/face/photo'

/** `missing`: no such file. `crash`, `hang`: the engine gave no answer. `ms`: wall clock, from handing over to the answer. */
export type Answer<T> = { got: T; ms: number } | NoAnswer
export interface NoAnswer { got: null; failed: 'missing' | 'crash' | 'hang'; detail: string; ms: number }

/** Longer than this, and it counts as a hang even if an answer comes. */
const HANG_MS = 60_000

/** One job a core at a time, so that no job waits and its time is its own. */
export const AT_ONCE = availableParallelism()

const workers = new Map<number, number>()
/** Worker processes that answered so far, and the most memory that one of them held. More than AT_ONCE: some were replaced. */
export const workerFacts = () => ({ pids: [...workers.keys()], peakBytes: Math.max(0, ...workers.values()) })

/** Lists may name links to the data; the product itself opens none. */
export function measureClip(file: string): Promise<Answer<ClipMeasurement>> {
  return ask(file, async () => await employ({ kind: 'measureClip', video: await realpath(file) }) as ClipMeasurement)
}

/** `passive`: with the screen/print filter. */
export function measurePhoto(file: string, passive: boolean): Promise<Answer<PhotoMeasurement>> {
  return ask(file, async (bytes) => {
    // the product refuses by size before it reads
    const photo = bytes > MAX_PHOTO_BYTES ? new Uint8Array() : await readFile(file)
    return await employ({ kind: 'measurePhoto', photo, passive }) as PhotoMeasurement
  })
}

async function ask<T extends PhotoMeasurement | ClipMeasurement>(file: string, work: (bytes: number) => Promise<T>): Promise<Answer<T>> {
  const found = await stat(file).catch(() => null)
  if (!found?.isFile()) return { got: null, failed: 'missing', detail: 'no such file', ms: 0 }
  const startedAt = performance.now()
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => { timer = setTimeout(() => resolve(null), HANG_MS) })
  try {
    const got = await Promise.race([work(found.size), late])
    const ms = performance.now() - startedAt
    if (!got) return { got: null, failed: 'hang', detail: `no answer in ${HANG_MS / 1000} s`, ms }
    workers.set(got.usage.pid, Math.max(workers.get(got.usage.pid) ?? 0, got.usage.peakBytes))
    return { got, ms }
  } catch (error) {
    if (!(error instanceof EngineFailed)) throw error
    const ms = performance.now() - startedAt
    return { got: null, failed: ms >= JOB_MS ? 'hang' : 'crash', detail: error.message.split('\n')[0] ?? '', ms }
  } finally {
    clearTimeout(timer)
  }
}

/** Runs `work` on all, one a core at a time; the results in the order of the items. */
export async function eachOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>, onDone: (done: number) => void): Promise<R[]> {
  const results: R[] = []
  let [next, done] = [0, 0]
  onDone(0)
  const lane = async () => {
    while (next < items.length) {
      const at = next++
      results[at] = await work(items[at] as T)
      onDone(++done)
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, lane))
  return results
}

/** The worker processes: at most one a core, started when needed, replaced when they die, with a bounded queue before them. */
import { fork, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AppError } from '../../src/domain/contract/errors'
import type { Answer, Job } from './worker'

/** A job did not come to its end: the worker died, hung, or failed. */
export class EngineFailed extends Error {}

interface Order { job: Job; at: number; resolve(done: Extract<Answer, { done: unknown }>['done']): void; reject(error: Error): void }
interface Worker { process: ChildProcess; order: Order | null; since: number; timer: NodeJS.Timeout | null }

const SIZE = availableParallelism()
/** Jobs that wait for each worker: at a second or two a job the last one waits less than 10 s. */
const MAX_WAITING = 5 * SIZE
/** Seconds of a job before any was measured. */
const USUAL_S = 1.5
/** Loading the models and the longest clip that the decoder lets through, on a slow core. */
export const JOB_MS = 40_000

/** Variables that a worker sees: no key of ours. */
const PASSED = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'ANXIN_FFMPEG', 'ANXIN_EMBEDDER', 'NODE_NO_WARNINGS']

const workers = new Set<Worker>()
const waiting: Order[] = []
/** Running mean over the latest ten or so. */
let secondsAJob = USUAL_S

/** Runs the job in a worker. Throws AppError `busy`, with when to come back, when too many wait already, EngineFailed when the worker gives no answer. */
export function employ(job: Job): Promise<Extract<Answer, { done: unknown }>['done']> {
  return new Promise((resolve, reject) => {
    const order = { job, at: performance.now(), resolve, reject }
    const idle = [...workers].find((worker) => !worker.order && !worker.process.killed) ?? (workers.size < SIZE ? start() : null)
    if (idle) give(idle, order)
    else if (waiting.length < MAX_WAITING) waiting.push(order)
    else reject(new AppError('busy', undefined, waitS()))
  })
}

/** Loads the models of one worker ahead of the first job. */
export function warmUp(): void {
  if (workers.size === 0) rest(start())
}

/** Ends all workers; what they were doing fails. */
export async function dismiss(): Promise<void> {
  await Promise.all([...workers].map((worker) => new Promise((resolve) => {
    worker.process.once('exit', resolve)
    worker.process.kill('SIGKILL')
  })))
}

function start(): Worker {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => PASSED.includes(name))) as NodeJS.ProcessEnv
  const built = join(__dirname, 'worker.js')
  // from source (npm start, tests) a worker needs the TypeScript loader, in the cloud the bundle lies beside us
  const [file, execArgv] = existsSync(built)
    ? [built, []]
    : [join(__dirname, 'worker.ts'), ['--import', pathToFileURL(require.resolve('tsx')).href]]
  const child = fork(file, [], { execArgv, env, serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const worker: Worker = { process: child, order: null, since: 0, timer: null }
  workers.add(worker)
  child.on('message', (answer: Answer) => {
    secondsAJob += ((performance.now() - worker.since) / 1000 - secondsAJob) / 10
    const order = rest(worker)
    if ('done' in answer) order?.resolve(answer.done)
    else order?.reject(new EngineFailed(answer.failed))
    next(worker)
  })
  child.once('error', (error) => gone(worker, error.message))
  child.once('exit', (code, signal) => gone(worker, `worker ended: ${signal ?? code}`))
  return worker
}

function give(worker: Worker, order: Order): void {
  worker.order = order
  worker.since = performance.now()
  worker.process.ref()
  worker.process.channel?.ref()
  worker.timer = setTimeout(() => worker.process.kill('SIGKILL'), JOB_MS)
  // a worker that is already gone says so by its exit
  worker.process.send(order.job, () => undefined)
}

/** Nothing to do: an idle worker must not keep our own process alive. */
function rest(worker: Worker): Order | null {
  const { order } = worker
  if (worker.timer) clearTimeout(worker.timer)
  worker.order = worker.timer = null
  worker.process.unref()
  worker.process.channel?.unref()
  return order
}

function next(worker: Worker): void {
  const order = nextOrder()
  if (order) give(worker, order)
}

/** Whoever waited longer has left (lib/face/engine.ts waits 45 s in all): nobody would read the answer. */
const PATIENCE_MS = 30_000

function nextOrder(): Order | undefined {
  const order = waiting.shift()
  if (!order || performance.now() - order.at < PATIENCE_MS) return order
  order.reject(new AppError('busy', undefined, waitS()))
  return nextOrder()
}

const waitS = () => Math.ceil((waiting.length / SIZE) * secondsAJob) || 1

function gone(worker: Worker, why: string): void {
  if (!workers.delete(worker)) return
  rest(worker)?.reject(new EngineFailed(why))
  const order = nextOrder()
  if (order) give(start(), order)
}

/**
 * How long a clip takes and where, alone and in a queue, against the naive way. Prints markdown.
 *   npm run bench:face [-- --rounds 10] [folder of clips]      npm run bench:face -- --memory [--clips 300]
 */
import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { dismiss } from '../../cloudfunctions/face/crew'
import { verifyClip } from '../../cloudfunctions/face/engine'
import { loadModels } from '../../cloudfunctions/face/models'
import { material, type Material } from './clips'
import { megabytes, watchPeak } from './memory'
import { naive, ours, type Stages } from './pipelines'
import { percentile, table } from './table'

const QUEUES = [1, 2, 4]
const STAGES: (keyof Stages)[] = ['decode', 'detect', 'mesh', 'embed', 'live', 'rest', 'total', 'cpu']

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { memory: { type: 'boolean', default: false }, rounds: { type: 'string', default: '10' }, clips: { type: 'string', default: '300' } },
})

/** Wall time of each clip from the moment at which `queue` of them were handed in, over so many rounds. */
async function queued(queue: number, rounds: number, clips: readonly string[], one: (clip: string) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now()
    await Promise.all(Array.from({ length: queue }, async (_, i) => {
      await one(clips[(round * queue + i) % clips.length] ?? '')
      times.push(performance.now() - startedAt)
    }))
  }
  return times
}

const row = (name: string, times: readonly number[], peak: number) => [name, percentile(times, 0.5), percentile(times, 0.95), peak]

async function speed({ clips, photo }: Material, rounds: number): Promise<void> {
  const engine = (video: string) => verifyClip({ video, reference: photo, actions: ['blink', 'openMouth'] })
  // every worker has its models before the clock runs
  await Promise.all(Array.from({ length: availableParallelism() }, () => engine(clips[0] ?? '')))
  const rows: (string | number)[][] = []
  for (const queue of QUEUES) {
    const peak = watchPeak()
    rows.push(row(`engine, ${queue} at once`, await queued(queue, rounds, clips, engine), peak.stop()))
  }
  await dismiss()

  const models = await loadModels()
  const stages = new Map<string, Stages[]>()
  for (const [name, pipeline] of [['ours', ours], ['naive', naive]] as const) {
    await pipeline(models, clips[0] ?? '')
    const measured: Stages[] = []
    for (let round = 0; round < rounds; round++) measured.push(await pipeline(models, clips[round % clips.length] ?? ''))
    stages.set(name, measured)
  }
  // one thread: a clip begins when the one before it is done
  for (const queue of QUEUES) {
    let last: Promise<unknown> = Promise.resolve()
    const peak = watchPeak()
    const times = await queued(queue, rounds, clips, (clip) => (last = last.then(() => naive(models, clip))))
    rows.push(row(`naive, ${queue} at once`, times, peak.stop()))
  }

  console.log(`${availableParallelism()} cores, ${rounds} rounds, ${clips.length} clip(s).\n`)
  console.log(table(['one clip in one process, median ms', ...STAGES], [...stages].map(([name, all]) => [name, ...STAGES.map((stage) => percentile(all.map((one) => one[stage]), 0.5))])))
  console.log(`\n${table(['from handing in to the verdict, ms', 'p50', 'p95', 'peak MB, all processes'], rows)}`)
}

/** Memory at rest after so many clips; the first fifty fill what grows once. */
async function memory({ clips, photo }: Material, count: number): Promise<void> {
  const marks = [1, 10, 50, 100, 150, 200, 250, 300].filter((mark) => mark < count).concat(count)
  const rows: number[][] = []
  const startedAt = performance.now()
  for (let done = 0; done < count;) {
    // as many as there are workers, so that all of them are measured; never past a mark
    const together = Math.min(availableParallelism(), (marks.find((mark) => mark > done) ?? count) - done)
    await Promise.all(Array.from({ length: together }, (_, i) =>
      verifyClip({ video: clips[(done + i) % clips.length] ?? '', reference: photo, actions: ['blink', 'openMouth'] })))
    done += together
    if (marks.includes(done)) rows.push([done, megabytes(), (performance.now() - startedAt) / 1000])
  }
  console.log(table(['clips', 'MB, all processes at rest', 'seconds'], rows))
}

async function main(): Promise<void> {
  const given = await material(positionals[0])
  // idle workers do not keep a process alive, and we wait for their end
  const alive = setInterval(() => undefined, 1000)
  try {
    await (values.memory ? memory(given, Number(values.clips)) : speed(given, Number(values.rounds)))
  } finally {
    await dismiss()
    clearInterval(alive)
    rmSync(given.dir, { recursive: true })
  }
}

void main()

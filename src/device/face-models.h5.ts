/** The server's two face models in the browser: tfjs on WebAssembly. Imported by the face worker only, since it weighs megabytes. */
import { registerKernel, env, ready, setBackend, tensor4d, tidy, sub, mul, floor, div, io, type Tensor } from '@tensorflow/tfjs-core'
import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { DETECTOR_OUTPUTS, DETECTOR_SIZE } from '@/domain/face/detector'
import { MESH_OUTPUTS, MESH_SIZE } from '@/domain/face/mesh'
import type { FaceModels } from '@/domain/face/track'

/** Of the models' files; only the progress bar needs it. */
const ALL_BYTES = 3_000_000

/** Loads from `base` (ends in a slash). `onProgress`: percent of the bytes, 0..100. Rejects when a file is missing or wasm is. */
export async function loadFaceModels(base: string, onProgress: (percent: number) => void): Promise<FaceModels> {
  let received = 0
  const count = (bytes: number) => onProgress(Math.min(99, Math.round((100 * (received += bytes)) / ALL_BYTES)))
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false) // one worker is enough, and the threaded binary is not shipped
  setWasmPaths(base)
  const [detector, mesh] = await Promise.all([
    loadModel(`${base}facemesh-detection-short.json`, count),
    loadModel(`${base}facemesh-attention-pinto.json`, count),
    setBackend('wasm').then((ok) => ok ? ready() : Promise.reject(new Error('no WebAssembly'))),
  ])
  addFloorMod()
  const models: FaceModels = {
    detect: async (input) => (await run(detector, input, DETECTOR_SIZE, DETECTOR_OUTPUTS))[0] ?? new Float32Array(),
    mesh: (input) => run(mesh, input, MESH_SIZE, MESH_OUTPUTS),
  }
  // the first run compiles the kernels, which would otherwise delay the first frame
  await models.detect(new Float32Array(DETECTOR_SIZE * DETECTOR_SIZE * 3))
  await models.mesh(new Float32Array(MESH_SIZE * MESH_SIZE * 3))
  onProgress(100)
  return models
}

async function run(model: GraphModel, input: Float32Array, size: number, outputs: string[]): Promise<Float32Array[]> {
  const picture = tensor4d(input, [1, size, size, 3])
  const result = model.execute(picture, outputs)
  const tensors: Tensor[] = Array.isArray(result) ? result : [result]
  const numbers = tensors.map((tensor) => tensor.dataSync<'float32'>())
  for (const tensor of [picture, ...tensors]) tensor.dispose()
  return numbers
}

async function loadModel(url: string, onBytes: (bytes: number) => void): Promise<GraphModel> {
  const model = JSON.parse(new TextDecoder().decode(await download(url, onBytes))) as io.ModelJSON
  const [file] = model.weightsManifest.flatMap(({ paths }) => paths)
  if (!file) throw new Error(`no weights named in ${url}`)
  const weightData = await download(new URL(file, url).href, onBytes)
  return loadGraphModel(io.fromMemory({
    modelTopology: model.modelTopology,
    weightSpecs: model.weightsManifest.flatMap(({ weights }) => weights),
    weightData,
    signature: model.signature,
  }) as unknown as string) // the declared type of loadGraphModel lacks the synchronous handler that it accepts
}

async function download(url: string, onBytes: (bytes: number) => void): Promise<ArrayBuffer> {
  const answer = await fetch(url)
  if (!answer.ok || !answer.body) throw new Error(`${answer.status} for ${url}`)
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, out) {
      onBytes(piece.length)
      out.enqueue(piece)
    },
  })
  return new Response(answer.body.pipeThrough(counted)).arrayBuffer()
}

/** The mesh model needs it, and the wasm backend has everything but that. */
function addFloorMod(): void {
  registerKernel({
    kernelName: 'FloorMod',
    backendName: 'wasm',
    kernelFunc: ({ inputs }) => {
      const { a, b } = inputs as { a: Tensor; b: Tensor }
      return tidy(() => sub(a, mul(b, floor(div(a, b)))))
    },
  })
}

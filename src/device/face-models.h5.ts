/** The server's two face models in the browser: tfjs on WebAssembly. Imported by the face worker only, since it weighs megabytes. */
import { enableProdMode, env, ready, setBackend, type io } from '@tensorflow/tfjs-core'
import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { DETECTOR_SIZE } from '@/domain/face/detector'
import { MESH_SIZE } from '@/domain/face/mesh'
import type { FaceModels } from '@/domain/face/track'
import { loadFaceFiles } from './face-files.h5'
import { faceNet } from './face-net'

/** Loads from `base` (ends in a slash). `onProgress`: percent, 0..100. Rejects when a file is missing or wasm is. */
export async function loadFaceModels(base: string, onProgress: (percent: number) => void): Promise<FaceModels> {
  enableProdMode()
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false) // one worker is enough, and the threaded binary is not shipped
  const runtime = await env().getAsync('WASM_HAS_SIMD_SUPPORT') ? 'runtimeSimd' : 'runtime'
  const files = await loadFaceFiles(base, ['detectorGraph', 'detectorWeights', 'meshGraph', 'meshWeights', runtime],
    (part) => onProgress(Math.min(99, Math.round(100 * part))))
  await startRuntime(files[runtime])
  const models = faceNet(await model(files.detectorGraph, files.detectorWeights), await model(files.meshGraph, files.meshWeights))
  // the first run compiles the kernels, which would otherwise delay the first frame
  await models.detect(new Float32Array(DETECTOR_SIZE * DETECTOR_SIZE * 3))
  await models.mesh(new Float32Array(MESH_SIZE * MESH_SIZE * 3))
  onProgress(100)
  return models
}

/** tfjs wants an address, by whichever of its three names it looks for the file. */
async function startRuntime(content: ArrayBuffer): Promise<void> {
  const url = URL.createObjectURL(new Blob([content], { type: 'application/wasm' }))
  const names = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm-threaded-simd.wasm'] as const
  setWasmPaths(Object.fromEntries(names.map((name) => [name, url])))
  const ok = await setBackend('wasm')
  if (!ok) throw new Error('no WebAssembly')
  await ready()
  URL.revokeObjectURL(url)
}

function model(graph: ArrayBuffer, weightData: ArrayBuffer): Promise<GraphModel> {
  const { modelTopology, weightsManifest } = JSON.parse(new TextDecoder().decode(graph)) as io.ModelJSON
  const weightSpecs = weightsManifest.flatMap(({ weights }) => weights)
  return loadGraphModel({ load: async () => ({ modelTopology, weightSpecs, weightData }) })
}

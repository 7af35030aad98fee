/** Crops for the passive filter against screens and prints (fr_liveness). */
import { boxTo, heightOf, widthOf, type Box } from './geometry'
import { boundsOf } from './mesh'
import { sample, type Pixels, type SampleForm } from './pixels'

export const SCREEN_PRINT_SIZE = 128

/** The face box enlarged: the frame of a phone or the edge of a print lies around the face. The mean of both is the score. */
const ENLARGED = [2.0, 2.7]
/** The model wants BGR, 0..255, unscaled: fed with RGB it is hardly better than a coin. */
const FORM: SampleForm = { scale: 1, bias: 0, layout: 'planes', order: 'bgr', outside: 'edge' }

/** One input a crop. */
export function screenPrintInputs(picture: Pixels, points: Float32Array): Float32Array[] {
  const face = boundsOf(points)
  return ENLARGED.map((times) => sample(picture, boxTo(SCREEN_PRINT_SIZE, enlarged(face, times, picture)), SCREEN_PRINT_SIZE, FORM))
}

/** `times` as large around the same centre, but no larger than the picture and pushed back inside it. */
function enlarged(face: Box, times: number, { width, height }: Pixels): Box {
  const k = Math.min(times, (height - 1) / heightOf(face), (width - 1) / widthOf(face))
  const [w, h] = [widthOf(face) * k, heightOf(face) * k]
  const left = Math.max(0, Math.min((face[0] + face[2] - w) / 2, width - 1 - w))
  const top = Math.max(0, Math.min((face[1] + face[3] - h) / 2, height - 1 - h))
  return [left, top, left + w, top + h]
}

/** Chance that the crop shows a live face (class 0 of the model's three), 0..1. */
export function liveChance(logits: Float32Array): number {
  const top = Math.max(...logits)
  const weights = Array.from(logits, (x) => Math.exp(x - top))
  return (weights[0] ?? 0) / weights.reduce((a, b) => a + b, 0)
}

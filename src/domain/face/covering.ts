/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/** Sunglasses and masks: the mesh draws eyes and lips over them all the same, so their colours are compared with the forehead's. */
import type { Pixels } from './pixels'

export type Covering = 'eyes' | 'mouth'

/** Rims of patches by mesh points. The eye patches lie between brow and cheek bone. */
const FOREHEAD = [67, 109, 10, 338, 297, 299, 9, 69]
const LIPS = [61, 40, 37, 0, 267, 270, 291, 321, 405, 314, 17, 84, 181, 91]
const CHIN = [43, 202, 210, 169, 152, 394, 430, 422, 273, 335, 406, 313, 18, 83, 182, 106]
const EYES = [[226, 30, 28, 56, 244, 232, 230, 228], [446, 260, 258, 286, 464, 452, 450, 448]]
/** Where a patch is read: so far from its middle to each point of its rim. */
const RINGS = [0.15, 0.45, 0.75]

/**
 * Brightness of the brighter eye and contrast of the flatter one, over the forehead's brightness. Origin: 603 press photos; of the six with
 * dark lenses four are below both, of the 597 others none (a face in the shade of noon: .23). Half-dark lenses pass: the blink is then measured through them or missed.
 */
const LENS = { bright: 0.22, contrast: 0.08 }
/**
 * ln(red / green) of lips and chin less the forehead's, and contrast of the lips. Bare lips are redder than the skin, a mask is not.
 * Origin: the same photos, and 60 of them with a blue, white or black mask painted on: 95 % below, of the bare ones none.
 */
const MASK = { lips: -0.08, chin: -0.04, contrast: 0.16 }

/** What hides the face; null: nothing that shows. */
export function coveringOf(picture: Pixels, points: Float32Array): Covering | null {
  const forehead = patch(picture, points, FOREHEAD)
  const eyes = EYES.map((rim) => patch(picture, points, rim))
  const lens = Math.max(...eyes.map(({ luma }) => luma)) / forehead.luma
  if (lens < LENS.bright && Math.min(...eyes.map(({ contrast }) => contrast)) / forehead.luma < LENS.contrast) return 'eyes'
  const lips = patch(picture, points, LIPS)
  const chin = patch(picture, points, CHIN)
  const isMask = lips.red - forehead.red < MASK.lips && chin.red - forehead.red < MASK.chin && lips.contrast / forehead.luma < MASK.contrast
  return isMask ? 'mouth' : null
}

/** Mean luma, its spread, and ln(red / green). Black is lifted a little, so that noise in the dark has no colour. */
function patch({ data, width, height, channels }: Pixels, points: Float32Array, rim: readonly number[]): { luma: number; contrast: number; red: number } {
  const mean = (axis: number) => rim.reduce((sum, i) => sum + points[3 * i + axis]!, 0) / rim.length
  const [cx, cy] = [mean(0), mean(1)]
  let [red, green, sum, squares] = [0, 0, 0, 0]
  for (const i of rim) {
    for (const ring of RINGS) {
      const x = Math.max(0, Math.min(width - 1, Math.round(cx + ring * (points[3 * i]! - cx))))
      const y = Math.max(0, Math.min(height - 1, Math.round(cy + ring * (points[3 * i + 1]! - cy))))
      const at = (y * width + x) * channels
      const luma = 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!
      red += data[at]!
      green += data[at + 1]!
      sum += luma
      squares += luma * luma
    }
  }
  const count = rim.length * RINGS.length
  const luma = sum / count
  return { luma: luma + 1, contrast: Math.sqrt(Math.max(0, squares / count - luma * luma)), red: Math.log((red / count + 4) / (green / count + 4)) }
}

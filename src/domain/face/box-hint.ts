/** The live hint where only the face's box is known, as WeChat's own detector tells it. */
import type { Camera } from '../contract/common'
import { COMFORT, hintFor, type Hint } from './hint'

/** Parts of the picture's width and height, 0..1. */
export interface PartBox {
  x: number
  y: number
  width: number
  height: number
}

/** `scene`: mean luma of the picture, 0..255. null: nothing to change. Same order and thresholds as hintFor. */
export function hintForBoxes(boxes: readonly PartBox[], picture: { width: number; height: number }, scene: number, camera: Camera): Hint | null {
  const box = boxes[0]
  if (!box) return hintFor({ at: 0, faces: 0, scene, face: null }, camera)
  if (boxes.length > 1) return 'manyFaces'
  const shorter = Math.min(picture.width, picture.height)
  const { width: [least, most], offset } = COMFORT[camera]
  const width = (box.width * picture.width) / shorter
  if (width < least) return 'tooFar'
  if (width > most) return 'tooClose'
  const across = (box.x + box.width / 2 - 0.5) * picture.width
  const down = (box.y + box.height / 2 - 0.5) * picture.height
  return Math.hypot(across, down) / shorter > offset ? 'offCenter' : null
}

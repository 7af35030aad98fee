/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/** MediaPipe's short-range face detector: picture → 128 x 128 input; 896 rows out → faces. */
import { apply, boxTo, overlap, widthOf, type Affine, type Box, type Point } from './geometry'
import { sample, type Pixels, type SampleForm } from './pixels'

export const DETECTOR_SIZE = 128
/** Names for `model.execute(input, DETECTOR_OUTPUTS)`. */
export const DETECTOR_OUTPUTS = ['Identity']

/** Score of a face, 0..1, from the model card: below .5 are mostly hands, cups, patterns. */
const MIN_SCORE = 0.5
/** Boxes that overlap more than this are one face (BlazeFace's own value). */
const SAME_FACE = 0.3
/** A face narrower than this part of the widest is somebody far in the background. Origin: measured on street and office clips. */
const COUNTED_WIDTH = 0.4
/** One row: score logit, centre x, y, width, height, then 6 points x, y. */
const ROW = 17
const FORM: SampleForm = { scale: 2 / 255, bias: -1, layout: 'mixed', order: 'rgb', outside: 'black' }

export interface FoundFace {
  /** 0..1 */
  score: number
  /** In pixels of the picture. */
  box: Box
  rightEye: Point
  leftEye: Point
}

/**
 * The whole picture letterboxed to 128 x 128. `zoom` > 1 adds a black margin: a face that fills the picture is only found so.
 * Give `toImage` to facesFrom.
 */
export function detectorInput(picture: Pixels, zoom = 1): { input: Float32Array; toImage: Affine } {
  const side = zoom * Math.max(picture.width, picture.height)
  const left = (picture.width - side) / 2
  const top = (picture.height - side) / 2
  const toImage = boxTo(DETECTOR_SIZE, [left, top, left + side, top + side])
  return { input: sample(picture, toImage, DETECTOR_SIZE, FORM), toImage }
}

/** Centres of the anchors: a 16 x 16 grid with 2 each, then 8 x 8 with 6 each. */
const ANCHORS = [[8, 2], [16, 6]].flatMap(([stride = 8, copies = 1]) => {
  const cells = DETECTOR_SIZE / stride
  const centre = (cell: number) => stride * (cell + 0.5)
  return Array.from({ length: cells * cells }, (_, i): Point => [centre(i % cells), centre(Math.floor(i / cells))])
    .flatMap((point) => Array.from({ length: copies }, () => point))
})

interface Candidate { score: number; values: number[] }

/** The model's 896 x 17 numbers → faces, best first. Overlapping rows are averaged by score, as BlazeFace does. */
export function facesFrom(rows: Float32Array, toImage: Affine): FoundFace[] {
  const candidates: Candidate[] = []
  ANCHORS.forEach(([ax, ay], i) => {
    const score = 1 / (1 + Math.exp(-rows[i * ROW]!))
    if (!(score >= MIN_SCORE)) return
    const [cx, cy, w, h] = [ax + rows[i * ROW + 1]!, ay + rows[i * ROW + 2]!, rows[i * ROW + 3]!, rows[i * ROW + 4]!]
    const eyes = [0, 1, 2, 3].map((k) => rows[i * ROW + 5 + k]! + (k % 2 ? ay : ax))
    candidates.push({ score, values: [cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2, ...eyes] })
  })
  candidates.sort((a, b) => b.score - a.score)
  const faces: FoundFace[] = []
  for (let rest = candidates; rest.length > 0;) {
    const best = rest[0]!
    const same = rest.filter((c) => c === best || overlap(boxOf(c.values), boxOf(best.values)) > SAME_FACE)
    rest = rest.filter((c) => !same.includes(c))
    faces.push(merge(same, best.score, toImage))
  }
  return faces
}

const boxOf = (v: number[]): Box => [v[0]!, v[1]!, v[2]!, v[3]!]

function merge(same: Candidate[], score: number, toImage: Affine): FoundFace {
  const total = same.reduce((sum, c) => sum + c.score, 0)
  // the model speaks of pixel corners, we of pixel centres
  const at = (k: number) => same.reduce((sum, c) => sum + c.score * c.values[k]!, 0) / total - 0.5
  const point = (k: number) => apply(toImage, [at(k), at(k + 1)])
  const [left, top] = point(0)
  const [right, bottom] = point(2)
  return { score, box: [left, top, right, bottom], rightEye: point(4), leftEye: point(6) }
}

/**
 * The face that is meant, and how many faces count. Meant is who is wide and near the middle: in 150 px press photos the widest face is
 * now and then a bystander's at the edge.
 */
export function mainFace(faces: readonly FoundFace[], { width, height }: Pick<Pixels, 'width' | 'height'>): { face: FoundFace; count: number } | null {
  if (faces.length === 0) return null
  const middle = ({ box }: FoundFace) => Math.hypot(box[0] + box[2] - width, box[1] + box[3] - height) / Math.hypot(width, height)
  const weight = (face: FoundFace) => widthOf(face.box) * (1 - middle(face))
  const face = faces.reduce((a, b) => (weight(b) > weight(a) ? b : a))
  const widest = Math.max(...faces.map(({ box }) => widthOf(box)))
  return { face, count: faces.filter(({ box }) => widthOf(box) > COUNTED_WIDTH * widest).length }
}

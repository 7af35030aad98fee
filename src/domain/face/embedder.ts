/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/**
 * The two models that turn a face into a unit vector, one behind the other's place: which crops each wants, and what its cosines mean.
 * Vectors of different models cannot be compared. Measured side by side in docs/models.md.
 */
import { ALIGNED_SIZE, faceCrop } from './align'
import type { Pixels } from './pixels'

/** Cosine to the reference photo: from `same` the same person, below `other` somebody else, between the two a person looks. Below `stranger` not even age explains it. */
export interface Bands { same: number; other: number; stranger: number }

export interface Embedder {
  name: 'fr_feature' | 'faceres'
  /** Side of the square input in pixels. */
  size: number
  /** `planes`: 1 x 3 x size x size; `mixed`: 1 x size x size x 3. */
  layout: 'planes' | 'mixed'
  /** Model inputs of one face. In a photo, which is all there is of the person, several crops steady the vector; a clip has its frames. */
  crops(picture: Pixels, points: Float32Array, from: 'photo' | 'clip'): Float32Array[]
  bands: Bands
  /** Lowest cosine between frontal frames of one person. */
  minContinuity: number
  /** Added to the cosine of a face turned by 20 to 40 degrees: one person's then lie so much lower. Judgement from the extremes, 0 - .1 at 60. */
  turnedAllowance: number
}

/** Zoom of a crop and whether it is mirrored. The four together: EER 2.0 -> 1.5 % on 400 pairs of 150 px press photos, at 10 ms a crop. */
const PHOTO_CROPS = [[1, false], [1, true], [0.94, false], [0.94, true]] as const

const frFeature: Embedder = {
  name: 'fr_feature',
  size: ALIGNED_SIZE,
  layout: 'planes',
  crops: (picture, points, from) => (from === 'photo' ? PHOTO_CROPS : PHOTO_CROPS.slice(0, 1)).map(([zoom, isMirrored]) => {
    const face = faceCrop(picture, points, ALIGNED_SIZE, zoom)
    const plane = ALIGNED_SIZE * ALIGNED_SIZE
    const column = (i: number) => (isMirrored ? i - (i % ALIGNED_SIZE) + ALIGNED_SIZE - 1 - (i % ALIGNED_SIZE) : i)
    return Float32Array.from({ length: plane * 3 }, (_, i) => (face[column(i % plane) * 3 + Math.floor(i / plane)]! - 127) / 128)
  }),
  /**
   * Origin: 1,445 pairs of Chinese and East Asian faces, one crop a side: at .50 .14 % false accepts and 93.5 % true ones, at .40 2.2 %
   * and 97 %. Western impostors lie .1 lower: a threshold read off Western faces would be too low.
   */
  bands: { same: 0.5, other: 0.4, stranger: 0.15 },
  /** Swapped persons -.14..+.04, one person .45-.98. */
  minContinuity: 0.35,
  turnedAllowance: 0.15,
}

/** Mean of the channels (blue, green, red) that the model was trained around. */
const FACERES_MEAN = [91.4953, 103.8827, 131.0912]

const faceres: Embedder = {
  name: 'faceres',
  size: 224,
  layout: 'mixed',
  crops: (picture, points) => {
    // eyes, nose and mouth on the middle three quarters: the best of five zooms tried
    const face = faceCrop(picture, points, 224, 0.75)
    return [face.map((_, i) => face[i - (i % 3) + 2 - (i % 3)]! - FACERES_MEAN[i % 3]!)]
  },
  /** Origin: 294 pairs of different East Asian people of LFW reach .70, 162,161 pairs of anybody .68 but one in 10,000; 199 of one person: median .73. */
  bands: { same: 0.72, other: 0.6, stranger: 0.45 },
  /** Different people .38 on the mean, .48 if East Asian; neighbouring frames of one person above .8. */
  minContinuity: 0.6,
  turnedAllowance: 0.1,
}

export type EmbedderName = Embedder['name']
export const EMBEDDERS: Readonly<Record<EmbedderName, Embedder>> = { fr_feature: frFeature, faceres }

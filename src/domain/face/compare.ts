/** How alike two faces are: the one place that says what is compared and how. */
import { cosine } from './align'

/** What is kept of a face for comparing: the embedder's unit vector. */
export type FaceCode = Float32Array

/** -1..1, higher: more alike. An embedder's bands (embedder.ts) are on this scale. */
export function comparisonScore(a: FaceCode, b: FaceCode): number {
  return cosine(a, b)
}

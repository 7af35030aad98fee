/** The shipped thresholds that the report names and draws. */
import { chosenEmbedder } from '../cloudfunctions/face/chosen-embedder'
import { EMBEDDERS } from '../src/domain/face/embedder'
import { LIVENESS } from '../src/domain/face/verdict'

const { bands, minContinuity } = EMBEDDERS[chosenEmbedder()]

/** `similarity`: bands of the comparison score; `passive`: of the screen/print filter. */
export const SHIPPED = { similarity: bands, passive: LIVENESS, minContinuity }

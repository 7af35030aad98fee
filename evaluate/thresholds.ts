/** The shipped thresholds that the report names and draws. */
import { chosenEmbedder } from '../cloudfunctions/face/chosen-embedder'
import { EMBEDDERS } from '../src/domain/face/embedder'
import { LIMITS } from '../src/domain/face/risk'

const { bands, minContinuity } = EMBEDDERS[chosenEmbedder()]
const { screen } = LIMITS

/** `similarity`: bands of the comparison score; `passive`: of the screen/print filter. */
export const SHIPPED = { similarity: bands, passive: { live: screen.review, fake: screen.refuse }, minContinuity }

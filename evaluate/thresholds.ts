/** The shipped thresholds that the report names and draws. */
import { LIVENESS, MIN_CONTINUITY, SIMILARITY } from '../src/domain/face/verdict'

/** `similarity`: bands of the comparison score; `passive`: of the screen/print filter. */
export const SHIPPED = { similarity: SIMILARITY, passive: LIVENESS, minContinuity: MIN_CONTINUITY }

import { toHundredths, type Position } from '@/domain/outlet'
import { positionNow } from './position.h5'

/** ms. Judgement: a phone indoors needs some seconds, and the districts are there meanwhile. */
const PATIENCE_MS = 10_000

/** About where the person is, in hundredths of a degree; null when they say no, or the browser does not know. */
export async function roughPosition(): Promise<Position | null> {
  const found = await positionNow(PATIENCE_MS)
  return found && toHundredths(found)
}

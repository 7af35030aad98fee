/** Which of the embedders compares. */
import { EMBEDDERS, type EmbedderName } from '../../src/domain/face/embedder'

/** ANXIN_EMBEDDER chooses; fr_feature unless told otherwise. Throws for a name that is none. */
export function chosenEmbedder(): EmbedderName {
  const name = process.env.ANXIN_EMBEDDER || 'fr_feature'
  if (!Object.hasOwn(EMBEDDERS, name)) throw new Error(`ANXIN_EMBEDDER ${name}: one of ${Object.keys(EMBEDDERS).join(', ')}`)
  return name as EmbedderName
}

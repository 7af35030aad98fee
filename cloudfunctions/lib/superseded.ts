import type { Database } from './collections'
import type { Certification } from './documents'

/** A certification is never edited (rule R28); another word may stand above it: that of staff, or the person's own that a silent one was not them. */
export async function isSuperseded({ table }: Database, { _id, proof }: Certification): Promise<boolean> {
  if (await table('supersessions').find(_id)) return true
  return proof?.kind === 'dataMatch' && (await table('matches').find(proof.id))?.state === 'objected'
}

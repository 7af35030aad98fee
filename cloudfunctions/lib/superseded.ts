import type { Database } from './collections'
import type { Certification } from './documents'

/** A certification is never edited (rule R28): what took its place says so. Here: the person has said that a silent one was not them. */
export async function isSuperseded({ table }: Database, { proof }: Certification): Promise<boolean> {
  if (proof?.kind !== 'dataMatch') return false
  return (await table('matches').find(proof.id))?.state === 'objected'
}

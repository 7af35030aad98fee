import { inParts, isIn, MOST_AT_ONCE } from './collections'
import type { Deps } from './deps'
import type { Beneficiary } from './documents'

/** Who has one of these numbers, by the blind index of it. However many; each list as long as the platform takes it. */
export async function findByNumbers({ db }: Pick<Deps, 'db'>, idIndexes: readonly string[]): Promise<Map<string, Beneficiary>> {
  const found = await Promise.all(inParts(idIndexes).map((list) => db.table('beneficiaries').list({ where: { idIndex: isIn(list) }, limit: MOST_AT_ONCE })))
  return new Map(found.flat().map((person) => [person.idIndex, person]))
}

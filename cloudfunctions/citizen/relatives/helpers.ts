import type { Database } from '../../lib/collections'
import type { Delegation } from '../../lib/documents-relatives'
import type { Secrets } from '../../lib/secrets'

/** Ended ones included: more would be no family. */
const MOST_HELPERS = 200

/** What a person's phone calls a helper: the helper's own pseudonym stays with the server. */
export const helperId = (secrets: Secrets, { _id }: Pick<Delegation, '_id'>): string => secrets.index('helper', _id).slice(0, 32)

export const helpersOf = (db: Database, beneficiaryId: string): Promise<Delegation[]> =>
  db.table('delegations').list({ where: { beneficiaryId }, limit: MOST_HELPERS })

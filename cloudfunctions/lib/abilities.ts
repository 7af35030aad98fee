/** What somebody has let us remember of what they cannot do: sealed, and read nowhere but where it changes what is asked. */
import type { KeptAbilities } from '../../src/domain/contract/citizen-abilities'
import type { Eyes, Unable } from '../../src/domain/contract/common'
import type { Transaction } from './collections'
import type { Secrets } from './secrets'

interface Content { unable: Unable; eyes: Eyes | null }

export const sealAbilities = (secrets: Secrets, beneficiaryId: string, { unable, eyes }: Content): string =>
  secrets.seal(beneficiaryId, 'abilities', JSON.stringify({ unable, eyes }))

/** null: nothing was agreed to, or it was revoked. */
export async function keptAbilities(source: Pick<Transaction, 'table'>, secrets: Secrets, beneficiaryId: string): Promise<KeptAbilities | null> {
  const row = await source.table('abilities').find(beneficiaryId)
  if (!row?.abilitiesEnc) return null
  const { unable, eyes }: Content = JSON.parse(secrets.open(beneficiaryId, 'abilities', row.abilitiesEnc))
  return { unable, eyes, agreedAt: row.consent.agreedAt }
}

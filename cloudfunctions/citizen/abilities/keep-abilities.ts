import type { CitizenCalls } from '../../../src/domain/contract/citizen'
import { AppError } from '../../../src/domain/contract/errors'
import { ABILITIES_CONSENT } from '../../../src/domain/ladder'
import { keptAbilities, sealAbilities } from '../../lib/abilities'
import { recordEvent } from '../../lib/audit'
import type { Transaction } from '../../lib/collections'
import type { AbilitiesEventKind } from '../../lib/documents-tries'
import type { Run } from '../../lib/serve'
import { kinOf } from '../people'

type Keep = CitizenCalls['keepAbilities']
type Named = CitizenCalls['forgetAbilities']['input']

/** `notFound` for somebody whom the caller does not help, in all three calls. */
export async function getAbilities(run: Run, { beneficiaryId }: Named): Promise<CitizenCalls['getAbilities']['output']> {
  await kinOf(run, beneficiaryId, 'beneficiaryId')
  return { kept: await keptAbilities(run.deps.db, run.deps.secrets, beneficiaryId) }
}

/** Takes the place of what was remembered before. What it says stands in no event. */
export async function keepAbilities(run: Run, { beneficiaryId, unable, eyes: oneEye, consent }: Keep['input']): Promise<Keep['output']> {
  const { deps, at } = run
  if (consent.version !== ABILITIES_CONSENT) throw new AppError('consentOutdated', 'consent.version')
  await kinOf(run, beneficiaryId, 'beneficiaryId')
  const eyes = oneEye ?? null
  const agreedAt = new Date(at).toISOString()
  await deps.db.inTransaction(async (tx) => {
    await record(run, tx, beneficiaryId, 'abilitiesKept')
    await tx.table('abilities').put({
      _id: beneficiaryId, abilitiesEnc: sealAbilities(deps.secrets, beneficiaryId, { unable, eyes }), consent: { version: consent.version, agreedAt }, revokedAt: null,
    })
  })
  return { kept: { unable, eyes, agreedAt } }
}

/** The content goes at once; that there was a consent, and that it was taken back, stays. Harmless to repeat. */
export async function forgetAbilities(run: Run, { beneficiaryId }: Named): Promise<CitizenCalls['forgetAbilities']['output']> {
  await kinOf(run, beneficiaryId, 'beneficiaryId')
  await run.deps.db.inTransaction(async (tx) => {
    const row = await tx.table('abilities').find(beneficiaryId)
    if (!row?.abilitiesEnc) return
    await record(run, tx, beneficiaryId, 'abilitiesForgotten')
    await tx.table('abilities').put({ ...row, abilitiesEnc: null, revokedAt: new Date(run.at).toISOString() })
  })
  return {}
}

async function record({ caller, at }: Run, tx: Transaction, beneficiaryId: string, kind: AbilitiesEventKind): Promise<void> {
  const person = await tx.table('beneficiaries').find(beneficiaryId)
  if (!person) throw new AppError('notFound', 'beneficiaryId')
  const { event, beneficiary } = recordEvent({ ...person, keepsAbilities: kind === 'abilitiesKept' }, { kind, at: new Date(at).toISOString(), callerId: caller.id, facts: {} })
  await tx.table('events').put(event)
  await tx.table('beneficiaries').put(beneficiary)
}

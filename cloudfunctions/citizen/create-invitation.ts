import { randomBytes } from 'node:crypto'
import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { AppError } from '../../src/domain/contract/errors'
import { recordEvent } from '../lib/audit'
import { masked } from '../lib/masked'
import type { Run } from '../lib/serve'

const VALID_MS = 30 * 60_000

/** 22 characters of 128 random bits: fits a mini-program code's scene, and cannot be guessed within its half hour. */
const newScene = () => randomBytes(16).toString('base64url')

/** Only who proved to be this person with their own face may ask a relative in. */
export async function createInvitation({ deps, caller, at }: Run): Promise<CitizenCalls['createInvitation']['output']> {
  const own = await deps.db.table('callers').find(caller.id)
  const selfId = own?.selfId
  if (!selfId) throw new AppError('forbidden')
  const scene = newScene()
  const expiresAt = new Date(at + VALID_MS).toISOString()
  return deps.db.inTransaction(async (tx) => {
    const person = await tx.table('beneficiaries').find(selfId)
    if (!person) throw new AppError('forbidden')
    const { event, beneficiary } = recordEvent(person, { kind: 'invited', at: new Date(at).toISOString(), callerId: caller.id, facts: {} })
    await tx.table('entries').put({ _id: scene, kind: 'invitation', beneficiaryId: selfId, callerId: caller.id, expiresAt, usedAt: null })
    await tx.table('events').put(event)
    await tx.table('beneficiaries').put(beneficiary)
    return { scene, expiresAt, maskName: masked(deps.secrets, person).maskName }
  })
}

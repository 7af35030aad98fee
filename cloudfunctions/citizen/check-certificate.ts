import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { checkCode } from '../lib/certificate'
import { isSame } from '../lib/secrets'
import type { Visit } from '../lib/serve'

type Output = CitizenCalls['checkCertificate']['output']

/** Public. Whoever holds the paper learns whether it is ours and until when it speaks, and nothing about the person. */
export async function checkCertificate({ deps }: Visit, { reference, check }: CitizenCalls['checkCertificate']['input']): Promise<Output> {
  if (!isSame(check, checkCode(deps.secrets, reference))) return { kind: 'unknown' }
  const found = await deps.db.table('certifications').find(reference)
  // staff have said that it was wrong (rule R28)
  if (await deps.db.table('supersessions').find(reference)) return { kind: 'unknown' }
  return found ? { kind: 'valid', certifiedOn: found.on, validUntil: found.validUntil } : { kind: 'unknown' }
}

import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { checkCode } from '../lib/certificate'
import { isSame } from '../lib/secrets'
import type { Visit } from '../lib/serve'
import { isSuperseded } from '../lib/superseded'

type Output = CitizenCalls['checkCertificate']['output']

/** Public. Whoever holds the paper learns whether it is ours and until when it speaks, and nothing about the person. */
export async function checkCertificate({ deps }: Visit, { reference, check }: CitizenCalls['checkCertificate']['input']): Promise<Output> {
  if (!isSame(check, checkCode(deps.secrets, reference))) return { kind: 'unknown' }
  const found = await deps.db.table('certifications').find(reference)
  if (!found || await isSuperseded(deps.db, found)) return { kind: 'unknown' }
  return { kind: 'valid', certifiedOn: found.on, validUntil: found.validUntil }
}

import type { CitizenCalls } from '../../src/domain/contract/citizen'
import { isSame, type Secrets } from '../lib/secrets'
import type { Visit } from '../lib/serve'
import { isSuperseded } from '../lib/superseded'

type Output = CitizenCalls['checkCertificate']['output']

/** Printed beside the reference, good for as long as the paper: 96 bits that only we can compute. */
export const checkCode = (secrets: Secrets, reference: string) => secrets.index('certificate', reference).slice(0, 16)

/** Public. Whoever holds the paper learns whether it is ours and until when it speaks, and nothing about the person. */
export async function checkCertificate({ deps }: Visit, { reference, check }: CitizenCalls['checkCertificate']['input']): Promise<Output> {
  if (!isSame(check, checkCode(deps.secrets, reference))) return { kind: 'unknown' }
  const found = await deps.db.table('certifications').find(reference)
  if (!found || await isSuperseded(deps.db, found)) return { kind: 'unknown' }
  return { kind: 'valid', certifiedOn: found.on, validUntil: found.validUntil }
}

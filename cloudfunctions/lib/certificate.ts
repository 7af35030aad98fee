/** What stands on a certificate, whoever prints it. */
import type { Certificate } from '../../src/domain/contract/citizen-records'
import type { Beneficiary, Certification } from './documents'
import { masked } from './masked'
import type { Secrets } from './secrets'

/** Who pays and certifies in this region, as printed on the certificate. */
const AGENCY = '社会保险经办机构'

/** Printed beside the reference, good for as long as the paper: 96 bits that only we can compute. */
export const checkCode = (secrets: Secrets, reference: string) => secrets.index('certificate', reference).slice(0, 16)

/** @param fullName null: by the mask */
export function certificateOf(secrets: Secrets, person: Beneficiary, found: Certification, fullName: string | null): Certificate {
  const { _id: reference, at: certifiedAt, on: certifiedOn, validUntil, channel, benefits } = found
  return {
    reference,
    ...masked(secrets, person),
    fullName,
    schemes: benefits.map(({ scheme }) => scheme),
    certifiedAt, certifiedOn, validUntil, channel,
    agency: AGENCY,
    checkPath: `/help/check/index?reference=${reference}&check=${checkCode(secrets, reference)}`,
  }
}

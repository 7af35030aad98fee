import { printDay, printMoment } from '@/copy/dates'
import { certificate as copy } from '@/copy/mine'
import { channelNames, schemeNames } from '@/copy/names'
import type { Certificate } from '@/domain/contract/citizen-records'
import { printReference } from '@/domain/reference'

/** The lines of a certificate; the name is masked until the person asks for it. */
export function certificateFacts(certificate: Certificate, fullName: string | null): [string, string][] {
  const { facts } = copy
  return [
    [facts.reference, printReference(certificate.reference)],
    [facts.name, fullName ?? certificate.maskName],
    [facts.idNumber, certificate.maskId],
    [facts.scheme, certificate.schemes.map((scheme) => schemeNames[scheme]).join('、')],
    [facts.at, printMoment(certificate.certifiedAt)],
    [facts.until, printDay(certificate.validUntil)],
    [facts.channel, channelNames[certificate.channel]],
    [facts.agency, certificate.agency],
  ]
}

import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { certificateFacts } from '@/components/certificate-facts'
import { Qr } from '@/components/Qr'
import { useTask } from '@/components/use-task'
import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { certificate as words } from '@/copy/mine'
import { printing as copy } from '@/copy/staff-counter'
import { publicAddress } from '@/device/public-address'
import type { Certificate } from '@/domain/contract/citizen-records'
import type { CounterRecord } from '@/domain/contract/staff-counter'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

/** 补打凭证: the certificates that stand, the latest first. The sheet is on paper only, and gone from the page after printing. */
export function Printing({ record: { certificates } }: { record: CounterRecord }) {
  const [sheet, setSheet] = useState<Certificate | null>(null)
  const load = useTask(async (reference: string) => setSheet(await call('counter.certificate', { reference, reveal: true })))
  useEffect(() => {
    if (!sheet) return
    window.print()
    setSheet(null)
  }, [sheet])
  const trouble = troubleWords(load.state)
  const standing = certificates.filter(({ isSuperseded }) => !isSuperseded)
  if (standing.length === 0) return <p>{copy.none}</p>
  return (
    <>
      <p className='staff-hint'>{copy.note}</p>
      {trouble ? <p className='staff-mistake' role='alert'>{trouble}</p> : null}
      <div className='staff-buttons staff-wrap'>
        {standing.map(({ reference, on }) => (
          <StaffButton key={reference} disabled={load.busy} onPress={() => load.run(reference)}>{fill(copy.one, { day: printDay(on) })}</StaffButton>
        ))}
      </div>
      {sheet ? createPortal(<Sheet certificate={sheet} />, document.body) : null}
    </>
  )
}

function Sheet({ certificate }: { certificate: Certificate }) {
  return (
    <section className='counter-sheet' aria-label={copy.sheet}>
      <h1>{words.heading}</h1>
      <dl>{certificateFacts(certificate, certificate.fullName).map(([term, fact]) => <div key={term}><dt>{term}</dt><dd>{fact}</dd></div>)}</dl>
      <Qr address={publicAddress(certificate.checkPath)} label={words.qrLabel} />
      <p>{words.qr}</p>
    </section>
  )
}

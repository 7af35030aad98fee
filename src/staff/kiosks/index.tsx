import { useEffect, useState } from 'react'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'
import { printClock } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { staffKiosks as copy } from '@/copy/kiosk'
import type { KioskRow } from '@/domain/contract/staff-kiosks'
import { Dialog } from '../frame/Dialog'
import { KIOSKS } from '../frame/go'
import { StaffButton } from '../frame/StaffButton'
import { StaffPage } from '../frame/StaffPage'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'
import { EnrolForm } from './EnrolForm'
import { Machines } from './Machines'

/** How often the page looks whether somebody rang, ms. Judgement: nobody should stand before a machine for longer unheard. */
const LOOKS_EVERY_MS = 15_000

/** The machines of the region: who rang, and for an admin letting them in and shutting them out. */
export default function StaffKiosks() {
  const [revoking, setRevoking] = useState<KioskRow | null>(null)
  const [said, setSaid] = useState('')
  const { state, data, reload } = useLoad(() => call('listKiosks', {}))
  useEffect(() => {
    const clock = setInterval(reload, LOOKS_EVERY_MS)
    return () => clearInterval(clock)
  }, [reload])
  const act = useTask(async (kiosk: KioskRow, what: 'answerKiosk' | 'revokeKiosk') => {
    await call(what, { kioskId: kiosk.kioskId })
    setRevoking(null)
    setSaid(what === 'revokeKiosk' ? fill(copy.revoked, { name: kiosk.name }) : '')
    reload()
  })
  const waiting = data?.kiosks.filter(({ helpAskedAt }) => helpAskedAt !== null) ?? []
  const mistake = troubleWords(act.state)
  return (
    <StaffPage title={copy.title} url={KIOSKS} state={state} onRetry={reload}>
      {({ roles }) => (
        <>
          <div role='status' aria-live='assertive'>
            {waiting.length === 0 ? <p>{copy.quiet}</p> : waiting.map(({ kioskId, name, helpAskedAt }) => (
              <p key={kioskId} className='staff-warn'>{fill(copy.waiting, { name, time: printClock(helpAskedAt ?? '') })}</p>
            ))}
          </div>
          {waiting.map((kiosk) => (
            <StaffButton key={kiosk.kioskId} kind='primary' disabled={act.busy} label={fill(copy.answerLabel, kiosk)} onPress={() => act.run(kiosk, 'answerKiosk')}>{copy.answer}</StaffButton>
          ))}
          <p role='status'>{said}</p>
          {mistake ? <p className='staff-mistake' role='alert'>{mistake}</p> : null}
          <Machines rows={data?.kiosks ?? []} onRevoke={roles.includes('admin') ? setRevoking : undefined} />
          {roles.includes('admin') ? <EnrolForm outlets={data?.outlets ?? []} /> : null}
          {revoking ? (
            <Dialog title={copy.revokeAsk.title} onClose={() => setRevoking(null)}>
              <p>{copy.revokeAsk.body}</p>
              <div className='staff-buttons'>
                <StaffButton kind='primary' disabled={act.busy} onPress={() => act.run(revoking, 'revokeKiosk')}>{copy.revokeAsk.yes}</StaffButton>
                <StaffButton onPress={() => setRevoking(null)}>{copy.revokeAsk.no}</StaffButton>
              </div>
            </Dialog>
          ) : null}
        </>
      )}
    </StaffPage>
  )
}

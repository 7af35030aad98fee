import { useState } from 'react'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'
import { printMoment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { frame } from '@/copy/staff'
import { colleagues } from '@/copy/staff-colleagues'
import type { VisitDeviceRow } from '@/domain/contract/staff-visits'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

const copy = colleagues.phones
/** As much of a key's number as tells two phones apart. */
const numberOf = ({ deviceId }: VisitDeviceRow): string => deviceId.slice(0, 6)

/** The phones that sign for a visitor; one that was lost is shut out alone, or all at once when the visitor has gone. */
export function Phones({ staffId }: { staffId: string }) {
  const { data, state, reload } = useLoad(() => call('visits.devices', { staffId }))
  const [said, setSaid] = useState('')
  const revoke = useTask(async (deviceId: string | null) => {
    setSaid('')
    let n = 0
    try {
      for (let isMore = true; isMore;) {
        const answer = await call('visits.revokeDevices', { staffId, ...(deviceId !== null && { deviceId }) })
        n += answer.revoked
        isMore = answer.isMore
        setSaid(isMore ? fill(copy.goesOn, { n }) : n > 0 ? copy.done : copy.same)
      }
    } finally {
      // also where it broke off
      reload()
    }
  })
  const inUse = data?.devices.filter(({ revokedAt }) => revokedAt === null).length ?? 0
  const trouble = troubleWords(revoke.state) || troubleWords(state)
  return (
    <>
      <h3>{copy.title}</h3>
      {trouble ? <p className='staff-mistake' role='alert'>{trouble}</p> : null}
      <p role='status'>{said || (data || trouble ? '' : frame.loading)}</p>
      {data?.devices.length === 0 ? <p>{copy.none}</p> : null}
      {data && data.devices.length > 0 ? <Rows devices={data.devices} busy={revoke.busy} onRevoke={(deviceId) => revoke.run(deviceId)} /> : null}
      {inUse > 1 ? <StaffButton disabled={revoke.busy} onPress={() => revoke.run(null)}>{copy.revokeAll}</StaffButton> : null}
    </>
  )
}

function Rows({ devices, busy, onRevoke }: { devices: readonly VisitDeviceRow[]; busy: boolean; onRevoke(deviceId: string): void }) {
  return (
    <div className='staff-scroll' tabIndex={0} role='region' aria-label={copy.title}>
      <table>
        <thead><tr>{Object.values(copy.columns).map((name) => <th key={name} scope='col'>{name}</th>)}</tr></thead>
        <tbody>
          {devices.map((device) => (
            <tr key={device.deviceId}>
              <th scope='row'>{numberOf(device)}</th>
              <td>{printMoment(device.registeredAt)}</td>
              <td>{device.listTakenAt ? printMoment(device.listTakenAt) : copy.never}</td>
              <td>
                {device.revokedAt ? fill(copy.revoked, { time: printMoment(device.revokedAt) }) : copy.inUse}
                {' '}
                {device.revokedAt ? null : <StaffButton kind='quiet' label={fill(copy.revokeFor, { number: numberOf(device) })} disabled={busy} onPress={() => onRevoke(device.deviceId)}>{copy.revoke}</StaffButton>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

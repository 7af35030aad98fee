import { useRef, useState } from 'react'
import { useLoad } from '@/components/use-load'
import { dashboard as copy, dashboardRanges } from '@/copy/staff-dashboard'
import { RANGES, type DashboardRange } from '@/domain/dashboard/ranges'
import { Choice } from '../frame/Choice'
import { DASHBOARD } from '../frame/go'
import { StaffPage } from '../frame/StaffPage'
import { call } from '../session'
import { Numbers } from './Numbers'
import { Save } from './Save'
import { Tables } from './Tables'
import './dashboard.scss'

/** How it goes in the reader's region (S22): numbers, what they are of, up to when. */
export default function StaffDashboard() {
  const [range, setRange] = useState<DashboardRange>('month')
  const asked = useRef(range)
  const { state, data, reload } = useLoad(() => call('getDashboard', { range: asked.current }))
  const choose = (chosen: DashboardRange) => { asked.current = chosen; setRange(chosen); reload() }
  return (
    <StaffPage title={copy.title} url={DASHBOARD} state={state} onRetry={reload}>
      {({ roles }) => (
        <>
          <div className='staff-filters'><Choice label={copy.range} value={range} options={RANGES} names={dashboardRanges} onChange={choose} /></div>
          {data ? (
            <>
              <Numbers data={data} maySee={(['clerk', 'visitor', 'reviewer'] as const).some((role) => roles.includes(role))} />
              <Tables data={data} />
              <Save range={range} today={data.today} />
            </>
          ) : null}
        </>
      )}
    </StaffPage>
  )
}

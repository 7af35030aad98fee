import { stops as copy } from '@/copy/staff-stops'
import { StaffPage } from '../frame/StaffPage'
import { STOPS } from '../frame/go'
import { Detail } from './Detail'
import { Numbers } from './Numbers'
import { Queue } from './Queue'
import { useStops } from './use-stops'

/** Stops of pay that the machine proposes: what is missing, and who decides. */
export default function StaffStops() {
  const stops = useStops()
  return (
    <StaffPage title={copy.title} url={STOPS} state={stops.state} onRetry={stops.retry}>
      {(self) => stops.detail ? <Detail key={stops.detail.proposalId} detail={stops.detail} roles={self.roles} onShow={stops.show} onBack={stops.back} /> : (
        <>
          <p>{copy.rule}</p>
          {self.roles.some((role) => role === 'reviewer' || role === 'admin') ? <Numbers /> : null}
          <Queue stops={stops} />
        </>
      )}
    </StaffPage>
  )
}

import FaceCheck from '@/components/FaceCheck'
import type { Clip } from '@/device/clip'
import type { KioskAttempt } from '@/domain/contract/kiosk'
import type { FaceFailure } from '@/domain/face-failure'

interface FaceStepProps { attempt: KioskAttempt; onDone(clip: Clip): void; onStop(choice: 'back' | 'otherWay'): void; onTrouble(reason: FaceFailure): void }

/** The only screen that opens the camera. */
export function FaceStep({ attempt: { actions }, ...ends }: FaceStepProps) {
  return (
    <main className='kiosk kiosk-camera scale-3'>
      <FaceCheck actions={actions} camera='kiosk' muted={false} tints={null} {...ends} />
    </main>
  )
}

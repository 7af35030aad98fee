import { fill } from '@/copy/fill'
import { kiosk } from '@/copy/kiosk'
import type { KioskOutcome } from '@/domain/contract/kiosk'
import { Screen } from '../frame/Screen'
import type { Visit, Step } from './steps'
import { useSend } from './use-send'

const copy = kiosk.sending

interface SendingProps extends Pick<Extract<Step, { kind: 'sending' }>, 'attempt' | 'clip'>, Pick<Visit, 'visitId'> {
  onOutcome(outcome: KioskOutcome): void
  onFail(error: unknown, again: () => void): void
}

export function Sending(props: SendingProps) {
  const progress = useSend(props)
  const line = progress.kind === 'waiting' ? fill(copy.waiting, { seconds: progress.seconds }) : progress.kind === 'comparing' ? copy.comparing : ''
  return (
    <Screen title={copy.title} spoken={copy.body}>
      <p>{copy.body}</p>
      <p className='kiosk-strong' role='status'>{line}</p>
    </Screen>
  )
}

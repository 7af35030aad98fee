import { consent } from '@/copy/certify'
import { fillKnown } from '@/copy/fill'
import { kiosk } from '@/copy/kiosk'
import { BigButton } from '../frame/BigButton'
import { Screen, type Help } from '../frame/Screen'

const copy = kiosk.consent

interface ConsentStepProps { videoDays: number; busy: boolean; help: Help; onAgree(): void; onRefuse(): void; onBack(): void }

/** The same text as at home, of the same version. Refusing is as easy as agreeing, and is recorded as nothing. */
export function ConsentStep({ videoDays, busy, help, onAgree, onRefuse, onBack }: ConsentStepProps) {
  const points = consent.points.map(([name, text]) => [name, fillKnown(text, { videoDays })] as const)
  const spoken = [...points.map(([name, text]) => `${name}：${text}`), copy.look].join('。')
  return (
    <Screen title={consent.self.title} spoken={spoken} help={help} onBack={onBack}>
      <dl className='kiosk-points'>{points.map(([name, text]) => <div key={name}><dt>{name}</dt><dd>{text}</dd></div>)}</dl>
      <p className='kiosk-strong'>{copy.look}</p>
      <BigButton disabled={busy} onPress={onAgree}>{copy.agree}</BigButton>
      <BigButton onPress={onRefuse}>{copy.refuse}</BigButton>
    </Screen>
  )
}

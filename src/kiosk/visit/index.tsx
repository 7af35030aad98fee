import { useEffect, useRef, useState } from 'react'
import { callKiosk } from '@/api/kiosk'
import { troubleOf } from '@/components/use-task'
import type { PageState } from '@/components/Page'
import { AppError } from '@/domain/contract/errors'
import type { KioskCalls } from '@/domain/contract/kiosk'
import type { Help } from '../frame/Screen'
import { usePresence } from '../use-presence'
import { wipe } from '../wipe'
import { Broken } from './Broken'
import { CardStep } from './CardStep'
import { ConsentStep } from './ConsentStep'
import { FaceStep } from './FaceStep'
import { Goodbye } from './Goodbye'
import { Idle } from './Idle'
import { NotDue } from './NotDue'
import { PadStep } from './PadStep'
import { Refused } from './Refused'
import { ResultStep } from './ResultStep'
import { Sending } from './Sending'
import { newKey, visitIn, type Step, type Visit as Known } from './steps'
import { WhoStep } from './WhoStep'

export interface Machine { name: string; consentVersion: string; videoDays: number; nearest: KioskCalls['state']['output']['nearest'] }

/** One person at the machine, from the card to the wiped screen. */
export function Visit({ machine, help, onEnd }: { machine: Machine; help: Help; onEnd(): void }) {
  const [step, setStep] = useState<Step>({ kind: 'card', isUnread: false })
  const [trouble, setTrouble] = useState<{ state: PageState; again(): void } | null>(null)
  const [busy, setBusy] = useState(false)
  const isOpen = useRef(true)
  const visit = visitIn(step)
  const visitId = useRef<string | null>(null)
  visitId.current = visit?.visitId ?? visitId.current
  useEffect(() => { isOpen.current = true; return () => { isOpen.current = false } }, [])

  const leave = () => {
    if (!isOpen.current) return
    isOpen.current = false
    onEnd()
    void wipe(visitId.current)
  }
  const { presence, stay } = usePresence(step.kind !== 'sending' && step.kind !== 'goodbye', step.kind === 'face', leave)

  /** A visit that is over by the server's clock cannot be mended by trying again. */
  const fail = (error: unknown, again: () => void) => {
    if (!isOpen.current) return
    if (error instanceof AppError && error.code === 'notFound') setStep({ kind: 'refused', why: 'over', visit })
    else setTrouble({ state: troubleOf(error), again })
  }
  const attempt = (work: () => Promise<Step>) => {
    if (busy) return
    const run = () => {
      setBusy(true)
      setTrouble(null)
      work().then((next) => { if (isOpen.current) setStep(next) }).catch((error: unknown) => fail(error, run)).finally(() => setBusy(false))
    }
    run()
  }

  const begin = (card: KioskCalls['visit.start']['input']['card']) => {
    const requestKey = newKey()
    attempt(async () => {
      const answer = await callKiosk('visit.start', { requestKey, card })
      if (answer.kind !== 'opened') return { kind: 'refused', why: answer.kind, visit: null }
      const { visitId: id, maskName, maskId } = answer
      return { kind: 'who', visit: { visitId: id, maskName, maskId } }
    })
  }
  const film = (known: Known, evenIfNotDue: boolean) => {
    const requestKey = newKey()
    attempt(async () => {
      const consent = { version: machine.consentVersion, agreed: true } as const
      const answer = await callKiosk('visit.attempt', { visitId: known.visitId, requestKey, consent, ...(evenIfNotDue ? { evenIfNotDue } : {}) })
      if (answer.kind === 'opened') return { kind: 'face', visit: known, attempt: answer.attempt }
      if (answer.kind === 'notDue') return { kind: 'notDue', visit: known, standing: answer.standing }
      return { kind: 'refused', why: answer.kind, visit: known }
    })
  }
  const goodbye = () => setStep({ kind: 'goodbye', visit })
  const show = () => {
    if (trouble) return <Broken state={trouble.state} nearest={machine.nearest} help={help} onRetry={trouble.again} onLeave={leave} />
    switch (step.kind) {
      case 'card':
        return (
          <CardStep
            isUnread={step.isUnread} help={help} onCard={begin} onUnread={() => setStep({ kind: 'card', isUnread: true })}
            onPad={() => setStep({ kind: 'pad' })} onNone={() => setStep({ kind: 'refused', why: 'noCard', visit: null })} onBack={leave}
          />
        )
      case 'pad': return <PadStep busy={busy} help={help} onNumber={(idNumber) => begin({ kind: 'typed', idNumber })} onBack={() => setStep({ kind: 'card', isUnread: false })} />
      case 'who': return <WhoStep visit={step.visit} help={help} onYes={() => setStep({ kind: 'consent', visit: step.visit })} onNo={leave} />
      case 'consent':
        return <ConsentStep videoDays={machine.videoDays} busy={busy} help={help} onAgree={() => film(step.visit, false)} onRefuse={goodbye} onBack={() => setStep({ kind: 'who', visit: step.visit })} />
      case 'notDue': return <NotDue standing={step.standing} busy={busy} help={help} onStill={() => film(step.visit, true)} onLeave={goodbye} />
      case 'face':
        return (
          <FaceStep
            attempt={step.attempt} onDone={(clip) => setStep({ kind: 'sending', visit: step.visit, attempt: step.attempt, clip })}
            onStop={(choice) => (choice === 'back' ? setStep({ kind: 'consent', visit: step.visit }) : goodbye())}
            onTrouble={(reason) => setStep({ kind: 'trouble', visit: step.visit, reason })}
          />
        )
      case 'sending':
        return (
          <Sending
            visitId={step.visit.visitId} attempt={step.attempt} clip={step.clip}
            onOutcome={(outcome) => setStep({ kind: 'result', visit: step.visit, outcome })} onFail={fail}
          />
        )
      case 'result': case 'trouble':
        return <ResultStep ending={step} place={machine.name} busy={busy} help={help} onAgain={() => film(step.visit, true)} onLeave={goodbye} />
      case 'refused': return <Refused why={step.why} help={help} onLeave={goodbye} />
      case 'goodbye': return <Goodbye onDone={leave} />
    }
  }
  return (
    <>
      {show()}
      {presence === 'asking' ? <Idle onHere={stay} /> : null}
    </>
  )
}

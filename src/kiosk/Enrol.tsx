import { useId, useState, type FormEvent } from 'react'
import { callKiosk } from '@/api/kiosk'
import { useTask } from '@/components/use-task'
import { kiosk } from '@/copy/kiosk'
import { states, stateOf } from '@/copy/words'
import { keepKioskId, publicKey, signText } from '@/device/kiosk-key'
import { chooseReader, hasSerial } from '@/device/serial-reader'
import { enrolCode } from '@/domain/contract/kiosk'
import { enrolText } from '@/domain/kiosk'
import { BigButton } from './frame/BigButton'
import { Screen } from './frame/Screen'

const copy = kiosk.enrol

/** Staff bring a code; the key is made here and stays here. */
export function Enrol({ onDone }: { onDone(): void }) {
  const id = useId()
  const [code, setCode] = useState('')
  const [mistake, setMistake] = useState('')
  const enrol = useTask(async (typed: string) => {
    const own = await publicKey().catch(() => null)
    if (own === null) return setMistake(copy.tooOld)
    const answer = await callKiosk('enrol', { code: typed, publicKey: own, signature: await signText(enrolText(typed, own)) })
    if (answer.kind === 'codeGone') return setMistake(copy.gone)
    await keepKioskId(answer.kioskId)
    onDone()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const typed = code.toLowerCase().replace(/[\s-]/g, '')
    const isRight = enrolCode.safeParse(typed).success
    setMistake(isRight ? '' : copy.missing)
    if (isRight) enrol.run(typed)
  }
  const { state } = enrol
  const shown = mistake || (state.kind === 'failed' ? states[stateOf[state.code]].title : state.kind === 'offline' ? states.offline.title : '')
  return (
    <Screen title={copy.title}>
      <form noValidate className='kiosk-form' onSubmit={submit}>
        <label className='kiosk-label' htmlFor={id}>{`${copy.code}（${copy.hint}）`}</label>
        {shown ? <p className='kiosk-mistake' role='alert'>{shown}</p> : null}
        <input className='kiosk-input' id={id} value={code} maxLength={12} autoComplete='off' autoCapitalize='none' onChange={(event) => setCode(event.target.value)} />
        <button type='submit' className='kiosk-button kiosk-primary' disabled={enrol.busy}>{copy.submit}</button>
      </form>
      {hasSerial() ? <Reader /> : null}
    </Screen>
  )
}

/** Which port is the card reader's, while staff are here: nobody who comes later is asked. */
function Reader() {
  const [chosen, setChosen] = useState<boolean | null>(null)
  return (
    <>
      <p>{copy.readerHint}</p>
      <BigButton onPress={() => { void chooseReader().then(setChosen) }}>{copy.reader}</BigButton>
      <p role='status'>{chosen === null ? '' : chosen ? copy.readerChosen : copy.readerNone}</p>
    </>
  )
}

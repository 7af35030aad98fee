import { useState } from 'react'
import { callKiosk } from '@/api/kiosk'
import { kiosk as copy } from '@/copy/kiosk'
import { forgetKey } from '@/device/kiosk-key'
import { BigButton } from '../frame/BigButton'
import { Screen } from '../frame/Screen'
import { Enrol } from '../Enrol'
import { useMachine } from '../use-machine'
import { Visit } from '../visit'
import { Broken } from '../visit/Broken'
import './kiosk.scss'

/** The machine: nobody there, somebody there, or something that staff must see to. */
export default function Kiosk() {
  const [visitNo, setVisitNo] = useState(0)
  const [isVisited, setVisited] = useState(false)
  const [rang, setRang] = useState(false)
  const { state, reload, nearest } = useMachine(isVisited)
  const ring = () => {
    setRang(true)
    callKiosk('ring', {}).catch(() => setRang(false))
  }
  switch (state.kind) {
    case 'loading': return <main className='kiosk' aria-busy='true'><h1>{copy.attract.title}</h1></main>
    case 'enrol': return <Enrol onDone={reload} />
    case 'clock': return <Screen title={copy.clock.title}><p>{copy.clock.body}</p><BigButton onPress={reload}>{copy.offline.retry}</BigButton></Screen>
    case 'revoked':
      return (
        <Screen title={copy.revoked.title} spoken={copy.revoked.body}>
          <p>{copy.revoked.body}</p>
          <BigButton onPress={() => { void forgetKey().then(reload) }}>{copy.revoked.anew}</BigButton>
        </Screen>
      )
    case 'broken': return <Broken state={state.trouble} nearest={nearest} onRetry={reload} />
    case 'ready': {
      const help = { isComing: rang || state.machine.isHelpComing, ring }
      if (isVisited) return <Visit key={visitNo} machine={state.machine} help={help} onEnd={() => { setVisited(false); setRang(false); setVisitNo(visitNo + 1) }} />
      return (
        <Screen title={copy.attract.title} help={help}>
          <p>{copy.attract.body}</p>
          <p>{copy.attract.free}</p>
          <BigButton kind='primary' onPress={() => setVisited(true)}>{copy.attract.start}</BigButton>
          <p className='kiosk-place'>{state.machine.name}</p>
        </Screen>
      )
    }
  }
}

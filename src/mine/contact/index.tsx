import { Text } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Page, goHome } from '@/components/Page'
import { useLoad } from '@/components/use-load'
import { contact as copy } from '@/copy/contact'
import { buttons } from '@/copy/words'
import type { OwnContact } from '@/domain/contract/citizen-contact'
import { Backup } from './Backup'
import { NewNumber } from './NewNumber'
import { Shown } from './Shown'

type Stage = 'shown' | 'number' | 'backup'

/** 核对电话: the number under which the person is reached, only on their own phone (rule R23). */
export default function Contact() {
  const { state, data, reload } = useLoad(() => call('getContact', {}))
  const [changed, setChanged] = useState<OwnContact | null>(null)
  const [stage, setStage] = useState<Stage>('shown')
  const [said, setSaid] = useState<string | null>(null)
  if (!data) return <Page state={state} onRetry={reload} />
  const own = changed ?? data.own
  if (!own) {
    return (
      <Page title={copy.notYours.title} spoken={copy.notYours.body}>
        <Text className='body'>{copy.notYours.body}</Text>
        <Button kind='primary' onPress={goHome}>{buttons.home}</Button>
      </Page>
    )
  }
  const done = (next: OwnContact, sentence: string) => {
    setChanged(next)
    setSaid(sentence)
    setStage('shown')
  }
  const back = () => setStage('shown')
  const open = (next: Stage) => { setSaid(null); setStage(next) }
  if (stage === 'number') return <NewNumber onDone={done} onBack={back} />
  if (stage === 'backup') return <Backup own={own} onDone={done} onBack={back} />
  return <Shown own={own} said={said} onDone={done} onChange={() => open('number')} onBackup={() => open('backup')} />
}

import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { Notice } from '@/components/Notice'
import { Page, goHome } from '@/components/Page'
import { useTask } from '@/components/use-task'
import { declaration } from '@/copy/result'
import { buttons } from '@/copy/words'
import type { CitizenCalls } from '@/domain/contract/citizen'

type Statements = CitizenCalls['declare']['input']['statements']
type Statement = keyof Statements

const none: Statements = { notRemarried: false, noOwnIncome: false, inSchoolOrMinor: false }
const statements = Object.entries(declaration.statements) as [Statement, string][]

/** Survivor benefit: the quarter's self-declaration (rule R16). What is not ticked is declared as not so. */
export default function Declare() {
  const { person = '' } = useRouter().params
  const [said, say] = useState(none)
  const [isDone, setDone] = useState(false)
  const [isWarned, setWarned] = useState(false)
  const submit = useTask(async () => {
    await call('declare', { beneficiaryId: person, statements: said })
    setDone(true)
  })
  // a hurried tap must not declare that all three are untrue
  const hand = () => {
    if (isWarned || Object.values(said).includes(true)) submit.run()
    else setWarned(true)
  }
  if (isDone) {
    return (
      <Page title={declaration.done.title} spoken={declaration.done.body}>
        <Text className='body'>{declaration.done.body}</Text>
        <Button kind='primary' onPress={goHome}>{buttons.home}</Button>
      </Page>
    )
  }
  return (
    <Page
      title={declaration.title} state={submit.state} onRetry={submit.again}
      spoken={[declaration.lead, ...statements.map(([, words]) => words)].join('。')}
    >
      <Text className='body'>{declaration.lead}</Text>
      <View>
        {statements.map(([key, words]) => (
          <Choice key={key} kind='checkbox' title={words} checked={said[key]} onPress={() => say({ ...said, [key]: !said[key] })} />
        ))}
      </View>
      <Text className='small'>{declaration.honest}</Text>
      {isWarned && !Object.values(said).includes(true) ? <Notice tone='bad'>{declaration.noneSaid}</Notice> : null}
      <Button kind='primary' disabled={submit.busy} onPress={hand}>{declaration.submit}</Button>
    </Page>
  )
}

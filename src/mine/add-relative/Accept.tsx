import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { ErrorSummary, Field } from '@/components/Field'
import { Page, goHome } from '@/components/Page'
import { a11y } from '@/components/a11y'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'
import { identity, who } from '@/copy/certify'
import { fill } from '@/copy/fill'
import { callerIs } from '@/copy/names'
import { refusals } from '@/copy/refused'
import { addRelative as copy } from '@/copy/relatives'
import { buttons } from '@/copy/words'
import { focusOn } from '@/device/focus'
import type { Relation } from '@/domain/contract/common'
import { readMobile } from '@/domain/roster/cells'
import { Added } from './Added'
import type { Answer } from './use-adding'

const relations = Object.keys(callerIs) as Relation[]
type Outcome = Exclude<Answer, { kind: 'notFound' }> | { kind: 'invitationGone' }

/** By the person's own invitation, from afar: only what one is to them, and one's own number once. Then a link can be sent (N10). */
export function Accept({ scene, asksPhone }: { scene: string; asksPhone: boolean }) {
  const entry = useLoad(() => call('openEntry', { scene }))
  const [relation, setRelation] = useState<Relation | null>(null)
  const [ownPhone, setOwnPhone] = useState('')
  const [isChecked, setChecked] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const task = useTask(async () => {
    if (relation) setOutcome(await call('relatives.accept', { scene, relation, ...(asksPhone ? { ownPhone: ownPhone.trim() } : {}) }))
  })
  if (!entry.data) return <Page state={entry.state} onRetry={entry.reload} />
  const opened = entry.data
  const made = outcome ?? (opened.kind === 'added' || opened.kind === 'already' ? opened : null)
  if (made && made.kind !== 'invitationGone') return <Added answer={made} onChange={() => setOutcome(null)} />
  if (made || opened.kind !== 'invitation') return <Gone />
  const mistakes = [
    ...(relation ? [] : [{ id: 'relation', sentence: copy.mistakes.relation }]),
    ...(asksPhone && readMobile(ownPhone) === null ? [{ id: 'own-phone', sentence: copy.mistakes.ownPhone }] : []),
  ]
  const shown = isChecked ? mistakes : []
  const submit = () => {
    setChecked(mistakes.length > 0)
    if (mistakes.length === 0) task.run()
    else focusOn('summary')
  }
  return (
    <Page title={copy.title} state={task.state} onRetry={task.again} spoken={copy.byInvitation}>
      <ErrorSummary title={fill(identity.summary, { n: shown.length })} mistakes={shown} onChoose={focusOn} />
      <Text className='h2'>{fill(who.invited, opened)}</Text>
      <Text className='body'>{copy.byInvitation}</Text>
      <View id='relation' {...a11y('radiogroup', copy.relation)}>
        <Text className='h2 gap-below'>{copy.relation}</Text>
        {relations.map((one) => <Choice key={one} title={callerIs[one]} checked={relation === one} onPress={() => setRelation(one)} />)}
      </View>
      {asksPhone ? (
        <Field id='own-phone' {...copy.ownPhone} maxLength={20} value={ownPhone} mistake={shown.find(({ id }) => id === 'own-phone')?.sentence} onInput={setOwnPhone} />
      ) : null}
      <Button kind='primary' disabled={task.busy} onPress={submit}>{copy.submit}</Button>
    </Page>
  )
}

function Gone() {
  const { title, body } = refusals.invitationGone
  return (
    <Page title={title} spoken={body}>
      <Text className='body'>{body}</Text>
      <Button kind='primary' onPress={goHome}>{buttons.home}</Button>
    </Page>
  )
}

import { Text, View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { Field } from '@/components/Field'
import { Notice } from '@/components/Notice'
import { Page, goHome } from '@/components/Page'
import { Words } from '@/components/Words'
import { a11y } from '@/components/a11y'
import { useLoad } from '@/components/use-load'
import { useTask } from '@/components/use-task'
import { appeal as copy, appealKinds } from '@/copy/appeal'
import { printDay, printMonth } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { buttons } from '@/copy/words'
import { APPEAL, type AppealKind } from '@/domain/appeal'
import type { CitizenCalls } from '@/domain/contract/citizen'

const kinds = Object.entries(appealKinds) as [AppealKind, { title: string; hint: string }][]
const MOST_LETTERS = 300

/** Says that something is wrong: for oneself, or for somebody whom one helps (rule R29). */
export default function AppealPage() {
  const asked = useRouter().params.person ?? null
  const [chosen, setChosen] = useState<string | null>(asked)
  const [kind, setKind] = useState<AppealKind | null>(null)
  const [words, setWords] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [answer, setAnswer] = useState<CitizenCalls['appeal']['output'] | null>(null)
  const home = useLoad(() => call('getHome', {}))
  const people = home.data ? [home.data.self, ...home.data.relatives].flatMap((one) => one ?? []) : []
  const person = people.find(({ beneficiaryId }) => beneficiaryId === chosen) ?? people[0]
  const submit = useTask(async () => {
    const said = words.trim()
    if (person && kind) setAnswer(await call('appeal', { beneficiaryId: person.beneficiaryId, kind, ...(said ? { words: said } : {}) }))
  })
  const hand = () => {
    setMissing(kind === null)
    if (kind) submit.run()
  }
  if (answer) return <Done answer={answer} mayNeedOtherWay={kind === 'faceMismatch'} />
  if (home.data && !person) {
    return (
      <Page title={copy.nobody.title} spoken={copy.nobody.body}>
        <Text className='body'>{copy.nobody.body}</Text>
        <Button kind='primary' onPress={goHome}>{buttons.home}</Button>
      </Page>
    )
  }
  const lead = fill(copy.lead, { n: APPEAL.answerWorkingDays })
  const isBroken = submit.state.kind !== 'ready'
  return (
    <Page title={copy.title} state={isBroken ? submit.state : home.state} onRetry={isBroken ? submit.again : home.reload} spoken={lead}>
      <Text className='body'>{lead}</Text>
      {people.length > 1 ? (
        <View {...a11y('radiogroup', copy.who)}>
          {people.map(({ beneficiaryId, maskName }) => (
            <Choice key={beneficiaryId} title={maskName} checked={person?.beneficiaryId === beneficiaryId} onPress={() => setChosen(beneficiaryId)} />
          ))}
        </View>
      ) : null}
      <View {...a11y('radiogroup', copy.what)}>
        {kinds.map(([name, { title, hint }]) => <Choice key={name} title={title} hint={hint} checked={kind === name} onPress={() => setKind(name)} />)}
      </View>
      <Field id='words' label={copy.words} hint={copy.wordsHint} maxLength={MOST_LETTERS} value={words} onInput={setWords} />
      {isMissing && kind === null ? <Notice tone='bad'>{copy.missing}</Notice> : null}
      <Button kind='primary' disabled={submit.busy} onPress={hand}>{copy.submit}</Button>
    </Page>
  )
}

/** Whose face does not match need not wait for the answer: the other ways count as much. */
function Done({ answer: { answerBy, postponedTo }, mayNeedOtherWay }: { answer: CitizenCalls['appeal']['output']; mayNeedOtherWay: boolean }) {
  const { title, body, postponed, call: urgent } = copy.done
  const sentences = [fill(body, { answerBy: printDay(answerBy) }), ...(postponedTo ? [fill(postponed, { month: printMonth(postponedTo) })] : []), urgent]
  return (
    <Page title={title} spoken={sentences.join('')}>
      {sentences.map((sentence) => <Words key={sentence} className='body'>{sentence}</Words>)}
      {mayNeedOtherWay ? <Button onPress={() => { void Taro.navigateTo({ url: '/pages/method/index' }) }}>{buttons.otherWay}</Button> : null}
      <Button kind='primary' onPress={goHome}>{buttons.home}</Button>
    </Page>
  )
}

import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/components/Button'
import { Facts } from '@/components/Facts'
import { call12333 } from '@/components/HelpBar'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { printMoment } from '@/copy/dates'
import { scam as copy } from '@/copy/scam'
import { buttons } from '@/copy/words'
import type { CitizenCalls } from '@/domain/contract/citizen'

type Said = Exclude<CitizenCalls['checkOfficialCode']['output'], { kind: 'mistyped' }>

/** The police's line against fraud (反诈专线), the same in every city. */
const FRAUD_LINE = '96110'
const callFraudLine = (): void => {
  Taro.makePhoneCall({ phoneNumber: FRAUD_LINE }).catch(() => undefined) // the person closed the dialler
}

/** Ours, and what it was; or not known, and what to do now. */
export function Answer({ answer, onAgain }: { answer: Said; onAgain(): void }) {
  if (answer.kind === 'unknown') {
    const { title, steps, call } = copy.unknown
    return (
      <Page title={title} spoken={steps.join('')}>
        <Notice tone='bad'><View>{steps.map((step) => <Text key={step} className='body'>{step}</Text>)}</View></Notice>
        <View className='buttons'>
          <Button kind='primary' onPress={call12333}>{buttons.call12333}</Button>
          <Button onPress={callFraudLine}>{call}</Button>
          <Button kind='quiet' onPress={onAgain}>{copy.again}</Button>
        </View>
      </Page>
    )
  }
  const { title, facts, still } = copy.ours
  const rows: [string, string][] = [[facts.what, copy.whats[answer.what]], [facts.by, copy.ways[answer.by]], [facts.at, printMoment(answer.at)]]
  return (
    <Page title={title} spoken={[...rows.map((row) => row.join('：')), still].join('。')}>
      <View className='card card-facts'><Facts facts={rows} /></View>
      <Notice tone='warn'>{still}</Notice>
      {answer.what === 'visit' ? <Button kind='primary' onPress={() => { void Taro.navigateTo({ url: '/help/visitor/index' }) }}>{copy.visitor}</Button> : null}
      <Button onPress={onAgain}>{copy.again}</Button>
    </Page>
  )
}

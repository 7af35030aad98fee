import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { call12333 } from '@/components/HelpBar'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { plain } from '@/components/Words'
import { heading } from '@/components/a11y'
import { useLoad } from '@/components/use-load'
import { basisLine, versionLine } from '@/copy/basis'
import { board } from '@/copy/board'
import { policy } from '@/copy/help'
import { policyAnswers } from '@/copy/policy'
import { scam } from '@/copy/scam'
import { buttons } from '@/copy/words'
import { Sourced } from '../Sourced'

const open = (url: string) => { void Taro.navigateTo({ url }) }

/** The rules in force as the server has them; without network what no rule changes still stands here. */
export default function Policy() {
  const { state, data, reload } = useLoad(() => call('getPolicy', {}))
  const rules = data ? policyAnswers(data) : []
  const spoken = [
    ...rules.map(({ ask, parts }) => ask + parts.map(({ text }) => text).join('')),
    ...policy.questions.map(({ ask, answer }) => ask + answer.join('')),
  ].join('')
  const isLost = !data && state.kind !== 'loading'
  return (
    <Page title={policy.title} spoken={plain(spoken)}>
      {isLost ? <Notice tone='warn'>{policy.noRules}</Notice> : null}
      {isLost ? <Button onPress={reload}>{buttons.retry}</Button> : null}
      {rules.map(({ ask, parts }) => (
        <View key={ask} className='card'>
          <Text className='h2' {...heading(2)}>{ask}</Text>
          {parts.map(({ text, basis }) => <Sourced key={text} sentences={[text]} basis={basis} />)}
        </View>
      ))}
      {policy.questions.map(({ ask, answer }) => (
        <View key={ask} className='card'>
          <Text className='h2' {...heading(2)}>{ask}</Text>
          {answer.map((sentence) => <Text key={sentence} className='body'>{sentence}</Text>)}
        </View>
      ))}
      {data ? <Text className='small'>{versionLine(data.version)}</Text> : null}
      {data ? <Text className='small'>{basisLine(data.version.basis)}</Text> : null}
      <Text className='small'>{policy.footer}</Text>
      <Button onPress={() => open('/pages/method/index')}>{buttons.otherWay}</Button>
      <Button onPress={() => open('/help/notices/index')}>{board.link}</Button>
      <Button onPress={() => open('/help/scam/index')}>{scam.title}</Button>
      <Button onPress={call12333}>{buttons.call12333}</Button>
    </Page>
  )
}

import { Text, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { call12333 } from '@/components/HelpBar'
import { Page } from '@/components/Page'
import { heading } from '@/components/a11y'
import { policy } from '@/copy/help'
import { buttons } from '@/copy/words'

export default function Policy() {
  const spoken = policy.questions.map(({ ask, answer }) => `${ask}${answer.join('')}`).join('')
  return (
    <Page title={policy.title} spoken={spoken}>
      {policy.questions.map(({ ask, answer }) => (
        <View key={ask} className='card'>
          <Text className='h2' {...heading(2)}>{ask}</Text>
          {answer.map((sentence) => <Text key={sentence} className='body'>{sentence}</Text>)}
        </View>
      ))}
      <Text className='small'>{policy.source}</Text>
      <Text className='small'>{policy.footer}</Text>
      <Button onPress={call12333}>{buttons.call12333}</Button>
    </Page>
  )
}

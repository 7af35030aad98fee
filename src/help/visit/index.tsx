import { Text, View } from '@tarojs/components'
import { Button } from '@/components/Button'
import { call12333 } from '@/components/HelpBar'
import { Page, goHome } from '@/components/Page'
import { visit as copy } from '@/copy/visit'
import { buttons } from '@/copy/words'
import { Booked, wordsOf } from './Booked'
import { StepBody } from './Steps'
import { useBooking } from './use-booking'

/** 上门: for oneself or somebody whom one helps, one question a page (ux S12). */
export default function VisitPage() {
  const booking = useBooking()
  const { shown, state, retry } = booking
  if (state.kind !== 'ready') return <Page state={state} step={booking.progress} onRetry={retry} />
  switch (shown.kind) {
    case 'nobody': case 'unknown': return (
      <Page title={copy.nobody.title} spoken={copy[shown.kind].body}>
        <Text className='body'>{copy[shown.kind].body}</Text>
        <View className='buttons'>
          <Button kind='primary' onPress={call12333}>{buttons.call12333}</Button>
          <Button onPress={goHome}>{buttons.home}</Button>
        </View>
      </Page>
    )
    case 'cancelling': return (
      <Page title={copy.cancelAsk.title} spoken={copy.cancelAsk.body}>
        <Text className='body'>{copy.cancelAsk.body}</Text>
        <View className='buttons'>
          <Button kind='primary' onPress={booking.keep}>{copy.cancelAsk.no}</Button>
          <Button disabled={booking.busy} onPress={booking.cancel}>{copy.cancelAsk.yes}</Button>
        </View>
      </Page>
    )
    case 'booked': return (
      <Page key='booked' title={wordsOf(shown.visit).title} spoken={[copy.booked.bring, copy.booked.scam].join('')}>
        <Booked booking={booking} visit={shown.visit} />
      </Page>
    )
    case 'step': return (
      <Page key={shown.step} title={copy[shown.step].title} step={booking.progress}>
        <StepBody key={shown.step} booking={booking} step={shown.step} />
      </Page>
    )
  }
}

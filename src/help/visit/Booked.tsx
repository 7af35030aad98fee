import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Facts } from '@/components/Facts'
import { Notice } from '@/components/Notice'
import { printDayIn } from '@/copy/dates'
import { fill, fillKnown } from '@/copy/fill'
import { districtNames, halfNames, visit as copy, visitStates } from '@/copy/visit'
import { buttons } from '@/copy/words'
import { hasCalendar, saveToCalendar } from '@/device/calendar'
import { civilDay } from '@/domain/calendar'
import type { BookedVisit } from '@/domain/contract/visit'
import { printReference } from '@/domain/reference'
import { timesOf } from '@/domain/visit/calendar-entry'
import { goHome } from '@/components/Page'
import { slotWords } from './Steps'
import type { Booking } from './use-booking'

export const wordsOf = ({ state }: BookedVisit) => visitStates[state]

/** The visit as it stands: when, who comes, what to have ready, and that it costs nothing. */
export function Booked({ booking, visit }: { booking: Booking; visit: BookedVisit }) {
  const { state, slot, visitorSurname, visitId, district } = visit
  const [isSaved, setSaved] = useState(false)
  const isOver = state === 'missed' || state === 'cancelled' || state === 'done'
  const today = civilDay(Date.now())
  const day = !slot || slot.on === today ? copy.booked.today : printDayIn(slot.on, today)
  const body = fillKnown(wordsOf(visit).body, { day, time: slot ? halfNames[slot.half].hours : '' })
  const save = () => {
    if (slot) void saveToCalendar({ id: visitId, title: copy.event, words: [copy.booked.bring, copy.booked.scam].join(''), ...timesOf(slot) }).then(setSaved)
  }
  return (
    <>
      {body ? <Text className='body'>{body}</Text> : null}
      {booking.trouble === 'tooLate' ? <Notice tone='bad'>{copy.tooLate}</Notice> : null}
      <View className='card card-facts'>
        <Facts
          facts={[
            [copy.booked.number, printReference(visitId)],
            [copy.booked.when, slot ? `${slotWords(slot)} ${halfNames[slot.half].hours}` : copy.check.later],
            [copy.booked.who, visitorSurname ? fill(copy.booked.visitor, { surname: visitorSurname }) : copy.booked.someone],
            [copy.booked.where, districtNames[district] ?? ''],
          ]}
        />
      </View>
      {isOver ? null : <Text className='body'>{copy.booked.bring}</Text>}
      {isOver ? null : <Notice tone='warn'>{copy.booked.scam}</Notice>}
      {isSaved ? <Notice tone='ok'>{copy.booked.saved}</Notice> : null}
      <View className='buttons'>
        {isOver ? <Button kind='primary' onPress={booking.again}>{copy.again}</Button> : <Button kind='primary' onPress={goHome}>{buttons.home}</Button>}
        {visit.mayChange ? <Button disabled={booking.busy} onPress={booking.askMove}>{copy.booked.move}</Button> : null}
        {visit.mayChange && slot && hasCalendar() ? <Button onPress={save}>{copy.booked.calendar}</Button> : null}
        {isOver ? null : <Button onPress={() => { void Taro.navigateTo({ url: '/help/visitor/index' }) }}>{copy.booked.checkVisitor}</Button>}
        {visit.mayChange ? <Button kind='quiet' onPress={booking.askCancel}>{copy.booked.cancel}</Button> : null}
        {isOver ? <Button onPress={goHome}>{buttons.home}</Button> : null}
      </View>
    </>
  )
}

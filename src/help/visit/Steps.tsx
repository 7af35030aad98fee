import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { Facts } from '@/components/Facts'
import { Field } from '@/components/Field'
import { Notice } from '@/components/Notice'
import { a11y } from '@/components/a11y'
import { printAppointment } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { elderIs } from '@/copy/names'
import { districtNames, halfNames, hearings, visit as copy, visitWhys } from '@/copy/visit'
import { buttons } from '@/copy/words'
import { HEARINGS, VISIT_WHYS, type Slot } from '@/domain/visit/visit'
import type { Answers, Booking, Step } from './use-booking'

export const slotWords = ({ on, half }: Slot): string => fill(copy.when.slot, { day: printAppointment(on), half: halfNames[half].name })

const PHONE = /^(1\d{10}|0\d{2,3}-?\d{7,8})$/

/** The sentence when this question is not answered yet. */
function lackOf(step: Step, { why, district, address, contactName, phone, slot, isLater }: Answers): string | null {
  switch (step) {
    case 'why': return why ? null : copy.why.missing
    case 'where': return district && address.trim().length >= 2 ? null : copy.where.missing
    case 'phone': return contactName.trim() && PHONE.test(phone) ? null : copy.phone.missing
    case 'when': return slot || isLater ? null : copy.when.missing
    default: return null
  }
}

export function StepBody({ booking, step }: { booking: Booking; step: Step }) {
  const [isMissing, setMissing] = useState(false)
  const lack = isMissing ? lackOf(step, booking.answers) : null
  const next = () => {
    const isLacking = lackOf(step, booking.answers) !== null
    setMissing(isLacking)
    if (!isLacking) booking.next()
  }
  if (step === 'check') return <Check booking={booking} />
  return (
    <>
      <Question booking={booking} step={step} />
      {lack ? <Notice tone='bad'>{lack}</Notice> : null}
      {booking.trouble === 'taken' ? <Notice tone='bad'>{copy.when.taken}</Notice> : null}
      <Button kind='primary' disabled={booking.busy || (step === 'who' && !booking.person)} onPress={next}>{buttons.next}</Button>
    </>
  )
}

function Question({ booking, step }: { booking: Booking; step: Step }) {
  const { answers, say } = booking
  switch (step) {
    case 'who': return (
      <View {...a11y('radiogroup', copy.who.title)}>
        {booking.people.map((one) => (
          <Choice
            key={one.beneficiaryId} title={one.maskName} hint={one.relation ? elderIs[one.relation] : copy.who.self}
            checked={booking.person?.beneficiaryId === one.beneficiaryId} onPress={() => booking.choosePerson(one)}
          />
        ))}
      </View>
    )
    case 'why': return (
      <View {...a11y('radiogroup', copy.why.title)}>
        {VISIT_WHYS.map((why) => <Choice key={why} {...visitWhys[why]} checked={answers.why === why} onPress={() => say({ why })} />)}
      </View>
    )
    case 'where': return <Where booking={booking} />
    case 'phone': return (
      <>
        <Field id='contactName' {...copy.phone.name} maxLength={20} value={answers.contactName} onInput={(contactName) => say({ contactName })} />
        <Field id='phone' {...copy.phone.number} type='idcard' maxLength={13} value={answers.phone} onInput={(phone) => say({ phone: phone.trim() })} />
        <View {...a11y('radiogroup', copy.phone.hearing)}>
          {HEARINGS.map((hearing) => <Choice key={hearing} title={hearings[hearing]} checked={answers.hearing === hearing} onPress={() => say({ hearing })} />)}
        </View>
      </>
    )
    default: return <When booking={booking} />
  }
}

function Where({ booking: { answers, say, lastAddress } }: { booking: Booking }) {
  return (
    <>
      {lastAddress ? <Button onPress={() => say(lastAddress)}>{copy.where.last}</Button> : null}
      <View {...a11y('radiogroup', copy.where.district)}>
        {Object.entries(districtNames).map(([code, name]) => <Choice key={code} title={name} checked={answers.district === code} onPress={() => say({ district: code })} />)}
      </View>
      <Field id='address' {...copy.where.address} maxLength={80} value={answers.address} onInput={(address) => say({ address })} />
    </>
  )
}

function When({ booking: { answers, say, slots } }: { booking: Booking }) {
  const isChosen = ({ on, half }: Slot) => !answers.isLater && answers.slot?.on === on && answers.slot.half === half
  return (
    <>
      {slots.length === 0 ? <Notice>{copy.when.full}</Notice> : null}
      <View {...a11y('radiogroup', copy.when.title)}>
        {slots.map((slot) => (
          <Choice
            key={`${slot.on}${slot.half}`} title={slotWords(slot)} hint={halfNames[slot.half].hours} checked={isChosen(slot)}
            onPress={() => say({ slot, isLater: false })}
          />
        ))}
        <Choice title={copy.when.none} hint={copy.when.noneHint} checked={answers.isLater} onPress={() => say({ isLater: true })} />
      </View>
    </>
  )
}

function Check({ booking }: { booking: Booking }) {
  const { answers: { why, district, address, contactName, phone, slot, isLater }, person } = booking
  return (
    <>
      <View className='card card-facts'>
        <Facts
          facts={[
            [copy.check.who, person?.maskName ?? ''],
            [copy.check.why, why ? visitWhys[why].title : ''],
            [copy.check.where, `${districtNames[district] ?? ''} ${address}`],
            [copy.check.phone, `${contactName} ${phone}`],
            [copy.check.when, slot && !isLater ? slotWords(slot) : copy.check.later],
          ]}
        />
      </View>
      <View className='buttons'>
        <Button kind='primary' disabled={booking.busy} onPress={booking.submit}>{copy.check.yes}</Button>
        <Button onPress={booking.back}>{copy.check.change}</Button>
      </View>
    </>
  )
}

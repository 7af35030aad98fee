import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { Button } from '@/components/Button'
import { Facts } from '@/components/Facts'
import { Icon } from '@/components/Icon'
import { Notice } from '@/components/Notice'
import { Page, goHome } from '@/components/Page'
import { Words, plain } from '@/components/Words'
import { a11y, heading } from '@/components/a11y'
import { contact } from '@/copy/contact'
import { printMoment, printWindow } from '@/copy/dates'
import { schemeNames } from '@/copy/names'
import { matched } from '@/copy/result'
import { buttons } from '@/copy/words'
import { isMuted } from '@/device/muted'
import { sayPrompt } from '@/device/voice'
import type { MatchedOutcome } from '@/domain/contract/citizen'
import { printReference } from '@/domain/reference'
import { beginRun, enter, type Run } from '../../run'
import { RemindMe } from './RemindMe'
import { moneySentences } from './money'
import './Matched.scss'

export function Matched({ run, outcome, beneficiaryId }: { run: Run; outcome: MatchedOutcome; beneficiaryId: string }) {
  const { reference, payment, benefits } = outcome
  // nothing is paid back when the stop was still to come
  useEffect(() => { if (!isMuted()) sayPrompt(payment?.backPayMonths.length ? 'v25' : 'v20') }, [payment])
  const money = moneySentences(payment)
  const needsDeclaration = benefits.some((benefit) => benefit.declarationMissing)
  const facts: [string, string][] = [
    [matched.facts.person, outcome.maskName],
    [matched.facts.at, printMoment(outcome.certifiedAt)],
    [matched.facts.channel, matched.modes[outcome.mode]],
    [matched.facts.scheme, benefits.map(({ scheme }) => schemeNames[scheme]).join('、')],
    [matched.facts.next, printWindow({ opensOn: outcome.nextOpensOn, dueOn: outcome.nextDueOn })],
  ]
  const helpAnother = () => enter(beginRun(run.home, { mode: 'forOthers', camera: 'rear' }))
  const open = (url: string) => { void Taro.navigateTo({ url }) }
  return (
    <Page spoken={plain([matched.first, matched.then, ...money].join('。'))}>
      <View className='matched' {...a11y('status')}>
        <View className='matched-head'>
          <View className='matched-mark'><Icon name='check' /></View>
          <View><Text className='matched-first' {...heading()}>{matched.first}</Text><Text className='matched-then'>{matched.then}</Text></View>
        </View>
        <Text className='matched-label'>{matched.reference}</Text>
        <Text className='number matched-reference'>{printReference(reference)}</Text>
      </View>
      <Notice tone='ok'>{money.map((sentence) => <Words key={sentence} className='body'>{sentence}</Words>)}</Notice>
      <View className='card card-facts'><Facts facts={facts} /></View>
      {needsDeclaration ? <Notice tone='warn'>{matched.declaration}</Notice> : null}
      <View className='buttons'>
        {needsDeclaration && !run.relay ? (
          <Button kind='primary' onPress={() => open(`/pages/certify/declare/index?person=${beneficiaryId}`)}>{matched.declare}</Button>
        ) : null}
        {/* a phone that only filmed for a relative's link is bound to nobody, and so sees no more */}
        {run.relay ? null : (
          <Button kind={needsDeclaration ? 'second' : 'primary'} onPress={() => open(`/mine/certificate/index?reference=${reference}`)}>
            {matched.certificate}
          </Button>
        )}
        {run.relay ? null : <RemindMe />}
        {outcome.mode === 'self' ? <Button kind='quiet' onPress={() => open('/mine/contact/index')}>{contact.afterSuccess}</Button> : null}
        {outcome.mode === 'forOthers' && !run.relay ? <Button onPress={helpAnother}>{matched.another}</Button> : null}
        <Button onPress={goHome}>{buttons.home}</Button>
      </View>
    </Page>
  )
}

import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/components/Button'
import { Facts } from '@/components/Facts'
import { Notice } from '@/components/Notice'
import { Page, goHome } from '@/components/Page'
import { plain } from '@/components/Words'
import { printDay, printMonth } from '@/copy/dates'
import { soonerSentence, whatIfWords } from '@/copy/explain'
import { fill } from '@/copy/fill'
import { makeup as copy } from '@/copy/makeup'
import { schemeNames } from '@/copy/names'
import { standingTag } from '@/copy/standing'
import { LateReasons } from './LateReasons'
import { useDuty } from '../use-duty'
import { WhatIfs } from '../WhatIfs'

/** What was missed, what certifying now brings, and, for whoever likes to say, why it got late. */
export default function Makeup() {
  const { state, data, reload, beneficiaryId } = useDuty()
  if (!data) return <Page state={state} onRetry={reload} />
  const { explanation, standing, today } = data
  const isLate = standing.dueOn !== null && standing.dueOn < today
  const now = isLate || standing.kind === 'suspended' ? explanation : null
  const first = now?.whatIf[0]
  const facts: [string, string][] = [
    ...(standing.dueOn ? [[copy.timeline.due, printDay(standing.dueOn)] as [string, string]] : []),
    ...(standing.graceEndsOn && standing.graceEndsOn !== standing.dueOn ? [[copy.timeline.grace, printDay(standing.graceEndsOn)] as [string, string]] : []),
    ...(standing.suspendedFrom
      ? [[copy.timeline.stopped, fill(copy.timeline.stoppedFrom, { month: printMonth(standing.suspendedFrom) })] as [string, string]] : []),
    [copy.timeline.now, standingTag(standing).word],
  ]
  const spoken = now && first
    ? [...(now.sooner ? [soonerSentence(now.sooner, today)] : []), whatIfWords(first, today).title, ...whatIfWords(first, today).sentences].join('。')
    : copy.notLate
  return (
    <Page title={copy.title} spoken={plain(spoken)}>
      <Text className='body'>{`${data.maskName} · ${schemeNames[data.scheme]}`}</Text>
      <View className='card card-facts'><Facts facts={facts} /></View>
      {now?.sooner ? <Notice tone='warn'>{soonerSentence(now.sooner, today)}</Notice> : null}
      {now ? <Text className='body'>{copy.certifyHint}</Text> : <Notice tone='ok'>{copy.notLate}</Notice>}
      <View className='buttons'>
        <Button kind='primary' onPress={goHome}>{copy.certify}</Button>
        <Button onPress={() => { void Taro.navigateTo({ url: '/pages/method/index' }) }}>{copy.otherWay}</Button>
      </View>
      {now ? <WhatIfs explanation={now} today={today} /> : null}
      <Text className='small'>{copy.footer}</Text>
      {now ? <Button kind='quiet' onPress={() => { void Taro.navigateTo({ url: `/mine/appeal/index?person=${beneficiaryId}` }) }}>{copy.appeal}</Button> : null}
      {now && data.lateReason.ask !== 'none' ? <LateReasons beneficiaryId={beneficiaryId} duty={data} /> : null}
    </Page>
  )
}

import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { Page, goHome } from '@/components/Page'
import { plain } from '@/components/Words'
import { heading } from '@/components/a11y'
import { printDay } from '@/copy/dates'
import { soonerSentence, stepWords, why as copy } from '@/copy/explain'
import { fill } from '@/copy/fill'
import { makeup } from '@/copy/makeup'
import { schemeNames } from '@/copy/names'
import { buttons } from '@/copy/words'
import type { StandingKind } from '@/domain/contract/common'
import { Sourced } from '../Sourced'
import { useDuty } from '../use-duty'
import { WhatIfs } from '../WhatIfs'

const LATE: ReadonlySet<StandingKind> = new Set<StandingKind>(['grace', 'overdue', 'suspended'])

/** The due day, step by step, each with its source; then what certifying on the coming days would do. */
export default function Why() {
  const { state, data, reload, beneficiaryId } = useDuty()
  if (!data) return <Page state={state} onRetry={reload} />
  const { explanation, standing, today, others } = data
  const steps = explanation?.steps.map(stepWords) ?? []
  const spoken = explanation
    ? [copy.due, printDay(explanation.dueOn), ...steps.flatMap(({ sentences }) => sentences)].join('')
    : copy.closed
  const other = (page: 'why' | 'makeup', scheme: string) => {
    void Taro.redirectTo({ url: `/help/${page}/index?person=${beneficiaryId}&scheme=${scheme}` })
  }
  return (
    <Page title={copy.title} spoken={plain(spoken)}>
      <Text className='body'>{`${data.maskName} · ${schemeNames[data.scheme]}`}</Text>
      {explanation ? (
        <>
          <View className='card'>
            <Text className='body'>{copy.due}</Text>
            <Text className='h1'>{printDay(explanation.dueOn)}</Text>
          </View>
          <Text className='h2' {...heading(2)}>{copy.how}</Text>
          <View className='card'>{steps.map((words, i) => <Sourced key={i} {...words} />)}</View>
          {explanation.sooner ? <Notice tone='warn'>{soonerSentence(explanation.sooner, today)}</Notice> : null}
          <WhatIfs explanation={explanation} today={today} />
        </>
      ) : <Notice>{copy.closed}</Notice>}
      <Text className='small'>{copy.footer}</Text>
      <View className='buttons'>
        <Button kind='primary' onPress={goHome}>{buttons.home}</Button>
        {LATE.has(standing.kind) ? <Button onPress={() => other('makeup', data.scheme)}>{makeup.title}</Button> : null}
        {others.map((scheme) => <Button key={scheme} onPress={() => other('why', scheme)}>{fill(copy.others, { scheme: schemeNames[scheme] })}</Button>)}
        <Button kind='quiet' onPress={() => { void Taro.navigateTo({ url: '/help/policy/index' }) }}>{copy.policy}</Button>
      </View>
    </Page>
  )
}

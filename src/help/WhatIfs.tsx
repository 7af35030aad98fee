import { Text, View } from '@tarojs/components'
import { heading } from '@/components/a11y'
import { Words } from '@/components/Words'
import { basisLine } from '@/copy/basis'
import { whatIfWords, why } from '@/copy/explain'
import type { Explanation } from '@/domain/contract/citizen-explain'

/** When to certify and what it comes to, span by span. */
export function WhatIfs({ explanation, today }: { explanation: Explanation; today: string }) {
  const { whatIf, paymentBasis } = explanation
  const showsPay = whatIf.some(({ pay }) => pay.kind === 'resumes' || pay.kind === 'mayHaveStopped')
  return (
    <>
      <Text className='h2' {...heading(2)}>{why.ifNow}</Text>
      {whatIf.map((row) => {
        const { title, sentences } = whatIfWords(row, today)
        return (
          <View key={row.fromOn} className='card'>
            <Text className='row-title' {...heading(3)}>{title}</Text>
            <View>{sentences.map((sentence) => <Words key={sentence} className='body'>{sentence}</Words>)}</View>
          </View>
        )
      })}
      {showsPay ? <Text className='small'>{basisLine(paymentBasis)}</Text> : null}
    </>
  )
}

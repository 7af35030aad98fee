import { Text, View } from '@tarojs/components'
import { Notice } from '@/components/Notice'
import { heading } from '@/components/a11y'
import { Words } from '@/components/Words'
import { basisLine } from '@/copy/basis'
import { soonerSentence, whatIfWords } from '@/copy/explain'
import type { Explanation } from '@/domain/contract/citizen-explain'

/** When to certify and what it comes to, span by span; above them the one day that is worth money. */
export function WhatIfs({ explanation, today }: { explanation: Explanation; today: string }) {
  const { whatIf, sooner, paymentBasis } = explanation
  const showsPay = whatIf.some(({ pay }) => pay.kind === 'resumes' || pay.kind === 'mayHaveStopped')
  return (
    <>
      {sooner ? <Notice tone='warn'>{soonerSentence(sooner, today)}</Notice> : null}
      {whatIf.map((row) => {
        const { title, sentences } = whatIfWords(row, today)
        return (
          <View key={row.fromOn} className='card'>
            <Text className='h2' {...heading(2)}>{title}</Text>
            <View>{sentences.map((sentence) => <Words key={sentence} className='body'>{sentence}</Words>)}</View>
          </View>
        )
      })}
      {showsPay ? <Text className='small'>{basisLine(paymentBasis)}</Text> : null}
    </>
  )
}

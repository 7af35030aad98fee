import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/components/Button'
import { Facts } from '@/components/Facts'
import { Notice } from '@/components/Notice'
import { Page, goHome } from '@/components/Page'
import { Tag } from '@/components/Tag'
import { Words, plain } from '@/components/Words'
import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { standingTags } from '@/copy/names'
import { review } from '@/copy/result'
import { reassurance } from '@/copy/standing'
import { buttons } from '@/copy/words'
import type { Outcome } from '@/domain/contract/citizen'

/** Not sure enough either way: staff look at the same video. */
export function Review({ outcome, beneficiaryId }: { outcome: Extract<Outcome, { kind: 'needsReview' }>; beneficiaryId: string }) {
  const body = fill(review.body, { answerBy: printDay(outcome.answerBy) })
  const calm = reassurance(outcome.standing)
  return (
    <Page title={review.title} spoken={plain(body)}>
      <View><Tag tone='info'>{standingTags.reviewing.word}</Tag></View>
      <Words className='body'>{body}</Words>
      <View className='card card-facts'><Facts facts={[[review.number, outcome.reviewNo]]} /></View>
      {calm ? <Notice>{calm}</Notice> : null}
      <View className='buttons'>
        <Button kind='primary' onPress={() => { void Taro.navigateTo({ url: `/mine/records/index?person=${beneficiaryId}` }) }}>
          {review.progress}
        </Button>
        <Button onPress={goHome}>{buttons.home}</Button>
      </View>
    </Page>
  )
}

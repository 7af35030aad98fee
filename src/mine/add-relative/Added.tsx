import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/components/Button'
import { Page, goHome } from '@/components/Page'
import { Words, plain } from '@/components/Words'
import { fill } from '@/copy/fill'
import { elderIs } from '@/copy/names'
import { addRelative as copy, relatives } from '@/copy/relatives'
import { buttons } from '@/copy/words'
import type { Answer } from './use-adding'

/** What came of it: each a page of its own, with the way on. */
export function Added({ answer, onChange }: { answer: Answer; onChange(): void }) {
  const { title, body } = wordsOf(answer)
  const toList = () => { void Taro.redirectTo({ url: '/mine/relatives/index' }) }
  return (
    <Page title={title} spoken={plain(body)}>
      <Words className='body'>{body}</Words>
      <View className='buttons'>
        {answer.kind === 'added' ? (
          <>
            <Button kind='primary' onPress={() => { void Taro.reLaunch({ url: `/pages/home/index?help=${answer.person.beneficiaryId}` }) }}>
              {fill(relatives.certify, { elder: elderIs[answer.person.relation] })}
            </Button>
            <Button onPress={() => { void Taro.redirectTo({ url: `/mine/relay/index?person=${answer.person.beneficiaryId}` }) }}>{relatives.send}</Button>
          </>
        ) : null}
        {answer.kind === 'notFound' || answer.kind === 'samePhone' ? <Button kind='primary' onPress={onChange}>{copy.change}</Button> : null}
        {answer.kind === 'isYourself' ? null : <Button onPress={toList}>{copy.toList}</Button>}
        {answer.kind === 'tooManyRelatives' ? (
          <Button onPress={() => { void Taro.navigateTo({ url: '/pages/method/index' }) }}>{buttons.otherWay}</Button>
        ) : null}
        <Button onPress={goHome}>{buttons.home}</Button>
      </View>
    </Page>
  )
}

function wordsOf(answer: Answer): { title: string; body: string } {
  switch (answer.kind) {
    case 'added': case 'samePhone': case 'isYourself': return copy[answer.kind]
    case 'already': return { title: copy.already.title, body: fill(copy.already.body, answer) }
    case 'notFound': return { title: copy.notFound.title, body: fill(copy.notFound.body, answer) }
    case 'tooManyRelatives': return { title: copy.tooMany.title, body: fill(copy.tooMany.body, answer) }
  }
}

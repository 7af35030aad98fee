import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/components/Button'
import { call12333 } from '@/components/HelpBar'
import { Page, goHome } from '@/components/Page'
import { Words, plain } from '@/components/Words'
import { refused } from '@/copy/refused'
import { buttons } from '@/copy/words'
import { answer, currentRun, nothingDeclared, pageOf } from '../../run'
import { useStart } from '../use-start'
import { refusalWords, type RefusalStep } from './refusal-words'

/** Why no attempt was opened, with the way on (ux A21). */
export default function Refused() {
  const anyway = useStart('prepare', true)
  const refusal = currentRun()?.refusal
  if (!refusal) return <Page state={{ kind: 'lostRun' }} />
  const { title, body, hints, steps } = refusalWords(refusal)
  const go: Record<RefusalStep, () => void> = {
    change: () => { void Taro.redirectTo({ url: pageOf('identity') }) },
    anyway: () => { answer({ evenIfNotDue: true }); anyway.run() },
    someoneElse: () => {
      answer({ mode: 'forOthers', person: null, invitation: null, relay: null, relation: null, name: '', idNumber: '', ...nothingDeclared })
      void Taro.redirectTo({ url: pageOf('who') })
    },
    method: () => { void Taro.navigateTo({ url: '/pages/method/index' }) },
    call: call12333,
    home: goHome,
  }
  return (
    <Page title={title} state={anyway.state} onRetry={anyway.again} spoken={plain([...body, ...hints].join('。'))}>
      {body.map((sentence) => <Words key={sentence} className='body'>{sentence}</Words>)}
      {hints.length ? (
        <View className='card'>
          <Text className='small'>{refused.maybe}</Text>
          {hints.map((hint, i) => <Text key={hint} className='body'>{`${i + 1}. ${hint}`}</Text>)}
        </View>
      ) : null}
      <View className='buttons'>
        {steps.map((step, i) => (
          <Button key={step} kind={i === 0 ? 'primary' : 'second'} disabled={step === 'anyway' && anyway.busy} onPress={go[step]}>
            {stepLabels[step]}
          </Button>
        ))}
      </View>
    </Page>
  )
}

const stepLabels: Record<RefusalStep, string> = {
  change: refused.change,
  anyway: refused.anyway,
  someoneElse: refused.someoneElse,
  method: buttons.otherWay,
  call: buttons.call12333,
  home: buttons.home,
}

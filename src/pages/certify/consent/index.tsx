import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '@/components/Button'
import { Page } from '@/components/Page'
import { Words } from '@/components/Words'
import { consent } from '@/copy/certify'
import { fillKnown } from '@/copy/fill'
import { answer, currentRun, goOn, isPersonKnown, nothingDeclared, pageOf, stepOf } from '../../run'
import { useStart } from '../use-start'
import { ElderSays } from './ElderSays'
import './index.scss'

/** The separate consent for the face. Refusing leads to the other ways and is recorded as nothing. */
export default function Consent() {
  const start = useStart('prepare')
  const run = currentRun()
  if (!run) return <Page state={{ kind: 'lostRun' }} />
  const { title, lead } = consent[run.mode]
  const { videoDays } = run.home
  const points = consent.points.map(([name, text]) => [name, fillKnown(text, { videoDays })] as const)
  const otherPerson = () => {
    answer({ person: null, invitation: null, name: '', idNumber: '', ...nothingDeclared })
    void Taro.navigateTo({ url: pageOf(run.mode === 'forOthers' ? 'who' : 'identity') })
  }
  return (
    <Page
      title={title} step={stepOf(run, 'consent')} state={start.state} onRetry={start.again}
      spoken={[lead, ...points.map(([name, text]) => `${name}：${text}`)].filter(Boolean).join('。')}
    >
      {lead ? <Text className='body'>{lead}</Text> : null}
      {run.person ? (
        <View className='consent-person'>
          <Words className='body'>{`<b>${run.person.maskName}</b> · ${run.person.maskId}`}</Words>
          <Button kind='quiet' onPress={otherPerson}>{run.mode === 'self' ? consent.notMe : consent.notThem}</Button>
        </View>
      ) : null}
      {run.relay ? <View className='consent-person'><Words className='body'>{`<b>${run.relay.maskName}</b>`}</Words></View> : null}
      <ElderSays run={run} />
      <View className='card consent-points'>
        {points.map(([name, text]) => (
          <View key={name} className='consent-point'>
            <Text className='consent-name'>{name}</Text><Text className='body'>{text}</Text>
          </View>
        ))}
      </View>
      <View className='buttons'>
        {/* refusing is as easy as agreeing: both buttons weigh the same */}
        <Button
          disabled={start.busy} openType={process.env.TARO_ENV === 'weapp' ? 'agreePrivacyAuthorization' : undefined}
          onPress={() => isPersonKnown(run) ? start.run() : goOn(run, 'consent')}
        >
          {consent.agree[run.mode]}
        </Button>
        <Button onPress={() => { void Taro.navigateTo({ url: '/pages/method/index' }) }}>{consent.refuse}</Button>
        <Button kind='quiet' onPress={() => { void Taro.navigateTo({ url: '/help/policy/index' }) }}>{consent.full}</Button>
      </View>
    </Page>
  )
}

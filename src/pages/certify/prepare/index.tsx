import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { call } from '@/api/client'
import { Button } from '@/components/Button'
import { Choice } from '@/components/Choice'
import { Icon } from '@/components/Icon'
import { Notice } from '@/components/Notice'
import { Page } from '@/components/Page'
import { a11y } from '@/components/a11y'
import { useTask } from '@/components/use-task'
import { abilitiesConsent } from '@/copy/abilities'
import { prepare } from '@/copy/certify'
import { VOICE } from '@/copy/voice'
import { isMuted, setMuted } from '@/device/muted'
import { isScreenSteady, setScreenSteady } from '@/device/steady-screen'
import { canSpeak, speak } from '@/device/voice'
import type { Eyes, Unable } from '@/domain/contract/common'
import { rungOf, showsLess } from '@/domain/ladder'
import { answer, currentRun, pageOf, stepOf } from '../../run'
import { useStart } from '../use-start'
import { CannotAct } from './CannotAct'
import './index.scss'

/** A stiff neck alone leaves the usual actions, without the head. */
const rungWord = (unable: Unable) => {
  const rung = rungOf(unable)
  return rung === 'blink' ? 'stiff' : rung
}

const icons = ['light', 'glasses', 'person'] as const

export default function Prepare() {
  const start = useStart('face')
  const run = currentRun()
  const [camera, setCamera] = useState(run?.camera ?? 'front')
  const [eyes, setEyes] = useState(run?.eyes ?? null)
  const [unable, setUnable] = useState(run?.unable ?? null)
  const [muted, mute] = useState(isMuted)
  const [steady, keepSteady] = useState(isScreenSteady)
  const [cannotAct, setCannotAct] = useState(false)
  const [keeps, setKeeps] = useState(false)
  const keep = useTask(async (beneficiaryId: string) => {
    await call('keepAbilities', { beneficiaryId, unable: unable ?? [], ...(eyes ? { eyes } : {}), consent: { version: abilitiesConsent, agreed: true } })
    start.run()
  })
  if (!run) return <Page state={{ kind: 'lostRun' }} />
  if (cannotAct) {
    const back = (able: Eyes | null, not: Unable | null) => {
      setEyes(able)
      setUnable(not)
      setCannotAct(false)
    }
    return <CannotAct onBack={() => back(null, run.attempt?.remembered ? [] : null)} onOneEye={(able) => back(able, null)} onUnable={(not) => back(null, not)} />
  }
  const labels = run.mode === 'self' ? prepare.camera : prepare.cameraForOthers
  const toggleVoice = () => {
    setMuted(!muted)
    mute(!muted)
  }
  const toggleSteady = () => {
    setScreenSteady(!steady)
    keepSteady(!steady)
  }
  const { person } = run
  const isKept = keep.state.kind === 'ready'
  const says = unable !== null || eyes !== null
  const begin = () => {
    // the server was told which camera films, and what the person can do, when it opened the attempt
    const { attempt } = run
    if (attempt && attempt.camera === camera && (attempt.eyes ?? null) === eyes && JSON.stringify(attempt.unable ?? null) === JSON.stringify(unable)) void Taro.navigateTo({ url: pageOf('face') })
    else {
      answer({ camera, eyes, unable })
      if (keeps && person && says) keep.run(person.beneficiaryId)
      else start.run()
    }
  }
  return (
    <Page title={prepare.title} step={stepOf(run, 'prepare')} state={isKept ? start.state : keep.state} onRetry={isKept ? start.again : keep.again} spoken={VOICE.v05}>
      <View className='card prepare-todo'>
        {prepare.todo.map(([what, detail], i) => (
          <View key={what} className='prepare-item'>
            <View className='prepare-icon'><Icon name={icons[i] ?? 'person'} /></View>
            <View><Text className='prepare-what'>{what}</Text><Text className='small'>{detail}</Text></View>
          </View>
        ))}
      </View>
      <Text className='body'>{prepare.calm}</Text>
      <View>
        <Text className='small gap-below'>{prepare.camera.label}</Text>
        <View className='prepare-cameras' {...a11y('radiogroup', prepare.camera.label)}>
          <Choice title={labels.front} checked={camera === 'front'} onPress={() => setCamera('front')} />
          <Choice title={labels.rear} checked={camera === 'rear'} onPress={() => setCamera('rear')} />
        </View>
      </View>
      {run.attempt?.remembered && !says ? <Notice>{prepare.remembered}</Notice> : null}
      {run.attempt?.remembered && !says && person
        ? <Button onPress={() => { void Taro.navigateTo({ url: `/mine/abilities/index?person=${person.beneficiaryId}` }) }}>{prepare.seeRemembered}</Button> : null}
      {unable && showsLess(unable) ? <Notice>{prepare.rungs[rungWord(unable)]}</Notice> : null}
      {eyes ? <Notice>{prepare.oneEye[eyes]}</Notice> : null}
      {says && person ? <Choice kind='checkbox' {...prepare.remember} checked={keeps} onPress={() => setKeeps(!keeps)} /> : null}
      {process.env.TARO_ENV === 'h5' && camera === 'front'
        ? <Choice kind='checkbox' title={prepare.steady.label} hint={prepare.steady.hint} checked={steady} onPress={toggleSteady} /> : null}
      {camera === 'rear' ? <Notice>{prepare.helper}</Notice> : null}
      <View className='buttons'>
        <Button kind='primary' disabled={start.busy || keep.busy} onPress={begin}>{prepare.ready}</Button>
        {canSpeak() && !muted ? <Button onPress={() => speak(VOICE.v06)}>{prepare.listen}</Button> : null}
        {canSpeak() ? <Button kind='quiet' onPress={toggleVoice}>{muted ? prepare.mute.on : prepare.mute.off}</Button> : null}
        <Button kind='quiet' onPress={() => setCannotAct(true)}>{prepare.cannot}</Button>
      </View>
      <Text className='small'>{prepare.permission}</Text>
    </Page>
  )
}

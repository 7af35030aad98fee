import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { call } from '@/api/client'
import FaceCheck from '@/components/FaceCheck'
import { Page } from '@/components/Page'
import { a11y } from '@/components/a11y'
import type { Clip } from '@/device/clip'
import { useLetterSize } from '@/device/letter-size'
import { isMuted } from '@/device/muted'
import { isScreenSteady } from '@/device/steady-screen'
import { stepsOf } from '@/domain/capture-state'
import type { FaceFailure } from '@/domain/face-failure'
import { currentRun, note, pageOf } from '../../run'
import { Sending } from './Sending'

/** The camera, then the way of its video to the server. */
export default function Face() {
  const size = useLetterSize()
  const [clip, setClip] = useState<Clip | null>(null)
  const attempt = currentRun()?.attempt
  const byRelay = currentRun()?.relay ? attempt?.attemptId : undefined
  useEffect(() => {
    // for who sent the link; whether they hear of it changes nothing here
    if (byRelay) call('relay.filming', { attemptId: byRelay }).catch(() => undefined)
  }, [byRelay])
  if (!attempt) return <Page state={{ kind: 'lostRun' }} />
  if (clip) return <Sending clip={clip} attempt={attempt} />
  const trouble = (reason: FaceFailure) => {
    note({ ending: { kind: 'trouble', reason } })
    void Taro.redirectTo({ url: '/pages/certify/result/index' })
  }
  const stop = (choice: 'back' | 'otherWay') => {
    void Taro.redirectTo({ url: choice === 'back' ? pageOf('prepare') : '/pages/method/index' })
  }
  return (
    <View className={`scale-${size}`} {...a11y('main')}>
      <FaceCheck
        actions={stepsOf(attempt)}
        camera={attempt.camera}
        eyes={attempt.eyes ?? undefined}
        muted={isMuted()}
        tints={isScreenSteady() ? null : attempt.tint}
        onDone={setClip}
        onStop={stop}
        onTrouble={trouble}
      />
    </View>
  )
}

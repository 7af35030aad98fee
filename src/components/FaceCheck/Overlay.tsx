import type { ReactNode } from 'react'
import { Button, Text, View } from '@tarojs/components'
import { BUTTON, MARK, OVAL } from '@/copy/camera'
import { canPrompt } from '@/device/voice'
import type { Capture, CaptureEvent } from '@/domain/capture-state'
import type { Tint } from '@/domain/contract/common'
import { a11y } from '../a11y'
import { captionOf, lineOf, ovalOf, progressOf } from './words'
import './face-check.scss'

interface OverlayProps {
  state: Capture
  /** How much of the face models is here, 0..100. */
  loaded: number
  muted: boolean
  /** The colour of the background now. */
  tint?: Tint | null
  dispatch(event: CaptureEvent): void
  onStop(choice: 'back' | 'otherWay'): void
  /** The live picture. */
  children: ReactNode
}

const SIGN = { done: '✓', now: '●', next: '○' } as const

/** The whole screen of S7 around the platform's live picture: caption, line, oval, progress, two buttons. It never scrolls. */
export function Overlay({ state, loaded, muted, tint, dispatch, onStop, children }: OverlayProps) {
  const oval = ovalOf(state)
  const asking = state.phase === 'asking'
  return (
    <View className={`face-check ${tint ? `face-check--${tint}` : ''}`}>
      <View className='face-check__words'>
        <View className='face-check__caption' {...a11y('status')}>{captionOf(state)}</View>
        <View className='face-check__line'>{lineOf(state, loaded)}</View>
      </View>
      <View className='face-check__stage'>
        {children}
        <View className={`face-check__oval face-check__oval--${oval}`} />
        {OVAL[oval] ? <Text className='face-check__oval-word'>{OVAL[oval]}</Text> : null}
      </View>
      {asking ? null : (
        <View className='face-check__progress'>
          {progressOf(state).map(({ word, mark }, i) => (
            <Text key={i} className={`face-check__step face-check__step--${mark}`} aria-label={`${word}，${MARK[mark]}`}>
              {`${SIGN[mark]} ${word}`}
            </Text>
          ))}
        </View>
      )}
      {asking ? (
        <View className='face-check__sheet'>
          <Press word={BUTTON.carryOn} onPress={() => dispatch({ kind: 'carryOn' })} />
          <Press word={BUTTON.back} onPress={() => onStop('back')} />
          <Press word={BUTTON.otherWay} onPress={() => onStop('otherWay')} />
        </View>
      ) : (
        <View className='face-check__buttons'>
          {!muted && canPrompt() ? <Press word={BUTTON.again} label={BUTTON.againLabel} onPress={() => dispatch({ kind: 'sayAgain' })} /> : null}
          <Press word={BUTTON.stop} label={BUTTON.stopLabel} onPress={() => dispatch({ kind: 'stop' })} />
        </View>
      )}
    </View>
  )
}

function Press({ word, label, onPress }: { word: string; label?: string; onPress(): void }) {
  return <Button className='face-check__button' {...a11y('button', label)} onClick={onPress}>{word}</Button>
}

import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useEffect, useState, type ReactNode } from 'react'
import { fill } from '@/copy/fill'
import { buttons, giveUpWaiting, keptAnswers, states, stateOf, step as stepWords } from '@/copy/words'
import type { ErrorCode } from '@/domain/contract/errors'
import { useLetterSize } from '@/device/letter-size'
import { stopSpeaking } from '@/device/voice'
import { a11y, heading, pressable } from './a11y'
import { Button } from './Button'
import { CallSheet, HelpBar } from './HelpBar'
import { Icon } from './Icon'
import { Words } from './Words'

export type PageState =
  | { kind: 'ready' | 'loading' | 'offline' }
  | { kind: 'failed'; code: ErrorCode }
  /** Reloaded in the middle: the answers, which live in memory only, are gone. */
  | { kind: 'lostRun' }

interface PageProps {
  /** The one heading; in `ready` only. A page whose card carries the heading leaves it out. */
  title?: string
  step?: { no: number; of: number }
  state?: PageState
  /** What 朗读 reads besides the heading. */
  spoken?: string
  isHome?: boolean
  onRetry?: () => void
  children?: ReactNode
}

/** The frame of every citizen page and all its states (ux 3.1, 3.3). */
export function Page({ title, step, state = { kind: 'ready' }, spoken = '', isHome = false, onRetry, children }: PageProps) {
  const size = useLetterSize()
  useEffect(() => stopSpeaking, [])
  const ready = state.kind === 'ready'
  return (
    <View className={`page scale-${size}`} {...a11y('main')}>
      {process.env.TARO_ENV === 'h5' && !isHome ? <BackBar /> : null}
      <View className='page-content'>
        {ready && step ? <Text className='page-step'>{fill(stepWords, step)}</Text> : null}
        {ready && title ? <Text className='h1' {...heading()}>{title}</Text> : null}
        {ready ? children : <NotReady state={state} keepsAnswers={Boolean(step)} onRetry={onRetry} />}
      </View>
      <HelpBar spoken={[title, spoken].filter(Boolean).join('。')} />
    </View>
  )
}

/** Browsers have no navigation bar of the mini-program. */
function BackBar() {
  const back = () => {
    if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
    else goHome()
  }
  return <View className='page-back' {...pressable('button', back)}><Icon name='back' /><Text>{buttons.back}</Text></View>
}

export const goHome = (): void => { void Taro.reLaunch({ url: '/pages/home/index' }) }

function NotReady({ state, keepsAnswers, onRetry }: { state: PageState; keepsAnswers: boolean; onRetry?: () => void }) {
  const [calling, setCalling] = useState(false)
  if (state.kind === 'loading') return <Waiting />
  const name = state.kind === 'offline' || state.kind === 'lostRun' ? state.kind : state.kind === 'failed' ? stateOf[state.code] : 'gone'
  const mayRetry = onRetry && name !== 'gone' && name !== 'lostRun'
  return (
    <View className='page-state' {...a11y('alert')}>
      <Text className='h1' {...heading()}>{states[name].title}</Text>
      <Words className='body'>{states[name].body}</Words>
      {mayRetry && keepsAnswers ? <Text className='body'>{keptAnswers}</Text> : null}
      <View className='buttons'>
        {mayRetry
          ? <Button kind='primary' onPress={onRetry}>{buttons.retry}</Button>
          : <Button kind='primary' onPress={goHome}>{buttons.home}</Button>}
        <Button onPress={() => setCalling(true)}>{buttons.call}</Button>
      </View>
      {calling ? <CallSheet onClose={() => setCalling(false)} /> : null}
    </View>
  )
}

/** Nothing for 0.4 s, so that a quick answer does not flicker; after 6 s a way out. */
function Waiting() {
  const [patience, setPatience] = useState<'new' | 'shown' | 'slow'>('new')
  useEffect(() => {
    const shown = setTimeout(() => setPatience('shown'), 400)
    const slow = setTimeout(() => setPatience('slow'), 6000)
    return () => { clearTimeout(shown); clearTimeout(slow) }
  }, [])
  if (patience === 'new') return null
  const { title, body } = states[patience === 'slow' ? 'slow' : 'loading']
  return (
    <View className='page-state' {...a11y('status')}>
      <Text className='h1' {...heading()}>{title}</Text>
      {body ? <Text className='body'>{body}</Text> : null}
      <View className='skeleton' /><View className='skeleton skeleton-short' /><View className='skeleton' />
      {patience === 'slow' ? <Button onPress={goHome}>{giveUpWaiting}</Button> : null}
    </View>
  )
}

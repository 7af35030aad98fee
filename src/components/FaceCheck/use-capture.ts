import { useEffect, useReducer, useRef } from 'react'
import { SPOKEN } from '@/copy/camera'
import type { Recorder } from '@/device/clip'
import { keepScreenOn } from '@/device/screen-on'
import { vibrate } from '@/device/vibrate'
import { sayPrompt, stopSpeaking } from '@/device/voice'
import { capture } from '@/domain/capture'
import { openCapture, type Capture, type CaptureEvent, type Cue } from '@/domain/capture-state'
import type { FaceCheckProps } from './props'

const TICK_MS = 100

/** What is felt with what is said. */
const SHAKES: Partial<Record<Cue, 'short' | 'long'>> = {
  blink: 'short', openMouth: 'short', turnLeft: 'short', turnRight: 'short', nod: 'short', done: 'short', again: 'long', family: 'long',
}

/** Drives the capture machine: clock, voice, vibration and recorder. The platform's component adds the camera and the readings. */
export function useCapture(props: FaceCheckProps, recorder: Recorder): [Capture, (event: CaptureEvent) => void] {
  const latest = useRef(props)
  latest.current = props
  const [state, send] = useReducer(
    (before: Capture, { event, atMs }: { event: CaptureEvent; atMs: number }) => capture(before, event, atMs),
    props.actions,
    (actions) => openCapture(actions, Date.now()),
  )
  const dispatch = useRef((event: CaptureEvent) => send({ event, atMs: Date.now() })).current
  const { phase, cue, recording, prompts, failure } = state
  const over = phase === 'done' || phase === 'failed'

  useEffect(() => {
    if (over) return
    const clock = setInterval(() => dispatch({ kind: 'tick' }), TICK_MS)
    return () => clearInterval(clock)
  }, [over, dispatch])

  useEffect(() => {
    if (!cue) return
    const shake = SHAKES[cue.word]
    if (shake) vibrate(shake)
    const said = () => dispatch({ kind: 'said', no: cue.no })
    if (latest.current.muted) said()
    else sayPrompt(SPOKEN[cue.word], said)
    // one sentence a number: `speaking` changes within it
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [cue?.no, dispatch])

  useEffect(() => {
    if (!recording) return
    let current = true
    recorder.start().then(
      () => current && dispatch({ kind: 'recorderStarted' }),
      () => current && dispatch({ kind: 'trouble', reason: 'unsupported' }),
    )
    return () => {
      current = false
      recorder.drop()
    }
  }, [recording, recorder, dispatch])

  useEffect(() => {
    if (phase === 'failed') latest.current.onTrouble(failure ?? 'unsupported')
    if (phase === 'done') {
      recorder.finish().then(
        (recording) => latest.current.onDone({ ...recording, prompts: [...prompts] }),
        () => latest.current.onTrouble('unsupported'),
      )
    }
    // `prompts` and `failure` no longer change once it is over
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [phase, recorder])

  useEffect(keepScreenOn, [])
  useEffect(() => stopSpeaking, [])
  return [state, dispatch]
}

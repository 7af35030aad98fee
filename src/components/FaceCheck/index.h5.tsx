import { useEffect, useReducer, useRef, useState } from 'react'
import { closeCamera, isCameraAllowed, openCamera, troubleOf, whyNoCamera } from '@/device/camera.h5'
import type { Clip } from '@/device/clip'
import { watchFace } from '@/device/face-watch.h5'
import { createRecorder } from '@/device/recorder.h5'
import { Overlay } from './Overlay'
import type { FaceCheckProps } from './props'
import { useCapture } from './use-capture'
import { useTints } from './use-tints'

/** Films the person doing the actions in order, and hands over one clip. Owns the camera for as long as it is mounted. */
export default function FaceCheck(props: FaceCheckProps) {
  const { camera, eyes, muted, tints, onStop } = props
  const video = useRef<HTMLVideoElement>(null)
  const stream = useRef<MediaStream | null>(null)
  const [recorder] = useState(() => createRecorder(() => stream.current))
  const shown = useRef<NonNullable<Clip['tints']>>([])
  const onDone = (clip: Clip) => props.onDone(shown.current.length > 0 ? { ...clip, tints: shown.current } : clip)
  const [state, dispatch] = useCapture({ ...props, onDone }, recorder)
  const tint = useTints(camera === 'front' ? tints : null, state.recordedFromMs, shown)
  const [loaded, setLoaded] = useState(0)
  const [opening, openAgain] = useReducer((count: number) => count + 1, 0)
  const over = state.phase === 'done' || state.phase === 'failed'

  useEffect(() => {
    if (over) return
    const reason = whyNoCamera()
    if (reason) return dispatch({ kind: 'trouble', reason })
    let mounted = true
    const lost = () => {
      dispatch({ kind: 'cameraLost' })
      openAgain()
    }
    isCameraAllowed().then((allowed) => { if (allowed && mounted) dispatch({ kind: 'granted' }) })
    openCamera(camera).then(
      (opened) => {
        if (!mounted) return closeCamera(opened)
        dispatch({ kind: 'granted' })
        stream.current = opened
        opened.getVideoTracks().forEach((track) => track.addEventListener('ended', lost))
        if (video.current) video.current.srcObject = opened
      },
      (error: unknown) => mounted && dispatch({ kind: 'trouble', reason: troubleOf(error) }),
    )
    return () => {
      mounted = false
      closeCamera(stream.current) // ending it ourselves fires no `ended`
      stream.current = null
    }
  }, [camera, opening, over, dispatch])

  useEffect(() => {
    if (over || !video.current) return
    return watchFace(video.current, { camera, eyes }, {
      onProgress: setLoaded,
      onWatch: (watch) => dispatch({ kind: 'watch', watch }),
      onReading: ({ hint, seen }) => {
        dispatch({ kind: 'reading', hint })
        if (seen) dispatch({ kind: 'seen', ...seen })
      },
    })
  }, [camera, eyes, over, dispatch])

  useEffect(() => {
    const left = () => { if (document.hidden) dispatch({ kind: 'interrupted' }) }
    document.addEventListener('visibilitychange', left)
    return () => document.removeEventListener('visibilitychange', left)
  }, [dispatch])

  return (
    <Overlay state={state} loaded={loaded} muted={muted} tint={tint} dispatch={dispatch} onStop={onStop}>
      <video
        ref={video}
        className={`face-check__picture ${camera !== 'rear' ? 'face-check__picture--mirrored' : ''}`}
        muted
        playsInline
        autoPlay
        onLoadedData={() => dispatch({ kind: 'firstFrame' })}
      />
    </Overlay>
  )
}

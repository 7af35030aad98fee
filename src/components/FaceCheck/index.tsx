/** FaceCheck of the mini-programs: the platform's camera component films; WeChat's own detector gives the hints. H5: index.h5.tsx. */
import { useEffect, useState } from 'react'
import { Camera } from '@tarojs/components'
import Taro, { useDidHide } from '@tarojs/taro'
import { createRecorder } from '@/device/mini-recorder'
import { watchFaceByVk } from '@/device/vk-face'
import { Overlay } from './Overlay'
import type { FaceCheckProps } from './props'
import { useCapture } from './use-capture'

/** Alipay finds the camera by its id; WeChat allows one camera a page and needs none. */
const CAMERA_ID = 'face-camera'

/** Films the person doing the actions in order, and hands over one clip. Owns the camera for as long as it is mounted. */
export default function FaceCheck(props: FaceCheckProps) {
  const { camera, muted, onStop } = props
  const [recorder] = useState(() => createRecorder(CAMERA_ID))
  const [state, dispatch] = useCapture(props, recorder)
  const [filming, setFilming] = useState(false)
  const over = state.phase === 'done' || state.phase === 'failed'

  useEffect(() => {
    void isCameraAllowed().then((allowed) => { if (allowed) dispatch({ kind: 'granted' }) })
  }, [dispatch])

  useEffect(() => {
    if (!filming || over) return
    return watchFaceByVk(CAMERA_ID, camera, {
      onWatch: (watch) => dispatch({ kind: 'watch', watch }),
      onHint: (hint) => dispatch({ kind: 'reading', hint }),
    })
  }, [filming, camera, over, dispatch])

  useDidHide(() => dispatch({ kind: 'interrupted' }))

  const opened = () => {
    dispatch({ kind: 'granted' })
    dispatch({ kind: 'firstFrame' })
    setFilming(true)
  }
  const refused = () => {
    void isCameraAllowed().then((allowed) => dispatch({ kind: 'trouble', reason: allowed ? 'cameraBusy' : 'cameraDenied' }))
  }
  return (
    <Overlay state={state} loaded={0} muted={muted} dispatch={dispatch} onStop={onStop}>
      <Camera
        id={CAMERA_ID}
        className='face-check__picture'
        mode='normal'
        resolution='medium'
        devicePosition={camera === 'front' ? 'front' : 'back'}
        flash='off'
        frameSize='small'
        onInitDone={opened}
        onReady={opened}
        onStop={() => dispatch({ kind: 'interrupted' })}
        onError={refused}
      />
    </Overlay>
  )
}

/** WeChat names the permission scope.camera, Alipay camera. */
async function isCameraAllowed(): Promise<boolean> {
  const { authSetting } = await Taro.getSetting()
  const granted: Record<string, boolean | undefined> = { ...authSetting }
  return Boolean(granted['scope.camera'] ?? granted.camera)
}

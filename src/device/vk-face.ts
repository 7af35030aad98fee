import Taro from '@tarojs/taro'
import type { Watch } from '@/domain/capture-state'
import type { Camera } from '@/domain/contract/common'
import { hintForBoxes, type PartBox } from '@/domain/face/box-hint'
import type { Hint } from '@/domain/face/hint'
import { meanLuma } from '@/domain/face/pixels'

export interface VkWatcher {
  onWatch(watch: Watch): void
  onHint(hint: Hint | null): void
}

/** A frame every so many ms is enough for hints, and keeps an old phone cool. */
const FRAME_GAP_MS = 250
/** A detector that finds nobody for so long is not believed: filming then goes by the clock, and the server judges. */
const TRUST_MS = 10_000
/** Below this WeChat's detector takes lamps for faces (its own example value). */
const MIN_SCORE = 0.5

/**
 * Hints from WeChat's own face detector (VKSession, base library 2.25.0) on the camera component's frames. `none` elsewhere.
 * Only boxes are used: the order of its 106 points and the unit of its angles are not documented in words and were not measured on a phone,
 * so actions stay timed here and the server judges them. Returns how to stop.
 */
export function watchFaceByVk(cameraId: string, facing: Camera, { onWatch, onHint }: VkWatcher): () => void {
  if (process.env.TARO_ENV !== 'weapp' || typeof Taro.createVKSession !== 'function') {
    onWatch('none')
    return () => undefined
  }
  const session = Taro.createVKSession({ version: 'v1', track: { face: { mode: 2 } } })
  let asked = 0
  let answered = 0
  let askedAt = 0
  let seenOnce = false
  let stopped = false
  let picture = { width: 1, height: 1, scene: 128 }

  function stop(): void {
    if (stopped) return
    stopped = true
    clearTimeout(trust)
    listener.stop()
    session.destroy()
  }

  const trust = setTimeout(() => {
    if (seenOnce) return
    stop()
    onWatch('none')
  }, TRUST_MS)

  function answer(boxes: PartBox[]): void {
    answered = asked
    seenOnce ||= boxes.length > 0
    if (!stopped) onHint(hintForBoxes(boxes, picture, picture.scene, facing))
  }

  const listener = Taro.createCameraContext(cameraId).onCameraFrame(({ data, width, height }) => {
    if (stopped || Date.now() - askedAt < FRAME_GAP_MS) return
    // without a face there may be no event at all
    if (answered < asked) answer([])
    asked++
    askedAt = Date.now()
    picture = { width, height, scene: meanLuma({ data: new Uint8Array(data), width, height, channels: 4 }) }
    session.detectFace({ frameBuffer: data, width, height, scoreThreshold: MIN_SCORE, sourceType: 0, modelMode: 0 })
  })
  session.on('updateAnchors', (anchors: Taro.VKFaceAnchor[]) => answer(anchors.map(({ origin, size }) => ({ ...origin, ...size }))))
  session.on('removeAnchors', () => answer([]))
  session.start((error) => {
    if (stopped) return
    onWatch(error ? 'none' : 'hints')
    if (!error) listener.start()
  })
  return stop
}

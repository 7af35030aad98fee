import type { Step } from '@/domain/capture-state'
import type { Camera, Eyes, Tint } from '@/domain/contract/common'
import type { FaceFailure } from '@/domain/face-failure'
import type { Clip } from '@/device/clip'

export interface FaceCheckProps {
  /** In the order in which they must be done; the server's choice. */
  actions: readonly Step[]
  camera: Camera
  /** The only eye that can blink, as the person declared. */
  eyes?: Eyes
  /** Colours of the background while it films, the server's choice; null: it stays as it is. Only H5 owns screen and camera. */
  tints: readonly Tint[] | null
  /** The person chose 不用声音. */
  muted: boolean
  onDone(clip: Clip): void
  /** 停下: back one step, or another way of certifying. */
  onStop(choice: 'back' | 'otherWay'): void
  /** No video: cameraDenied, cameraBusy, unsupported, service (insecure page), or an action that was not seen (MISSING). */
  onTrouble(reason: FaceFailure): void
}

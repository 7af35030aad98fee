import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { upload } from '@/api/upload'
import { useTask, type Task } from '@/components/use-task'
import type { StaffCalls } from '@/domain/contract/staff'
import { call } from '../session'
import { newRequestKey } from '../frame/request-key'

export type Look = StaffCalls['counter.lookAtPhoto']['output']
export interface Taken { photoId: string; look: Look; url: string }

export interface Shot {
  video: RefObject<HTMLVideoElement>
  /** off: not asked for; broken: the browser or the cable says no. */
  camera: 'off' | 'on' | 'broken'
  taken: Taken | null
  sending: Task<[Blob]>
  open(): void
  take(): void
  /** A picture from another device. */
  choose(file: Blob): void
  again(): void
}

/** Wide enough for the engine, small enough for a slow line. */
const SIZE = { width: { ideal: 1280 }, height: { ideal: 960 } }
const QUALITY = 0.92

/** The counter's camera: one picture, sent and looked at. The picture leaves the browser with the form. */
export function useShot(beneficiaryId: string, onTaken: (photoId: string | null) => void): Shot {
  const video = useRef<HTMLVideoElement>(null)
  const stream = useRef<MediaStream | null>(null)
  const [camera, setCamera] = useState<Shot['camera']>('off')
  const [taken, setTaken] = useState<Taken | null>(null)
  const close = useCallback(() => {
    for (const track of stream.current?.getTracks() ?? []) track.stop()
    stream.current = null
    setCamera('off')
  }, [])
  useEffect(() => close, [close])
  useEffect(() => () => { if (taken) URL.revokeObjectURL(taken.url) }, [taken])
  const sending = useTask(async (picture: Blob) => {
    const url = URL.createObjectURL(picture)
    const { photoId, upload: ticket } = await call('counter.openPhoto', { beneficiaryId, requestKey: newRequestKey() })
    await upload({ path: url }, ticket, () => undefined).done
    const look = await call('counter.lookAtPhoto', { photoId })
    setTaken({ photoId, look, url })
    onTaken(look.kind === 'seen' ? photoId : null)
  })
  const open = () => {
    setTaken(null)
    onTaken(null)
    navigator.mediaDevices?.getUserMedia({ video: SIZE, audio: false }).then((opened) => {
      stream.current = opened
      setCamera('on')
      // the element comes with the state
      setTimeout(() => { if (video.current) { video.current.srcObject = opened; void video.current.play() } }, 0)
    }, () => setCamera('broken'))
    if (!navigator.mediaDevices) setCamera('broken')
  }
  const take = () => {
    const from = video.current
    if (!from?.videoWidth) return
    const canvas = Object.assign(document.createElement('canvas'), { width: from.videoWidth, height: from.videoHeight })
    canvas.getContext('2d')?.drawImage(from, 0, 0)
    canvas.toBlob((picture) => { if (picture) { close(); sending.run(picture) } }, 'image/jpeg', QUALITY)
  }
  return { video, camera, taken, sending, open, take, again: open, choose: (file) => { close(); sending.run(file) } }
}

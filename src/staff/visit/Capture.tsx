import { useEffect, useRef, useState } from 'react'
import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { roundPage as copy, visitPhotos } from '@/copy/staff-visits'
import { closeCamera, openCamera } from '@/device/camera'
import { civilDay } from '@/domain/calendar'
import type { VisitPhoto } from '@/domain/visit/visit'
import { StaffButton } from '../frame/StaffButton'
import { jpegOf, printTime } from './pictures'
import { goAway } from './use-cover'

interface CaptureProps { kind: VisitPhoto; jpeg: string | null; isStamped?: boolean; onTake(jpeg: string): void }

/** A picture by the rear camera, kept as base64 on the phone alone. `isStamped`: with day and time in it, in place of a sign in somebody's hand. */
export function Capture({ kind, jpeg, isStamped = false, onTake }: CaptureProps) {
  const [isOpen, setOpen] = useState(false)
  const what = visitPhotos[kind]
  const take = (source: HTMLVideoElement | ImageBitmap) => {
    const now = Date.now()
    onTake(jpegOf(source, isStamped ? fill(copy.stamp, { day: printDay(civilDay(now)), time: printTime(now) }) : null))
    setOpen(false)
  }
  return (
    <div>
      {jpeg && !isOpen ? <img className='visit-picture' src={`data:image/jpeg;base64,${jpeg}`} alt={what} /> : null}
      {isOpen
        ? <Viewfinder onTake={take} onClose={() => setOpen(false)} />
        : <StaffButton onPress={() => setOpen(true)}>{fill(jpeg ? copy.retake : copy.take1, { what })}</StaffButton>}
    </div>
  )
}

function Viewfinder({ onTake, onClose }: { onTake(source: HTMLVideoElement | ImageBitmap): void; onClose(): void }) {
  const video = useRef<HTMLVideoElement>(null)
  const [camera, setCamera] = useState<'opening' | 'open' | 'none'>('opening')
  useEffect(() => {
    let stream: MediaStream | null = null
    let isGone = false
    openCamera('rear', 1280, 960).then((opened) => {
      stream = opened
      if (isGone || !video.current) return closeCamera(opened)
      video.current.srcObject = opened
      void video.current.play().then(() => setCamera('open'))
    }).catch(() => setCamera('none'))
    return () => { isGone = true; closeCamera(stream) }
  }, [])
  useEffect(() => () => goAway(false), [])
  const pick = (file: File | undefined) => { if (file) void createImageBitmap(file).then(onTake) }
  return (
    <>
      <video className='visit-picture' ref={video} muted playsInline />
      {camera === 'none' ? (
        <label className='staff-field'>
          <span className='staff-label'>{copy.noCamera}</span>
          <input
            className='staff-input' type='file' accept='image/*' capture='environment' aria-label={copy.pick}
            onClick={() => goAway(true)} onChange={(event) => pick(event.target.files?.[0])}
          />
        </label>
      ) : null}
      <div className='staff-buttons'>
        <StaffButton kind='primary' disabled={camera !== 'open'} onPress={() => { if (video.current) onTake(video.current) }}>{copy.shutter}</StaffButton>
        <StaffButton onPress={onClose}>{copy.closeCamera}</StaffButton>
      </div>
    </>
  )
}

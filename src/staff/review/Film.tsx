import { useRef, useState } from 'react'
import { actionNames } from '@/copy/certify'
import { printDay } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { reviewCase as copy } from '@/copy/staff-review'
import type { ReviewDetail } from '@/domain/contract/staff-review'
import { StaffButton } from '../frame/StaffButton'

type FilmFacts = NonNullable<ReviewDetail['film']>
const SPEEDS = ['0.5', '1', '2'] as const
/** Seconds before an action from where it is worth watching. */
const LEAD_S = 0.5

/** The film, its best frame and the photo of the register side by side. */
export function Film({ film }: { film: FilmFacts }) {
  return (
    <div className='review-pair'>
      <Video film={film} />
      <figure>
        <figcaption>{copy.still}</figcaption>
        {film.still ? <img className='review-picture' src={film.still} alt={copy.still} /> : <p className='review-soon'>{copy.noStill}</p>}
      </figure>
      <figure>
        <figcaption>{copy.photo}</figcaption>
        {film.photoUrl ? <img className='review-picture' src={film.photoUrl} alt={copy.photo} /> : <p className='review-soon'>{copy.photoGone}</p>}
        {film.photoTakenOn ? <p>{fill(copy.photoTaken, { day: printDay(film.photoTakenOn) })}</p> : null}
        {film.isPhotoOld ? <p className='review-soon'>{copy.photoOld}</p> : null}
      </figure>
    </div>
  )
}

/** Muted: what is said in the room is nobody's business here. Does not start by itself. */
function Video({ film: { videoUrl, videoUntil, actions, digits, isBare } }: { film: FilmFacts }) {
  const video = useRef<HTMLVideoElement>(null)
  const [speed, setSpeed] = useState<(typeof SPEEDS)[number]>('1')
  const play = (chosen: (typeof SPEEDS)[number]) => {
    setSpeed(chosen)
    if (video.current) video.current.playbackRate = Number(chosen)
  }
  const jump = (seconds: number) => { if (video.current) video.current.currentTime = Math.max(0, seconds - LEAD_S) }
  if (videoUrl === null) return <figure><figcaption>{copy.video}</figcaption><p className='review-soon'>{copy.videoGone}</p></figure>
  return (
    <figure>
      <figcaption>{copy.video}</figcaption>
      <video className='review-picture' ref={video} src={videoUrl} aria-label={copy.video} controls muted playsInline preload='auto' />
      <p>{videoUntil ? fill(copy.videoNote, { day: printDay(videoUntil) }) : null}</p>
      <div className='review-bar' role='group' aria-label={copy.speed}>
        {SPEEDS.map((one) => <StaffButton key={one} kind={one === speed ? 'primary' : 'second'} pressed={one === speed} onPress={() => play(one)}>{copy.speeds[one]}</StaffButton>)}
      </div>
      {digits ? <p className='review-soon'>{fill(copy.digits, { digits: [...digits].join(' ') })}</p> : null}
      {isBare ? <p className='review-soon'>{copy.bare}</p> : null}
      <div className='review-bar' role='group' aria-label={copy.jump}>
        {actions.map(({ action, seenAtS }, i) => seenAtS === null
          ? <span key={i} className='review-missing'>{fill(copy.notSeen, { action: actionNames[action] })}</span>
          : <StaffButton key={i} onPress={() => jump(seenAtS)}>{fill(copy.seen, { action: actionNames[action], n: seenAtS.toFixed(1) })}</StaffButton>)}
      </div>
    </figure>
  )
}

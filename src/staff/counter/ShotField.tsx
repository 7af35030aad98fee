import { useId } from 'react'
import { faceFailures } from '@/copy/face-failures'
import { fill } from '@/copy/fill'
import { likenesses, noLikeness, shot as copy } from '@/copy/staff-counter'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { useShot, type Look } from './use-shot'

function wordsOf(look: Look): string[] {
  if (look.kind === 'notAPicture') return [copy.notAPicture]
  if (look.fault) return [copy.taken, fill(copy.fault, { why: faceFailures[look.fault].title })]
  return [copy.taken, look.likeness ? likenesses[look.likeness] : noLikeness]
}

/** A picture by the counter's camera, or from a file where there is none. What the computer makes of it is advice. */
export function ShotField({ beneficiaryId, mistake, onTaken }: { beneficiaryId: string; mistake: string | null; onTaken(photoId: string | null): void }) {
  const { video, camera, taken, sending, open, take, again, choose } = useShot(beneficiaryId, onTaken)
  const id = useId()
  const trouble = troubleWords(sending.state)
  return (
    <fieldset className='staff-choices counter-shot'>
      <legend className='staff-label'>{copy.title}</legend>
      {mistake ? <p className='staff-mistake' role='alert'>{mistake}</p> : null}
      {trouble ? <p className='staff-mistake' role='alert'>{trouble}</p> : null}
      {camera === 'broken' ? <p className='staff-mistake' role='alert'>{copy.noCamera}</p> : null}
      {camera === 'on' ? <video ref={video} muted playsInline aria-label={copy.preview} /> : null}
      {taken ? <img src={taken.url} alt={copy.picture} /> : null}
      <div role='status'>{sending.busy ? copy.sending : taken ? wordsOf(taken.look).map((line) => <p key={line}>{line}</p>) : null}</div>
      <div className='staff-buttons'>
        {camera === 'on' ? <StaffButton onPress={take}>{copy.take}</StaffButton> : (
          <StaffButton disabled={sending.busy} onPress={taken ? again : open}>{taken ? copy.again : copy.open}</StaffButton>
        )}
      </div>
      <label className='staff-label counter-file' htmlFor={id}>{copy.file}</label>
      <input
        className='staff-input' id={id} type='file' accept='image/jpeg,image/png,image/webp'
        onChange={({ target }) => { const file = target.files?.[0]; if (file) choose(file) }}
      />
    </fieldset>
  )
}

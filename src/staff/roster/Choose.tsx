import { useId, useState, type FormEvent } from 'react'
import { fill } from '@/copy/fill'
import { fileMistakes, rosterPage as copy } from '@/copy/staff-roster'
import { FILE_LIMITS } from '@/domain/roster/file'
import { StaffButton } from '../frame/StaffButton'

/** The file, and whether it lists everybody: nothing is chosen beforehand, since a wrong answer flags people. */
export function Choose({ busy, onChoose }: { busy: boolean; onChoose(file: File, isComplete: boolean): void }) {
  const [file, setFile] = useState<File | null>(null)
  const [isComplete, setComplete] = useState<boolean | null>(null)
  const [mistake, setMistake] = useState<string | null>(null)
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (file === null || isComplete === null) return setMistake(copy.needsChoice)
    const isTooLarge = file.size > FILE_LIMITS.uploadBytes
    setMistake(isTooLarge ? fill(fileMistakes.tooLarge, { detail: FILE_LIMITS.uploadBytes / 2 ** 20 }) : null)
    if (!isTooLarge) onChoose(file, isComplete)
  }
  return (
    <form noValidate onSubmit={submit}>
      {mistake ? <p className='staff-mistake' role='alert'>{mistake}</p> : null}
      <div className='staff-field'>
        <label className='staff-label' htmlFor={id}>{copy.choose}</label>
        <span className='staff-hint' id={`${id}hint`}>{copy.chooseHint}</span>
        <input
          className='staff-input' id={id} type='file' accept='.csv,.txt,.xlsx' aria-describedby={`${id}hint`}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
      </div>
      <fieldset className='staff-choices'>
        <legend className='staff-label'>{copy.completeTitle}</legend>
        {([true, false] as const).map((one) => (
          <label key={String(one)} className='staff-choice'>
            <input className='staff-radio' type='radio' name='complete' checked={isComplete === one} onChange={() => setComplete(one)} />
            {one ? copy.complete.yes : copy.complete.no}
          </label>
        ))}
        <span className='staff-hint'>{copy.completeHint}</span>
      </fieldset>
      <div className='staff-buttons'><StaffButton kind='primary' disabled={busy}>{copy.check}</StaffButton></div>
    </form>
  )
}

import { useId } from 'react'

interface ChoiceProps<T extends string> {
  label: string
  value: T
  options: readonly T[]
  names: Readonly<Record<NoInfer<T>, string>>
  onChange(value: NoInfer<T>): void
}

/** One of a closed list. */
export function Choice<T extends string>({ label, value, options, names, onChange }: ChoiceProps<T>) {
  const id = useId()
  return (
    <div className='staff-field'>
      <label className='staff-label' htmlFor={id}>{label}</label>
      <select className='staff-input' id={id} value={value} onChange={(event) => onChange(event.target.value as T)}>
        {options.map((one) => <option key={one} value={one}>{names[one]}</option>)}
      </select>
    </div>
  )
}

interface RadiosProps<T extends string> extends Omit<ChoiceProps<T>, 'value'> { value: T | null }

/** The same where nothing may be chosen beforehand: a decision is never a default. */
export function Radios<T extends string>({ label, value, options, names, onChange }: RadiosProps<T>) {
  const group = useId()
  return (
    <fieldset className='staff-choices'>
      <legend className='staff-label'>{label}</legend>
      {options.map((one) => (
        <label key={one} className='staff-choice'>
          <input className='staff-radio' type='radio' name={group} checked={value === one} onChange={() => onChange(one)} />
          {names[one]}
        </label>
      ))}
    </fieldset>
  )
}

/** A civil day; '' while none is filled in. */
export function DayField({ label, hint, value, onChange }: { label: string; hint?: string; value: string; onChange(day: string): void }) {
  const id = useId()
  return (
    <div className='staff-field'>
      <label className='staff-label' htmlFor={id}>{label}</label>
      {hint ? <span className='staff-hint' id={`${id}hint`}>{hint}</span> : null}
      <input
        className='staff-input' id={id} type='date' value={value} aria-describedby={hint ? `${id}hint` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

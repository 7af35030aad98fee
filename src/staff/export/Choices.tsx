interface ChoicesProps<T extends string> { name: string; title: string; words: Readonly<Record<T, string>>; options: readonly T[]; value: T | null; onChange(value: T): void }

/** One of a few, all of them to be seen. */
export function Choices<T extends string>({ name, title, words, options, value, onChange }: ChoicesProps<T>) {
  return (
    <fieldset className='staff-choices'>
      <legend className='staff-label'>{title}</legend>
      {options.map((one) => (
        <label key={one} className='staff-choice'>
          <input className='staff-radio' type='radio' name={name} checked={value === one} onChange={() => onChange(one)} />
          {words[one]}
        </label>
      ))}
    </fieldset>
  )
}

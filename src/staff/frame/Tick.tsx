interface TickProps { label: string; checked: boolean; wrong?: boolean; onChange(checked: boolean): void }

/** Something that was checked by hand. */
export function Tick({ label, checked, wrong, onChange }: TickProps) {
  return (
    <label className='staff-choice'>
      <input className='staff-radio' type='checkbox' checked={checked} aria-invalid={wrong || undefined} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  )
}

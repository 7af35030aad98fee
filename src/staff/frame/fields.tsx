import { useId, type Ref } from 'react'
import { Icon } from '@/components/Icon'

interface TextFieldProps {
  label: string
  hint?: string
  /** The sentence of the mistake. */
  mistake?: string | null
  value: string
  type?: 'text' | 'password'
  autoComplete?: string
  inputMode?: 'numeric' | 'text'
  maxLength: number
  input?: Ref<HTMLInputElement>
  onChange(value: string): void
}

/** A labelled field of the staff pages: hint and mistake are read together with it. */
export function TextField({ label, hint, mistake, value, input, onChange, ...attributes }: TextFieldProps) {
  const id = useId()
  const described = [hint && `${id}hint`, mistake && `${id}mistake`].filter(Boolean).join(' ')
  return (
    <div className={`staff-field ${mistake ? 'is-wrong' : ''}`}>
      <label className='staff-label' htmlFor={id}>{label}</label>
      {hint ? <span className='staff-hint' id={`${id}hint`}>{hint}</span> : null}
      {mistake ? <span className='staff-mistake' id={`${id}mistake`}><Icon name='alert' />{mistake}</span> : null}
      <input
        {...attributes} className='staff-input' id={id} ref={input} value={value} aria-invalid={mistake ? true : undefined} aria-describedby={described || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

/** Six digits of the authenticator app; blanks between them are dropped. */
export function CodeField({ onChange, ...props }: Omit<TextFieldProps, 'maxLength' | 'inputMode' | 'autoComplete' | 'type'>) {
  return (
    <TextField {...props} inputMode='numeric' autoComplete='one-time-code' maxLength={8} onChange={(text) => onChange(text.replace(/\s/g, ''))} />
  )
}
export const isCode = (text: string): boolean => /^\d{6}$/.test(text)

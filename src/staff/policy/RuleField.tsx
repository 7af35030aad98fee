import { Icon } from '@/components/Icon'
import { choicesOf, fieldName, problemSentence } from '@/copy/policy-names'
import { studio } from '@/copy/staff-policy'
import type { Problem } from '@/domain/policy/problem'

/** Where the eye goes for a place in the policy; days of reminders share one field. */
export const idOf = (field: string): string => `policy-${field.replace(/^(reminders\.days)\.\d+$/, '$1').replaceAll('.', '-')}`

interface RuleFieldProps {
  field: string
  value: string | number | boolean | null | readonly number[]
  problems: readonly Problem[]
  onChange(value: unknown): void
}

const DAYS = new Set(['effectiveFrom', 'checkedOn'])
const LONG = new Set(['source', 'legalBasis'])
const lastOf = (field: string) => field.slice(field.lastIndexOf('.') + 1)
/** Without what it belongs to: that is the heading above. */
const labelOf = (field: string) => fieldName(field.split('.').slice(/\.\d+$/.test(field) ? -2 : -1).join('.'))

/** One value of a rule with its label and what is wrong with it: a choice, a number, a day, a list of days or a text. */
export function RuleField({ field, value, problems, onChange }: RuleFieldProps) {
  const id = idOf(field)
  const wrong = problems.find((problem) => problem.field === field || problem.field.startsWith(`${field}.`))
  const choices = choicesOf(field)
  const isList = Array.isArray(value)
  const described = [isList && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ')
  const shared = { id, className: 'staff-input', 'aria-invalid': wrong ? true : undefined, 'aria-describedby': described || undefined } as const
  return (
    <div className={`staff-field ${LONG.has(lastOf(field)) ? 'policy-long' : ''} ${wrong ? 'is-wrong' : ''}`}>
      <label className='staff-label' htmlFor={id}>{labelOf(field)}</label>
      {isList ? <span className='staff-hint' id={`${id}-hint`}>{studio.form.daysHint}</span> : null}
      {wrong ? <span className='staff-mistake' id={`${id}-wrong`}><Icon name='alert' />{problemSentence(wrong)}</span> : null}
      {choices
        ? (
          <select {...shared} value={String(value)} onChange={({ target }) => onChange(typeof value === 'boolean' ? target.value === 'true' : target.value)}>
            {Object.entries(choices).map(([choice, name]) => <option key={choice} value={choice}>{name}</option>)}
          </select>
        )
        : <Typed shared={shared} field={field} value={value} onChange={onChange} />}
    </div>
  )
}

type TypedProps = Pick<RuleFieldProps, 'field' | 'value' | 'onChange'> & { shared: object }

function Typed({ shared, field, value, onChange }: TypedProps) {
  if (Array.isArray(value)) {
    const read = (text: string) => text.trim().split(/[\s,，、]+/).filter(Boolean).map(Number)
    // what is typed stays as it is until the field is left: a minus sign alone is no number yet
    return <input {...shared} defaultValue={value.join(' ')} maxLength={100} onBlur={({ target }) => onChange(read(target.value))} />
  }
  if (typeof value === 'number') {
    const shown = Number.isNaN(value) ? '' : value
    return <input {...shared} type='number' step={1} value={shown} onChange={({ target }) => onChange(target.value === '' ? NaN : Number(target.value))} />
  }
  const name = lastOf(field)
  return (
    <input
      {...shared} type={DAYS.has(name) ? 'date' : 'text'} value={value === null ? '' : String(value)} maxLength={200}
      onChange={({ target }) => onChange(name === 'legalBasis' && target.value === '' ? null : target.value)}
    />
  )
}

import { useEffect, useRef, useState, type FormEvent, type RefObject } from 'react'
import { useTask } from '@/components/use-task'
import { fill } from '@/copy/fill'
import { counter } from '@/copy/staff-counter'
import { standingTag } from '@/copy/standing'
import { civilDay } from '@/domain/calendar'
import type { StaffCalls } from '@/domain/contract/staff'
import { checkIdNumber, checkName } from '@/domain/id-number'
import { isReference } from '@/domain/reference'
import { DayField } from '../frame/Choice'
import { TextField } from '../frame/fields'
import { StaffButton } from '../frame/StaffButton'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'

const copy = counter.search

type Query = StaffCalls['counter.search']['input']
type Found = StaffCalls['counter.search']['output']['people']
/** What was typed, or what is wrong with it. */
type Read = { query: Query } | { mistake: string; at: 'text' | 'birth' }

/** One field for all three: twelve digits are a reference, Han letters a name, the rest an identity number. */
export function readQuery(text: string, birthOn: string): Read {
  const typed = text.trim()
  if (typed === '') return { mistake: copy.missing, at: 'text' }
  const digits = typed.replace(/\s/g, '')
  if (/^\d{12}$/.test(digits)) return isReference(digits) ? { query: { by: 'reference', reference: digits } } : { mistake: copy.wrongReference, at: 'text' }
  if (/\p{Script=Han}/u.test(typed)) {
    if (!checkName(typed).ok) return { mistake: copy.wrongName, at: 'text' }
    return birthOn === '' ? { mistake: copy.birthMissing, at: 'birth' } : { query: { by: 'name', name: typed, birthOn } }
  }
  return checkIdNumber(typed, civilDay(Date.now())).ok ? { query: { by: 'idNumber', idNumber: typed } } : { mistake: copy.wrongId, at: 'text' }
}

export function Search({ input, onFound }: { input: RefObject<HTMLInputElement>; onFound(beneficiaryId: string | null): void }) {
  const [text, setText] = useState('')
  const [birthOn, setBirthOn] = useState('')
  const [mistake, setMistake] = useState<Extract<Read, { mistake: string }> | null>(null)
  const [found, setFound] = useState<Found | null>(null)
  const birth = useRef<HTMLDivElement>(null)
  useEffect(() => input.current?.focus(), [input])
  const search = useTask(async (query: Query) => {
    onFound(null)
    setFound(null)
    const { people } = await call('counter.search', query)
    setFound(people)
    const [only] = people
    if (only && people.length === 1) onFound(only.beneficiaryId)
    else if (people.length === 0) input.current?.focus()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const read = readQuery(text, birthOn)
    setMistake('mistake' in read ? read : null)
    if ('query' in read) return search.run(read.query)
    if (read.at === 'text') input.current?.focus()
    else birth.current?.querySelector('input')?.focus()
  }
  const trouble = troubleWords(search.state)
  return (
    <div role='search'>
      <form className='counter-search' noValidate onSubmit={submit}>
        <TextField label={copy.label} value={text} input={input} mistake={mistake?.at === 'text' ? mistake.mistake : null} maxLength={40} autoComplete='off' onChange={setText} />
        <div ref={birth}>
          {mistake?.at === 'birth' ? <p className='staff-mistake' role='alert'>{mistake.mistake}</p> : null}
          <DayField label={copy.birth} hint={copy.birthHint} value={birthOn} onChange={setBirthOn} />
        </div>
        <StaffButton kind='primary' disabled={search.busy}>{copy.submit}</StaffButton>
      </form>
      <div role='status'>
        {trouble ? <p className='staff-mistake'>{trouble}</p> : null}
        {found?.length === 0 ? <p>{copy.none}</p> : null}
        {found && found.length > 1 ? <p>{fill(copy.several, { n: found.length })}</p> : null}
      </div>
      {found && found.length > 1 ? (
        <ul className='staff-lines'>
          {found.map(({ beneficiaryId, maskName, maskId, standing }) => (
            <li key={beneficiaryId}>
              <span>{`${maskName} ${maskId} ${standingTag(standing).word}`}</span>
              <StaffButton kind='quiet' onPress={() => onFound(beneficiaryId)}>{fill(copy.open, { name: maskName })}</StaffButton>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

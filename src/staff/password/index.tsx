import { useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { printClock } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { signIn } from '@/copy/staff'
import { ownPassword as copy } from '@/copy/staff-colleagues'
import { passwordFault } from '@/domain/staff-password'
import { TextField } from '../frame/fields'
import { PASSWORD } from '../frame/go'
import { StaffButton } from '../frame/StaffButton'
import { StaffPage } from '../frame/StaffPage'
import { troubleWords } from '../frame/trouble'
import { changePassword } from '../session'

/** Everybody's own password. */
export default function StaffPassword() {
  return <StaffPage title={copy.title} url={PASSWORD}>{({ mustChangePassword }) => <Form isFirst={mustChangePassword} />}</StaffPage>
}

const NOTHING = { current: '', next: '', again: '' }
type Values = typeof NOTHING

function mistakesOf({ current, next, again }: Values): Partial<Values> {
  const fault = passwordFault(next, current, '\0')
  return {
    ...(current === '' && { current: copy.missing }),
    ...(fault && { next: copy.faults[fault] }),
    ...(again !== next && { again: copy.differs }),
  }
}

function Form({ isFirst }: { isFirst: boolean }) {
  const [values, setValues] = useState(NOTHING)
  const [mistakes, setMistakes] = useState<Partial<Values>>({})
  const [trouble, setTrouble] = useState('')
  const [said, setSaid] = useState('')
  const send = useTask(async () => {
    const answer = await changePassword({ password: values.current, next: values.next })
    setValues(NOTHING)
    if (answer.kind === 'changed') setSaid(copy.done)
    else if (answer.kind === 'refused') setTrouble(copy.refused)
    else if (answer.kind === 'tooWeak') setMistakes({ next: copy.faults[answer.why] })
    else setTrouble(fill(signIn.locked.body, { until: printClock(answer.until) }))
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = mistakesOf(values)
    setMistakes(found)
    setTrouble('')
    setSaid('')
    if (Object.keys(found).length === 0) send.run()
  }
  const field = (name: keyof Values) => ({
    label: copy[name], value: values[name], mistake: mistakes[name] ?? null, type: 'password' as const, maxLength: 128,
    onChange: (value: string) => setValues((before) => ({ ...before, [name]: value })),
  })
  const words = trouble || troubleWords(send.state)
  return (
    <>
      {isFirst ? <p className='staff-warn'>{copy.must}</p> : null}
      <p role='status'>{said}</p>
      {words ? <p className='staff-mistake' role='alert'>{words}</p> : null}
      <form className='staff-form' noValidate onSubmit={submit}>
        <TextField {...field('current')} autoComplete='current-password' />
        <TextField {...field('next')} hint={copy.nextHint} autoComplete='new-password' />
        <TextField {...field('again')} autoComplete='new-password' />
        <div className='staff-buttons'><StaffButton kind='primary' disabled={send.busy}>{copy.submit}</StaffButton></div>
      </form>
    </>
  )
}

import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useTask } from '@/components/use-task'
import { fill } from '@/copy/fill'
import { roleNames } from '@/copy/staff'
import { colleagues } from '@/copy/staff-colleagues'
import type { ColleagueRow, ShownCredentials } from '@/domain/contract/staff-colleagues'
import { staffRole, type StaffRole } from '@/domain/contract/staff-session'
import { TextField } from '../frame/fields'
import { StaffButton } from '../frame/StaffButton'
import { Tick } from '../frame/Tick'
import { troubleWords } from '../frame/trouble'
import { call } from '../session'
import { Handover } from './Handover'
import { Phones } from './Phones'

const copy = colleagues.form

interface Values { account: string; name: string; roles: StaffRole[]; region: string; regionName: string }
type Mistakes = Partial<Record<keyof Values, string>>
interface FormProps { colleague: ColleagueRow | null; onDone(words: string, shown?: ShownCredentials | null): void; onCancel(): void }

function mistakesOf({ account, name, roles, region, regionName }: Values): Mistakes {
  return {
    ...(!/^[A-Za-z0-9][A-Za-z0-9-]{2,31}$/.test(account) && { account: copy.missing.account }),
    ...(name.trim().length < 2 && { name: copy.missing.name }),
    ...(roles.length === 0 && { roles: copy.missing.roles }),
    ...(!/^(\d{6}|\d{9})$/.test(region) && { region: copy.missing.region }),
    ...(regionName.trim() === '' && { regionName: copy.missing.regionName }),
  }
}

/** A new colleague, or what one may do; then also disabling and making both secrets anew. */
export function Form({ colleague, onDone, onCancel }: FormProps) {
  const [values, setValues] = useState<Values>(colleague ?? { account: '', name: '', roles: [], region: '', regionName: '' })
  const [mistakes, setMistakes] = useState<Mistakes>({})
  const [trouble, setTrouble] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const change = (to: Partial<Values>) => setValues((before) => ({ ...before, ...to }))
  const save = useTask(async () => {
    const { account, name, roles, region, regionName } = values
    if (colleague) return onDone(colleagues.said[(await call('colleagues.change', { staffId: colleague.staffId, roles, region, regionName })).kind])
    const answer = await call('colleagues.create', { account, name: name.trim(), roles, region, regionName })
    if (answer.kind === 'taken') setTrouble(colleagues.said.taken)
    else onDone('', answer)
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = mistakesOf(values)
    setMistakes(found)
    setTrouble('')
    if (Object.keys(found).length === 0) save.run()
  }
  const words = trouble || troubleWords(save.state)
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>{colleague ? fill(copy.change, { name: colleague.name }) : copy.create}</h2>
      {words ? <p className='staff-mistake' role='alert'>{words}</p> : null}
      <form className='staff-form' noValidate onSubmit={submit}>
        {colleague ? null : (
          <>
            <TextField label={copy.account} hint={copy.accountHint} value={values.account} mistake={mistakes.account} maxLength={32} autoComplete='off' onChange={(account) => change({ account: account.trim() })} />
            <TextField label={copy.name} value={values.name} mistake={mistakes.name} maxLength={40} autoComplete='off' onChange={(name) => change({ name })} />
          </>
        )}
        <fieldset className='staff-choices'>
          <legend className='staff-label'>{copy.roles}</legend>
          {mistakes.roles ? <p className='staff-mistake' role='alert'>{mistakes.roles}</p> : null}
          {staffRole.options.map((role) => (
            <Tick
              key={role} label={roleNames[role]} checked={values.roles.includes(role)}
              onChange={(is) => change({ roles: is ? [...values.roles, role] : values.roles.filter((one) => one !== role) })}
            />
          ))}
        </fieldset>
        <TextField label={copy.region} hint={copy.regionHint} value={values.region} mistake={mistakes.region} inputMode='numeric' maxLength={9} autoComplete='off' onChange={(region) => change({ region: region.trim() })} />
        <TextField label={copy.regionName} value={values.regionName} mistake={mistakes.regionName} maxLength={40} autoComplete='off' onChange={(regionName) => change({ regionName })} />
        <div className='staff-buttons staff-wrap'>
          <StaffButton kind='primary' disabled={save.busy}>{copy.submit}</StaffButton>
          <StaffButton onPress={onCancel}>{copy.cancel}</StaffButton>
        </div>
      </form>
      {colleague?.isInOtherHands ? <Handover staffId={colleague.staffId} onDone={onDone} /> : null}
      {colleague?.roles.includes('visitor') ? <Phones staffId={colleague.staffId} /> : null}
      {colleague ? <Grave colleague={colleague} onDone={onDone} /> : null}
    </>
  )
}

function Grave({ colleague: { staffId, state }, onDone }: { colleague: ColleagueRow; onDone: FormProps['onDone'] }) {
  const toggle = useTask(async () =>
    onDone(colleagues.said[(await call('colleagues.setState', { staffId, state: state === 'active' ? 'disabled' : 'active' })).kind]))
  const reset = useTask(async () => {
    const answer = await call('colleagues.reset', { staffId })
    if (answer.kind === 'own') onDone(colleagues.said.own)
    else onDone('', answer)
  })
  const trouble = troubleWords(toggle.state) || troubleWords(reset.state)
  return (
    <>
      {trouble ? <p className='staff-mistake' role='alert'>{trouble}</p> : null}
      <div className='staff-buttons staff-wrap'>
        <StaffButton disabled={toggle.busy} onPress={() => toggle.run()}>{state === 'active' ? colleagues.disable : colleagues.enable}</StaffButton>
        <StaffButton disabled={reset.busy} onPress={() => reset.run()}>{colleagues.reset}</StaffButton>
      </div>
    </>
  )
}

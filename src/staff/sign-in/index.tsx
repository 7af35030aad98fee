import { useEffect, useRef } from 'react'
import { frame, signIn as copy } from '@/copy/staff'
import { CodeField, TextField } from '../frame/fields'
import { useSignIn } from './use-sign-in'
import { StaffButton } from '../frame/StaffButton'
import '../frame/staff.scss'

export default function SignIn() {
  const { values, mistakes, trouble, busy, type, submit } = useSignIn()
  const account = useRef<HTMLInputElement>(null)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => account.current?.focus(), [])
  useEffect(() => { if (trouble) box.current?.focus() }, [trouble])
  const field = (name: keyof typeof values) => ({
    label: copy[name], value: values[name], mistake: mistakes[name] ?? null, onChange: (value: string) => type(name, value),
  })
  return (
    <div className='staff'>
      <header className='staff-top'><span className='staff-brand'>{frame.brand}</span></header>
      <main className='staff-main staff-narrow'>
        <h1>{copy.title}</h1>
        {trouble ? (
          <div className='staff-trouble' role='alert' ref={box} tabIndex={-1}>
            <h2>{trouble.title}</h2>
            <p>{trouble.body}</p>
          </div>
        ) : null}
        <form noValidate onSubmit={(event) => { event.preventDefault(); void submit() }}>
          <TextField {...field('account')} input={account} maxLength={32} autoComplete='username' />
          <TextField {...field('password')} type='password' maxLength={128} autoComplete='current-password' />
          <CodeField {...field('code')} hint={copy.codeHint} />
          <div className='staff-buttons'>
            <StaffButton kind='primary' disabled={busy}>{busy ? copy.busy : copy.submit}</StaffButton>
          </div>
        </form>
      </main>
    </div>
  )
}

import { useState } from 'react'
import { troubleOf } from '@/components/use-task'
import { printClock } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { frame, signIn as copy, troubles } from '@/copy/staff'
import { HOME, go } from '../frame/go'
import { isCode } from '../frame/fields'
import { signIn } from '../session'

export type FieldName = 'account' | 'password' | 'code'
type Values = Record<FieldName, string>

interface SignInPage {
  values: Values
  mistakes: Partial<Values>
  /** What the server, or the line to it, said. */
  trouble: { title: string; body: string } | null
  busy: boolean
  type(field: FieldName, value: string): void
  submit(): Promise<void>
}

const ACCOUNT = /^[A-Za-z0-9][A-Za-z0-9-]{2,31}$/

function mistakesOf({ account, password, code }: Values): Partial<Values> {
  return {
    ...(!ACCOUNT.test(account.trim()) && { account: copy.missing.account }),
    ...(password === '' && { password: copy.missing.password }),
    ...(!isCode(code) && { code: copy.missing.code }),
  }
}

/** Password and code are typed anew after every refusal: a code is good once, and nobody sees which of the three was wrong. */
export function useSignIn(): SignInPage {
  const [values, setValues] = useState<Values>({ account: '', password: '', code: '' })
  const [mistakes, setMistakes] = useState<Partial<Values>>({})
  const [trouble, setTrouble] = useState<SignInPage['trouble']>(null)
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    if (busy) return
    const found = mistakesOf(values)
    setMistakes(found)
    setTrouble(null)
    if (Object.keys(found).length > 0) return
    setBusy(true)
    try {
      const answer = await signIn({ ...values, account: values.account.trim() })
      if (answer.kind === 'signedIn') return go(HOME)
      setValues((before) => ({ ...before, password: '', code: '' }))
      setTrouble(answer.kind === 'refused' ? copy.refused
        : { title: copy.locked.title, body: fill(copy.locked.body, { until: printClock(answer.until) }) })
    } catch (error) {
      const state = troubleOf(error)
      setTrouble(state.kind === 'failed' ? troubles[state.code] : frame.offline)
    } finally {
      setBusy(false)
    }
  }
  const type = (field: FieldName, value: string) => {
    setValues((before) => ({ ...before, [field]: value }))
    setMistakes((before) => ({ ...before, [field]: undefined }))
  }
  return { values, mistakes, trouble, busy, type, submit }
}

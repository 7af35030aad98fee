import { useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { counter as copy } from '@/copy/staff-counter'
import { COUNTER, SIGN_IN, go } from '../frame/go'
import { StaffButton } from '../frame/StaffButton'
import { StaffPage } from '../frame/StaffPage'
import { useKeys } from '../frame/use-keys'
import { signOut } from '../session'
import { Record } from './Record'
import { Search } from './Search'
import './counter.scss'

/** 经办柜台 (ux S19): everything by the keyboard. `?person=`: whose record a task leads to. What is on the screen lives in the desk alone and goes with the session. */
export default function StaffCounter() {
  return <StaffPage title={copy.title} url={COUNTER}>{() => <Desk />}</StaffPage>
}

function Desk() {
  const [shown, setShown] = useState<string | null>(useRouter().params.person ?? null)
  const field = useRef<HTMLInputElement>(null)
  useKeys({
    F2: () => { field.current?.focus(); field.current?.select() },
    F8: () => document.querySelector<HTMLFormElement>('form.counter-form')?.requestSubmit(),
  })
  const handOver = () => { void signOut().then(() => go(SIGN_IN)) }
  return (
    <>
      <div className='counter-top'>
        <p><kbd>F2</kbd> {copy.keys.search} <kbd>F8</kbd> {copy.keys.submit}</p>
        <StaffButton onPress={handOver}>{copy.handOver}</StaffButton>
      </div>
      <Search input={field} onFound={setShown} />
      {shown === null ? null : <Record key={shown} beneficiaryId={shown} />}
    </>
  )
}

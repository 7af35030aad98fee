import { useEffect, useRef } from 'react'
import { Qr } from '@/components/Qr'
import { colleagues } from '@/copy/staff-colleagues'
import type { ShownCredentials } from '@/domain/contract/staff-colleagues'
import { StaffButton } from '../frame/StaffButton'

const copy = colleagues.shown

/** Seen once: the server keeps neither of the two in clear. */
export function Credentials({ shown: { password, secret, uri }, onDone }: { shown: ShownCredentials; onDone(): void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>{copy.title}</h2>
      <p>{copy.lead}</p>
      <dl className='staff-facts'>
        <div><dt>{copy.password}</dt><dd>{password}</dd></div>
        <div><dt>{copy.secret}</dt><dd className='staff-break'>{secret}</dd></div>
      </dl>
      <p>{copy.qr}</p>
      <div className='staff-qr'><Qr address={uri} label={copy.qr} /></div>
      <div className='staff-buttons'><StaffButton kind='primary' onPress={onDone}>{copy.done}</StaffButton></div>
    </>
  )
}

import { roundPage as copy } from '@/copy/staff-visits'
import { SIGN_IN, go } from '../frame/go'
import { StaffButton } from '../frame/StaffButton'
import type { CoverState } from './use-cover'

/** In place of the list, and without a word of it: nobody's name, address or number is drawn. */
export function Covered({ covering: { cover, refused, open }, onTakeAgain }: { covering: CoverState; onTakeAgain(): void }) {
  const words = cover === 'shut' ? copy.shut : copy.covered
  return (
    <>
      <p>{words.body}</p>
      {refused ? <p className='staff-mistake' role='alert'>{copy.shut[refused]}</p> : null}
      <div className='staff-buttons staff-wrap'>
        {refused === 'signIn'
          ? <StaffButton kind='primary' onPress={() => go(SIGN_IN)}>{copy.signIn}</StaffButton>
          : <StaffButton kind='primary' onPress={open}>{words.open}</StaffButton>}
        {refused === 'other' ? <StaffButton onPress={onTakeAgain}>{copy.shut.takeOwn}</StaffButton> : null}
      </div>
    </>
  )
}

import { useEffect, useState } from 'react'
import { Qr } from '@/components/Qr'
import { fill } from '@/copy/fill'
import { roundPage as copy } from '@/copy/staff-visits'
import { publicAddress } from '@/device/public-address'
import { macOf } from '@/device/vault'
import { civilDay } from '@/domain/calendar'
import { BADGE_STEP_MS, badgeStep, sixDigits } from '@/domain/visit/badge'
import type { Round } from './round'

/** The server's clock, as far as it was measured when the list was fetched. */
const serverNow = ({ pack: { sync } }: Round) => Date.now() - sync.skewMs

/** Shown to the family: name, number and a code that the server knows, too. Made on the phone, so that it is there without network. */
export function Badge({ round }: { round: Round }) {
  const [code, setCode] = useState<string | null>(null)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let isGone = false
    const show = async () => {
      const at = serverNow(round)
      const key = round.pack.badge.keys.find(({ on }) => on === civilDay(at))?.key
      const next = key ? sixDigits(await macOf(key, String(badgeStep(at)))) : ''
      if (isGone) return
      setCode(next)
      timer = setTimeout(() => { void show() }, BADGE_STEP_MS - (at % BADGE_STEP_MS) + 50)
    }
    void show()
    return () => { isGone = true; clearTimeout(timer) }
  }, [round])
  const { name, badge: { number } } = round.pack
  if (code === null) return null
  if (code === '') return <p role='alert'>{copy.badgeGone}</p>
  return (
    <section className='visit-badge'>
      <p className='visit-big'>{fill(copy.badgeName, { name })}</p>
      <p className='visit-big'>{fill(copy.badgeNumber, { number })}</p>
      <p className='visit-big'>{fill(copy.badgeCode, { code })}</p>
      <Qr address={publicAddress(`/help/visitor/index?badge=${number}&code=${code}`)} label={copy.qr} />
      <p>{copy.badgeHint}</p>
    </section>
  )
}

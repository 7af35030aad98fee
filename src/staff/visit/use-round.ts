import { useCallback, useEffect, useState } from 'react'
import { onNetworkBack } from '@/device/network'
import { endOf, openRound, sendAll, wipe, type Round, type Sending, type Told } from './round'

/** Also without an event of the browser: networks come and go at people's doors. */
const RETRY_MS = 20_000

export interface RoundState {
  /** null: not looked yet. */
  round: Round | null | undefined
  told: Told
  waiting: number
  sending: Sending | 'busy'
  /** After something was put out or taken. */
  refresh(): Promise<void>
  send(): void
  leave(): Promise<void>
}

export function useRound(): RoundState {
  const [round, setRound] = useState<Round | null | undefined>(undefined)
  const [told, setTold] = useState<Told>({})
  const [waiting, setWaiting] = useState(0)
  const [sending, setSending] = useState<RoundState['sending']>('sent')
  const refresh = useCallback(async () => {
    const opened = await openRound()
    setRound(opened.round)
    setTold(opened.told)
    setWaiting(opened.waiting)
  }, [])
  const send = useCallback(() => {
    setSending('busy')
    void sendAll().then(setSending).catch(() => setSending('refused')).finally(refresh)
  }, [refresh])
  useEffect(() => {
    void refresh().then(send)
    return onNetworkBack(send)
  }, [refresh, send])
  useEffect(() => {
    if (waiting === 0) return
    const again = setInterval(send, RETRY_MS)
    return () => clearInterval(again)
  }, [waiting, send])
  useEffect(() => {
    if (!round) return
    // wiped when its time is over, also while the page stays open
    const over = setTimeout(() => { void refresh() }, Math.max(0, endOf(round) - Date.now()) + 1000)
    return () => clearTimeout(over)
  }, [round, refresh])
  return { round, told, waiting, sending, refresh, send, leave: async () => { await wipe(); await refresh() } }
}

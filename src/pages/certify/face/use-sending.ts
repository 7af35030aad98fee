import Taro from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { call } from '@/api/client'
import type { StartedUpload } from '@/api/started-upload'
import { forgetClip, upload } from '@/api/upload'
import { troubleOf } from '@/components/use-task'
import type { Clip } from '@/device/clip'
import { onNetworkBack } from '@/device/network'
import type { OpenedAttempt, Outcome, UploadTicket } from '@/domain/contract/citizen'
import { AppError, type ErrorCode } from '@/domain/contract/errors'
import { note } from '../../run'

export type Sent =
  | { kind: 'uploading'; part: number }
  | { kind: 'comparing' }
  /** Many people at once: asks again by itself after so many seconds. */
  | { kind: 'waiting'; seconds: number }
  | { kind: 'offline' }
  | { kind: 'failed'; code: ErrorCode }

/** When the words change while it is still going, in ms (ux S8). */
export const SLOW_MS = 8_000
export const TOO_SLOW_MS = 30_000
/** Rounds of waiting for a busy server; then the person decides. Our judgement. */
export const MOST_ROUNDS = 5

export interface Sending {
  sent: Sent
  pace: 'usual' | 'slow' | 'tooSlow'
  /** Carries on where it broke off, with a fresh ticket. */
  resume(): void
}

/** Uploads the clip and asks for the verdict, once, whatever happens to the line in between. The clip is kept until the verdict is in. */
export function useSending(clip: Clip, attempt: OpenedAttempt): Sending {
  const [sent, setSent] = useState<Sent>({ kind: 'uploading', part: 0 })
  const [pace, setPace] = useState<Sending['pace']>('usual')
  const running = useRef(false)
  const isUploaded = useRef(false)
  const current = useRef<StartedUpload | null>(null)
  const isOpen = useRef(true)
  const again = useRef<ReturnType<typeof setTimeout>>()
  const rounds = useRef(0)

  const put = async (ticket: UploadTicket) => {
    current.current = upload(clip, ticket, (part) => setSent({ kind: 'uploading', part }))
    await current.current.done
  }

  const putAgain = async () => {
    const ticket = await call('certification.resumeUpload', { attemptId: attempt.attemptId }).catch((error: unknown) => {
      // nothing to upload any more: the attempt ran out or was decided, and `finish` says which
      if (error instanceof AppError && error.code === 'notFound') return null
      throw error
    })
    if (ticket) await put(ticket)
  }

  const deliver = async (isFirst: boolean) => {
    if (!isUploaded.current) {
      setSent({ kind: 'uploading', part: 0 })
      if (isFirst) {
        await put(attempt.upload).catch((error: unknown) => {
          // the ticket ran out while the person was filming
          if (error instanceof AppError && error.code === 'forbidden') return putAgain()
          throw error
        })
      } else await putAgain()
      isUploaded.current = true
    }
    setSent({ kind: 'comparing' })
    return call('certification.finish', { attemptId: attempt.attemptId, evidence: {
      kind: 'video', prompts: clip.prompts, ...(clip.tints ? { tints: clip.tints } : {}),
    } })
  }

  const end = (outcome: Outcome) => {
    forgetClip(clip)
    const { attemptId, person: { beneficiaryId } } = attempt
    note({ ending: { kind: 'outcome', outcome, beneficiaryId, attemptId }, attempt: null })
    void Taro.reLaunch({ url: '/pages/certify/result/index' })
  }

  const run = (isFirst: boolean) => {
    if (running.current || !isOpen.current) return
    running.current = true
    clearTimeout(again.current)
    deliver(isFirst).then((outcome) => { if (isOpen.current) end(outcome) }).catch((error: unknown) => {
      const trouble = troubleOf(error)
      if (error instanceof AppError && error.code === 'videoMissing') isUploaded.current = false
      if (!isOpen.current) return
      if (error instanceof AppError && error.code === 'busy' && error.retryInS !== undefined && rounds.current < MOST_ROUNDS) {
        rounds.current++
        setSent({ kind: 'waiting', seconds: error.retryInS })
        again.current = setTimeout(() => latest.current(false), error.retryInS * 1000)
      } else setSent(trouble.kind === 'failed' ? trouble : { kind: 'offline' })
    }).finally(() => { running.current = false })
  }

  const latest = useRef(run)
  latest.current = run

  useEffect(() => {
    isOpen.current = true
    latest.current(true)
    const slow = setTimeout(() => setPace('slow'), SLOW_MS)
    const tooSlow = setTimeout(() => setPace('tooSlow'), TOO_SLOW_MS)
    const stopListening = onNetworkBack(() => latest.current(false))
    return () => {
      isOpen.current = false
      current.current?.abort()
      clearTimeout(slow)
      clearTimeout(again.current)
      clearTimeout(tooSlow)
      stopListening()
    }
    // once per clip: the page shows this hook for exactly one
  }, [])

  const resume = () => {
    rounds.current = 0
    run(false)
  }
  return { sent, pace, resume }
}

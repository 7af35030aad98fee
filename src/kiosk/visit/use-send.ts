import { useEffect, useRef, useState } from 'react'
import { callKiosk } from '@/api/kiosk'
import { forgetClip, upload } from '@/api/upload'
import type { Clip } from '@/device/clip'
import { AppError } from '@/domain/contract/errors'
import type { UploadTicket } from '@/domain/contract/citizen'
import type { KioskAttempt, KioskOutcome } from '@/domain/contract/kiosk'

/** Rounds of waiting for a busy server; then the person decides. As on phones. */
const MOST_ROUNDS = 5

export type Progress = { kind: 'sending' } | { kind: 'comparing' } | { kind: 'waiting'; seconds: number }

interface Job {
  visitId: string
  attempt: KioskAttempt
  clip: Clip
  onOutcome(outcome: KioskOutcome): void
  /** `again` carries on where it broke off. */
  onFail(error: unknown, again: () => void): void
}

/** Uploads the clip and asks for the verdict. The clip is forgotten when the screen goes, whatever came of it. */
export function useSend(job: Job): Progress {
  const [progress, setProgress] = useState<Progress>({ kind: 'sending' })
  const latest = useRef(job)
  latest.current = job
  useEffect(() => {
    const { visitId, attempt: { attemptId, upload: first }, clip } = latest.current
    let isOpen = true
    let isUploaded = false
    let abort = () => undefined as void
    let timer: ReturnType<typeof setTimeout> | undefined

    const put = async (ticket: UploadTicket) => {
      const started = upload(clip, ticket, () => undefined)
      abort = started.abort
      await started.done
      isUploaded = true
    }
    const deliver = async (isFirst: boolean): Promise<KioskOutcome> => {
      if (!isUploaded) await put(isFirst ? first : await callKiosk('visit.resumeUpload', { visitId, attemptId }))
      if (isOpen) setProgress({ kind: 'comparing' })
      return callKiosk('visit.finish', { visitId, attemptId, prompts: clip.prompts })
    }
    const run = (isFirst: boolean, rounds = 0) => {
      deliver(isFirst).then((outcome) => { if (isOpen) latest.current.onOutcome(outcome) }).catch((error: unknown) => {
        if (!isOpen) return
        const seconds = error instanceof AppError && error.code === 'busy' ? error.retryInS : undefined
        if (seconds === undefined || rounds >= MOST_ROUNDS) return latest.current.onFail(error, () => run(false))
        setProgress({ kind: 'waiting', seconds })
        timer = setTimeout(() => run(false, rounds + 1), seconds * 1000)
      })
    }
    run(true)
    return () => {
      isOpen = false
      clearTimeout(timer)
      abort()
      forgetClip(clip)
    }
  }, [])
  return progress
}

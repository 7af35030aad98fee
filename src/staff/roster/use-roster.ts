import { useEffect, useRef, useState } from 'react'
import { upload } from '@/api/upload'
import { useTask, type Task } from '@/components/use-task'
import type { RosterStatus } from '@/domain/contract/staff-roster'
import { saveFile } from '../frame/save-file'
import { call } from '../session'
import { errorLine, errorListHead } from './error-lines'

export type Stage =
  | { kind: 'choosing' }
  | { kind: 'uploading'; share: number }
  /** The server works, a slice a call. */
  | { kind: 'working'; status: RosterStatus }
  | { kind: 'over'; status: RosterStatus }

interface Roster {
  stage: Stage
  check: Task<[file: File, isComplete: boolean]>
  start: Task<[importId: string]>
  errors: Task<[importId: string, name: string]>
  again(): void
}

const isOver = ({ state }: RosterStatus) => state === 'done' || state === 'refused'

/** Uploads, has the server work until it is done, and fetches the list of errors. A page that is left asks no further; the server's work waits. */
export function useRoster(): Roster {
  const [stage, setStage] = useState<Stage>({ kind: 'choosing' })
  const isHere = useRef(true)
  useEffect(() => {
    isHere.current = true
    return () => { isHere.current = false }
  }, [])

  const work = async (importId: string) => {
    while (isHere.current) {
      const status = await call('roster.work', { importId })
      setStage({ kind: isOver(status) ? 'over' : 'working', status })
      if (isOver(status)) return
    }
  }
  const check = useTask(async (file: File, isComplete: boolean) => {
    const { importId, upload: ticket } = await call('roster.open', { bytes: file.size, isComplete })
    const path = URL.createObjectURL(file)
    try {
      await upload({ path }, ticket, (share) => setStage({ kind: 'uploading', share })).done
    } finally {
      URL.revokeObjectURL(path)
    }
    await work(importId)
  })
  const start = useTask(async (importId: string) => {
    const status = await call('roster.start', { importId })
    setStage({ kind: 'working', status })
    await work(status.importId)
  })
  const errors = useTask(async (importId: string, name: string) => {
    let text = errorListHead()
    for (let after: string | null = null; ;) {
      const page: { errors: Parameters<typeof errorLine>[0][]; next: string | null } = await call('roster.errors', { importId, after })
      text += page.errors.map(errorLine).join('')
      if (page.next === null) break
      after = page.next
    }
    saveFile(text, 'text/csv;charset=utf-8', `${name}.csv`)
  })
  return { stage, check, start, errors, again: () => setStage({ kind: 'choosing' }) }
}

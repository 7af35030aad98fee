import { useState } from 'react'
import { useTask, type Task } from '@/components/use-task'
import { fill } from '@/copy/fill'
import { exportPage as copy } from '@/copy/staff-exchange'
import type { StaffCalls } from '@/domain/contract/staff'
import { saveFile } from '../frame/save-file'
import { call } from '../session'

export type Asked = StaffCalls['exportDecisions']['input']
/** rows: of the file that was saved. */
export type Said = { kind: 'saved'; rows: number } | { kind: 'tooMany' } | null

const TYPES: Record<Asked['format'], string> = {
  csv: 'text/csv;charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Fetches the file and saves it at once: whole numbers are in it, so the page keeps none of it. */
export function useExport(): { said: Said; fetch: Task<[Asked]>; forget(): void } {
  const [said, setSaid] = useState<Said>(null)
  const fetch = useTask(async (asked: Asked) => {
    setSaid(null)
    const answer = await call('exportDecisions', asked)
    if (answer.kind === 'tooMany') return setSaid(answer)
    const bytes = Uint8Array.from(atob(answer.base64), (char) => char.charCodeAt(0))
    saveFile(bytes, TYPES[asked.format], `${fill(copy.file, asked)}.${asked.format}`)
    setSaid({ kind: 'saved', rows: answer.rows })
  })
  return { said, fetch, forget: () => setSaid(null) }
}

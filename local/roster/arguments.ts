import path from 'node:path'
import { isLocalDate } from '../../src/domain/calendar'

/** Said to the person at the terminal as it is. */
export class Complaint extends Error {}

export const DEFAULT_DIR = path.resolve(__dirname, '../../.anxin')

export function dayOf(text: string | undefined, option: string): string {
  if (text === undefined || !isLocalDate(text)) throw new Complaint(`--${option} 要一个日期，比如 2026-11-01`)
  return text
}

/** The end of a command: what went wrong in a sentence, everything else as it is. */
export function run(main: () => Promise<void>): void {
  main().catch((error: NodeJS.ErrnoException) => {
    if (/is in use by another gateway/.test(error.message)) console.error('数据正被另一个程序使用，它没有开放接口。请先停掉它。')
    else if (error.code === 'ECONNREFUSED') console.error('数据正被另一个程序使用，但连不上它。请先停掉它。')
    else if (error.code === 'ENOENT') console.error(`找不到文件 ${error.path ?? ''}`)
    else console.error(error instanceof Complaint ? error.message : error)
    process.exitCode = 1
  }).finally(() => setTimeout(() => process.exit(), 500).unref())
}

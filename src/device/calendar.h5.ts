import { icsOf, type CalendarEntry } from '@/domain/visit/calendar-entry'

export const hasCalendar = (): boolean => true

/** A file that every calendar of phones and computers opens. Returns whether it is in the calendar already: no, the person opens the file. */
export function saveToCalendar(entry: CalendarEntry): Promise<boolean> {
  const url = URL.createObjectURL(new Blob([icsOf(entry, Date.now())], { type: 'text/calendar;charset=utf-8' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: `${entry.id}.ics` })
  link.click()
  URL.revokeObjectURL(url)
  return Promise.resolve(false)
}

/** A visit for the person's own calendar (iCalendar, RFC 5545). */
import { HALF_HOURS, type Slot } from './visit'

export interface CalendarEntry { id: string; title: string; words: string; fromMs: number; toMs: number }

/** On a Chinese wall clock, fixed +08:00. */
export const timesOf = ({ on, half }: Slot): { fromMs: number; toMs: number } => {
  const { from, to } = HALF_HOURS[half]
  return { fromMs: Date.parse(`${on}T${from}:00+08:00`), toMs: Date.parse(`${on}T${to}:00+08:00`) }
}

const stamp = (ms: number) => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '')
const escape = (text: string) => text.replace(/[\\;,]/g, (letter) => `\\${letter}`).replace(/\n/g, '\\n')

/** Lines longer than 75 bytes go on in the next one, behind a blank (3.1). */
function fold(line: string): string {
  let out = ''
  let bytes = 0
  for (const letter of line) {
    const size = letter < '\u0080' ? 1 : letter < '\u0800' ? 2 : letter.length === 1 ? 3 : 4
    if (bytes + size > 74) { out += '\r\n '; bytes = 1 }
    out += letter
    bytes += size
  }
  return out
}

/** `madeMs`: when it was written. */
export function icsOf({ id, title, words, fromMs, toMs }: CalendarEntry, madeMs: number): string {
  return [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//anxin//visit//ZH', 'BEGIN:VEVENT', `UID:${id}@anxin`, `DTSTAMP:${stamp(madeMs)}`,
    `DTSTART:${stamp(fromMs)}`, `DTEND:${stamp(toMs)}`, `SUMMARY:${escape(title)}`, `DESCRIPTION:${escape(words)}`,
    'BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escape(title)}`, 'TRIGGER:-PT12H', 'END:VALARM', 'END:VEVENT', 'END:VCALENDAR', '',
  ].map(fold).join('\r\n')
}

/** Announcements of the agency (product brief, item 37): plain text with region, source and version, for as long as they are true. Pure. */
import type { LocalDate } from './calendar'

export interface BoardText {
  title: string
  body: string
  /** Where it is written: 日照市社保中心公告〔2025〕3 号. */
  source: string
  /** Last day on which it is shown. */
  validUntil: LocalDate
}

export const BOARD_MAX = { title: 30, body: 600, source: 60 } as const

export const BOARD_PROBLEMS = ['link', 'markup', 'over'] as const
export type BoardProblem = (typeof BOARD_PROBLEMS)[number]

/** What could be tapped or typed into a browser: whoever forges our messages lives by it (rule R27), so ours never hold any. */
const LINK = /https?:|\/\/|www\.|[A-Za-z0-9-]\.(cn|com|net|org|cc|top|vip|xyz|gov|info|shop|site|app)\b/i
const MARKUP = /[<>]|\]\(/

/** What stands in the way of showing it on a day; none: it may be shown. */
export function boardProblems({ title, body, source, validUntil }: BoardText, today: LocalDate): BoardProblem[] {
  const text = [title, body, source].join('\n')
  const found: [BoardProblem, boolean][] = [['link', LINK.test(text)], ['markup', MARKUP.test(text)], ['over', validUntil < today]]
  return found.filter(([, is]) => is).map(([problem]) => problem)
}

/** Regions whose announcements concern a place: itself and what it lies in. 371102001 → 370000, 371100, 371102, 371102001. */
export function regionsOf(place: string): string[] {
  const province = `${place.slice(0, 2)}0000`
  const city = `${place.slice(0, 4)}00`
  return [...new Set([province, city, place.slice(0, 6), place])]
}

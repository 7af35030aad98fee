/** Where a person stands, in words: the heading, the sentence and the big number of a status card. */
import type { Standing } from '../domain/contract/common'
import { printDay, printMonth, printWindow } from './dates'
import { fill, fillKnown } from './fill'
import { home, homeCards, stopAhead } from './home'
import { standingTags, type Tone } from './names'
import { reassure } from './result'

export interface StandingWords { title: string; body: string; number: string | null }

/** The month from which pay stops, while whoever certifies today loses none of it; else null. */
const stopsFrom = ({ suspendedFrom, ifCertifiedToday }: Standing): string | null =>
  (ifCertifiedToday?.backPayMonths.length === 0 ? suspendedFrom : null)

/** Where a person stands, in a word or two. */
export function standingTag(standing: Standing): { word: string; tone: Tone } {
  const tag = standingTags[standing.kind]
  const from = standing.kind === 'suspended' ? stopsFrom(standing) : null
  return from ? { ...tag, word: fill(stopAhead.word, { month: printMonth(from) }) } : tag
}

export function standingWords(standing: Standing): StandingWords {
  const { title, body } = standing.kind === 'suspended' && stopsFrom(standing) ? stopAhead : homeCards[standing.kind]
  const day = (value: string | null) => value ? printDay(value) : ''
  const counts = (standing.kind === 'open' || standing.kind === 'dueSoon') && standing.daysLeft !== null
  return {
    title,
    body: fillKnown(body, {
      dueOn: day(standing.dueOn),
      graceEndsOn: day(standing.graceEndsOn),
      certifiedOn: day(standing.certifiedOn),
      opensOn: day(standing.opensOn),
      window: printWindow(standing),
    }),
    number: counts ? fill(home.days, { n: standing.daysLeft ?? 0 }) : null,
  }
}

/** One sentence against fear after a try that did not end well; null where nothing is at stake. */
export function reassurance({ kind, daysLeft, graceEndsOn }: Standing): string | null {
  if (kind === 'grace' && graceEndsOn) return fill(reassure.grace, { graceEndsOn: printDay(graceEndsOn) })
  if (kind === 'overdue' || kind === 'suspended') return reassure.stopped
  if ((kind !== 'open' && kind !== 'dueSoon') || daysLeft === null) return null
  return daysLeft > 0 ? fill(reassure.early, { n: daysLeft }) : reassure.lastDay
}

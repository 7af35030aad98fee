/** How held pay goes on when the reason is over (rules R14, R15, R19, R21). Months only: amounts are the paying system's business. */
import type { LocalDate, LocalMonth } from './calendar'
import { paymentForecast } from './payment'
import type { Policy, Sourced } from './policy/policy'

/**
 * certified: the overdue person made up for it. refuted: the record was wrong. reappeared: or the family proved that the missing person
 * has the right. A detained person who is convicted has no ending yet: a new finding says servingSentence.
 */
export const HOLD_ENDINGS = [
  'certified', 'refuted', 'sentenceServed', 'acquitted', 'reappeared', 'declaredDead', 'deathConfirmed',
] as const
export type HoldEnding = (typeof HOLD_ENDINGS)[number]

export type EndingRule = Sourced & {
  resumes: boolean
  backPay: boolean
  /** inForce: as if nothing had waited, adjustments of the meantime included. asBefore: the rate of the day on which pay stopped. */
  rate: 'inForce' | 'asBefore'
  /** The family may claim 丧葬补助 and 抚恤. */
  funeralClaim: boolean
}

const checkedOn = '2026-11-25'
const letter44 = { source: '劳社厅函〔2001〕44号', checkedOn, confidence: 'official' } as const
const letter159 = { source: '人社厅函〔2010〕159号', checkedOn, confidence: 'official' } as const
const goesOn = { resumes: true, backPay: true, rate: 'inForce', funeralClaim: false } as const
const isOver = { resumes: false, backPay: false, rate: 'asBefore', funeralClaim: true } as const

export const ENDING_RULES: Readonly<Record<HoldEnding, EndingRule>> = {
  certified: { ...goesOn, source: '养老金资格认证说明（日照）', checkedOn, confidence: 'seed' },
  refuted: { ...goesOn, source: '人社厅函〔2010〕159号的补发补调，类推', checkedOn, confidence: 'judgement' },
  sentenceServed: { ...goesOn, ...letter44, backPay: false, rate: 'asBefore' },
  acquitted: { ...goesOn, source: '劳社厅函〔2001〕44号：予以补发；补调为类推', checkedOn, confidence: 'judgement' },
  reappeared: { ...goesOn, ...letter159 },
  declaredDead: { ...isOver, ...letter159 },
  deathConfirmed: { ...isOver, source: '社会保险经办条例第二十五条', checkedOn, confidence: 'judgement' },
}

export interface PayAfterHold {
  /** First month with regular pay again; null: never. */
  resumeMonth: LocalMonth | null
  /** Waiting months that are paid after all, up to and including the month of the decision. */
  backPayMonths: LocalMonth[]
  backPayArrivesMonth: LocalMonth | null
  rate: EndingRule['rate']
  funeralClaim: boolean
}

/**
 * Pay after a hold or a stop. `heldFrom`: first month that waited. `endedOn`: day of release, of the ruling, of the proof; what it pays is due
 * from there. `decidedOn`: when staff entered it; no payroll before it can be changed, so every month between the two is paid back.
 */
export function payAfter(ending: HoldEnding, heldFrom: LocalMonth, endedOn: LocalDate, policy: Policy, decidedOn: LocalDate = endedOn): PayAfterHold {
  const { resumes, backPay, rate, funeralClaim } = ENDING_RULES[ending]
  const forecast = paymentForecast(heldFrom, decidedOn, policy)
  const dueFrom = backPay ? heldFrom : paymentForecast(heldFrom, endedOn, policy).resumeMonth
  const backPayMonths = resumes ? forecast.backPayMonths.filter((month) => month >= dueFrom) : []
  return {
    resumeMonth: resumes ? forecast.resumeMonth : null,
    backPayMonths,
    backPayArrivesMonth: backPayMonths.length > 0 ? forecast.backPayArrivesMonth : null,
    rate,
    funeralClaim,
  }
}

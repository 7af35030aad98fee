import { printMonth } from '@/copy/dates'
import { fill } from '@/copy/fill'
import { matched } from '@/copy/result'
import type { PaymentForecast } from '@/domain/contract/common'

/** What the success means for the money; always 一般, since the agency pays, not we. */
export function moneySentences(payment: PaymentForecast | null): string[] {
  if (!payment) return [matched.untouched]
  if (payment.backPayMonths.length === 0) return [matched.stopFallsAway]
  const sentences = [fill(matched.resumes, { resumeMonth: printMonth(payment.resumeMonth) })]
  sentences.push(fill(matched.backPay, { n: payment.backPayMonths.length, arrivesMonth: printMonth(payment.backPayArrivesMonth) }))
  if (payment.afterCutoff) sentences.push(fill(matched.afterCutoff, { day: payment.cutoffDay }))
  return sentences
}

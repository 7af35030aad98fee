/** Time to certify in after an objection to a silent certification: the old duty returns, and nobody is late on the day of saying so (rule R26). */
import type { LocalDate } from './calendar'
import { basisOf, type Duty, type Hear } from './period'
import type { Sourced } from './policy/policy'

export const RESPITE: Sourced & { days: number } = {
  source: '对自动认证有异议后重新认证的时间为本产品所定', checkedOn: '2026-11-25', confidence: 'judgement', days: 90,
}

/** The period, due not before the end of the respite. */
export function withRespite(period: Duty, respiteUntil: LocalDate | undefined, hear?: Hear): Duty {
  if (respiteUntil === undefined || period.dueOn >= respiteUntil) return period
  hear?.({ kind: 'respite', from: period.dueOn, dueOn: respiteUntil, days: RESPITE.days, basis: basisOf(RESPITE) })
  return { ...period, dueOn: respiteUntil }
}

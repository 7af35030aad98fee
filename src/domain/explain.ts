/** Why a due day is that day, what it means for the money, and what certifying on the coming days would do. Steps, not sentences: copy/explain.ts. */
import { addDays, monthOf, type LocalDate } from './calendar'
import type { DutyStep, Explanation, WhatIf } from './contract/citizen-explain'
import { afterSuccess, attribute, duty, isDeclarationMissing, type BenefitState } from './cycle'
import { nextMonthOn, payEffectOn, soonerIf } from './forecast'
import { firstStoppedMonth, graceEndsOn } from './payment'
import { basisOf } from './period'
import type { PolicyInForce } from './policy/policy'
import { versionOn } from './policy/version-on'

/** From the due day on to the money. */
function moneySteps(benefit: BenefitState, policy: PolicyInForce, dueOn: LocalDate): DutyStep[] {
  if (benefit.status === 'held') return [{ kind: 'held' }]
  if (benefit.status === 'suspended') return [{ kind: 'stopped', from: benefit.suspendedFrom ?? monthOf(dueOn) }]
  const { stop } = policy
  const { grace } = versionOn(policy, dueOn)
  const until = graceEndsOn(dueOn, policy)
  return [
    { kind: 'grace', dueOn, days: grace.days, graceEndsOn: until, basis: basisOf(grace) },
    { kind: 'stop', graceEndsOn: until, firstMonth: firstStoppedMonth(dueOn, grace.days), contacts: stop.contacts, basis: basisOf(stop) },
  ]
}

function ifCertifiedOn(benefit: BenefitState, policy: PolicyInForce, today: LocalDate, day: LocalDate): WhatIf {
  const { attribution, cured } = attribute(benefit, policy, day)
  const next = duty(afterSuccess(benefit, day, 'phone'), policy)
  return {
    fromOn: day, untilOn: day, attribution, cured: cured.length, nextOpensOn: next.opensOn, nextDueOn: next.dueOn,
    pay: payEffectOn(benefit, policy, today, day),
  }
}

/** A rolling cycle moves its next due day with every day; that alone is not another answer. */
const isSameAnswer = (a: WhatIf, b: WhatIf): boolean =>
  a.attribution === b.attribution && a.cured === b.cured && JSON.stringify(a.pay) === JSON.stringify(b.pay)
  && (a.nextOpensOn === null ? b.nextOpensOn === null : a.nextDueOn === b.nextDueOn)

/** Every day from today to the first of next month, told together as long as the answer is the same: so the 15th shows only where it matters. */
function whatIfs(benefit: BenefitState, policy: PolicyInForce, today: LocalDate): WhatIf[] {
  const spans: WhatIf[] = []
  for (let day = today; day <= nextMonthOn(today); day = addDays(day, 1)) {
    const found = ifCertifiedOn(benefit, policy, today, day)
    const last = spans[spans.length - 1]
    if (last && isSameAnswer(last, found)) last.untilOn = day
    else spans.push(found)
  }
  return spans
}

/**
 * The whole explanation of one benefit's due day on a day (rules R4-R8, R11-R17, R30). `dueOn` and the steps come from one run of duty(), so they
 * cannot differ. A closed benefit has nothing due: do not ask.
 */
export function explain(benefit: BenefitState, policy: PolicyInForce, today: LocalDate): Explanation {
  const steps: DutyStep[] = []
  const { dueOn } = duty(benefit, policy, (step) => { steps.push(step) })
  steps.push(...moneySteps(benefit, policy, dueOn))
  const schedule = policy.schedules[benefit.scheme]
  if (schedule.declaration) {
    steps.push({ kind: 'declaration', missing: isDeclarationMissing(benefit, policy, today), basis: basisOf(schedule) })
  }
  return {
    dueOn, steps, whatIf: whatIfs(benefit, policy, today), sooner: soonerIf(benefit, policy, today), paymentBasis: basisOf(policy.payment),
  }
}

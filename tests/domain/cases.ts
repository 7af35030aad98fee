/** Benefits and policies that the case tables and the properties start from. */
import type { Scheme } from '../../src/domain/contract/common'
import type { BenefitState } from '../../src/domain/cycle'
import type { Anchor, Policy, Schedule } from '../../src/domain/policy/policy'
import { seedRizhao2025 } from '../../src/domain/policy/seed-rizhao-2025'

export const rizhao = seedRizhao2025

/** A pension drawn since long ago. */
export const benefitOf = (scheme: Scheme, facts: Partial<BenefitState> = {}): BenefitState => ({
  scheme, startOn: '2010-01-01', lastCertifiedOn: null, declaredOn: null, status: 'active', suspendedFrom: null, ...facts,
})

export const withSchedule = (policy: Policy, scheme: Scheme, schedule: Schedule): Policy => ({
  ...policy, schedules: { ...policy.schedules, [scheme]: schedule },
})

/** The default policy, with another rolling rule for enterprise pensions. */
export const rollingPolicy = (months: number, anchor: Anchor): Policy => {
  const { source, checkedOn, confidence } = rizhao.schedules.enterprise
  return withSchedule(rizhao, 'enterprise', { source, checkedOn, confidence, declaration: false, kind: 'rolling', months, anchor })
}

/** Variant of rule R15: back pay already in the month of certifying when done by the cut-off day. */
export const sameMonthMakeup: Policy = { ...rizhao, payment: { ...rizhao.payment, arrearsOffset: [0, 1] } }

export const withGrace = (days: number): Policy => ({ ...rizhao, grace: { ...rizhao.grace, days } })

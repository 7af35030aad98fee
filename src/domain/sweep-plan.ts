/** What tonight's sweep does for one person. Pure: the same person and day always give the same plan, so a sweep may run twice. */
import { agendas, drawsAsSurvivor, nextActionOn, stepsAfter, type Agenda, type Swept } from './agenda'
import { monthOf, type LocalDate, type LocalMonth } from './calendar'
import type { Scheme } from './contract/common'
import type { BenefitState } from './cycle'
import { firstStoppedMonth, graceEndsOn } from './payment'
import type { PolicyInForce } from './policy/policy'
import { isSuspectedDuplicate } from './standing'

/** A message about one duty. `days` from its due day on which it was planned; what it says is written when it is sent. */
export interface PlannedNotice {
  kind: 'firstNotice' | 'reminder' | 'overdue' | 'stopProposed'
  asks: Agenda['asks']
  scheme: Scheme
  dueOn: LocalDate
  days: number
}

/** `stopFrom`: the first month whose pay could be withheld; never one that has begun to pass unseen (rules R11, R13). */
export interface PlannedProposal { scheme: Scheme; dueOn: LocalDate; stopFrom: LocalMonth }

export interface PlannedTask { kind: 'duplicate' | 'turns18'; scheme: Scheme | null }

export interface Plan {
  notices: PlannedNotice[]
  proposals: PlannedProposal[]
  tasks: PlannedTask[]
  nextActionOn: LocalDate | null
}

/**
 * The one message for what a sweep has missed or finds today. Of several only the latest goes out, and only while it is true: nobody is
 * told 还有 7 天 after the due day. The message of a proposal says all that a reminder would (R27: always before any suspension).
 */
function noticeOf(one: Agenda, scheme: Scheme, after: LocalDate | null, today: LocalDate): PlannedNotice[] {
  const { asks, dueOn } = one
  const past = stepsAfter(one, after).filter(({ on }) => on <= today)
  const isTrue = (days: number) => (days > 0) === (today > dueOn)
  const step = past.find(({ kind }) => kind === 'proposal') ?? past.filter(({ days }) => isTrue(days)).pop()
  if (!step) return []
  const kind = step.kind === 'proposal' ? 'stopProposed' : step.days > 0 ? 'overdue' : step.kind
  return [{ kind, asks, scheme, dueOn, days: step.days }]
}

function proposalOf(scheme: Scheme, dueOn: LocalDate, policy: PolicyInForce, today: LocalDate): PlannedProposal {
  const earliest = firstStoppedMonth(graceEndsOn(dueOn, policy))
  const running = monthOf(today)
  return { scheme, dueOn, stopFrom: running > earliest ? running : earliest }
}

function planBenefit(benefit: BenefitState, policy: PolicyInForce, after: LocalDate | null, today: LocalDate) {
  const notices = agendas(benefit, policy).flatMap((one) => noticeOf(one, benefit.scheme, after, today))
  const proposals = notices.filter(({ kind }) => kind === 'stopProposed')
    .map(({ scheme, dueOn }) => proposalOf(scheme, dueOn, policy, today))
  return { notices, proposals }
}

/**
 * What is due for a person from `sweptOn` (exclusive) to today. Tasks are not bound to that time: they are opened once by their id,
 * also when the fact became known late.
 */
export function plan(person: Swept, policy: PolicyInForce, today: LocalDate): Plan {
  const { benefits, sweptOn, turns18On } = person
  const planned = benefits.map((benefit) => planBenefit(benefit, policy, sweptOn, today))
  const tasks: PlannedTask[] = []
  if (isSuspectedDuplicate(benefits)) tasks.push({ kind: 'duplicate', scheme: null })
  if (turns18On !== undefined && turns18On <= today && drawsAsSurvivor(benefits)) tasks.push({ kind: 'turns18', scheme: 'survivor' })
  return {
    notices: planned.flatMap(({ notices }) => notices),
    proposals: planned.flatMap(({ proposals }) => proposals),
    tasks,
    nextActionOn: nextActionOn(benefits, policy, today, turns18On),
  }
}

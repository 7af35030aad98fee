/** Which certification is due next, and what one success counts for. Per (person, benefit); no clock, no storage. */
import { addDays, addMonths, endOfMonth, monthOf, type LocalDate, type LocalMonth } from './calendar'
import type { Attribution } from './contract/citizen'
import type { Channel, Scheme } from './contract/common'
import type { KeptFinding } from './hold'
import { graceEndsOn } from './payment'
import type { Anchor, CycleWindow, Policy, PolicyInForce } from './policy/policy'

/** What is stored per benefit. One success is enough memory: alive on a day means alive on every day before (rule R5). */
export interface BenefitState {
  scheme: Scheme
  /** Day of benefit approval: the first verified sign of life (rule R17). */
  startOn: LocalDate
  lastCertifiedOn: LocalDate | null
  /** Latest self-declaration (rule R16). */
  declaredOn: LocalDate | null
  /** held: pay waits for a finding of staff (death record, custody); a certification alone does not lift it (rules R19, R21). */
  status: 'active' | 'suspended' | 'held' | 'closed'
  /** First month without pay, while suspended or held. */
  suspendedFrom: LocalMonth | null
  lastChannel?: Channel
  /** A recorded loss of the right that has not ended (hold.ts); absent: none. */
  finding?: KeptFinding
}

/** One period to certify for. */
export interface Duty {
  /** 2025 for a yearly cycle, 2025-H1 for a window: for statistics and records, never for deciding. */
  label: string
  /** First day of the window; null when any day up to dueOn will do. */
  opensOn: LocalDate | null
  /** Last day in time, inclusive. */
  dueOn: LocalDate
  /** From this day on the product asks: the window's first day, or the first notice of a rolling cycle (rule R27). */
  noticeOn: LocalDate
}

function rollingDueOn(from: LocalDate, months: number, anchor: Anchor): LocalDate {
  switch (anchor) {
    case 'anniversaryDay': return addMonths(from, months)
    case 'monthEnd': return endOfMonth(addMonths(from, months))
    case 'strictCurrentMonth': return endOfMonth(addMonths(from, months - 1))
  }
}

/**
 * The nth window, n = 1, 2, ..., that opens after a day. The one that contains the day is satisfied by it, as is a just-closed one
 * (rules R4, R17).
 */
function nthWindow(aliveOn: LocalDate, n: number, windows: readonly CycleWindow[]): Duty {
  const later = windows.findIndex((window) => window.opensOn > aliveOn.slice(5))
  const index = (later < 0 ? windows.length : later) + n - 1
  const window = windows[index % windows.length]
  if (!window) throw new RangeError('a windowed schedule needs a window')
  const year = String(Number(aliveOn.slice(0, 4)) + Math.floor(index / windows.length)).padStart(4, '0')
  const opensOn = `${year}-${window.opensOn}`
  return { label: `${year}-${window.label}`, opensOn, dueOn: `${year}-${window.closesOn}`, noticeOn: opensOn }
}

/** The nth period, n = 1, 2, ..., after a day on which the person was alive. A rolling cycle never counts from a due day (rule R8). */
function nthPeriod(aliveOn: LocalDate, n: number, scheme: Scheme, policy: Policy): Duty {
  const schedule = policy.schedules[scheme]
  if (schedule.kind === 'windows') return nthWindow(aliveOn, n, schedule.windows)
  const dueOn = rollingDueOn(aliveOn, schedule.months * n, schedule.anchor)
  const label = schedule.months % 12 === 0 ? dueOn.slice(0, 4) : monthOf(dueOn)
  return { label, opensOn: null, dueOn, noticeOn: addDays(dueOn, -policy.notice.firstDays) }
}

const lastAliveOn = ({ startOn, lastCertifiedOn }: BenefitState): LocalDate =>
  (lastCertifiedOn !== null && lastCertifiedOn > startOn ? lastCertifiedOn : startOn)

/**
 * A period under the version that came into force after it was promised (rule R30). What had begun is never put off by it, and comes nearer
 * only with notice: not before so many days after people could read the new version, but not later than the old day either.
 */
function underNewVersion(old: Duty, fresh: Duty, version: Policy, aliveOn: LocalDate): Duty {
  if (fresh.dueOn >= old.dueOn) return (old.opensOn ?? aliveOn) < version.effectiveFrom ? old : fresh
  const noticed = addDays(version.publishedOn, version.change.noticeDays)
  if (noticed >= old.dueOn) return old
  return noticed > fresh.dueOn ? { ...fresh, dueOn: noticed } : fresh
}

/** The nth period under the version in force on the day before it began, as later versions have changed it. */
function nthDuty(aliveOn: LocalDate, n: number, scheme: Scheme, policy: PolicyInForce): Duty {
  const { before = [] } = policy
  if (before.length === 0) return nthPeriod(aliveOn, n, scheme, policy)
  const versions = [...before, policy]
  // whoever was certified before the product knew a policy is judged by the first one that it knows
  const base = versions.filter((version) => version.effectiveFrom <= aliveOn).pop() ?? versions[0] ?? policy
  return versions.slice(versions.indexOf(base) + 1).reduce(
    (period, version) => underNewVersion(period, nthPeriod(aliveOn, n, scheme, version), version, aliveOn),
    nthPeriod(aliveOn, n, scheme, base),
  )
}

/** The earliest period not yet satisfied (rules R3-R8, R17, R30). It may lie in the future, be open, or be missed. */
export function duty(benefit: BenefitState, policy: PolicyInForce): Duty {
  return nthDuty(lastAliveOn(benefit), 1, benefit.scheme, policy)
}

/**
 * How a success on `day` counts for a benefit, and the labels of all periods that had closed without one, now cured (R4, R5, R11).
 * onTime: it satisfies the period that is open. voluntary: nothing was open or missing. lateNoEffect: late, but before pay could stop.
 * late: after that.
 */
export function attribute(benefit: BenefitState, policy: PolicyInForce, day: LocalDate): { attribution: Attribution; cured: string[] } {
  const aliveOn = lastAliveOn(benefit)
  const first = duty(benefit, policy)
  const cured: string[] = []
  let period = first
  // a version that shortens the cycle may say of its second period what the old one said of its first
  for (let n = 2; period.dueOn < day; n++) {
    const next = nthDuty(aliveOn, n, benefit.scheme, policy)
    if (next.dueOn <= period.dueOn) continue
    cured.push(period.label)
    period = next
  }
  // a rolling cycle that was not missed is open on every day
  const isOpen = period.opensOn === null ? cured.length === 0 : period.opensOn <= day
  if (isOpen) return { attribution: 'onTime', cured }
  if (cured.length === 0) return { attribution: 'voluntary', cured }
  return { attribution: day <= graceEndsOn(first.dueOn, policy) ? 'lateNoEffect' : 'late', cured }
}

/**
 * The benefit after a success. The latest day wins, so a visit recorded offline and synced late takes no newer one back (rules R10, R25).
 * Stopped pay resumes; a held or closed benefit stays so until staff decide (rules R14, R19).
 */
export function afterSuccess(benefit: BenefitState, day: LocalDate, channel: Channel): BenefitState {
  const isLatest = benefit.lastCertifiedOn === null || day >= benefit.lastCertifiedOn
  return {
    ...benefit,
    ...(isLatest ? { lastCertifiedOn: day, lastChannel: channel } : {}),
    ...(benefit.status === 'suspended' ? { status: 'active', suspendedFrom: null } : {}),
  }
}

/**
 * True when the running period of a conditional benefit lacks its self-declaration (rule R16). A life proof never fills it.
 * The statement speaks of the whole time since the benefit began, so the latest one covers earlier periods.
 */
export function isDeclarationMissing(benefit: BenefitState, policy: PolicyInForce, today: LocalDate): boolean {
  if (!policy.schedules[benefit.scheme].declaration || benefit.status === 'closed') return false
  return duty({ ...benefit, lastCertifiedOn: benefit.declaredOn }, policy).noticeOn <= today
}

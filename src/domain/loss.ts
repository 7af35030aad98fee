/** Loss of the right to a benefit: what a finding does to pay before anybody has checked it (rules R19-R21). Months only, no amounts. */
import { peopleBehind, type Approvals } from './approval'
import { addToMonth, monthOf, type LocalDate, type LocalMonth } from './calendar'
import type { Scheme } from './contract/common'
import type { Sourced } from './policy/policy'
import { addWorkingDays } from './working-days'

/** Rule R20. nationalityLost counts for the resident scheme only. */
export const LOSS_CODES = ['death', 'declaredDead', 'missing', 'imprisoned', 'nationalityLost', 'duplicate', 'other'] as const
export type LossCode = (typeof LOSS_CODES)[number]

/** suspendedSentence: 管制, 缓刑 or 监外执行, the person is not behind bars. wantedOrDetained: 通缉 or 在押未定罪. */
export const CUSTODIES = ['servingSentence', 'suspendedSentence', 'wantedOrDetained'] as const
export type Custody = (typeof CUSTODIES)[number]

/** What the rules tell apart: a loss code, or the kind of custody. */
export type LossGround = Exclude<LossCode, 'imprisoned'> | Custody

/**
 * Who says so: 公安, 卫健, 民政, court, prison, a comparison with other data, family, community; investigation: our own finished check.
 */
export const FINDING_SOURCES = [
  'publicSecurity', 'health', 'civilAffairs', 'court', 'justice', 'comparison', 'family', 'community', 'investigation',
] as const
export type FindingSource = (typeof FINDING_SOURCES)[number]

/** since: day of the event itself (death, start of the term, last seen), not of the record. */
export type Finding = { since: LocalDate; source: FindingSource; recordedOn: LocalDate } & (
  | { code: 'imprisoned'; custody: Custody }
  | { code: Exclude<LossCode, 'imprisoned'>; custody?: undefined }
)

export type LossRule = Sourced & {
  pay: 'hold' | 'withoutAdjustments'
  stage: 'holdDeath' | 'holdOther'
  /** Their record alone works at once; anybody else's word is checked first. Our own finished investigation always works. */
  authorities: readonly FindingSource[]
  schemes: readonly Scheme[]
  /** A face seen alive on a later day contradicts it. */
  isRefutedByLife: boolean
  /** True when what was paid afterwards was not due; false while it is open whether the right is lost. */
  loses: boolean
}

const checkedOn = '2026-11-25'
const schemes: readonly Scheme[] = ['enterprise', 'publicInstitution', 'resident', 'survivor']
const letter44 = { source: '劳社厅函〔2001〕44号', checkedOn, confidence: 'official' } as const
const letter159 = { source: '人社厅函〔2010〕159号', checkedOn, confidence: 'official' } as const
const reported = (source: string) => ({ source, checkedOn, confidence: 'reported' }) as const
const judgement = (source: string) => ({ source, checkedOn, confidence: 'judgement' }) as const
const hold = { pay: 'hold', stage: 'holdOther', schemes, isRefutedByLife: false, loses: true } as const

export const LOSS_RULES: Readonly<Record<LossGround, LossRule>> = {
  death: {
    ...hold, ...judgement('社会保险经办条例第二十五条、第二十六条；凭一份权威记录先缓发为本产品所定'),
    stage: 'holdDeath', authorities: ['publicSecurity', 'health', 'civilAffairs'], isRefutedByLife: true,
  },
  declaredDead: { ...hold, ...letter159, stage: 'holdDeath', authorities: ['court'], isRefutedByLife: true },
  missing: { ...hold, ...letter159, authorities: ['publicSecurity', 'court'], isRefutedByLife: true, loses: false },
  servingSentence: { ...hold, ...letter44, authorities: ['court', 'justice', 'publicSecurity'] },
  suspendedSentence: {
    ...hold, ...letter44, pay: 'withoutAdjustments', authorities: ['court', 'justice', 'publicSecurity'], loses: false,
  },
  wantedOrDetained: { ...hold, ...letter44, authorities: ['court', 'publicSecurity'], loses: false },
  nationalityLost: { ...hold, ...reported('粤人社规〔2023〕4号'), authorities: ['publicSecurity'], schemes: ['resident'] },
  // drawing twice is a question of which one is due: staff ask before anything waits (rule R18)
  duplicate: { ...hold, ...reported('粤人社规〔2023〕4号'), authorities: [] },
  other: { ...hold, ...judgement('先核实，后处理'), authorities: [] },
}

/** Pay is lost from so many months after the month of the event: 次月 (rule R19). */
export const LOSS_STOP: Sourced & { monthsAfter: number } = { ...reported('新疆城乡居民养老保险实施办法：从次月起停止支付'), monthsAfter: 1 }

/** How soon staff check a finding, and how many people end a benefit for good (rule R19). */
export const LOSS_CHECK: Sourced & { workingDays: number; terminationPeople: number } = {
  ...judgement('社会保险经办条例第三十七条（分级审核）；期限为本产品所定'), workingDays: 5, terminationPeople: 2,
}

/** Within so many working days the family must report a loss. */
export const FAMILY_REPORT: Sourced & { workingDays: number } = {
  source: '社会保险经办条例第二十五条', checkedOn, confidence: 'official', workingDays: 20,
}

/**
 * What a finding does before it is checked by `verifyBy`. hold: payrolls from fromMonth wait. withoutAdjustments: pay goes on at its rate.
 * conflict: alive after the recorded death, so nothing waits and both agencies are told. verifyOnly: pay goes on until staff know.
 * nothing: no ground for this scheme.
 */
export type LossEffect =
  | { kind: 'hold'; stage: 'holdDeath' | 'holdOther'; fromMonth: LocalMonth; verifyBy: LocalDate }
  | { kind: 'withoutAdjustments'; verifyBy: LocalDate }
  | { kind: 'conflict'; verifyBy: LocalDate; tell: readonly [FindingSource, 'payingAgency'] }
  | { kind: 'verifyOnly'; verifyBy: LocalDate }
  | { kind: 'nothing' }

export function groundOf(finding: Finding): LossGround {
  return finding.code === 'imprisoned' ? finding.custody : finding.code
}

/** First month that is not due any more when the event is true. */
export function lostFrom(since: LocalDate): LocalMonth {
  return addToMonth(monthOf(since), LOSS_STOP.monthsAfter)
}

/**
 * Rules R19-R21 for one benefit. `facedOn`: latest day on which the person was seen, by face or in person; a data match is no such day,
 * since relatives use cards of the dead.
 */
export function lossEffect(finding: Finding, scheme: Scheme, facedOn: LocalDate | null): LossEffect {
  const { since, source, recordedOn } = finding
  const rule = LOSS_RULES[groundOf(finding)]
  if (!rule.schemes.includes(scheme)) return { kind: 'nothing' }
  const verifyBy = addWorkingDays(recordedOn, LOSS_CHECK.workingDays)
  const isInvestigated = source === 'investigation'
  // a finished investigation has weighed the face as well: a film of the dead must not keep pay running for ever
  if (rule.isRefutedByLife && !isInvestigated && facedOn !== null && facedOn > since) {
    return { kind: 'conflict', verifyBy, tell: [source, 'payingAgency'] }
  }
  const isAuthority = isInvestigated || rule.authorities.includes(source)
  // an event dated after its own record is a slip of the pen
  if (!isAuthority || since > recordedOn) return { kind: 'verifyOnly', verifyBy }
  if (rule.pay === 'withoutAdjustments') return { kind: 'withoutAdjustments', verifyBy }
  return { kind: 'hold', stage: rule.stage, fromMonth: addToMonth(monthOf(recordedOn), 1), verifyBy }
}

/** True when enough people stand behind ending a benefit: an operator and an approver, or two approvers of a machine's record (rule R19). */
export function mayTerminate(approvals: Approvals): boolean {
  return peopleBehind(approvals) >= LOSS_CHECK.terminationPeople
}

/** Last day on which the family reports in time (rule R19). */
export function familyReportDueOn(since: LocalDate): LocalDate {
  return addWorkingDays(since, FAMILY_REPORT.workingDays)
}

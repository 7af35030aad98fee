/** 供养亲属: what the survivor declares each quarter, which quarters lack it, and the day a child turns 18 (rule R16). */
import { addMonths, type LocalDate } from './calendar'
import { duty, isDeclarationMissing, type BenefitState } from './cycle'
import type { Duty } from './period'
import type { PolicyInForce } from './policy/policy'

/** As in the call `declare`. */
export const STATEMENTS = ['notRemarried', 'noOwnIncome', 'inSchoolOrMinor'] as const
export type Statement = (typeof STATEMENTS)[number]

/** As whom the survivor draws: spouse, child or younger sibling, parent or grandparent of the person who died. */
export type Kinship = 'spouse' | 'child' | 'sibling' | 'parent' | 'grandparent'

const MAJORITY_MONTHS = 18 * 12
const isYoungKin = (kinship: Kinship) => kinship === 'child' || kinship === 'sibling'

/** 民法典 17: an adult is 18. Born on 29 February: 28 February of a common year, as everywhere in the calendar (rule R8). */
export function turns18On(bornOn: LocalDate): LocalDate {
  return addMonths(bornOn, MAJORITY_MONTHS)
}

/**
 * Statements that apply to this survivor on a day; the others are not asked. Only a spouse can remarry. Own income is asked of whoever
 * may work as an adult; a minor, or an adult child in school, says inSchoolOrMinor.
 */
export function statementsOf(kinship: Kinship, bornOn: LocalDate, today: LocalDate): Statement[] {
  const isMinor = today < turns18On(bornOn)
  const applies: Record<Statement, boolean> = {
    notRemarried: kinship === 'spouse',
    noOwnIncome: !isMinor,
    inSchoolOrMinor: isYoungKin(kinship),
  }
  return STATEMENTS.filter((statement) => applies[statement])
}

/**
 * The day for a staff task when the survivor turns 18 within a period, else null. It asks whether the benefit goes on (school, disability);
 * no birthday ever stops pay.
 */
export function coming18TaskOn(turnsOn: LocalDate, { opensOn, noticeOn, dueOn }: Duty): LocalDate | null {
  return (opensOn ?? noticeOn) <= turnsOn && turnsOn <= dueOn ? turnsOn : null
}

/**
 * Periods that wait for a declaration, the oldest first. One declaration fills them all, since it speaks of the whole time; until then each
 * stays open, whatever the face has proved. A rolling cycle has one at most: its periods count from the declaration.
 */
export function undeclaredPeriods(benefit: BenefitState, policy: PolicyInForce, today: LocalDate): Duty[] {
  if (!isDeclarationMissing(benefit, policy, today)) return []
  const first = duty({ ...benefit, lastCertifiedOn: benefit.declaredOn }, policy)
  if (first.opensOn === null) return [first]
  const periods: Duty[] = []
  for (let period = first; period.noticeOn <= today;) {
    periods.push(period)
    period = duty({ ...benefit, lastCertifiedOn: period.dueOn }, policy)
  }
  return periods
}

/** A made-up population of any size, the same for the same seed: columns only, nobody has a name. */
import { addMonths, type LocalDate } from '../../src/domain/calendar'
import type { Scheme } from '../../src/domain/contract/common'
import type { Sourced } from '../../src/domain/policy/policy'
import { BY_DATA_MATCH, dayNumber, emptyColumns, HAS_PHONE, monthNumber, SCHEMES, STATUSES, WAS_CERTIFIED, type Columns } from '../../src/domain/population/columns'
import { seededRandom, type Random } from '../people/random'

/** People who draw an employees' or a residents' pension, million. */
const DRAWING: Sourced & { employees: number; residents: number } = {
  source: '人力资源和社会保障部2025年度统计公报（2026年7月16日）：城镇职工1.5215亿人，城乡居民1.8820亿人',
  checkedOn: '2026-11-23', confidence: 'reported', employees: 152.15, residents: 188.2,
}

/** What no statistic at hand says. */
const ASSUMED: Sourced & Record<'publicInstitutionShare' | 'survivorShare' | 'heldShare' | 'closedShare' | 'suspendedShare' | 'lateShare' | 'neverShare' | 'byDataShare', number> = {
  source: '本产品所定', checkedOn: '2026-11-25', confidence: 'judgement',
  /** Of the employees. */
  publicInstitutionShare: 0.14,
  survivorShare: 0.01,
  heldShare: 0.002, closedShare: 0.03, suspendedShare: 0.004,
  /** Past their due day now. */
  lateShare: 0.03,
  /** New: never certified yet. */
  neverShare: 0.04,
  byDataShare: 0.5,
}

/** Share without a phone, and days from one certification to the next. */
const HABITS: Record<Scheme, { withoutPhone: number; cycleDays: number }> = {
  enterprise: { withoutPhone: 0.08, cycleDays: 365 },
  publicInstitution: { withoutPhone: 0.05, cycleDays: 365 },
  resident: { withoutPhone: 0.25, cycleDays: 180 },
  survivor: { withoutPhone: 0.15, cycleDays: 90 },
}
/** Nobody in the made-up register is later than this, days. */
const LATEST = 240

function schemeOf(random: Random): number {
  const { employees, residents } = DRAWING
  if (random() < ASSUMED.survivorShare) return SCHEMES.indexOf('survivor')
  if (random() < residents / (employees + residents)) return SCHEMES.indexOf('resident')
  return SCHEMES.indexOf(random() < ASSUMED.publicInstitutionShare ? 'publicInstitution' : 'enterprise')
}

function statusOf(random: Random): number {
  const x = random()
  const { heldShare, closedShare, suspendedShare } = ASSUMED
  if (x < heldShare) return STATUSES.indexOf('held')
  if (x < heldShare + closedShare) return STATUSES.indexOf('closed')
  return STATUSES.indexOf(x < heldShare + closedShare + suspendedShare ? 'suspended' : 'active')
}

/** @param today when the register is looked at; certifications lie before it */
export function madeUpPopulation(size: number, today: LocalDate, seed = 1): Columns {
  const random = seededRandom(seed)
  const columns = emptyColumns(size)
  const now = dayNumber(today)
  for (let i = 0; i < size; i++) {
    const scheme = schemeOf(random)
    const status = statusOf(random)
    const { withoutPhone, cycleDays } = HABITS[SCHEMES[scheme] ?? 'enterprise']
    const isSuspended = STATUSES[status] === 'suspended'
    const isLate = isSuspended || random() < ASSUMED.lateShare
    const ago = isLate ? cycleDays + Math.ceil(random() * LATEST) : Math.floor(random() * cycleDays)
    columns.scheme[i] = scheme
    columns.status[i] = status
    columns.aliveOn[i] = now - ago
    columns.flags[i] = (random() < withoutPhone ? 0 : HAS_PHONE)
      | (random() < ASSUMED.neverShare ? 0 : WAS_CERTIFIED | (random() < ASSUMED.byDataShare ? BY_DATA_MATCH : 0))
    if (isSuspended) columns.stoppedFrom[i] = monthNumber(addMonths(today, -Math.floor(random() * 6)))
  }
  return columns
}

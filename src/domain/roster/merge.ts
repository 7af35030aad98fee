/** What a roster changes about a person that we know, and what it must not change. Pure: the import writes it. */
import type { LocalDate } from '../calendar'
import type { BenefitState } from '../cycle'
import type { Scheme } from '../contract/common'
import { turns18On, type RosterRow } from './row'

/** The part of a person that the roster speaks of, in plain text. */
export interface Known {
  name: string
  phone: string | null
  street: string | null
  traits: { disabled?: boolean; homeVisit?: boolean; overseas?: boolean }
  turns18On: LocalDate | null
  benefits: BenefitState[]
}

export const ROSTER_CHANGES = ['name', 'phone', 'street', 'traits', 'turns18On', 'startOn', 'certifiedOn', 'declaredOn', 'benefit'] as const
export type RosterChange = (typeof ROSTER_CHANGES)[number]
/** What a roster leaves in a person's chain of events. */
export type RosterMark = RosterChange | 'vanished' | 'returned'

const later = (a: LocalDate | null, b: LocalDate | null) => (a === null || (b !== null && b > a) ? b : a)

function newBenefit({ scheme, startOn, certifiedOn, declaredOn, status, suspendedFrom }: RosterRow): BenefitState {
  return { scheme, startOn, lastCertifiedOn: certifiedOn, declaredOn, status: status ?? 'active', suspendedFrom }
}

/** The file knows of a later certification of a benefit that is suspended. */
export interface RosterConflict { scheme: Scheme; certifiedOn: LocalDate }

/**
 * The person after the rows of one file about them, and what that changes; an empty cell changes nothing. A certification only moves
 * forward (rule R10). Whether pay stops or ends is decided here by people (rules R13, R19), so a status that differs is told in `differs`,
 * not taken; only a benefit that is new to us brings its own. Nor is the certification of a suspended benefit: taken alone it would look
 * as if all were well while nothing is paid. It is told in `conflicts`, for staff.
 */
export function mergeRows(
  known: Known | null, rows: readonly RosterRow[], today: LocalDate,
): { next: Known; changes: RosterChange[]; differs: Scheme[]; conflicts: RosterConflict[] } {
  const first = rows[0]
  if (!first) throw new RangeError('a person of the roster has at least one row')
  const before = known ?? { name: first.name, phone: null, street: null, traits: {}, turns18On: null, benefits: [] }
  const next: Known = { ...before, traits: { ...before.traits }, benefits: before.benefits.map((benefit) => ({ ...benefit })) }
  const differs: Scheme[] = []
  const conflicts: RosterConflict[] = []
  for (const row of rows) {
    next.name = row.name
    next.phone = row.phone ?? next.phone
    next.street = row.street ?? next.street
    next.turns18On = turns18On(row, today) ?? next.turns18On
    Object.assign(next.traits, row.traits)
    const benefit = next.benefits.find(({ scheme }) => scheme === row.scheme)
    if (!benefit) {
      next.benefits.push(newBenefit(row))
      continue
    }
    benefit.startOn = row.startOn
    const certifiedOn = later(benefit.lastCertifiedOn, row.certifiedOn)
    const isConflict = benefit.status === 'suspended' && certifiedOn !== null && certifiedOn !== benefit.lastCertifiedOn
    if (isConflict) conflicts.push({ scheme: row.scheme, certifiedOn })
    else benefit.lastCertifiedOn = certifiedOn
    benefit.declaredOn = later(benefit.declaredOn, row.declaredOn)
    // held is ours: agencies' systems say suspended
    const status = benefit.status === 'held' ? 'suspended' : benefit.status
    if (isConflict || (row.status !== null && row.status !== status)) differs.push(row.scheme)
  }
  return { next, changes: changesBetween(before, next), differs, conflicts }
}

const TRAITS = ['disabled', 'homeVisit', 'overseas'] as const
const DATES = { startOn: 'startOn', lastCertifiedOn: 'certifiedOn', declaredOn: 'declaredOn' } as const

function changesBetween(before: Known, next: Known): RosterChange[] {
  const changes = new Set<RosterChange>()
  for (const field of ['name', 'phone', 'street', 'turns18On'] as const) if (before[field] !== next[field]) changes.add(field)
  // not said is no
  if (TRAITS.some((trait) => (before.traits[trait] ?? false) !== (next.traits[trait] ?? false))) changes.add('traits')
  next.benefits.forEach((benefit, i) => {
    const old = before.benefits[i]
    if (!old) return changes.add('benefit')
    for (const [field, change] of Object.entries(DATES) as [keyof typeof DATES, RosterChange][]) if (old[field] !== benefit[field]) changes.add(change)
  })
  return [...changes]
}

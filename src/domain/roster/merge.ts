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

const later = (a: LocalDate | null, b: LocalDate | null) => (a === null || (b !== null && b > a) ? b : a)

function newBenefit({ scheme, startOn, certifiedOn, declaredOn, status, suspendedFrom }: RosterRow): BenefitState {
  return { scheme, startOn, lastCertifiedOn: certifiedOn, declaredOn, status: status ?? 'active', suspendedFrom }
}

/**
 * The person after the rows of one file about them, and what that changes; an empty cell changes nothing. A certification only moves
 * forward (rule R10). Whether pay stops or ends is decided here by people (rules R13, R19), so a status that differs is told in `differs`,
 * not taken; only a benefit that is new to us brings its own.
 */
export function mergeRows(
  known: Known | null, rows: readonly RosterRow[], today: LocalDate,
): { next: Known; changes: RosterChange[]; differs: Scheme[] } {
  const first = rows[0]
  if (!first) throw new RangeError('a person of the roster has at least one row')
  const next: Known = known
    ? { ...known, traits: { ...known.traits }, benefits: known.benefits.map((benefit) => ({ ...benefit })) }
    : { name: first.name, phone: null, street: null, traits: {}, turns18On: null, benefits: [] }
  const changes = new Set<RosterChange>()
  const differs: Scheme[] = []
  const set = <K extends 'name' | 'phone' | 'street' | 'turns18On'>(field: K, value: Known[K]) => {
    if (value === null || next[field] === value) return
    next[field] = value
    changes.add(field)
  }

  for (const row of rows) {
    set('name', row.name)
    set('phone', row.phone)
    set('street', row.street)
    set('turns18On', turns18On(row, today))
    for (const [trait, flag] of Object.entries(row.traits) as [keyof RosterRow['traits'], boolean][]) {
      if ((next.traits[trait] ?? false) === flag) continue
      next.traits[trait] = flag
      changes.add('traits')
    }
    const benefit = next.benefits.find(({ scheme }) => scheme === row.scheme)
    if (!benefit) {
      next.benefits.push(newBenefit(row))
      changes.add('benefit')
      continue
    }
    const dates = {
      startOn: row.startOn, lastCertifiedOn: later(benefit.lastCertifiedOn, row.certifiedOn), declaredOn: later(benefit.declaredOn, row.declaredOn),
    }
    if (dates.startOn !== benefit.startOn) changes.add('startOn')
    if (dates.lastCertifiedOn !== benefit.lastCertifiedOn) changes.add('certifiedOn')
    if (dates.declaredOn !== benefit.declaredOn) changes.add('declaredOn')
    Object.assign(benefit, dates)
    // held is ours: agencies' systems say suspended
    const status = benefit.status === 'held' ? 'suspended' : benefit.status
    if (row.status !== null && row.status !== status) differs.push(row.scheme)
  }
  return { next, changes: [...changes], differs }
}

import { civilDay } from '../../../src/domain/calendar'
import type { Places, Standings } from '../../../src/domain/dashboard/tally'
import { personStanding } from '../../../src/domain/standing'
import { placeOf } from '../../../src/domain/staff-scope'
import type { Deps } from '../deps'
import type { Beneficiary } from '../documents'

export type Standing = Pick<Beneficiary, 'region' | 'street' | 'benefits' | 'openReview'>

/** Counts where people stand while somebody walks over them anyway. */
export function standingsCounter({ policyOn, now }: Pick<Deps, 'policyOn' | 'now'>): { take(people: readonly Standing[]): Promise<void>; places: Places<Standings> } {
  const today = civilDay(now())
  const places: Places<Standings> = {}
  return {
    places,
    async take(people) {
      const regions = [...new Set(people.map(({ region }) => region))]
      // whoever's region has no policy, or whose record holds a day that is none, is left out, as by the sweep
      const policies = new Map(await Promise.all(regions.map(async (region) => [region, await policyOn(region, today).catch(() => null)] as const)))
      for (const person of people) {
        const policy = policies.get(person.region)
        if (!policy || person.benefits.length === 0) continue
        try {
          const { standing: { kind } } = personStanding(person.benefits, policy, today, { reviewing: person.openReview !== null })
          const place = places[placeOf(person)] ??= {}
          place[kind] = (place[kind] ?? 0) + 1
        } catch (error) {
          if (!(error instanceof RangeError)) throw error
        }
      }
    },
  }
}

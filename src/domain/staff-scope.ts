/** Where a member of staff may act: the part of the country that their region code names (GB/T 2260, streets as in the statistical code). */

/** Digits of province, city, county, street. */
const LEVELS = [2, 4, 6, 9] as const
const CODE = /^(\d{6}|\d{9})$/

/** `371100` → `3711`, a whole city; `371102` → `371102`, one county; `371102001` is one street. '' for what names no province. */
function prefixOf(region: string): string {
  if (!CODE.test(region)) return ''
  let prefix = ''
  for (const length of LEVELS) {
    const part = region.slice(prefix.length, length)
    if (/^0*$/.test(part)) break
    prefix = region.slice(0, length)
  }
  return prefix
}

/**
 * May somebody of `region` act on a person or a policy of `place`? Both are 6 or 9 digits. A county does not cover a person of whom
 * only the city is known, and a code that names no province covers nobody: when in doubt, no.
 */
export function covers(region: string, place: string): boolean {
  const prefix = prefixOf(region)
  return prefix !== '' && CODE.test(place) && place.startsWith(prefix)
}

/** The narrowest place that the register knows of a person. */
export const placeOf = ({ region, street }: { region: string; street?: string }): string => street ?? region

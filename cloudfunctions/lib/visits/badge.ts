/** The code on a visitor's page (N11): from a key of the day that follows from the server's own, so that it is there without network. */
import { createHmac } from 'node:crypto'
import type { LocalDate } from '../../../src/domain/calendar'
import { BADGE_WINDOW, badgeStep, sixDigits } from '../../../src/domain/visit/badge'
import type { Deps } from '../deps'
import { isSame, type Secrets } from '../secrets'

/** For one visitor and one day: a phone that is lost shows codes until midnight. */
export const badgeKey = (secrets: Secrets, staffId: string, day: LocalDate): string => secrets.tag('visitBadge', `${staffId} ${day}`)

const codeOf = (key: string, step: number) => sixDigits(createHmac('sha256', key).update(String(step)).digest())

export function isCodeOf(key: string, code: string, at: number): boolean {
  const step = badgeStep(at)
  let isRight = false
  // all of them, so that the answer takes the same time
  for (let off = -BADGE_WINDOW; off <= BADGE_WINDOW; off++) if (isSame(codeOf(key, step + off), code)) isRight = true
  return isRight
}

/** Six digits that are nobody else's; kept for good. */
export async function badgeNumberOf({ db, random }: Deps, staffId: string): Promise<string> {
  const badges = db.table('visitBadges')
  for (;;) {
    const known = await badges.find(staffId)
    if (known) return known.number
    // unique by index: when the number is taken, or two ask at once, the next round looks again
    await badges.add({ _id: staffId, number: String(100_000 + Math.floor(random() * 900_000)) })
  }
}

import { civilDay } from '../../../src/domain/calendar'
import type { CitizenCalls } from '../../../src/domain/contract/citizen'
import { HALVES, OPEN_VISITS } from '../../../src/domain/visit/visit'
import { isIn } from '../../lib/collections'
import { countUse } from '../../lib/rate-limit'
import type { Guest } from '../../lib/serve'
import { badgeKey, isCodeOf } from '../../lib/visits/badge'
import { surnameOf } from '../../lib/visits/visits'

type Call = CitizenCalls['checkVisitor']

/** Guesses at one badge from everywhere: three codes of a million are right, so trying without pause finds one in ten weeks, for a minute. */
const PER_BADGE = { max: 200, minutes: 60 }
const MOST_A_DAY = 200

/** Is whoever stands at the door one of us, and have they visits today? The same work and one answer for every kind of no. */
export async function checkVisitor({ deps, at }: Guest, { badge, code }: Call['input']): Promise<Call['output']> {
  const { db, secrets } = deps
  await countUse(db, `badge.${badge}`, PER_BADGE, at)
  const today = civilDay(at)
  const [known] = await db.table('visitBadges').list({ where: { number: badge }, limit: 1 })
  const isRight = isCodeOf(badgeKey(secrets, known?._id ?? 'nobody', today), code, at)
  const member = await db.table('staff').find(known?._id ?? 'nobody')
  if (!isRight || member?.state !== 'active' || !member.roles.includes('visitor')) return { kind: 'unknown' }
  const visits = await db.table('visits').list({ where: { visitorId: member._id, on: today, state: isIn(OPEN_VISITS) }, limit: MOST_A_DAY })
  return {
    kind: 'ours', surname: surnameOf(secrets.open(member._id, 'name', member.nameEnc)), regionName: member.regionName,
    today: HALVES.filter((half) => visits.some((visit) => visit.half === half)),
  }
}

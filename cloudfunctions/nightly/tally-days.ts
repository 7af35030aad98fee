import { addDays, civilDay, monthOf, type LocalDate } from '../../src/domain/calendar'
import { addTally, type Places, type Tally } from '../../src/domain/dashboard/tally'
import { isIn } from '../lib/collections'
import { countSpan } from '../lib/dashboard/count-day'
import type { Deps } from '../lib/deps'

/** Nights that may have been missed. */
const LOOKS_BACK_DAYS = 31

const startOf = (day: LocalDate) => new Date(Date.parse(`${day}T00:00:00+08:00`)).toISOString()

/** Counts the days that are over and not counted, the latest first, and their months anew. Counting twice gives the same. */
export async function tallyDays(deps: Deps, deadlineMs: number): Promise<{ days: number }> {
  const today = civilDay(deps.now())
  const wanted = Array.from({ length: LOOKS_BACK_DAYS }, (_, n) => addDays(today, -n - 1))
  const known = new Set((await deps.db.table('tallyDays').listFields({ where: { _id: isIn(wanted) }, limit: LOOKS_BACK_DAYS }, ['_id'])).map(({ _id }) => _id))
  const months = new Set<string>()
  let days = 0
  for (const day of wanted) {
    if (known.has(day)) continue
    if (deps.now() >= deadlineMs) break
    const places = await countSpan(deps, { from: startOf(day), to: startOf(addDays(day, 1)) })
    await deps.db.table('tallyDays').put({ _id: day, places, countedAt: new Date(deps.now()).toISOString() })
    months.add(monthOf(day))
    days++
  }
  for (const month of months) await tallyMonth(deps, month)
  if (days > 0) deps.log.info({ job: 'tallyDays', days })
  return { days }
}

async function tallyMonth({ db, now }: Deps, month: string): Promise<void> {
  const ids = Array.from({ length: 31 }, (_, n) => `${month}-${String(n + 1).padStart(2, '0')}`)
  const counted = await db.table('tallyDays').list({ where: { _id: isIn(ids) }, limit: 31 })
  const places: Places<Tally> = {}
  for (const day of counted) for (const [place, tally] of Object.entries(day.places)) addTally(places[place] ??= {}, tally)
  await db.table('tallyDays').put({ _id: month, places, countedAt: new Date(now()).toISOString() })
}

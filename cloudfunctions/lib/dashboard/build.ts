/** The numbers of a reader's region, small ones hidden. */
import { civilDay } from '../../../src/domain/calendar'
import { channel } from '../../../src/domain/contract/common'
import type { Dashboard } from '../../../src/domain/contract/staff-dashboard'
import { tallyIdsOf, type DashboardRange } from '../../../src/domain/dashboard/ranges'
import { FEWEST_SHOWN, percentOf, suppress, withSums, type Cell } from '../../../src/domain/dashboard/suppress'
import { AGE_BANDS, LATE_KINDS, STOCK_OF, STOCKS, sumOf, type Count, type Places, type Standings, type Tally } from '../../../src/domain/dashboard/tally'
import { FACE_FAILURES } from '../../../src/domain/face-failure'
import { covers, placeOf } from '../../../src/domain/staff-scope'
import { isIn, MOST_AT_ONCE } from '../collections'
import type { Deps } from '../deps'
import { SHARDS } from '../shard'
import { countSpan } from './count-day'

/** Failures that are shown by name. */
const TOP = 5
/** Reviews that wait: more are counted as so many. */
const MOST_WAITING = 500

interface Asking { deps: Deps; at: number; region: string }

export async function buildDashboard(asking: Asking, range: DashboardRange): Promise<Dashboard> {
  const { at } = asking
  const today = civilDay(at)
  const [tally, stocks, waiting] = await Promise.all([tallyOf(asking, range), stocksOf(asking), waitingReviews(asking)])
  const n = (count: Count) => tally[count] ?? 0
  const channels = line(channel.options.map((one) => n(`channel.${one}`)))
  const [reviews, open] = [line([n('reviewInTime'), n('reviewLate')]), line(waiting)]
  const visits = channel.options.indexOf('homeVisit')
  return {
    range, today, countedAt: new Date(at).toISOString(), ...stocks,
    certified: channels.sum, channels: channel.options.map((one, i) => ({ channel: one, n: channels.cells[i] ?? 0 })),
    ...failuresOf(n), firstTry: firstTryOf(n),
    averageSeconds: n('timed') < FEWEST_SHOWN ? null : Math.round(n('seconds') / n('timed')),
    reviews: {
      inTime: reviews.cells[0] ?? 0, late: reviews.cells[1] ?? 0, percent: percentOf(reviews.cells[0], reviews.sum),
      waiting: open.sum, waitingLate: open.cells[1] ?? 0,
    },
    visits: channels.cells[visits] ?? 0,
  }
}

/** One row with its sum. */
function line(counts: readonly number[]): { cells: Cell[]; sum: Cell } {
  // a row alone: its columns would be sums of themselves
  const [cells = []] = suppress(withSums([counts]).slice(0, 1))
  return { cells: cells.slice(0, -1), sum: cells.at(-1) ?? 0 }
}

/** Days and months that night has counted, and the running day up to now. */
async function tallyOf({ deps, at, region }: Asking, range: DashboardRange): Promise<Tally> {
  const ids = tallyIdsOf(range, civilDay(at))
  const stored = ids.length === 0 ? [] : await deps.db.table('tallyDays').list({ where: { _id: isIn(ids) }, limit: ids.length })
  const start = new Date(Date.parse(`${civilDay(at)}T00:00:00+08:00`)).toISOString()
  const running = await countSpan(deps, { from: start, to: new Date(at + 1).toISOString() })
  return sumOf([...stored.map(({ places }) => places), running], (place) => covers(region, place))
}

type Stocks = Pick<Dashboard, 'standingsAt' | 'total' | 'lateBy' | 'places'>

async function stocksOf({ deps, region }: Asking): Promise<Stocks> {
  const shards = await deps.db.table('standingCounts').list({ where: {}, limit: SHARDS })
  const places: Places<Standings> = {}
  for (const shard of shards) {
    for (const [place, counts] of Object.entries(shard.places)) {
      if (!covers(region, place)) continue
      const sum = places[place] ??= {}
      for (const [kind, n] of Object.entries(counts) as [keyof Standings, number][]) sum[kind] = (sum[kind] ?? 0) + n
    }
  }
  const names = Object.keys(places).sort()
  const stockOf = (counts: Standings, stock: (typeof STOCKS)[number]) =>
    (Object.entries(counts) as [keyof Standings, number][]).reduce((sum, [kind, n]) => sum + (STOCK_OF[kind] === stock ? n : 0), 0)
  const table = suppress(withSums(names.map((name) => STOCKS.map((stock) => stockOf(places[name] ?? {}, stock)))))
  const rows = table.map(([done = 0, open = 0, dueSoon = 0, late = 0, all = 0], i) =>
    ({ place: names[i] ?? region, all, done, open, dueSoon, late, donePercent: percentOf(done, all) }))
  const total = rows.at(-1) ?? { place: region, all: 0, done: 0, open: 0, dueSoon: 0, late: 0, donePercent: null }
  const [grace = 0, overdue = 0, suspended = 0] = line(LATE_KINDS.map((kind) => Object.values(places).reduce((sum, counts) => sum + (counts[kind] ?? 0), 0))).cells
  return {
    standingsAt: shards.map(({ countedAt }) => countedAt).sort()[0] ?? null, total, places: rows.slice(0, -1),
    // where the sum is hidden its parts are, too
    lateBy: typeof total.late === 'number' ? { grace, overdue, suspended } : { grace: 'withheld', overdue: 'withheld', suspended: 'withheld' },
  }
}

function failuresOf(n: (count: Count) => number): Pick<Dashboard, 'failures' | 'otherFailures'> {
  const sorted = FACE_FAILURES.map((reason) => ({ reason, n: n(`failure.${reason}`) })).filter((one) => one.n > 0).sort((a, b) => b.n - a.n)
  const { cells } = line([...sorted.slice(0, TOP).map((one) => one.n), sorted.slice(TOP).reduce((sum, one) => sum + one.n, 0)])
  return { failures: sorted.slice(0, TOP).map(({ reason }, i) => ({ reason, n: cells[i] ?? 0 })), otherFailures: cells.at(-1) ?? 0 }
}

function firstTryOf(n: (count: Count) => number): Dashboard['firstTry'] {
  const table = suppress(withSums(AGE_BANDS.map((band) => [n(`passed.${band}`), n(`tried.${band}`) - n(`passed.${band}`)])))
  return AGE_BANDS.map((band, i) => {
    const [passed = 0, , tried = 0] = table[i] ?? []
    return { band, tried, passed, percent: percentOf(passed, tried) }
  })
}

/** In time and late, of those that wait now. */
async function waitingReviews({ deps: { db }, at, region }: Asking): Promise<[number, number]> {
  const open = await db.table('reviews').listFields({ where: { state: 'open' }, order: { by: 'openedAt', direction: 'asc' }, limit: MOST_WAITING }, ['beneficiaryId', 'answerBy'])
  if (open.length === 0) return [0, 0]
  const people = await db.table('beneficiaries').listFields({ where: { _id: isIn([...new Set(open.map(({ beneficiaryId }) => beneficiaryId))]) }, limit: MOST_AT_ONCE }, ['region', 'street'])
  const own = new Set(people.filter((person) => covers(region, placeOf(person))).map(({ _id }) => _id))
  const waiting = open.filter(({ beneficiaryId }) => own.has(beneficiaryId))
  const late = waiting.filter(({ answerBy }) => answerBy < civilDay(at)).length
  return [waiting.length - late, late]
}


/** The population as columns: counted shard by shard from the register, read back for simulations. */
import { civilDay } from '../../src/domain/calendar'
import { columnsOf, pack, unpack, type Columns, type Row } from '../../src/domain/population/columns'
import { below } from './collections'
import { standingsCounter, type Standing } from './dashboard/standings'
import type { Deps } from './deps'
import type { PopulationChunk } from './documents-policy'

/** The platform's limit of one query. */
const PAGE = 1000

/** Benefits of one shard, 0 to 63, by region. Whoever left the roster is asked for nothing. `onPage`: who else wants to see these people. */
export async function rowsOfShard(
  { db }: Pick<Deps, 'db'>, shard: number, onPage: (people: readonly Standing[]) => Promise<void> = async () => {},
): Promise<Map<string, Row[]>> {
  const byRegion = new Map<string, Row[]>()
  let after: { value: string; id: string } | undefined
  for (;;) {
    const page = await db.table('beneficiaries').listFields({
      where: { shard }, order: { by: '_id', direction: 'asc', ...(after && { after }) }, limit: PAGE,
    }, ['region', 'street', 'benefits', 'openReview', 'phoneEnc', 'contact', 'vanishedSince'])
    await onPage(page.filter(({ vanishedSince }) => vanishedSince === undefined))
    for (const { region, benefits, phoneEnc, contact, vanishedSince } of page) {
      if (vanishedSince !== undefined) continue
      const rows = byRegion.get(region) ?? []
      byRegion.set(region, rows)
      for (const benefit of benefits) rows.push({ benefit, hasPhone: phoneEnc !== undefined || contact?.change !== undefined })
    }
    const last = page.at(-1)
    if (!last || page.length < PAGE) return byRegion
    after = { value: last._id, id: last._id }
  }
}

/** Counts one shard, 0 to 63. Harmless to repeat; two at once leave the later one's answer. */
export async function countShardOf(deps: Deps, shard: number): Promise<{ benefits: number }> {
  const at = deps.now()
  const countedAt = new Date(at).toISOString()
  const chunks = deps.db.table('populations')
  const standings = standingsCounter(deps)
  const byRegion = await rowsOfShard(deps, shard, standings.take)
  // a shard without anybody is counted, too
  if (byRegion.size === 0) byRegion.set(deps.region, [])
  let benefits = 0
  for (const [region, rows] of byRegion) {
    const packed = Buffer.from(pack(columnsOf(rows))).toString('base64')
    await chunks.put({ _id: `${region}.${shard}`, region, shard, benefits: rows.length, packed, countedOn: civilDay(at), countedAt })
    benefits += rows.length
  }
  await deps.db.table('standingCounts').put({ _id: String(shard), places: standings.places, countedOn: civilDay(at), countedAt })
  await chunks.removeAll({ shard, countedAt: below(countedAt) })
  return { benefits }
}

export const columnsIn = ({ packed }: PopulationChunk): Columns => unpack(new Uint8Array(Buffer.from(packed, 'base64')))

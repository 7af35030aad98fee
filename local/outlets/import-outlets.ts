import type { Deps } from '../../cloudfunctions/lib/deps'
import { isIn } from '../../cloudfunctions/lib/collections'
import type { Outlet } from '../../cloudfunctions/lib/documents-kiosks'
import { allOutlets } from '../../cloudfunctions/lib/outlets'
import { readRows, type RosterFile } from '../../cloudfunctions/lib/roster/file'
import { printWeek } from '../../src/copy/outlets'
import { civilDay } from '../../src/domain/calendar'
import { readHeader, readOutlet, type OutletColumn, type OutletFacts, type OutletMistake } from '../../src/domain/outlet-file'

export type OutletFileProblem = { kind: 'header'; missing: OutletColumn[] } | { kind: 'row'; line: number; mistakes: OutletMistake[] }
export interface OutletFile { outlets: OutletFacts[]; problems: OutletFileProblem[] }

/** CSV or XLSX. Every mistake with its line, so that the file is mended once. */
export async function readOutletFile(file: RosterFile, nowMs: number): Promise<OutletFile> {
  const outlets: OutletFacts[] = []
  const problems: OutletFileProblem[] = []
  let at: Record<OutletColumn, number> | null = null
  for await (const { line, cells } of readRows(file)) {
    if (!at) {
      const header = readHeader(cells)
      if (header.missing.length > 0) return { outlets, problems: [{ kind: 'header', missing: header.missing }] }
      at = header.at
      continue
    }
    const read = readOutlet(cells, at, civilDay(nowMs))
    if ('mistakes' in read) problems.push({ kind: 'row', line, mistakes: read.mistakes })
    else if (outlets.some(({ id }) => id === read.outlet.id)) problems.push({ kind: 'row', line, mistakes: [{ column: 'id', mistake: 'twice' }] })
    else outlets.push(read.outlet)
  }
  if (!at) problems.push({ kind: 'header', missing: [] })
  return { outlets, problems }
}

export const outletOf = ({ id, ...facts }: OutletFacts): Outlet => ({ _id: id, hours: printWeek(facts.week), ...facts })

/** The file is the whole list: what is not in it any more is no outlet any more. */
export async function storeOutlets({ db }: Deps, outlets: readonly OutletFacts[]): Promise<{ stored: number; removed: number }> {
  const table = db.table('outlets')
  const kept = new Set(outlets.map(({ id }) => id))
  const gone = (await allOutlets(db)).filter(({ _id }) => !kept.has(_id)).map(({ _id }) => _id)
  for (const outlet of outlets) await table.put(outletOf(outlet))
  const removed = gone.length > 0 ? await table.removeAll({ _id: isIn(gone) }) : 0
  return { stored: outlets.length, removed }
}

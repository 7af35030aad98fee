import type { OutletRow } from '../../src/domain/contract/outlets'
import { distanceKm, outletStatus, type Position } from '../../src/domain/outlet'
import { atLeast, type Database } from './collections'
import type { Outlet } from './documents-kiosks'

/** A city has some hundred; more than the platform gives at once would be another design. */
const MOST = 1000

export const allOutlets = (db: Database): Promise<Outlet[]> =>
  db.table('outlets').list({ where: { region: atLeast('') }, limit: MOST })

export function outletRowOf(outlet: Outlet, from: Position | null, at: number): OutletRow {
  const { _id: outletId, name, district, address, phone, lat, lng, services, bring, source, checkedOn } = outlet
  const { kind: status, today, next } = outletStatus(outlet, at)
  const km = from && Math.round(distanceKm(from, outlet) * 10) / 10
  return {
    outletId, name, district, address, phone, lat, lng, km, status, today: today.map(([open, close]) => [open, close]), next, services, bring, source, checkedOn,
  }
}

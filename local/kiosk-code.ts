import type { Deps } from '../cloudfunctions/lib/deps'
import { newKioskCode } from '../cloudfunctions/lib/kiosk/codes'
import { allOutlets } from '../cloudfunctions/lib/outlets'

/** A code for a machine at the outlet of that number or name; null: no such outlet. */
export async function enrolmentCode({ db, secrets, now }: Pick<Deps, 'db' | 'secrets' | 'now'>, wanted: string): Promise<{ code: string; name: string } | null> {
  const outlet = (await allOutlets(db)).find(({ _id, name }) => _id === wanted || name === wanted)
  if (!outlet) return null
  const { code, row } = newKioskCode(secrets, outlet, now())
  await db.table('kioskCodes').put(row)
  return { code, name: outlet.name }
}

import type { KioskCalls } from '../../src/domain/contract/kiosk'
import type { KioskRun } from '../lib/kiosk/door'

/** Staff see it on their page of the machines. Ringing again keeps the first time: who waits longest is seen first. */
export async function ring({ deps, at, kiosk }: KioskRun): Promise<KioskCalls['ring']['output']> {
  await deps.db.table('kiosks').changeOne({ _id: kiosk._id, state: 'active', helpAskedAt: null }, { helpAskedAt: new Date(at).toISOString() })
  return {}
}

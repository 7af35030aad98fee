import { civilDay } from '../../src/domain/calendar'
import type { KioskCalls } from '../../src/domain/contract/kiosk'
import { inOrder } from '../../src/domain/outlet'
import type { KioskRun } from '../lib/kiosk/door'
import { allOutlets, outletRowOf } from '../lib/outlets'

/** Outlets that the machine names when it cannot work itself. */
const NEAREST = 2

export async function getState({ deps, at, kiosk }: KioskRun): Promise<KioskCalls['state']['output']> {
  const policy = await deps.policyOn(deps.region, civilDay(at))
  const outlets = await allOutlets(deps.db)
  const here = outlets.find(({ _id }) => _id === kiosk.outletId) ?? null
  const others = inOrder(outlets.filter((outlet) => outlet !== here), here).slice(0, NEAREST)
  return {
    name: kiosk.name, consentVersion: policy.consentVersion, videoDays: policy.liveness.videoDays, isHelpComing: kiosk.helpAskedAt !== null,
    nearest: others.map((outlet) => outletRowOf(outlet, here, at)),
  }
}

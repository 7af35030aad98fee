/** The calls of machines at outlets: which use case answers, how often. */
import { kioskCalls, type KioskCalls } from '../../src/domain/contract/kiosk'
import { depsFromEnv, type Deps } from '../lib/deps'
import { kioskDoor, type KioskWho } from '../lib/kiosk/door'
import { serveAt, type Calls } from '../lib/serve'
import { enrol } from './enrol'
import { finishAttempt, resumeUpload } from './finish-attempt'
import { getState } from './get-state'
import { ring } from './ring'
import { startAttempt } from './start-attempt'
import { endVisit, startVisit } from './visits'

const perKiosk = (max: number, minutes: number) => ({ by: 'caller', max, minutes }) as const

export const kioskTable: Calls<KioskCalls, KioskWho, unknown> = {
  // codes of 40 bits that live a quarter of an hour
  enrol: { run: enrol, isOpen: true, limit: { by: 'address', max: 20, minutes: 60 } },
  state: { run: getState, limit: perKiosk(120, 10) },
  ring: { run: ring, limit: perKiosk(20, 10) },
  'visit.start': { run: startVisit, limit: perKiosk(60, 10) },
  'visit.attempt': { run: startAttempt, limit: perKiosk(60, 10) },
  'visit.resumeUpload': { run: resumeUpload, limit: perKiosk(60, 10) },
  'visit.finish': { run: finishAttempt, limit: perKiosk(240, 10) },
  'visit.end': { run: endVisit, limit: perKiosk(120, 10) },
}

export const kiosk = (deps: () => Deps) => serveAt(kioskDoor, kioskCalls, kioskTable, deps)

export const main = kiosk(depsFromEnv)

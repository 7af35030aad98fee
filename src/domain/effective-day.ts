/** Which civil day a certification counts for, by the way it was made (rule R25). */
import { civilDay, type LocalDate } from './calendar'
import type { Sourced } from './policy/policy'

/** When a visit recorded without network counts for its own day instead of the day of its arrival. */
export const OFFLINE_VISIT: Sourced & { maxSkewMinutes: number; maxSyncHours: number } = {
  source: '离线上门认证的时限为本产品所定', checkedOn: '2026-11-25', confidence: 'judgement', maxSkewMinutes: 10, maxSyncHours: 72,
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** Instants in ms, all of the server's clock but capturedAtMs. */
export type CertifyingAct =
  | { kind: 'online'; receivedAtMs: number }
  /** skewMs: the device's clock minus the server's at its last sync. isSigned: by the key of a device that we registered. */
  | { kind: 'offlineVisit'; receivedAtMs: number; capturedAtMs: number; isSigned: boolean; skewMs: number }
  /** A film or form that staff look at afterwards, from abroad too: their pace must make nobody late. */
  | { kind: 'reviewed'; submittedAtMs: number }
  | { kind: 'dataMatch'; eventOn: LocalDate }

/** Why an offline visit counts for the day of its arrival only. */
export type VisitDoubt = 'unsigned' | 'clockWrong' | 'syncedLate' | 'fromTheFuture'

export interface EffectiveDay {
  on: LocalDate
  /** Staff see it beside the record; null when nothing is in doubt. */
  doubt: VisitDoubt | null
}

function doubtOf(visit: Extract<CertifyingAct, { kind: 'offlineVisit' }>): VisitDoubt | null {
  const maxSkewMs = OFFLINE_VISIT.maxSkewMinutes * MINUTE_MS
  const waitedMs = visit.receivedAtMs - visit.capturedAtMs
  if (!visit.isSigned) return 'unsigned'
  // NaN of a broken device is a wrong clock as well
  if (!(Math.abs(visit.skewMs) <= maxSkewMs)) return 'clockWrong'
  if (!(waitedMs >= -maxSkewMs)) return 'fromTheFuture'
  return waitedMs <= OFFLINE_VISIT.maxSyncHours * HOUR_MS ? null : 'syncedLate'
}

/** The day on which a person counts as certified. A doubtful visit is never refused: it counts for the day of its arrival. */
export function effectiveOn(act: CertifyingAct): EffectiveDay {
  switch (act.kind) {
    case 'online': return { on: civilDay(act.receivedAtMs), doubt: null }
    case 'reviewed': return { on: civilDay(act.submittedAtMs), doubt: null }
    case 'dataMatch': return { on: act.eventOn, doubt: null }
    case 'offlineVisit': {
      const doubt = doubtOf(act)
      // a clock some minutes ahead must not carry a visit past midnight
      return { on: civilDay(doubt ? act.receivedAtMs : Math.min(act.capturedAtMs, act.receivedAtMs)), doubt }
    }
  }
}

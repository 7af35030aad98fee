/** Where a visit is. All that is known of the person lives in this one value and goes with it. */
import type { Clip } from '@/device/clip'
import type { Standing } from '@/domain/contract/common'
import type { KioskAttempt, KioskOutcome } from '@/domain/contract/kiosk'
import type { FaceFailure } from '@/domain/face-failure'
import type { kiosk } from '@/copy/kiosk'

export interface Visit { visitId: string; maskName: string | null; maskId: string }

export type Step =
  | { kind: 'card'; isUnread: boolean }
  | { kind: 'pad' }
  | { kind: 'who' | 'consent'; visit: Visit }
  | { kind: 'notDue'; visit: Visit; standing: Standing }
  | { kind: 'face'; visit: Visit; attempt: KioskAttempt }
  | { kind: 'sending'; visit: Visit; attempt: KioskAttempt; clip: Clip }
  | { kind: 'result'; visit: Visit; outcome: KioskOutcome }
  | { kind: 'trouble'; visit: Visit; reason: FaceFailure }
  | { kind: 'refused'; why: keyof typeof kiosk.refused; visit: Visit | null }
  | { kind: 'goodbye'; visit: Visit | null }

export const visitIn = (step: Step): Visit | null => ('visit' in step ? step.visit : null)

/** One per intent; it only has to differ from this machine's other intents. */
export const newKey = (): string => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 12)}`

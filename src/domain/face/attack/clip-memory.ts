/** Was this recording seen before? For one person's stored clips, and for a list of clips that is checked in order. */
import type { RiskSignal } from '../../contract/face'
import { signalOf } from '../risk'
import type { Fingerprint } from './fingerprint'
import { sameRecording, type Likeness } from './same-recording'

/** What is known of a clip that was used. */
export interface Print {
  sha256: string
  /** null: only the file itself is recognised. */
  fingerprint: Fingerprint | null
}

export interface Resemblance {
  signal: RiskSignal
  how: Likeness['how']
}

/** How much the clip is `earlier` again; the same file is 1. */
export function resemblance(clip: Print, earlier: Print): Resemblance {
  if (clip.sha256 === earlier.sha256) return { signal: signalOf('replay', 1), how: 'same' }
  if (!clip.fingerprint || !earlier.fingerprint) return { signal: signalOf('replay', 0), how: 'same' }
  const { score, how } = sameRecording(clip.fingerprint, earlier.fingerprint)
  return { signal: signalOf('replay', score), how }
}

/** The one of `earlier` that the clip is most like. */
export function closest<P extends Print>(clip: Print, earlier: readonly P[]): (Resemblance & { of: P }) | null {
  return earlier.reduce<(Resemblance & { of: P }) | null>((best, one) => {
    if (best?.signal.level === 'refuse') return best // nothing worse can come
    const found = resemblance(clip, one)
    return best && best.signal.value >= found.signal.value ? best : { ...found, of: one }
  }, null)
}

/** Clips in the order in which they come in: each is compared with all before it. */
export class ClipMemory<P extends Print> {
  private readonly seen: P[] = []

  /** The earlier clip that this one is most like, or null for the first; remembers it. */
  next(clip: P): (Resemblance & { of: P }) | null {
    const found = closest(clip, this.seen)
    this.seen.push(clip)
    return found
  }
}

/** The best frames of a clip, spread over its whole length: they are compared with the photo and with each other. */
import type { Pixels } from '../../src/domain/face/pixels'
import type { FaceSignals } from '../../src/domain/face/signals'

export interface Still {
  at: number
  picture: Pixels
  points: Float32Array
  face: FaceSignals
}

/** Only the best frame of each slot is kept, so that a clip never lies in memory as a whole. */
const SLOT_S = 0.5
const STILLS = 8
/** Seconds before and after an action. */
const BESIDE_S = 0.75
/** Degrees: embeddings of turned faces say little, also about one's own photo. Pitch is taken against the clip's median. */
export const FRONTAL = { yaw: 20, pitch: 15 }

/** 0..1: sharp, frontal, eyes open, mouth shut. */
function goodness({ sharpness, yaw, roll, earLeft, earRight, mar }: FaceSignals): number {
  return Math.min(1, sharpness / 300) * Math.max(0, 1 - Math.abs(yaw) / 30) * Math.max(0, 1 - Math.abs(roll) / 40)
    * (earLeft + earRight > 0.3 ? 1 : 0.3) * (mar < 0.2 ? 1 : 0.5)
}

export class Stills {
  private readonly slots = new Map<number, Still>()

  offer(still: Still): void {
    const slot = Math.floor(still.at / SLOT_S)
    const kept = this.slots.get(slot)
    if (!kept || goodness(still.face) > goodness(kept.face)) this.slots.set(slot, still)
  }

  /** At most 8, in order of time; the best one of each eighth of the clip. */
  chosen(): Still[] {
    const pitches = [...this.slots.values()].map(({ face }) => face.pitch).sort((a, b) => a - b)
    const level = pitches[pitches.length >> 1] ?? 0
    const frontal = [...this.slots.values()]
      .filter(({ face }) => Math.abs(face.yaw) < FRONTAL.yaw && Math.abs(face.pitch - level) < FRONTAL.pitch)
    const parts = Math.min(STILLS, frontal.length)
    return Array.from({ length: parts }, (_, i) => frontal
      .slice(Math.floor((i * frontal.length) / parts), Math.floor(((i + 1) * frontal.length) / parts))
      .reduce((a, b) => (goodness(b.face) > goodness(a.face) ? b : a)))
  }

  /**
   * A still beside the action: the most frontal of the half seconds around it; null when none was usable. Who acts must be who is compared,
   * also when the eighths of the clip were all taken from before.
   */
  beside({ from, to }: { from: number; to: number }): Still | null {
    const around = [...this.slots.values()].filter(({ at }) => at >= from - BESIDE_S && at <= to + BESIDE_S)
    return around.reduce<Still | null>((a, b) => (a && Math.abs(a.face.yaw) <= Math.abs(b.face.yaw) ? a : b), null)
  }

  best(): Still | null {
    return this.chosen().reduce<Still | null>((a, b) => (a && goodness(a.face) >= goodness(b.face) ? a : b), null)
  }
}

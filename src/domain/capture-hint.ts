import type { Hint } from './face/hint'

/** One line under the caption: a hint, or a word of the sequence itself. */
export type Line = Hint | 'interrupted' | 'family' | 'again'

/** ms a reading must last before it is believed: one bad frame is no news. Our judgement. */
const STEADY_MS = 300
/** ms a line stays before another replaces it (ux/screens 6.2). */
const LINE_MS = 2500

/** What the picture shows. `raw` is the latest reading, `steady` the latest that lasted; null = nothing wrong, undefined = no reading yet. */
export interface Look {
  readonly raw: Hint | null | undefined
  readonly rawSinceMs: number
  readonly steady: Hint | null | undefined
  readonly steadySinceMs: number
}

export interface ShownLine {
  readonly word: Line
  readonly sinceMs: number
}

export const UNSEEN: Look = { raw: undefined, rawSinceMs: 0, steady: undefined, steadySinceMs: 0 }

/** Takes in one reading. A reading becomes steady after STEADY_MS and then counts from when it began. */
export function look(before: Look, reading: Hint | null, nowMs: number): Look {
  const rawSinceMs = before.raw === reading ? before.rawSinceMs : nowMs
  const believed = reading !== before.steady && nowMs - rawSinceMs >= STEADY_MS
  return {
    raw: reading,
    rawSinceMs,
    steady: believed ? reading : before.steady,
    steadySinceMs: believed ? rawSinceMs : before.steadySinceMs,
  }
}

/** The line to show now: a new one only when the old one has had its time; no line is hidden early. */
export function nextLine(shown: ShownLine | null, wanted: Line | null, nowMs: number): ShownLine | null {
  if (shown?.word === wanted) return shown
  if (shown && nowMs - shown.sinceMs < LINE_MS) return shown
  return wanted ? { word: wanted, sinceMs: nowMs } : null
}

/** How long a session of staff lasts. All times are ms. */

/** Judgement, after OWASP's session advice for sensitive work: a counter that is left alone, and one working day. */
export const IDLE_MS = 15 * 60_000
export const DAY_MS = 8 * 3_600_000
/** For how long a code that was just typed stands for the person being there (calls marked stepUp). */
export const CODE_MS = 5 * 60_000

export interface SessionTimes {
  openedAt: number
  /** Latest call. */
  seenAt: number
  /** Latest one-time code. */
  codeAt: number
}

export const isAlive = ({ openedAt, seenAt }: SessionTimes, nowMs: number): boolean =>
  nowMs < seenAt + IDLE_MS && nowMs < openedAt + DAY_MS

export const isCodeFresh = ({ codeAt }: Pick<SessionTimes, 'codeAt'>, nowMs: number): boolean => nowMs <= codeAt + CODE_MS

import { fill } from '@/copy/fill'
import { notMatched } from '@/copy/result'

/** How often one may still try today, said only when it is worth knowing. */
export function triesSentence({ triesLeft, sessionsLeft }: { triesLeft: number; sessionsLeft: number }): string {
  if (triesLeft > 0) return fill(notMatched.triesLeft, { n: triesLeft })
  return sessionsLeft > 0 ? fill(notMatched.sessionsLeft, { n: sessionsLeft }) : notMatched.noneLeft
}

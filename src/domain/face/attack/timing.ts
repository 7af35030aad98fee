/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/** What the file itself says about how it came to be. Weak evidence, and easily forged: it can send a clip to a person, seldom more. */

import type { SourceFacts } from '../source'

/** Frames: a pixel-exact copy so far away is no encoder's "nothing changed here". */
const APART = 8
/** Programs that cut and re-encode. WeChat and phones write none of these; browsers write their own name. */
const EDITORS = /lavf|handbrake|premiere|after effects|capcut|jianying|剪映|imovie|vegas|camtasia|obs|bandicam|mediainfo|vlc/i
/** MediaRecorder of Chromium and Firefox write these into webm. */
const BROWSERS = /chrome|chromium|webkit|mozilla|qtmuxingappliblib|opentok/i

/** Share of the frames that equal, to the pixel, one at least APART earlier. The picture of a living scene never returns: 0. */
export function exactReturns({ checksums }: Pick<SourceFacts, 'checksums'>): number {
  const first = new Map<string, number>()
  let returned = 0
  checksums.forEach((sum, i) => {
    const before = first.get(sum)
    if (before === undefined) first.set(sum, i)
    else if (i - before >= APART && isLeft(checksums, before, i)) returned++
  })
  return checksums.length === 0 ? 0 : returned / checksums.length
}

/** Was there anything else between? One frame held (a recorder that hung, a black start) is a stop, no return. */
function isLeft(checksums: readonly string[], before: number, i: number): boolean {
  return checksums.slice(before, i).some((sum) => sum !== checksums[i])
}

/** Was the file written by a program that edits videos? 0 or 1. */
export function isEdited({ tags: { encoder = '' } }: Pick<SourceFacts, 'tags'>): number {
  return EDITORS.test(encoder) && !BROWSERS.test(encoder) ? 1 : 0
}

/** The longest pause between two frames, seconds. A camera under load drops frames, a joined file leaves a hole. */
export function longestGap({ times }: Pick<SourceFacts, 'times'>): number {
  return times.reduce((longest, time, i) => (i === 0 ? 0 : Math.max(longest, time - times[i - 1]!)), 0)
}

/** How far the declared length is from what the frames show, seconds; 0 when the file declares none, as recordings of browsers. */
export function lengthGap({ times, seconds }: Pick<SourceFacts, 'times' | 'seconds'>): number {
  if (seconds === null || times.length < 2) return 0
  const frame = (times.at(-1)! - times[0]!) / (times.length - 1)
  return Math.abs(seconds - (times.at(-1)! - times[0]! + frame))
}

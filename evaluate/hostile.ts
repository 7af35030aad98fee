/** Section "hostile": whatever a file holds, the engine must give an answer in time, and live on. */
import { resolve } from 'node:path'
import { eachOf, measureClip, measurePhoto, type NoAnswer } from './engine'
import type { HostileFile } from './lists/forms'
import { progress } from './progress'
import { spoofDecision } from './spoof-decision'

export interface Outcome {
  kind: 'accept' | 'reject' | 'crash' | 'hang' | 'missing'
  /** reject: `file` was not read; `face`: pictures came out, but what they show is refused; `action`: nothing that a challenge may ask for. */
  stage: 'file' | 'face' | 'action' | null
  reason: string | null
}

export interface TriedFile extends HostileFile {
  outcome: Outcome
  /** null: nothing was expected, or the file is missing. */
  isAsExpected: boolean | null
  ms: number
}

export interface HostileReport {
  files: TriedFile[]
  outcomes: Record<string, number>
  asExpected: { right: number; of: number }
  /** Milliseconds of the slowest file. */
  slowest: { path: string; ms: number } | null
}

export async function evaluateHostile(folder: string, rows: readonly HostileFile[]): Promise<HostileReport> {
  const files = await eachOf(rows, async (row): Promise<TriedFile> => {
    const path = resolve(folder, row.path)
    const [outcome, ms] = row.slot === 'video' ? await video(path) : await photo(path)
    return { ...row, outcome, ms, isAsExpected: asExpected(row.expected, outcome) }
  }, progress('hostile', rows.length))
  const outcomes: Record<string, number> = { accept: 0, reject: 0, crash: 0, hang: 0, missing: 0 }
  for (const { outcome } of files) outcomes[outcome.kind] = (outcomes[outcome.kind] ?? 0) + 1
  const told = files.filter(({ isAsExpected }) => isAsExpected !== null)
  const slowest = files.reduce<TriedFile | null>((a, b) => (a && a.ms >= b.ms ? a : b), null)
  return { files, outcomes, asExpected: { right: told.filter(({ isAsExpected }) => isAsExpected).length, of: told.length }, slowest }
}

async function video(path: string): Promise<[Outcome, number]> {
  const answer = await measureClip(path)
  const { got, ms } = answer
  if (!got) return [noAnswer(answer), ms]
  if (!got.wasRead) return [{ kind: 'reject', stage: 'file', reason: got.fault }, ms]
  const decision = spoofDecision(got)
  if (decision.kind === 'refused') return [{ kind: 'reject', stage: 'face', reason: decision.reason }, ms]
  if (got.evidence.events.length === 0) return [{ kind: 'reject', stage: 'action', reason: 'no action' }, ms]
  return [{ kind: 'accept', stage: null, reason: null }, ms]
}

async function photo(path: string): Promise<[Outcome, number]> {
  const answer = await measurePhoto(path, false)
  const { got, ms } = answer
  if (!got) return [noAnswer(answer), ms]
  if (got.ok) return [{ kind: 'accept', stage: null, reason: null }, ms]
  return [{ kind: 'reject', stage: got.reason === 'unsupported' ? 'file' : 'face', reason: got.reason }, ms]
}

const noAnswer = ({ failed, detail }: NoAnswer): Outcome => ({ kind: failed, stage: null, reason: detail })

/**
 * A file that should be accepted need only be READ: what a test picture shows need not be a face. A file that should be rejected must be
 * refused, at whichever stage.
 */
export function asExpected(expected: HostileFile['expected'], { kind, stage }: Outcome): boolean | null {
  if (kind === 'missing') return null
  if (kind === 'crash' || kind === 'hang') return false
  if (expected === 'either') return true
  return expected === 'accept' ? stage !== 'file' : kind === 'reject'
}

/** Section "spoof": attacks that get through (APCER) and living people who do not (BPCER), per kind. */
import { resolve } from 'node:path'
import type { RiskSignal } from '../src/domain/contract/face'
import { ClipMemory, type Print } from '../src/domain/face/attack/clip-memory'
import type { ClipMeasurement, PhotoMeasurement } from '../cloudfunctions/face/measure'
import { eachOf, measureClip, measurePhoto, type Answer } from './engine'
import { countBy, shareOf } from './figures/quantile'
import type { Attack } from './lists/forms'
import { progress } from './progress'
import { passiveSignal, pictureDecision, spoofDecision, type Decision } from './spoof-decision'

export interface JudgedAttack extends Attack {
  /** null: missing, or the engine gave no answer. */
  decision: Decision | null
  failed: 'missing' | 'crash' | 'hang' | null
  /** Was any action seen of which a challenge may ask? Never in a single picture. */
  hasAction: boolean
  signals: RiskSignal[]
  ms: number
}

/** Of one kind. Shares are null where nothing counts. */
export interface KindRates {
  kind: string
  isLive: boolean
  count: number
  accepted: number
  review: number
  refused: number
  /** APCER of an attack: accepted. BPCER of the living: refused. */
  error: number | null
  /** Attack: accepted or reviewed. Living: refused or reviewed. */
  errorOrReview: number | null
}

export interface SpoofReport {
  failed: Record<string, number>
  signalsAlone: KindRates[]
  /** A clip in which no action was seen is refused too; the living who did nothing are left out. */
  signalsOrNoAction: KindRates[]
  /** How often each signal says review or refuse. */
  signals: { name: string; kind: string; isLive: boolean; measured: number; review: number; refuse: number }[]
  reasons: { live: Record<string, number>; spoof: Record<string, number> }
  files: JudgedAttack[]
}

export async function evaluateSpoofs(folder: string, rows: readonly Attack[]): Promise<SpoofReport> {
  const measured = await eachOf(rows, async (row) => {
    const file = resolve(folder, row.path)
    return row.isVideo ? { row, clip: await measureClip(file) } : { row, picture: await measurePhoto(file, true) }
  }, progress('spoof', rows.length))
  const judged = measured.map(({ row, clip, picture }) => ({ file: clip ? ofClip(row, clip) : ofPicture(row, picture), evidence: clip?.got?.evidence }))
  // an original comes before its copies: the living first, each in the order of the list
  const memory = new ClipMemory<Print>()
  const inTime = [...judged.filter(({ file }) => file.isLive), ...judged.filter(({ file }) => !file.isLive)]
  const show = progress('replays', inTime.length)
  for (const [i, { file, evidence }] of inTime.entries()) {
    // like the product, which neither compares nor remembers what it has refused
    if (evidence?.videoSha256 && file.decision && file.decision.kind !== 'refused') {
      const like = memory.next({ sha256: evidence.videoSha256, fingerprint: evidence.fingerprint })
      // the product compares within one person's clips; the living of a list are so many people
      if (!file.isLive) afterReplay(file, like?.signal)
    }
    show(i + 1)
  }
  return spoofReport(judged.map(({ file }) => file))
}

/** Adds what the product learns from the clips that it has seen before (cloudfunctions/citizen/refuse-replay.ts). */
function afterReplay(file: JudgedAttack, replay: RiskSignal | undefined): void {
  if (!replay) return
  file.signals = [...file.signals, replay]
  if (replay.level === 'refuse') file.decision = { kind: 'refused', reason: 'notLive' }
  else if (replay.level === 'review' && file.decision?.kind === 'accepted') file.decision = { kind: 'review' }
}

function ofClip(row: Attack, answer: Answer<ClipMeasurement>): JudgedAttack {
  const { got } = answer
  if (!got) return { ...row, decision: null, failed: answer.failed, hasAction: false, signals: [], ms: answer.ms }
  const ms = Object.values(got.evidence.ms).reduce((a, b) => a + b, 0)
  return { ...row, decision: spoofDecision(got), failed: null, hasAction: got.evidence.events.length > 0, signals: got.evidence.risk, ms }
}

function ofPicture(row: Attack, answer: Answer<PhotoMeasurement>): JudgedAttack {
  const { got, ms } = answer
  if (!got) return { ...row, decision: null, failed: answer.failed, hasAction: false, signals: [], ms }
  const signals = got.ok && got.liveness !== null ? [passiveSignal(got.liveness)] : []
  return { ...row, decision: pictureDecision(got), failed: null, hasAction: false, signals, ms }
}

export function spoofReport(files: readonly JudgedAttack[]): SpoofReport {
  const judged = files.flatMap((file) => (file.decision ? [{ ...file, decision: file.decision }] : []))
  const orNoAction = judged.filter(({ isLive, hasAction }) => !isLive || hasAction)
    .map((file) => (file.hasAction ? file : { ...file, decision: { kind: 'refused' as const } }))
  const reasons = (isLive: boolean) => countBy(
    judged.flatMap((file) => (file.isLive === isLive && file.decision.kind === 'refused' ? [file.decision.reason] : [])), (reason) => reason,
  )
  return {
    failed: countBy(files.flatMap(({ failed }) => (failed ? [failed] : [])), (why) => why),
    signalsAlone: ratesOf(judged),
    signalsOrNoAction: ratesOf(orNoAction),
    signals: hitsOf(judged),
    reasons: { live: reasons(true), spoof: reasons(false) },
    files: [...files],
  }
}

type Judged = Pick<JudgedAttack, 'kind' | 'isLive'> & { decision: Pick<Decision, 'kind'> }

/** The attacks first, then the living; each as `all` and by kind. */
function ratesOf(judged: readonly Judged[]): KindRates[] {
  return [false, true].flatMap((isLive) => byKind(judged.filter((file) => file.isLive === isLive)).map(([kind, files]) => {
    const { accepted = 0, review = 0, refused = 0 } = countBy(files, ({ decision }) => decision.kind)
    const wrong = isLive ? refused : accepted
    return {
      kind, isLive, count: files.length, accepted, review, refused,
      error: shareOf(wrong, files.length), errorOrReview: shareOf(wrong + review, files.length),
    }
  }))
}

function hitsOf(judged: readonly JudgedAttack[]): SpoofReport['signals'] {
  const names = [...new Set(judged.flatMap(({ signals }) => signals.map(({ name }) => name)))]
  return names.flatMap((name) => [false, true].flatMap((isLive) =>
    byKind(judged.filter((file) => file.isLive === isLive)).map(([kind, files]) => {
      const levels = files.flatMap(({ signals }) => signals.filter((one) => one.name === name).map(({ level }) => level))
      const { review = 0, refuse = 0 } = countBy(levels, (level) => level)
      return { name, kind, isLive, measured: levels.length, review, refuse }
    })))
}

function byKind<T extends { kind: string }>(files: readonly T[]): [string, T[]][] {
  const kinds = [...new Set(files.map(({ kind }) => kind))].sort()
  if (files.length === 0) return []
  return [['all', [...files]], ...kinds.map((kind): [string, T[]] => [kind, files.filter((file) => file.kind === kind)])]
}

/** One certification on its way: what the person answered so far. In memory only: never in a URL, never in storage. */
import Taro from '@tarojs/taro'
import type { CitizenCalls, OpenedAttempt, Outcome, StartOutput } from '@/domain/contract/citizen'
import type { OpenedRelay } from '@/domain/contract/citizen-relatives'
import type { Eyes, Mode, PersonCard, Relation, Unable } from '@/domain/contract/common'
import type { FaceFailure } from '@/domain/face-failure'
import { stepNo, stepsFor, nextStep, type Step } from '@/domain/journey'

export type Home = CitizenCalls['getHome']['output']
export type Refusal = Exclude<StartOutput, { kind: 'opened' }>

/** How the camera page ended: with the server's outcome, or without having got that far. */
export type Ending = { kind: 'outcome'; outcome: Outcome; beneficiaryId: string; attemptId: string } | { kind: 'trouble'; reason: FaceFailure }

/** Somebody whom this phone knows: who certified with it, or whom it helps or wants to help. */
export type Known = Pick<PersonCard, 'beneficiaryId' | 'relation' | 'maskName' | 'maskId'>

/** What the person said. */
interface Answers {
  home: Home
  mode: Mode
  person: Known | null
  /** The elder's code that was scanned: the person is known to the server, not to this phone. */
  invitation: { scene: string; maskName: string } | null
  /** A relative's link that was opened here. */
  relay: (Pick<OpenedRelay, 'maskName' | 'relation' | 'binds'> & { scene: string }) | null
  relation: Relation | null
  name: string
  idNumber: string
  camera: 'front' | 'rear'
  /** The only eye that can blink. */
  eyes: Eyes | null
  /** What they cannot do. */
  unable: Unable | null
  /** Entry code of the outlet at which the person started. */
  outletScene: string | null
  evenIfNotDue: boolean
}

/** What came of it. */
interface Progress {
  /** Same key until the server has answered, so that a repeated tap opens one attempt. */
  requestKey: string | null
  attempt: (OpenedAttempt & { camera: 'front' | 'rear'; eyes?: Eyes | null; unable?: Unable | null }) | null
  refusal: Refusal | null
  ending: Ending | null
}

export type Run = Answers & Progress

const nothingYet: Progress = { requestKey: null, attempt: null, refusal: null, ending: null }

/** What a person said of their own face is nobody else's. */
export const nothingDeclared = { eyes: null, unable: null } as const

let run: Run | null = null

export const currentRun = (): Run | null => run

/** A new certification: everything of an earlier one is forgotten. */
export function beginRun(home: Home, answers: Partial<Answers> = {}): Run {
  run = {
    home, mode: 'self', person: null, invitation: null, relay: null, relation: null, name: '', idNumber: '', camera: 'front', ...nothingDeclared, outletScene: null,
    evenIfNotDue: false, ...answers, ...nothingYet,
  }
  return run
}

function change(changes: Partial<Run>): Run {
  if (!run) throw new Error('no certification on its way')
  run = { ...run, ...changes }
  return run
}

/** Writes answers down. What came of the earlier answers is void. */
export const answer = (answers: Partial<Answers>): Run => change({ ...answers, ...nothingYet })

/** Writes down what came of the answers. */
export const note = (progress: Partial<Progress>): Run => change(progress)

/** Nothing has to be typed. */
export const isPersonKnown = ({ person, invitation, relay }: Run): boolean => person !== null || invitation !== null || relay !== null

const steps = (run: Run) => stepsFor({ mode: run.mode, personKnown: isPersonKnown(run), byRelay: run.relay !== null })

/** 第几步 of how many; nothing for a step that this journey does not have. */
export function stepOf(current: Run, step: Step): { no: number; of: number } | undefined {
  const list = steps(current)
  const no = stepNo(list, step)
  return no > 0 ? { no, of: list.length } : undefined
}

export const pageOf = (step: Step): string => `/pages/certify/${step}/index`

/** To the step after this one. */
export function goOn(current: Run, from: Step): void {
  const next = nextStep(steps(current), from)
  if (next) void Taro.navigateTo({ url: pageOf(next) })
}

/** From outside the line to its first step. */
export function enter(current: Run): void {
  const [first = 'who'] = steps(current)
  void Taro.navigateTo({ url: pageOf(first) })
}

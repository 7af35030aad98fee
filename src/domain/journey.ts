/** The steps of a certification: one ordered constant, and which of them a person sees. Nothing is asked twice (WCAG 2.2, 3.3.7). */
import type { Mode } from './contract/common'

export const STEPS = ['who', 'consent', 'identity', 'prepare', 'face'] as const
export type Step = (typeof STEPS)[number]

export interface Traveller {
  mode: Mode
  /** This caller already certified or helps this person. */
  personKnown: boolean
  /** A relative's link says for whom, and who holds the phone was asked when it was opened. */
  byRelay?: boolean
}

/** Someone new sees all five. A known self is not asked who; a known person is not asked for the identity number. */
export function stepsFor({ mode, personKnown, byRelay = false }: Traveller): readonly Step[] {
  if (!personKnown) return STEPS
  return STEPS.filter((step) => step !== 'identity' && (step !== 'who' || (mode === 'forOthers' && !byRelay)))
}

/** The step after this one; null after the last. Works also from a step that the list no longer has, after 不是我. */
export function nextStep(steps: readonly Step[], step: Step): Step | null {
  return steps.find((later) => STEPS.indexOf(later) > STEPS.indexOf(step)) ?? null
}

/** 第几步, from 1; 0 for a step that is not part of this journey. */
export function stepNo(steps: readonly Step[], step: Step): number {
  return steps.indexOf(step) + 1
}

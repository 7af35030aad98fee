/** The steps that a person sees. */
import { nextStep, stepNo, stepsFor, type Step } from '../../src/domain/journey'

const walk = (steps: readonly Step[]) => {
  const seen: Step[] = []
  for (let step = steps[0] ?? null; step !== null; step = nextStep(steps, step)) seen.push(step)
  return seen
}

test.each([
  ['someone new, for themself', 'self', false, ['who', 'consent', 'identity', 'prepare', 'face']],
  ['someone known, for themself', 'self', true, ['consent', 'prepare', 'face']],
  ['for a new relative', 'forOthers', false, ['who', 'consent', 'identity', 'prepare', 'face']],
  ['for a saved relative', 'forOthers', true, ['who', 'consent', 'prepare', 'face']],
] as const)('%s', (_who, mode, personKnown, steps) => {
  expect(stepsFor({ mode, personKnown })).toEqual(steps)
  expect(walk(stepsFor({ mode, personKnown }))).toEqual(steps)
})

test.each(['self', 'forOthers'] as const)('by a relative\'s link, %s: nothing is asked that the link or its page has said', (mode) => {
  expect(stepsFor({ mode, personKnown: true, byRelay: true })).toEqual(['consent', 'prepare', 'face'])
})

test('steps are counted from one, of those that this person sees', () => {
  const known = stepsFor({ mode: 'self', personKnown: true })
  expect(known.map((step) => stepNo(known, step))).toEqual([1, 2, 3])
  expect(stepNo(known, 'identity')).toBe(0)
})

test('the way goes on from a step that the journey no longer has', () => {
  expect(nextStep(stepsFor({ mode: 'self', personKnown: true }), 'identity')).toBe('prepare')
  expect(nextStep(stepsFor({ mode: 'self', personKnown: true }), 'who')).toBe('consent')
})

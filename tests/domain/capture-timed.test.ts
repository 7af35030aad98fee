/** Filming where nothing has to be seen: digits read aloud, a calm look (rules N7). */
import { DIGIT_STEPS, stepsOf, type Step } from '../../src/domain/capture-state'
import { Filming } from './filming'

const recorded = ({ state, now }: Filming) => now - (state.recordedFromMs ?? now)

test.each<[string, Parameters<typeof stepsOf>[0], Step[]]>([
  ['actions', { actions: ['blink', 'openMouth'] }, ['blink', 'openMouth']],
  ['actions, whatever digits say', { actions: ['nod'], digits: '1234' }, ['nod']],
  ['digits in their order', { actions: [], digits: '7072' }, ['digit7', 'digit0', 'digit7', 'digit2']],
  ['nothing at all', { actions: [] }, ['still']],
])('%s', (_what, attempt, steps) => { expect(stepsOf(attempt)).toEqual(steps) })

test.each(['full', 'hints', 'none'] as const)('four digits come one by one by the clock, spoken and shown, in one clip that the server reads whole (%s)', (watch) => {
  const steps: Step[] = ['digit7', 'digit0', 'digit7', 'digit2']
  const filming = new Filming(steps, { voiceMs: 1800, recorderMs: 200 }).open(watch)
  for (let step = 0; step < 4; step++) {
    filming.until('watch', 20_000)
    expect(filming.state.step).toBe(step)
    filming.until(step < 3 ? 'prompt' : 'closing', 3000)
  }
  filming.until('done', 2000)
  expect(filming.spoken.map(({ word }) => word).slice(-5)).toEqual([...steps, 'done'])
  // times of prompts belong to actions: there are none to be compared with
  expect(filming.state.prompts).toEqual([])
  expect(recorded(filming)).toBeGreaterThan(8000)
  expect(recorded(filming)).toBeLessThan(20_000)
})

test('the calm look takes five seconds, whatever the face does', () => {
  const filming = new Filming(['still']).open()
  filming.until('watch', 20_000)
  filming.tell({ kind: 'seen', action: 'blink', agoMs: 200 })
  expect(filming.state.phase).toBe('watch')
  const from = filming.now
  filming.until('closing', 6000)
  expect(filming.now - from).toBeGreaterThanOrEqual(5000)
  expect(filming.state.failure).toBeNull()
})

test('a face that is lost begins it again', () => {
  const filming = new Filming([DIGIT_STEPS[3], DIGIT_STEPS[4]]).open()
  filming.until('watch', 20_000)
  filming.face = 'noFace'
  filming.until('position', 6000)
  expect(filming.state).toMatchObject({ step: 0, recording: false })
})

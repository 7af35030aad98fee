import fc from 'fast-check'
import { CAPTURE_MS, clipLimitMs, MAX_REPEATS, type Capture, type CaptureEvent } from '../../src/domain/capture-state'
import type { Action } from '../../src/domain/contract/common'
import type { Hint } from '../../src/domain/face/hint'
import { Filming } from './filming'

const recorded = ({ state, now }: Filming) => now - (state.recordedFromMs ?? now)

describe('the sequence', () => {
  test.each<[string, Action[]]>([
    ['blink first', ['blink', 'openMouth']],
    ['mouth first', ['openMouth', 'blink']],
    ['an extra blink', ['blink', 'openMouth', 'blink']],
  ])('goes through every action in the order of the server: %s', (_, actions) => {
    const filming = new Filming(actions).open()
    for (const action of actions) filming.act(action)
    filming.until('done', 2000)
    expect(filming.spoken.map(({ word }) => word)).toEqual(['position', 'hold', ...actions, 'done'])
    expect(filming.state.prompts.map(({ action }) => action)).toEqual(actions)
    expect(filming.state.prompts[0]?.shownAtMs).toBe(0)
    expect(recorded(filming)).toBeLessThanOrEqual(clipLimitMs(actions.length))
  })

  test('asks for the first action only after the face was good for 1.2 s and held for 1 s', () => {
    const filming = new Filming(['blink', 'openMouth'], { voiceMs: 0, recorderMs: 0 }).open()
    filming.until('hold')
    expect(filming.now).toBeGreaterThanOrEqual(1200)
    const heldFrom = filming.now
    filming.until('prompt')
    expect(filming.now - heldFrom).toBe(1000)
  })

  test('one bad frame in between does not matter, a longer slip does', () => {
    const filming = new Filming().open().until('hold')
    filming.face = 'moved'
    filming.run(100)
    filming.face = null
    filming.run(200)
    expect(filming.state.phase).toBe('hold')
    filming.face = 'tooFar'
    filming.run(500)
    expect(filming.state.phase).toBe('position')
  })

  test('records from the end of the first prompt, and opens the window when something is on the recording', () => {
    const filming = new Filming().open().until('prompt')
    filming.run(1400)
    expect(filming.state.recording).toBe(false) // the prompt is still being spoken
    filming.until('watch')
    expect(filming.spoken.map(({ word }) => word).slice(-1)).toEqual(['blink'])
    expect(recorded(filming)).toBeGreaterThanOrEqual(CAPTURE_MS.lead)
  })

  test.each<[string, Action, number, Capture['phase']]>([
    ['the asked action counts', 'blink', 400, 'prompt'],
    ['another action does not count', 'openMouth', 400, 'watch'],
    ['an action that began before the window opened does not count', 'blink', 3000, 'watch'],
  ])('in the window of a blink, %s', (_, action, agoMs, phase) => {
    const filming = new Filming().open().until('watch').run(500)
    filming.tell({ kind: 'seen', action, agoMs })
    expect(filming.state.phase).toBe(phase)
  })

  test('an action seen while the first prompt is still spoken does not count: nothing is recorded yet', () => {
    const filming = new Filming(['turnLeft', 'blink']).open().until('prompt').run(500).tell({ kind: 'seen', action: 'turnLeft', agoMs: 300 })
    expect(filming.state).toMatchObject({ phase: 'prompt', step: 0 })
  })

  test.each<[string, Action, Action, number, number]>([
    ['a turn counts', 'turnLeft', 'turnRight', 1500, 2],
    ['a nod counts', 'nod', 'nod', 1500, 2],
    ['an open mouth counts', 'openMouth', 'openMouth', 1500, 2],
    ['what began before the prompt was shown does not', 'nod', 'nod', 2500, 1],
    ['a blink does not: everybody blinks', 'blink', 'blink', 1500, 1],
  ])('while a later prompt is still spoken %s', (_, asked, seen, agoMs, step) => {
    const filming = new Filming(['blink', asked, 'openMouth'], { voiceMs: 3000, recorderMs: 200 }).open().act('blink').run(2000)
    expect(filming.state).toMatchObject({ phase: 'prompt', step: 1 })
    filming.tell({ kind: 'seen', action: seen, agoMs })
    expect(filming.state).toMatchObject({ phase: 'prompt', step })
  })

  test('three actions fit one clip, each 2.5 s after a sentence of 3 s', () => {
    const actions: Action[] = ['blink', 'turnLeft', 'openMouth']
    const filming = new Filming(actions).open()
    for (const action of actions) filming.until('watch').run(2500).tell({ kind: 'seen', action, agoMs: 1500 })
    filming.until('done', 2000)
    expect(filming.state.repeats).toEqual([0, 0, 0])
    expect(recorded(filming)).toBeLessThan(clipLimitMs(3))
  })

  test('a slow turn that began while its prompt was spoken counts when it ends in the window', () => {
    const filming = new Filming(['blink', 'turnLeft'], { voiceMs: 3000, recorderMs: 200 }).open().act('blink').until('watch').run(1500)
    filming.tell({ kind: 'seen', action: 'turnLeft', agoMs: 3500 })
    expect(filming.state.phase).toBe('closing')
  })
})

describe('repeats', () => {
  test('after 6 s of waiting the clip starts again at the first action, because one video must hold them all', () => {
    const filming = new Filming().open().act('blink').until('watch')
    const from = filming.now
    filming.until('again')
    expect(filming.now - from).toBeLessThanOrEqual(6000)
    expect(filming.state).toMatchObject({ step: 0, recording: false, prompts: [], repeats: [0, 1] })
    filming.act('blink').act('openMouth').until('done')
  })

  test.each<[Action[], Action[], string]>([
    [['blink', 'openMouth'], [], 'blinkMissing'],
    [['openMouth', 'blink'], [], 'mouthMissing'],
    [['blink', 'openMouth'], ['blink'], 'mouthMissing'],
    [['turnLeft', 'blink', 'openMouth'], [], 'turnMissing'],
    [['blink', 'turnRight', 'openMouth'], ['blink'], 'turnMissing'],
    [['blink', 'nod', 'openMouth'], ['blink'], 'nodMissing'],
  ])('of %j with only %j done: after three repeats the reason is %s', (actions, done, reason) => {
    const filming = new Filming(actions).open()
    for (let miss = 0; miss <= MAX_REPEATS; miss++) {
      for (const action of done) filming.act(action)
      filming.until('watch').until(miss < MAX_REPEATS ? 'again' : 'failed')
    }
    expect(filming.state).toMatchObject({ failure: reason, recording: false })
    expect(filming.spoken.filter(({ word }) => word === 'again')).toHaveLength(MAX_REPEATS)
  })

  test('slow voices never make the clip longer than 12 s', () => {
    const filming = new Filming(['blink', 'openMouth'], { voiceMs: 4000, recorderMs: 200 }).open().until('watch').run(5500)
    filming.tell({ kind: 'seen', action: 'blink', agoMs: 300 }).until('watch')
    while (filming.state.phase === 'watch') {
      expect(recorded(filming)).toBeLessThan(12_000)
      filming.run(100)
    }
    expect(filming.state.phase).toBe('again')
  })
})

describe('without a face model', () => {
  test.each(['none', 'hints'] as const)('with watch = %s and no voice every action gets its time and the clip is just under 12 s', (watch) => {
    const filming = new Filming(['blink', 'openMouth'], { voiceMs: 0, recorderMs: 200 }).open(watch).until('closing')
    expect(recorded(filming)).toBe(12_000 - CAPTURE_MS.tail - CAPTURE_MS.slack)
    expect(filming.state.prompts.map(({ shownAtMs }) => shownAtMs)).toEqual([0, 5000])
    filming.until('done')
  })

  test.each<[Action[], number]>([
    [['blink', 'openMouth'], 1500], [['blink', 'openMouth'], 3300], [['blink', 'openMouth'], 4000],
    [['blink', 'turnLeft', 'openMouth'], 1500], [['blink', 'turnLeft', 'openMouth'], 3300], [['nod', 'blink', 'openMouth'], 4000],
  ])('%j with sentences of %d ms: each has at least 2.5 s after its sentence, within the 20 s that the server reads', (actions, voiceMs) => {
    const filming = new Filming(actions, { voiceMs, recorderMs: 200 }).open('none')
    for (let step = 0; step < actions.length; step++) {
      const from = filming.until('watch').now
      filming.until(step < actions.length - 1 ? 'prompt' : 'closing')
      expect(filming.now - from).toBeGreaterThanOrEqual(2500)
    }
    filming.until('done')
    expect(recorded(filming)).toBeLessThanOrEqual(19_000)
  })

  test('models that take longer than 10 s are not waited for', () => {
    const filming = new Filming().open('loading').run(CAPTURE_MS.models - 200)
    expect(filming.state).toMatchObject({ phase: 'position', watch: 'loading' })
    filming.until('done')
    expect(filming.state.watch).toBe('none')
  })
})

describe('the camera', () => {
  test('a camera that gives no picture within 8 s of the permission is busy', () => {
    const filming = new Filming().run(60_000)
    expect(filming.state.phase).toBe('opening') // the person is still being asked
    filming.tell({ kind: 'granted' }).run(7900)
    expect(filming.state.phase).toBe('opening')
    expect(filming.run(300).state).toMatchObject({ phase: 'failed', failure: 'cameraBusy' })
  })

  const inPhase: [Capture['phase'], () => Filming][] = [
    ['position', () => new Filming().open()],
    ['hold', () => new Filming().open().until('hold')],
    ['prompt', () => new Filming().open().until('prompt')],
    ['watch', () => new Filming().open().act('blink').until('watch')],
    ['closing', () => new Filming().open().act('blink').act('openMouth')],
  ]
  test.each(inPhase)('an interruption in %s drops the recording and looks for the face again', (phase, filming) => {
    const one = filming()
    expect(one.state.phase).toBe(phase)
    one.tell({ kind: 'interrupted' })
    expect(one.state).toMatchObject({ phase: 'position', recording: false, step: 0, prompts: [], line: { word: 'interrupted' } })
    one.act('blink').act('openMouth').until('done')
  })

  test.each(inPhase)('a camera that is taken away in %s is opened again', (_, filming) => {
    const one = filming().tell({ kind: 'cameraLost' })
    expect(one.state).toMatchObject({ phase: 'opening', recording: false })
    one.run(500).tell({ kind: 'firstFrame' })
    expect(one.state).toMatchObject({ phase: 'position', line: { word: 'interrupted' } })
  })

  test.each(inPhase.slice(0, 4))('停下 in %s drops the recording and asks; 接着拍 begins again', (_, filming) => {
    const one = filming().tell({ kind: 'stop' }).run(120_000)
    expect(one.state).toMatchObject({ phase: 'asking', recording: false })
    one.tell({ kind: 'carryOn' }).act('blink').act('openMouth').until('done')
  })

  test('接着拍 before the camera has shown anything waits for it again', () => {
    const filming = new Filming().tell({ kind: 'granted' }).run(7000).tell({ kind: 'stop' }).run(5000).tell({ kind: 'carryOn' })
    expect(filming.run(7000).state.phase).toBe('opening')
    filming.tell({ kind: 'firstFrame' })
    expect(filming.state.phase).toBe('position')
  })

  test('a camera that was taken away while the page asks is waited for after 接着拍', () => {
    const filming = new Filming().open().tell({ kind: 'stop' }).tell({ kind: 'cameraLost' })
    expect(filming.state.phase).toBe('asking')
    expect(filming.tell({ kind: 'carryOn' }).state.phase).toBe('opening')
    expect(filming.run(8200).state.failure).toBe('cameraBusy')
  })

  test('a face that is lost for 1.5 s during an action sends back to position, and counts as no repeat', () => {
    const filming = new Filming().open().until('watch')
    filming.face = 'noFace'
    filming.run(1000)
    expect(filming.state.phase).toBe('watch')
    filming.run(1000)
    expect(filming.state).toMatchObject({ phase: 'position', recording: false, repeats: [0, 0], line: { word: 'noFace' } })
  })
})

describe('hints while looking for the face', () => {
  test('one line at a time for at least 2.5 s, and spoken hints at least 4 s apart', () => {
    const filming = new Filming().open()
    const faces: Hint[] = ['noFace', 'tooFar', 'tooClose', 'offCenter', 'tooDark', 'manyFaces']
    for (const face of faces) {
      filming.face = face
      filming.run(1700)
    }
    const gaps = (list: { atMs: number }[]) => list.slice(1).map(({ atMs }, i) => atMs - (list[i]?.atMs ?? 0))
    expect(filming.lines.length).toBeGreaterThan(2)
    expect(Math.min(...gaps(filming.lines))).toBeGreaterThanOrEqual(2500)
    expect(filming.spoken.length).toBeGreaterThan(1)
    expect(Math.min(...gaps(filming.spoken))).toBeGreaterThanOrEqual(4000)
  })

  test('after 20 s the family is named once, after 60 s the page asks', () => {
    const filming = new Filming().open()
    filming.face = 'tooFar'
    filming.until('asking', 70_000)
    expect(filming.now).toBe(60_000)
    const family = filming.spoken.filter(({ word }) => word === 'family')
    expect(family).toHaveLength(1)
    expect(family[0]?.atMs).toBeGreaterThanOrEqual(20_000)
    expect(family[0]?.atMs).toBeLessThan(26_000)
  })

  test('再听 says the present sentence again, but never over another', () => {
    const filming = new Filming().open().until('watch').tell({ kind: 'sayAgain' }).tell({ kind: 'sayAgain' })
    expect(filming.spoken.map(({ word }) => word)).toEqual(['position', 'hold', 'blink', 'blink'])
  })
})

function whatIsBroken(filming: Filming): string | null {
  const { phase, recording, prompts, actions } = filming.state
  if (recording && !['prompt', 'watch', 'closing', 'done'].includes(phase)) return `recording in ${phase}`
  if (prompts.some(({ action }, i) => action !== actions[i])) return 'prompts out of order'
  return phase !== 'done' && recorded(filming) > CAPTURE_MS.timedClip ? 'clip too long' : null
}

test('whatever happens: a recording runs only in a sequence, holds its prompts in order, and ends in time', () => {
  const actions: Action[] = ['blink', 'openMouth']
  const event = fc.oneof(
    fc.constantFrom<CaptureEvent>(
      { kind: 'interrupted' }, { kind: 'cameraLost' }, { kind: 'firstFrame' }, { kind: 'stop' }, { kind: 'carryOn' }, { kind: 'sayAgain' },
      { kind: 'recorderStarted' }, { kind: 'watch', watch: 'full' }, { kind: 'watch', watch: 'hints' }, { kind: 'watch', watch: 'none' },
    ),
    fc.record({ kind: fc.constant('seen' as const), action: fc.constantFrom<Action>('blink', 'openMouth'), agoMs: fc.nat(3000) }),
  )
  const face = fc.constantFrom<Hint | null>(null, null, null, 'noFace', 'tooFar')
  const scene = fc.array(fc.tuple(fc.option(event, { freq: 3 }), face, fc.integer({ min: 1, max: 50 })), { maxLength: 60 })
  fc.assert(fc.property(scene, (happenings) => {
    const filming = new Filming(actions).open()
    let broken: string | null = null
    for (const [what, seen, steps] of happenings) {
      if (what) filming.tell(what)
      filming.face = seen
      for (let i = 0; i < steps; i++) {
        filming.run(100)
        broken ??= whatIsBroken(filming)
      }
    }
    expect(broken).toBeNull()
  }), { numRuns: 200 })
})

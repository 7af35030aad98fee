/** Single moments of the filming: what each event does in each phase, and both sides of every limit. Whole filmings: capture.test.ts. */
import { capture } from '../../src/domain/capture'
import { look, nextLine, UNSEEN } from '../../src/domain/capture-hint'
import { CAPTURE_MS, openCapture, type Capture, type CaptureEvent, type Phase } from '../../src/domain/capture-state'
import type { Action } from '../../src/domain/contract/common'

const NOW = 100_000
const ACTIONS: Action[] = ['blink', 'turnLeft', 'openMouth']
const silent = { no: 7, word: 'hold', speaking: false, atMs: 0 } as const
/** A filming in the middle: camera open, nobody speaks, a good face for long. */
const filming = (change: Partial<Capture> = {}): Capture => ({
  ...openCapture(ACTIONS, 0), phase: 'watch', sinceMs: NOW, grantedAtMs: 0, hasPicture: true, searchingSinceMs: NOW, watch: 'full',
  look: { raw: null, rawSinceMs: 0, steady: null, steadySinceMs: 0 }, cue: silent, ...change,
})
const after = (change: Partial<Capture>, event: CaptureEvent, now = NOW) => capture(filming(change), event, now)
const tick = (change: Partial<Capture>) => after(change, { kind: 'tick' })
const PHASES: Phase[] = ['opening', 'position', 'hold', 'again', 'prompt', 'watch', 'closing', 'done', 'asking', 'failed']
const phaseAfter = (event: CaptureEvent) => Object.fromEntries(PHASES.map((phase) => [phase, after({ phase }, event).phase]))

test('a filming begins with nothing seen, said or recorded', () => {
  expect(openCapture(['blink', 'nod'], 5)).toEqual({
    actions: ['blink', 'nod'], phase: 'opening', sinceMs: 5, grantedAtMs: null, hasPicture: false, searchingSinceMs: 5, watch: 'loading',
    look: { raw: undefined, rawSinceMs: 0, steady: undefined, steadySinceMs: 0 }, line: null, familySaid: false, step: 0, repeats: [0, 0],
    recording: false, recordedFromMs: null, prompts: [], cue: null, failure: null,
  })
})

test.each<CaptureEvent>([
  { kind: 'tick' }, { kind: 'granted' }, { kind: 'firstFrame' }, { kind: 'watch', watch: 'none' }, { kind: 'reading', hint: 'moved' }, { kind: 'interrupted' },
  { kind: 'cameraLost' }, { kind: 'stop' }, { kind: 'carryOn' }, { kind: 'sayAgain' }, { kind: 'trouble', reason: 'cameraBusy' },
])('what is over stays as it is: %j', (event) => {
  for (const phase of ['done', 'failed'] as const) {
    const state = filming({ phase, grantedAtMs: null })
    expect(capture(state, event, NOW)).toBe(state)
  }
})

const all = (phase: Phase, ...except: Phase[]) =>
  Object.fromEntries(PHASES.map((one) => [one, one === 'done' || one === 'failed' || except.includes(one) ? one : phase]))
test.each<[CaptureEvent, Record<string, string>]>([
  [{ kind: 'interrupted' }, all('position', 'opening', 'asking')],
  [{ kind: 'cameraLost' }, all('opening', 'asking')],
  [{ kind: 'stop' }, all('asking', 'closing')],
  [{ kind: 'trouble', reason: 'cameraBusy' }, all('failed')],
])('%j leads from each phase to its own', (event, phases) => expect(phaseAfter(event)).toEqual(phases))

test('the first frame begins the search; a later one only says that there is a picture', () => {
  expect(after({ phase: 'opening', hasPicture: false }, { kind: 'firstFrame' })).toMatchObject({ phase: 'position', hasPicture: true, searchingSinceMs: NOW, line: null })
  expect(after({ phase: 'opening', line: { word: 'interrupted', sinceMs: 5 } }, { kind: 'firstFrame' }).line).toEqual({ word: 'interrupted', sinceMs: NOW })
  expect(after({ phase: 'watch', hasPicture: false }, { kind: 'firstFrame' })).toMatchObject({ phase: 'watch', hasPicture: true })
})

test('trouble names its reason and drops the recording', () => {
  expect(after({ recording: true, recordedFromMs: 5, step: 1 }, { kind: 'trouble', reason: 'cameraBusy' }))
    .toMatchObject({ phase: 'failed', failure: 'cameraBusy', recording: false, recordedFromMs: null, step: 0 })
})

test('permission counts from the first time', () => {
  expect([after({ grantedAtMs: null }, { kind: 'granted' }).grantedAtMs, after({ grantedAtMs: 5 }, { kind: 'granted' }).grantedAtMs]).toEqual([NOW, 5])
})

test('a camera that is lost keeps its 8 s, unless the person was never asked', () => {
  expect(after({ phase: 'opening' }, { kind: 'cameraLost' })).toMatchObject({ phase: 'opening', hasPicture: false, line: null, grantedAtMs: 0 })
  expect(after({}, { kind: 'cameraLost' })).toMatchObject({ phase: 'opening', grantedAtMs: NOW, sinceMs: NOW, line: { word: 'interrupted', sinceMs: NOW } })
  expect(after({ grantedAtMs: null }, { kind: 'cameraLost' }).grantedAtMs).toBeNull()
})

test('going on: only where it was stopped', () => {
  expect(after({ phase: 'asking' }, { kind: 'carryOn' }).phase).toBe('position')
  expect(after({ phase: 'asking', hasPicture: false }, { kind: 'carryOn' }).phase).toBe('opening')
  expect(after({ phase: 'watch' }, { kind: 'carryOn' }).phase).toBe('watch')
})

test('without models nothing that was read counts any more; with others it does', () => {
  const seen = { raw: 'moved', rawSinceMs: 1, steady: 'moved', steadySinceMs: 1 } as const
  expect(after({ look: seen }, { kind: 'watch', watch: 'none' })).toMatchObject({ watch: 'none', look: UNSEEN })
  expect(after({ look: seen }, { kind: 'watch', watch: 'hints' })).toMatchObject({ watch: 'hints', look: seen })
  expect(UNSEEN).toEqual({ raw: undefined, rawSinceMs: 0, steady: undefined, steadySinceMs: 0 })
})

test('the recorder\'s start counts once, and only when it was asked for', () => {
  const from = (change: Partial<Capture>) => after(change, { kind: 'recorderStarted' }).recordedFromMs
  expect([from({ recording: true }), from({ recording: true, recordedFromMs: 5 }), from({ recording: false })]).toEqual([NOW, 5, null])
})

test('the end of a sentence is that of the sentence it names', () => {
  const cue = { no: 7, word: 'hold', speaking: true, atMs: 0 } as const
  expect(after({ cue }, { kind: 'said', no: 7 }).cue).toEqual({ ...cue, speaking: false, atMs: NOW })
  expect(after({ cue }, { kind: 'said', no: 6 }).cue).toEqual(cue)
  expect(after({ cue: null }, { kind: 'said', no: 1 }).cue).toBeNull()
})

test.each<[Phase, number, string]>([
  ['again', 1, 'turnLeft'], ['prompt', 0, 'blink'], ['watch', 2, 'openMouth'], ['watch', 3, 'done'], ['hold', 0, 'hold'], ['position', 0, 'position'], ['asking', 0, 'position'],
])('said again in %s, step %i: %s', (phase, step, word) => {
  expect(after({ phase, step }, { kind: 'sayAgain' }).cue).toEqual({ no: 8, word, speaking: true, atMs: NOW })
})
test('nothing was said: nothing is said again; nor while it is spoken', () => {
  expect(after({ cue: null }, { kind: 'sayAgain' }).cue).toBeNull()
  expect(after({ cue: { ...silent, speaking: true } }, { kind: 'sayAgain' }).cue?.no).toBe(7)
})

describe('an action that was seen', () => {
  const asked = { prompts: [{ action: 'blink', shownAtMs: 0 }, { action: 'turnLeft', shownAtMs: 4000 }] as Capture['prompts'], recordedFromMs: NOW - 6000 }
  const step = (change: Partial<Capture>, action: Action, agoMs: number) => after({ ...asked, ...change }, { kind: 'seen', action, agoMs }).step
  test.each<[string, Partial<Capture>, Action, number, number]>([
    ['0.3 s before the window', { step: 0, sinceMs: NOW }, 'blink', 300, 1],
    ['a little earlier', { step: 0, sinceMs: NOW }, 'blink', 301, 0],
    ['not what was asked', { step: 0 }, 'openMouth', 0, 0],
    ['nothing is asked any more', { step: 3 }, 'blink', 0, 3],
    ['where actions are not seen', { step: 0, watch: 'hints' }, 'blink', 0, 0],
    ['later steps from when the prompt was shown', { step: 1, phase: 'prompt' }, 'turnLeft', 2000, 2],
    ['and not before', { step: 1, phase: 'prompt' }, 'turnLeft', 2001, 1],
    ['a window of a later step too', { step: 1, sinceMs: NOW }, 'turnLeft', 2000, 2],
    ['the first step has no early answer', { step: 0, phase: 'prompt', actions: ['turnLeft', 'blink'] }, 'turnLeft', 1000, 0],
    ['a blink has none', { step: 1, phase: 'prompt', actions: ['nod', 'blink'] }, 'blink', 1000, 1],
    ['in another phase nothing counts', { step: 1, phase: 'hold' }, 'turnLeft', 0, 1],
    ['while nothing is recorded nothing counts', { step: 1, phase: 'prompt', recordedFromMs: null }, 'turnLeft', 0, 1],
    ['a prompt without a time counts from the beginning', { step: 1, phase: 'prompt', prompts: [] }, 'turnLeft', 5999, 2],
  ])('%s', (_, change, action, agoMs, expected) => expect(step(change, action, agoMs)).toBe(expected))
})

describe('time that passes', () => {
  const ago = (ms: number) => NOW - ms
  test.each<[string, Partial<Capture>, Phase]>([
    ['8 s for the first frame', { phase: 'opening', grantedAtMs: ago(8000) }, 'opening'],
    ['no more', { phase: 'opening', grantedAtMs: ago(8001) }, 'failed'],
    ['unless the person is being asked', { phase: 'opening', grantedAtMs: null, sinceMs: 0 }, 'opening'],
    ['a face good for 1.2 s is held', { phase: 'position', look: { raw: null, rawSinceMs: 0, steady: null, steadySinceMs: ago(1200) } }, 'hold'],
    ['not sooner', { phase: 'position', look: { raw: null, rawSinceMs: 0, steady: null, steadySinceMs: ago(1199) } }, 'position'],
    ['not while the latest reading is bad', { phase: 'position', look: { raw: 'moved', rawSinceMs: 0, steady: null, steadySinceMs: 0 } }, 'position'],
    ['not while the steady one is', { phase: 'position', look: { raw: null, rawSinceMs: 0, steady: 'moved', steadySinceMs: 0 } }, 'position'],
    ['not while somebody speaks', { phase: 'position', cue: { ...silent, speaking: true } }, 'position'],
    ['where only hints are seen a good face is held as well', { phase: 'position', watch: 'hints' }, 'hold'],
    ['and a bad one is not', { phase: 'position', watch: 'hints', look: { raw: 'moved', rawSinceMs: 0, steady: 'moved', steadySinceMs: 0 }, searchingSinceMs: ago(9000) }, 'position'],
    ['unseen, after 4 s', { phase: 'position', watch: 'none', look: UNSEEN, searchingSinceMs: ago(4000) }, 'hold'],
    ['not sooner', { phase: 'position', watch: 'none', look: UNSEEN, searchingSinceMs: ago(3999) }, 'position'],
    ['after 60 s of looking the page asks', { phase: 'position', cue: { ...silent, speaking: true }, searchingSinceMs: ago(60_000) }, 'asking'],
    ['not sooner', { phase: 'position', cue: { ...silent, speaking: true }, searchingSinceMs: ago(59_999) }, 'position'],
    ['held for 1 s', { phase: 'hold', sinceMs: ago(1000) }, 'prompt'],
    ['not sooner', { phase: 'hold', sinceMs: ago(999) }, 'hold'],
    ['nor while somebody speaks', { phase: 'hold', sinceMs: 0, cue: { ...silent, speaking: true } }, 'hold'],
    ['a face that slips away', { phase: 'hold', look: { raw: 'moved', rawSinceMs: 0, steady: 'moved', steadySinceMs: 0 } }, 'position'],
    ['which is not seen without models', { phase: 'hold', watch: 'none', look: { raw: 'moved', rawSinceMs: 0, steady: 'moved', steadySinceMs: 0 } }, 'hold'],
    ['once more, when it was said and could be read', { phase: 'again', sinceMs: ago(1000) }, 'prompt'],
    ['not sooner', { phase: 'again', sinceMs: ago(999) }, 'again'],
    ['nor while it is spoken', { phase: 'again', sinceMs: 0, cue: { ...silent, speaking: true } }, 'again'],
    ['recorded for 0.8 s the window opens', { phase: 'prompt', sinceMs: ago(1000), recording: true, recordedFromMs: ago(800) }, 'watch'],
    ['not sooner', { phase: 'prompt', sinceMs: ago(1000), recording: true, recordedFromMs: ago(799) }, 'prompt'],
    ['nor before the caption could be read', { phase: 'prompt', sinceMs: ago(999), recording: true, recordedFromMs: 0 }, 'prompt'],
    ['nor while it is spoken', { phase: 'prompt', sinceMs: 0, recording: true, recordedFromMs: 0, cue: { ...silent, speaking: true } }, 'prompt'],
    ['nor before the recorder has started', { phase: 'prompt', sinceMs: 0, recording: true }, 'prompt'],
    ['6 s for an action', { sinceMs: ago(5999), recordedFromMs: ago(6000) }, 'watch'],
    ['then once more', { sinceMs: ago(6000), recordedFromMs: ago(6000) }, 'again'],
    ['a clip of three actions that is full, 1 s before 18 s', { recordedFromMs: ago(16_999) }, 'watch'],
    ['then once more', { recordedFromMs: ago(17_000) }, 'again'],
    ['the last half second', { phase: 'closing', sinceMs: ago(500) }, 'done'],
    ['not sooner', { phase: 'closing', sinceMs: ago(499) }, 'closing'],
    ['asked is asked', { phase: 'asking', sinceMs: 0 }, 'asking'],
  ])('%s', (_, change, phase) => expect(tick(change).phase).toBe(phase))

  test('the recorder is asked for when the first prompt has been said and could be read', () => {
    const recording = (sinceMs: number, speaking = false) => tick({ phase: 'prompt', sinceMs, cue: { ...silent, speaking } }).recording
    expect([recording(ago(1000)), recording(ago(999)), recording(0, true)]).toEqual([true, false, false])
  })

  test('models are waited for 10 s of looking', () => {
    const watch = (ms: number) => tick({ phase: 'position', watch: 'loading', searchingSinceMs: ago(ms) }).watch
    expect([watch(9999), watch(10_000)]).toEqual(['loading', 'none'])
  })

  test.each(['again', 'prompt', 'watch'] as const)('in %s a face that is lost, or a second one, for 1.5 s sends back', (phase) => {
    const lost = (steady: 'noFace' | 'manyFaces' | 'moved', ms: number, watch: Capture['watch'] = 'full') =>
      tick({ phase, watch, look: { raw: steady, rawSinceMs: 0, steady, steadySinceMs: ago(ms) } })
    for (const word of ['noFace', 'manyFaces'] as const) {
      expect(lost(word, 1500)).toMatchObject({ phase: 'position', line: { word, sinceMs: NOW } })
      expect(lost(word, 1499).phase).toBe(phase)
      expect(lost(word, 9000, 'hints').phase).toBe('position')
      expect(lost(word, 9000, 'none').phase).not.toBe('position')
    }
    expect(lost('moved', 9000).phase).toBe(phase)
  })

  test('a third repeat is the last', () => {
    const missed = (repeats: number[]) => tick({ sinceMs: ago(6000), step: 1, repeats, recording: true, prompts: [{ action: 'blink', shownAtMs: 0 }] })
    expect(missed([0, 2, 0])).toMatchObject({ phase: 'again', repeats: [0, 3, 0], step: 0, recording: false, prompts: [], cue: { word: 'again' } })
    expect(missed([0, 3, 0])).toMatchObject({ phase: 'failed', failure: 'turnMissing' })
  })

  test('each step has its prompt; its time is that of the clip, 0 before there is one', () => {
    expect(tick({ phase: 'hold', sinceMs: 0, line: { word: 'moved', sinceMs: 0 } }))
      .toMatchObject({ phase: 'prompt', step: 0, line: null, prompts: [{ action: 'blink', shownAtMs: 0 }], cue: { word: 'blink' } })
    const next = after({ recordedFromMs: ago(7000), prompts: [{ action: 'blink', shownAtMs: 0 }] }, { kind: 'seen', action: 'blink', agoMs: 0 })
    expect(next).toMatchObject({ phase: 'prompt', step: 1, prompts: [{ action: 'blink', shownAtMs: 0 }, { action: 'turnLeft', shownAtMs: 7000 }] })
  })

  // of 18 s for three actions the first ends at 18 - 1 - 2 x 6 = 5, or 4 s after its sentence, if two more of 6.5 s still fit into 18.5
  test.each<[number, number, number]>([[0, 500, 5000], [0, 1500, 5500], [0, 4000, 5500], [1, 7000, 11_000], [1, 9000, 12_000], [2, 12_000, 17_000], [2, 15_000, 18_500]])(
    'filming by the clock: step %i, said at %i ms of the clip, goes on at %i', (step, saidAt, endsAt) => {
      const phase = (recorded: number) => tick({ watch: 'none', step, recordedFromMs: NOW - recorded, sinceMs: NOW - recorded + saidAt }).phase
      expect([phase(endsAt - 1), phase(endsAt)]).toEqual(['watch', step < 2 ? 'prompt' : 'closing'])
    })
  test('where the recorder has not started, time does not run', () => {
    expect(tick({ watch: 'none', recordedFromMs: null, sinceMs: 0 }).phase).toBe('watch')
    expect(tick({ watch: 'full', recordedFromMs: null, sinceMs: ago(5999) }).phase).toBe('watch')
  })
})

describe('hints', () => {
  const bad = { raw: 'moved', rawSinceMs: 0, steady: 'moved', steadySinceMs: 0 } as const
  const position = (change: Partial<Capture>) => tick({ phase: 'position', look: bad, ...change })
  const spoken = (change: Partial<Capture>) => { const { cue } = position(change); return cue && cue.no === 8 ? cue.word : null }

  test('a reading is believed after 0.3 s, and counts from when it began', () => {
    const first = look(UNSEEN, 'moved', 1000)
    expect(first).toEqual({ raw: 'moved', rawSinceMs: 1000, steady: undefined, steadySinceMs: 0 })
    expect(look(first, 'moved', 1299).steady).toBeUndefined()
    const believed = look(first, 'moved', 1300)
    expect(believed).toEqual({ raw: 'moved', rawSinceMs: 1000, steady: 'moved', steadySinceMs: 1000 })
    expect(look(believed, null, 1400)).toEqual({ raw: null, rawSinceMs: 1400, steady: 'moved', steadySinceMs: 1000 })
    // back again: the steady reading goes on from its first beginning
    expect(look(look(look(believed, null, 1400), 'moved', 1500), 'moved', 2500)).toEqual({ raw: 'moved', rawSinceMs: 1500, steady: 'moved', steadySinceMs: 1000 })
  })

  test('a line stays for 2.5 s; the same goes on; none takes its place when nothing is wanted', () => {
    const shown = { word: 'moved', sinceMs: 1000 } as const
    expect([nextLine(shown, 'moved', 9000), nextLine(shown, 'tooFar', 3499)]).toEqual([shown, shown])
    expect([nextLine(shown, 'tooFar', 3500), nextLine(shown, null, 3499), nextLine(shown, null, 3500), nextLine(null, 'tooFar', 7), nextLine(null, null, 7)])
      .toEqual([{ word: 'tooFar', sinceMs: 3500 }, shown, null, { word: 'tooFar', sinceMs: 7 }, null])
  })

  test.each<[string, Partial<Capture>, string | null]>([
    ['4 s after the last sentence', { cue: { ...silent, atMs: NOW - 4000 } }, 'moved'],
    ['not sooner', { cue: { ...silent, atMs: NOW - 3999 } }, null],
    ['not over another', { cue: { ...silent, speaking: true } }, null],
    ['not before anything was said', { cue: null }, null],
    ['nothing is wrong', { look: { raw: 'moved', rawSinceMs: 0, steady: null, steadySinceMs: 0 } }, null],
    ['the same again after 8 s', { cue: { ...silent, word: 'moved', atMs: NOW - 8000 } }, 'moved'],
    ['not sooner', { cue: { ...silent, word: 'moved', atMs: NOW - 7999 } }, null],
    ['the family after 20 s', { searchingSinceMs: NOW - 20_000 }, 'family'],
    ['not sooner', { searchingSinceMs: NOW - 19_999 }, 'moved'],
    ['only once', { searchingSinceMs: NOW - 30_000, familySaid: true }, 'moved'],
    ['when the line before has had its time', { searchingSinceMs: NOW - 30_000, line: { word: 'tooFar', sinceMs: NOW - 2499 } }, 'moved'],
    ['also when nothing is wrong', { searchingSinceMs: NOW - 30_000, look: UNSEEN }, 'family'],
  ])('spoken: %s', (_, change, word) => expect(spoken(change)).toBe(word))

  test('who is told of the family is shown it too', () => {
    expect(position({ searchingSinceMs: NOW - 20_000 })).toMatchObject({ familySaid: true, line: { word: 'family', sinceMs: NOW } })
    expect(position({})).toMatchObject({ familySaid: false, line: { word: 'moved', sinceMs: NOW } })
    expect(tick({ phase: 'position', line: { word: 'moved', sinceMs: NOW } }).line).toBeNull()
  })
  test('back to the search everything begins anew', () => {
    expect(after({ familySaid: true, step: 2, recording: true, recordedFromMs: 3, prompts: [{ action: 'blink', shownAtMs: 0 }], searchingSinceMs: 4, look: bad }, { kind: 'interrupted' }))
      .toMatchObject({ familySaid: false, step: 0, recording: false, recordedFromMs: null, prompts: [], searchingSinceMs: NOW, look: UNSEEN, cue: { word: 'position' } })
  })
  test('every limit is a time of its own', () => expect(Object.values(CAPTURE_MS).every((ms) => ms > 0)).toBe(true))
})

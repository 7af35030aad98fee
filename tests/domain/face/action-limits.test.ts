/** Both sides of every limit of the actions, on series whose every frame is set by hand, and what the rules share. People: actions.test.ts. */
import type { Eyes } from '../../../src/domain/contract/common'
import type { FaceSignals, FrameSignals } from '../../../src/domain/face/signals'
import { actionsIn, ActionWatcher } from '../../../src/domain/liveness'
import { BLINK_MEMORY_S } from '../../../src/domain/liveness/blink'
import { HEAD_MEMORY_S } from '../../../src/domain/liveness/head'
import { levels, percentile, spread, stretches, within, type Frame } from '../../../src/domain/liveness/series'
import { CALM } from '../../face/series'

const STEP = 0.05
type Change = (i: number) => Partial<FaceSignals> | null
/** `count` frames, 20 a second, all calm but as told. */
const clip = (change: Change, count = 200): FrameSignals[] => Array.from({ length: count }, (_, i) => {
  const changed = change(i)
  return { at: i * STEP, faces: changed ? 1 : 0, scene: 120, face: changed && { ...CALM, earLeft: 0.3, earRight: 0.3, ...changed } }
})
const seen = (change: Change, count?: number, eyes?: Eyes) => actionsIn(clip(change, count), eyes)
const kinds = (...input: Parameters<typeof seen>) => seen(...input).map(({ action }) => action)
const during = (from: number, frames: number, face: Partial<FaceSignals>): Change => (i) => (i >= from && i < from + frames ? face : {})
/** Both eyes with so much of their opening (.3, a shut eye has .04) left. */
const lids = (left: number, right = left) => ({ earLeft: 0.04 + 0.26 * left, earRight: 0.04 + 0.26 * right })
const both = (...changes: Change[]): Change => (i) => Object.assign({}, ...changes.map((change) => change(i)))

describe('a blink', () => {
  test('has the times of its frames, and what was left', () => {
    expect(seen(during(100, 4, lids(0.3)))).toEqual([{ action: 'blink', from: expect.closeTo(5, 6), to: expect.closeTo(5.15, 6), peak: expect.closeTo(0.3, 6) }])
  })
  // two frames: .1 s, four: .2, ten: .5, sixteen: .8, seventeen: .85
  test.each<[string, number, number, boolean]>([
    ['one frame long', 1, 0.3, true], ['short, half shut', 2, 0.495, true], ['short, a little less than half shut', 2, 0.505, false], ['.15 s long, half shut', 3, 0.495, true],
    ['.25 s long, half shut', 5, 0.495, false], ['.25 s long, three fifths shut', 5, 0.395, true], ['.25 s long, hardly that', 5, 0.405, false],
    ['.75 s long', 15, 0.395, true], ['.85 s long', 17, 0.395, false], ['.85 s long, well shut', 17, 0.315, true], ['.85 s long, hardly that', 17, 0.325, false],
    ['2.45 s long', 49, 0.1, true], ['2.55 s long', 51, 0.1, false],
  ])('%s', (_, frames, left, counts) => expect(kinds(during(100, frames, lids(left)))).toEqual(counts ? ['blink'] : []))

  test.each<[string, number, number, boolean]>([
    ['one eye surely shut, the other three quarters open', 0.245, 0.79, true], ['the other one', 0.79, 0.245, true], ['not surely', 0.26, 0.79, false],
    ['the other more open', 0.2, 0.81, false],
  ])('%s', (_, left, right, counts) => expect(kinds(during(100, 3, lids(left, right)))).toEqual(counts ? ['blink'] : []))

  test.each<[Eyes, number, number, boolean]>([['left', 0.3, 1, true], ['left', 1, 0.3, false], ['right', 1, 0.3, true], ['right', 0.3, 1, false]])(
    'who can only blink with the %s eye: left %f, right %f', (eyes, left, right, counts) => expect(kinds(during(100, 3, lids(left, right)), 200, eyes)).toEqual(counts ? ['blink'] : []))

  test('begins below 57 hundredths of the opening', () => {
    const slope = (edge: number) => seen(both(during(98, 7, lids(edge)), during(100, 3, lids(0.3))))[0]?.from
    expect([slope(0.565), slope(0.575)]).toEqual([expect.closeTo(4.9, 6), expect.closeTo(5, 6)])
  })
  test.each<[string, Change, boolean]>([
    ['open .6 s before', during(89, 11, lids(0.69)), true], ['not so', during(87, 13, lids(0.69)), false],
    ['open .6 s after', during(103, 11, lids(0.69)), true], ['not so', during(103, 13, lids(0.69)), false],
    ['seven tenths open around it', both(during(80, 20, lids(0.71)), during(103, 20, lids(0.71))), true],
  ])('the eye is %s', (_, half, counts) => expect(kinds(both(half, during(100, 3, lids(0.2))))).toEqual(counts ? ['blink'] : []))

  test.each<[string, Partial<FaceSignals>, number, number, boolean]>([
    ['turned by 11 degrees', { yaw: 11.9 }, 101, 90, true], ['by 12', { yaw: 12.1 }, 101, 90, false], ['nodding by 11', { pitch: 6 + 11.9 }, 101, 90, true], ['by 12', { pitch: 6 + 12.1 }, 101, 90, false],
    ['.15 s after it', { yaw: 15 }, 105, 90, false], ['.2 s after it', { yaw: 15 }, 106, 90, true],
  ])('while the head is %s', (_, turned, from, frames, counts) =>
    expect(kinds(both(during(100, 3, lids(0.2)), during(from, frames, turned))).includes('blink')).toBe(counts))
  test.each([[97, false], [96, true]])('a head that came to rest at frame %i', (until, counts) => {
    expect(kinds(both(during(100, 3, lids(0.2)), during(0, until + 1, { yaw: 15 }))).includes('blink')).toBe(counts)
  })
  test('lids that are hardly open must still move by a share of .08', () => {
    // open .1 of the width: .06 above a shut eye, and the least that is counted with is .08
    const drooping = (low: number) => kinds((i) => (i >= 100 && i < 103 ? { earLeft: low, earRight: low } : { earLeft: 0.1, earRight: 0.1 }))
    expect([drooping(0.059), drooping(0.061)]).toEqual([['blink'], []])
  })
  test('the open eye is that of three seconds around, but never far below that of the whole clip', () => {
    // from the tenth second on the lids hang: for the blink at 15 s they are the open eye, four fifths of the opening before are the least
    const hanging = (open: number, low: number) => kinds((i) => (i < 260 ? {} : i >= 300 && i < 303 ? { earLeft: low, earRight: low } : { earLeft: open, earRight: open }), 400)
    expect(hanging(0.25, 0.14)).toEqual(['blink'])
    expect(hanging(0.25, 0.15)).toEqual([])
  })
})

describe('an opening of the mouth', () => {
  const mouth = (from: number, frames: number, mar: number) => during(from, frames, { mar })
  test('has the times of its frames and its widest', () => {
    expect(seen(both(mouth(100, 12, 0.4), mouth(104, 2, 0.6)))).toEqual([{ action: 'openMouth', from: expect.closeTo(5, 6), to: expect.closeTo(5.55, 6), peak: 0.6 }])
  })
  test.each<[string, Change, boolean]>([
    ['.45 s long', mouth(100, 9, 0.6), true], ['.4 s long', mouth(100, 8, 0.6), false],
    ['as wide as must be', mouth(100, 12, 0.42), true], ['not as wide', mouth(100, 12, 0.419), false],
    ['from a mouth half open for .75 s', both(mouth(85, 15, 0.2), mouth(100, 12, 0.6)), true], ['for longer', both(mouth(82, 18, 0.2), mouth(100, 12, 0.6)), false],
    ['from rest', both(mouth(80, 20, 0.149), mouth(100, 12, 0.6)), true], ['from hardly rest', both(mouth(80, 20, 0.15), mouth(100, 12, 0.6)), false],
    ['that begins narrow', both(mouth(98, 20, 0.3), mouth(100, 4, 0.6)), true], ['whose edge is no opening', both(mouth(95, 8, 0.299), mouth(100, 8, 0.6)), false],
    ['that narrows without closing', both(mouth(100, 12, 0.24), mouth(100, 3, 0.6)), true], ['that closes', both(mouth(100, 12, 0.239), mouth(100, 3, 0.6)), false],
    ['twice, .15 s apart', both(mouth(100, 13, 0.2), mouth(100, 5, 0.6), mouth(107, 6, 0.6)), true],
    ['.25 s apart', both(mouth(100, 15, 0.2), mouth(100, 5, 0.6), mouth(109, 6, 0.6)), false],
    ['.15 s apart, with rest between', both(mouth(100, 5, 0.6), mouth(107, 6, 0.6)), false],
    ['wide only at its end', both(mouth(100, 12, 0.4), mouth(111, 1, 0.6)), true], ['too narrow, after a short one that was wide', both(mouth(60, 4, 0.6), mouth(100, 12, 0.4)), false],
  ])('%s', (_, change, counts) => expect(kinds(change)).toStrictEqual(counts ? ['openMouth'] : []))
})

describe('turns and nods', () => {
  const away = (from: number, frames: number, face: Partial<FaceSignals>) => during(from, frames, face)
  test.each<[string, Change, string[]]>([
    ['to one side', away(100, 10, { yaw: 20 }), ['turnRight']], ['not far enough', away(100, 10, { yaw: 19.9 }), []],
    ['to the other', away(100, 10, { yaw: -20 }), ['turnLeft']], ['not far enough', away(100, 10, { yaw: -19.9 }), []],
    ['down by 12', away(100, 10, { pitch: 18 }), ['nod']], ['by less', away(100, 10, { pitch: 17.9 }), []],
    ['for .15 s', away(100, 3, { yaw: 25 }), ['turnRight']], ['for .1 s', away(100, 2, { yaw: 25 }), []],
    ['for 3.95 s', away(100, 79, { yaw: 25 }), ['turnRight']],
    ['with as much of the other', away(100, 10, { yaw: 25, pitch: 6 + 25 }), []], ['with a little less', away(100, 10, { yaw: 25, pitch: 6 + 24.9 }), ['turnRight']],
    ['up with it', away(100, 10, { yaw: 25, pitch: 6 - 25 }), []],
    ['with more of the other at its very end', both(away(100, 10, { yaw: 25 }), away(109, 1, { pitch: 6 + 26 })), []],
    ['twice, .15 s apart', both(away(100, 4, { yaw: 25 }), away(106, 4, { yaw: 25 })), ['turnRight']],
    ['twice, .25 s apart', both(away(100, 4, { yaw: 25 }), away(108, 4, { yaw: 25 })), ['turnRight', 'turnRight']],
    ['from a level that is not straight', (i) => ({ yaw: i >= 100 && i < 110 ? 35 : 15 }), ['turnRight']],
    ['a head that stays there', (i) => ({ yaw: i >= 100 ? 25 : 0 }), []],
  ])('%s', (_, change, expected) => expect(kinds(change, 300)).toEqual(expected))

  test('has its farthest angle, and begins at 45 hundredths of the least', () => {
    const [turn] = seen(both(away(96, 18, { yaw: 9 }), away(100, 10, { yaw: 25 })), 300)
    expect(turn).toEqual({ action: 'turnRight', from: expect.closeTo(4.8, 6), to: expect.closeTo(5.65, 6), peak: 25 })
    expect(seen(both(away(96, 18, { yaw: 8.9 }), away(100, 10, { yaw: 25 })), 300)[0]?.from).toBeCloseTo(5, 6)
  })
  test.each([[16, 1], [18, 0]])('a face that was lost for %i frames just before, or just after', (frames, count) => {
    const lost = (from: number): Change => (i) => (i >= from && i < from + frames - 1 ? null : i >= 100 && i < 110 ? { yaw: 25 } : {})
    expect([kinds(lost(100 - frames + 1), 300), kinds(lost(110), 300)].map((found) => found.length)).toEqual([count, count])
  })
})

describe('what the rules share', () => {
  const frames = (...times: number[]): Frame[] => times.map((at) => ({ ...CALM, at }))
  const values = (...numbers: number[]) => Float64Array.from(numbers)
  test('a percentile is one of the values, the nearest by rank; of none it is 0', () => {
    expect([0, 0.25, 0.5, 0.8, 1].map((share) => percentile(values(5, 1, 4, 2, 3), share))).toEqual([1, 2, 3, 4, 5])
    expect(percentile(values(), 0.5)).toBe(0)
    const unsorted = values(3, 1, 2)
    percentile(unsorted, 0.5)
    expect([...unsorted]).toEqual([3, 1, 2])
  })
  test('how far values are spread', () => expect(spread([3, -1, 2])).toBe(4))

  test('frames around one, both ends included, never beyond a gap of what is asked', () => {
    const all = frames(0, 1, 2, 3, 4, 5)
    const times = (near: number, after: number, before: number) => within(all, near, after, before).map(({ at }) => at)
    expect([times(3, 1, 4), times(3, 0.5, 4.5), times(3, -9, 99), times(0, 0, 0), times(2, 3, 9), times(5, 4, 9)])
      .toEqual([[1, 2, 3, 4], [1, 2, 3, 4], [0, 1, 2, 3, 4, 5], [0], [3, 4, 5], [4, 5]])
  })

  test('a level is taken twice a second, from so many seconds on both sides, at the ends from as long a time', () => {
    const every = Array.from({ length: 81 }, (_, i) => i / 4)
    const found = levels(frames(...every), Float64Array.from(every), 0.5, 2)
    // the median of a rising line is the middle of its window: 2 s at the beginning, 18 s at the end
    const at = (second: number) => found[second * 4]
    expect([at(0), at(1), at(2), at(5), at(10), at(18), at(20)]).toEqual([2, 2, 2, 5, 10, 18, 18])
    expect([found[20], found[21], found[22]]).toEqual([5, 5, 5.5])
    expect([...levels([], values(), 0.5, 2)]).toEqual([])
    // a watcher's frames do not begin at 0
    expect([...levels(frames(...every.map((at) => at + 100)), Float64Array.from(every), 0.5, 2)]).toEqual([...found])
  })
  test('a level counts the values at both ends of its window', () => {
    const times = Array.from({ length: 41 }, (_, i) => i / 2)
    const spikes = Float64Array.from(times, (at) => (at === 8 || at === 12 ? 9 : at < 8 || at > 12 ? 5 : 0))
    // 8 to 12 s: two of nine values are 9
    expect(levels(frames(...times), spikes, 0.85, 2)[20]).toBe(9)
    expect(levels(frames(...times), spikes, 0.8, 2)[20]).toBe(0)
  })

  const found = (times: readonly number[], inside: readonly number[], pauseS?: number, ends?: readonly number[]) =>
    stretches(frames(...times), (i) => inside.includes(i), pauseS, ends && ((i) => ends.includes(i)))
  const EVEN = [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875]
  test('stretches: neighbours belong together; the last frame lasts to the next', () => {
    expect(found(EVEN, [1, 2, 5])).toEqual([
      { first: 1, last: 2, from: 0.125, to: 0.25, seconds: 0.25 }, { first: 5, last: 5, from: 0.625, to: 0.625, seconds: 0.125 },
    ])
    expect(found(EVEN, [7])).toEqual([{ first: 7, last: 7, from: 0.875, to: 0.875, seconds: 0 }])
    expect(found(EVEN, [])).toEqual([])
  })
  test('stretches: frames a quarter of a second apart are no neighbours; none lasts longer', () => {
    expect(found([0, 0.24, 0.49, 1], [0, 1, 2]).map(({ first, last, seconds }) => [first, last, seconds])).toEqual([[0, 1, 0.49], [2, 2, 0.25]])
  })
  test('stretches: a pause is bridged up to its length, unless something shows that it has ended', () => {
    const parts = (pauseS: number, ends?: number[]) => found(EVEN, [1, 2, 4, 5], pauseS, ends).map(({ first, last, from, seconds }) => [first, last, from, seconds])
    expect(parts(0.25)).toEqual([[1, 5, 0.125, 0.625]])
    expect(parts(0.24)).toEqual([[1, 2, 0.125, 0.25], [4, 5, 0.5, 0.25]])
    expect(parts(0.25, [3])).toEqual([[1, 2, 0.125, 0.25], [4, 5, 0.5, 0.25]])
    expect(parts(0.25, [0, 6])).toEqual([[1, 5, 0.125, 0.625]])
  })
  test('whether a frame belongs may depend on being inside', () => {
    const states: boolean[] = []
    stretches(frames(...EVEN), (i, isInside) => { states.push(isInside); return i > 1 && i < 4 })
    expect(states).toEqual([false, false, false, true, true, false, false, false])
  })
})

describe('the watcher', () => {
  const reports = (change: Change, count = 200, eyes?: Eyes) => {
    const watcher = new ActionWatcher(eyes)
    return clip(change, count).flatMap((frame, i) => { const one = watcher.push(frame); return one ? [[i, one.action]] : [] })
  }
  test('reports a blink when it is surely over, and an opening after a second', () => {
    // the blink ends with frame 102; .2 s later it is over, the next frame says so
    expect(reports(during(100, 3, lids(0.2)))).toEqual([[107, 'blink']])
    expect(reports(during(100, 60, { mar: 0.6 }))).toEqual([[120, 'openMouth']])
    expect(reports(during(100, 12, { mar: 0.6 }))).toEqual([[116, 'openMouth']])
  })
  test('reports each action once, however short; a turn when it is surely over, also one that takes nearly four seconds', () => {
    expect(reports(during(100, 1, lids(0.3)))).toEqual([[105, 'blink']])
    expect(reports(during(100, 30, { yaw: 25 }))).toEqual([[134, 'turnRight']])
    expect(reports(during(100, 78, { yaw: 25 }), 300)).toEqual([[181, 'turnRight']])
  })
  test('judges lids by how they hang now, not by how they were half a minute ago', () => {
    const hanging = { earLeft: 0.17, earRight: 0.17 }
    expect(reports((i) => (i < 400 ? {} : i >= 700 && i < 703 ? { earLeft: 0.08, earRight: 0.08 } : hanging), 800)).toEqual([[707, 'blink']])
  })
  test('knows which eye can blink', () => {
    expect([reports(during(100, 3, lids(1, 0.2)), 200, 'right').length, reports(during(100, 3, lids(1, 0.2)), 200, 'left').length]).toEqual([1, 0])
  })
  test('looks back as long as the longest action and what lies around it', () => {
    expect([BLINK_MEMORY_S, HEAD_MEMORY_S]).toEqual([expect.closeTo(6.7, 6), expect.closeTo(8.8, 6)])
  })
})

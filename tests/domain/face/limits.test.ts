/** Both sides of every limit of the live hints, the verdict and the risk record. */
import { emptyEvidence } from '../../../src/domain/face/evidence'
import { hintForBoxes, type PartBox } from '../../../src/domain/face/box-hint'
import { hintFor } from '../../../src/domain/face/hint'
import { LIMITS, riskOf, signalOf } from '../../../src/domain/face/risk'
import type { FaceSignals, FrameSignals } from '../../../src/domain/face/signals'
import { faultOf, FrameTally, judge, mayAct, riskSignals } from '../../../src/domain/face/verdict'
import type { Camera } from '../../../src/domain/contract/common'
import type { RiskName } from '../../../src/domain/contract/face'
import { CALM } from '../../face/series'

const frame = (face: Partial<FaceSignals> | null, more: Partial<FrameSignals> = {}): FrameSignals =>
  ({ at: 0, faces: face ? 1 : 0, scene: 120, face: face && { ...CALM, ...face }, ...more })

test.each<[Camera, Partial<FaceSignals>, Partial<FaceSignals>, string]>([
  ['front', { width: 0.34 }, { width: 0.339 }, 'tooFar'], ['front', { width: 0.72 }, { width: 0.721 }, 'tooClose'],
  ['front', { offset: 0.12 }, { offset: 0.121 }, 'offCenter'], ['front', { yaw: 20 }, { yaw: 20.1 }, 'offCenter'],
  ['front', { yaw: -20 }, { yaw: -20.1 }, 'offCenter'], ['front', { roll: 20 }, { roll: 20.1 }, 'offCenter'], ['front', { roll: -20 }, { roll: -20.1 }, 'offCenter'],
  ['rear', { width: 0.28 }, { width: 0.279 }, 'tooFar'], ['rear', { width: 0.72 }, { width: 0.721 }, 'tooClose'],
  ['rear', { offset: 0.14 }, { offset: 0.141 }, 'offCenter'], ['rear', { yaw: 22 }, { yaw: 22.1 }, 'offCenter'],
  ['kiosk', { width: 0.16 }, { width: 0.159 }, 'tooFar'], ['kiosk', { width: 0.55 }, { width: 0.551 }, 'tooClose'],
  ['kiosk', { width: 0.3, offset: 0.18 }, { width: 0.3, offset: 0.181 }, 'offCenter'], ['kiosk', { yaw: 25 }, { yaw: 25.1 }, 'offCenter'],
  ['front', { brightness: 40 }, { brightness: 39.9 }, 'tooDark'], ['front', { brightness: 220 }, { brightness: 220.1 }, 'tooBright'],
  ['front', { speed: 1.5 }, { speed: 1.51 }, 'moved'],
])('hint of the %s camera: %j is good, %j is %s', (camera, good, bad, hint) => {
  expect([hintFor(frame(good), camera), hintFor(frame(bad), camera)]).toEqual([null, hint])
})

test.each<[Partial<FrameSignals>, string]>([
  [{ scene: 25 }, 'noFace'], [{ scene: 24.9 }, 'tooDark'], [{ scene: 235 }, 'noFace'], [{ scene: 235.1 }, 'tooBright'], [{ faces: 1, scene: 5 }, 'covered'],
])('a picture without a face, %j: %s, live and in the verdict', (more, name) => {
  expect([hintFor(frame(null, more), 'front'), faultOf(frame(null, more))]).toEqual([name, name])
})

const box = (x: number, y: number, width: number, height = width): PartBox => ({ x: x - width / 2, y: y - height / 2, width, height })
const TALL = { width: 480, height: 640 }
const WIDE = { width: 640, height: 480 }
test.each<[string, PartBox[], typeof TALL, string | null]>([
  ['nobody', [], TALL, 'noFace'],
  ['good', [box(0.5, 0.5, 0.5)], TALL, null],
  ['two', [box(0.5, 0.5, 0.5), box(0.2, 0.2, 0.1)], TALL, 'manyFaces'],
  ['as narrow as may be', [box(0.5, 0.5, 0.35)], TALL, null],
  ['too far', [box(0.5, 0.5, 0.33)], TALL, 'tooFar'],
  ['as wide as may be', [box(0.5, 0.5, 0.71)], TALL, null],
  ['too close', [box(0.5, 0.5, 0.73)], TALL, 'tooClose'],
  ['in a wide picture the width counts by its height', [box(0.5, 0.5, 0.27)], WIDE, null],
  ['too far there', [box(0.5, 0.5, 0.25)], WIDE, 'tooFar'],
  ['left of the middle by little', [box(0.39, 0.5, 0.5)], TALL, null],
  ['left of the middle', [box(0.37, 0.5, 0.5)], TALL, 'offCenter'],
  ['right of the middle', [box(0.63, 0.5, 0.5)], TALL, 'offCenter'],
  // 0.08 of 640 are 51 of 480 pixels
  ['below by little', [box(0.5, 0.58, 0.5)], TALL, null],
  ['below', [box(0.5, 0.6, 0.5)], TALL, 'offCenter'],
  ['above', [box(0.5, 0.4, 0.5)], TALL, 'offCenter'],
  ['aslant: each little, together too much', [box(0.41, 0.57, 0.5)], TALL, 'offCenter'],
  ['right in a wide picture', [box(0.58, 0.5, 0.35)], WIDE, null],
  ['too far right in a wide picture', [box(0.6, 0.5, 0.35)], WIDE, 'offCenter'],
])('the hint of a box: %s', (_, boxes, picture, hint) => expect(hintForBoxes(boxes, picture, 120, 'front')).toBe(hint))

test('an empty picture says why, also with boxes', () => {
  expect([hintForBoxes([], TALL, 5, 'front'), hintForBoxes([], TALL, 250, 'front')]).toEqual(['tooDark', 'tooBright'])
})

test.each<[Partial<FaceSignals>, Partial<FaceSignals>, string]>([
  [{ eyes: 50 }, { eyes: 49.9 }, 'tooFar'], [{ inside: 0.9 }, { inside: 0.89 }, 'offCenter'],
  [{ inside: 0.9, width: 1.1 }, { inside: 0.89, width: 1.1 }, 'tooClose'], [{ inside: 0.9 }, { inside: 0.89, width: 1 }, 'offCenter'],
  [{ yaw: 40 }, { yaw: 40.1 }, 'offCenter'], [{ yaw: -40 }, { yaw: -40.1 }, 'offCenter'], [{ roll: 40 }, { roll: 40.1 }, 'offCenter'],
  [{ roll: -40 }, { roll: -40.1 }, 'offCenter'], [{ brightness: 40 }, { brightness: 39.9 }, 'tooDark'], [{ brightness: 220 }, { brightness: 220.1 }, 'tooBright'],
  [{ sharpness: 12 }, { sharpness: 11.9 }, 'moved'],
])('a frame counts: %j does, %j does not: %s', (good, bad, fault) => {
  expect([faultOf(frame(good)), faultOf(frame(bad))]).toEqual([null, fault])
})

test('a photo may be smaller', () => {
  expect([faultOf(frame({ eyes: 20 }), 20), faultOf(frame({ eyes: 19 }), 20)]).toEqual([null, 'tooFar'])
})

test('who is turned just to the limit acts as who looks ahead; beyond it only if all else is right', () => {
  expect([mayAct(frame({ yaw: 40, sharpness: 5 })), mayAct(frame({ yaw: -55 })), mayAct(frame({ yaw: -55, roll: 50 }))]).toEqual([false, true, false])
})

describe('what spoils a clip', () => {
  const tally = (...frames: [number, FrameSignals][]) => {
    const one = new FrameTally()
    for (const [count, what] of frames) for (let i = 0; i < count; i++) one.add(what)
    return one
  }
  const good = frame({})
  const dark = frame({ brightness: 10 })
  const crowd = frame({}, { faces: 2 })
  test.each<[string, [number, FrameSignals][], string | null]>([
    ['15 good frames are enough', [[15, good]], null],
    ['14 are not', [[14, good]], 'timeout'],
    ['three fifths good', [[30, good], [20, dark]], null],
    ['a little less', [[29, good], [20, dark]], 'tooDark'],
    ['a tenth with a second face', [[45, good], [5, crowd]], null],
    ['more than a tenth', [[44, good], [5, crowd]], 'manyFaces'],
    ['the more frequent fault, whichever came first', [[10, good], [7, frame({ eyes: 3 })], [9, dark]], 'tooDark'],
  ])('%s', (_, frames, fault) => expect(tally(...frames).fault()).toBe(fault))
  test('each frame is told its fault, and counted', () => {
    const one = new FrameTally()
    expect([one.add(good), one.add(dark), one.total, one.bad]).toEqual([null, 'tooDark', 2, 1])
  })
  test('nothing can save it: two fifths of all that may come are bad, or a tenth crowded', () => {
    expect([tally([40, dark]).isLost(100), tally([41, dark]).isLost(100), tally([10, crowd]).isLost(100), tally([11, crowd]).isLost(100)])
      .toEqual([false, true, false, true])
  })
})

const EMBEDDER = { bands: { same: 0.5, other: 0.4, stranger: 0.15 }, minContinuity: 0.35 }
const tallied = (() => { const tally = new FrameTally(); for (let i = 0; i < 20; i++) tally.add(frame({})); return tally })()
const judged = (change: object, isOld?: boolean) => judge({ tally: tallied, seen: [], liveness: 0.9, continuity: 0.9, similarity: 0.9, attack: [], ...change }, [], EMBEDDER, isOld)
test.each<[object, boolean | undefined, object]>([
  [{}, undefined, { kind: 'matched' }],
  [{ liveness: null }, undefined, { kind: 'refused', reason: 'offCenter' }], [{ continuity: null }, undefined, { kind: 'refused', reason: 'offCenter' }],
  [{ similarity: null }, undefined, { kind: 'refused', reason: 'offCenter' }],
  [{ similarity: 0.5 }, undefined, { kind: 'matched' }], [{ similarity: 0.49 }, undefined, { kind: 'review', why: 'similarityUnsure' }],
  [{ similarity: 0.4 }, undefined, { kind: 'review', why: 'similarityUnsure' }], [{ similarity: 0.39 }, undefined, { kind: 'refused', reason: 'notSamePerson' }],
  [{ similarity: 0.15 }, true, { kind: 'review', why: 'similarityUnsure' }], [{ similarity: 0.14 }, true, { kind: 'refused', reason: 'notSamePerson' }],
  [{ continuity: 0.35 }, undefined, { kind: 'matched' }], [{ continuity: 0.34 }, undefined, { kind: 'refused', reason: 'notLive' }],
  [{ liveness: 0.8 }, undefined, { kind: 'matched' }], [{ liveness: 0.79 }, undefined, { kind: 'review', why: 'livenessUnsure' }],
  [{ liveness: 0.59 }, undefined, { kind: 'refused', reason: 'notLive' }],
])('%j, old photo: %s', (change, isOld, verdict) => expect(judged(change, isOld)).toEqual(verdict))

test('the record holds what the still frames say before what the watch found; nothing of them when none was good', () => {
  const attack = [signalOf('gap', 0)]
  expect(riskSignals({ liveness: 0.9, continuity: 0.3, attack }, EMBEDDER).map(({ name, level }) => [name, level]))
    .toEqual([['screen', 'pass'], ['continuity', 'refuse'], ['gap', 'pass']])
  expect(riskSignals({ liveness: 0.9, continuity: 0.5, attack }, { minContinuity: 0.6 })[1]?.level).toBe('refuse')
  expect(riskSignals({ liveness: null, continuity: 0.3, attack }, EMBEDDER)).toEqual(attack)
  expect(riskSignals({ liveness: 0.9, continuity: null, attack }, EMBEDDER)).toEqual(attack)
})

/** Every limit of the record: which way, and the last values that pass and that only a person sees. Origin of each: risk.ts. */
test.each<[RiskName, 'low' | 'high', number | null, number | null]>([
  ['screen', 'low', 0.8, 0.6], ['continuity', 'low', null, 0.35], ['stiff', 'low', 0.0045, 0.003], ['stop', 'high', 11, 17], ['loop', 'low', 0.8, 0.67],
  ['boomerang', 'low', 0.8, 0.67], ['cut', 'high', 7, null], ['leap', 'high', 0.03, 0.05], ['ahead', 'high', 1.5, null], ['windows', 'high', null, null],
  ['extra', 'high', 1, null], ['tint', 'low', 0.3, null], ['replay', 'high', 0.42, 0.52], ['exactReturns', 'high', 0.05, 0.25], ['gap', 'high', 1.5, null],
  ['length', 'high', 3, null], ['edited', 'high', null, null],
])('%s: worse when %s, review beyond %s, refused beyond %s', (name, worse, review, refuse) => {
  const beyond = (limit: number) => limit + (worse === 'low' ? -1e-4 : 1e-4)
  const level = (value: number) => signalOf(name, value).level
  if (review !== null) expect([level(review), level(beyond(review))]).toEqual(['pass', 'review'])
  if (refuse !== null) expect([level(refuse), level(beyond(refuse))]).toEqual([review === null ? 'pass' : 'review', 'refuse'])
  if (refuse === null) expect(level(worse === 'low' ? -1e9 : 1e9)).toBe(review === null ? 'pass' : 'review')
  expect(level(worse === 'low' ? 1e9 : -1e9)).toBe('pass')
  expect(LIMITS[name]).toMatchObject({ worse, review, refuse, unit: expect.stringMatching(/./), says: expect.stringMatching(/^[A-Z].*\.$/) })
})

test('a signal keeps four digits; what is no number is for a person; own limits come before the table\'s', () => {
  expect(signalOf('screen', 0.123456)).toEqual({ name: 'screen', value: 0.1235, level: 'refuse' })
  expect(signalOf('loop', NaN)).toEqual({ name: 'loop', value: 0, level: 'review' })
  expect(signalOf('loop', Infinity)).toEqual({ name: 'loop', value: 0, level: 'review' })
  expect(signalOf('continuity', 0.5, { refuse: 0.6 }).level).toBe('refuse')
  expect(signalOf('stop', 40, { refuse: null }).level).toBe('review')
})

test('the worst level, and every signal of it', () => {
  const [pass, review, refuse] = [signalOf('screen', 0.9), signalOf('screen', 0.7), signalOf('loop', 0.1)]
  expect([riskOf([pass]), riskOf([pass, review]), riskOf([review, refuse, pass, signalOf('stop', 30)])]).toEqual([
    { level: 'pass', names: [] }, { level: 'review', names: ['screen'] }, { level: 'refuse', names: ['loop', 'stop'] },
  ])
})

test('before anything was measured the evidence names the engine and nothing else', () => {
  expect(emptyEvidence({ decode: 3 })).toEqual({
    engine: 'anxin-face/2 none', frames: { total: 0, usable: 0 }, events: [], similarity: null, liveness: null, continuity: null, quality: null,
    videoSha256: null, risk: [], fingerprint: null, ms: { decode: 3 },
  })
  expect(emptyEvidence({}, 'faceres').engine).toBe('anxin-face/2 faceres')
})

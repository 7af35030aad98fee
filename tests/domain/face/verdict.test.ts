import type { Action } from '../../../src/domain/contract/common'
import type { FaceFailure } from '../../../src/domain/face-failure'
import { EMBEDDERS } from '../../../src/domain/face/embedder'
import { hintFor } from '../../../src/domain/face/hint'
import { signalOf } from '../../../src/domain/face/risk'
import type { FaceSignals, FrameSignals } from '../../../src/domain/face/signals'
import { FrameTally, judge, mayAct, type Measured } from '../../../src/domain/face/verdict'
import { actionsIn } from '../../../src/domain/liveness'
import { CALM, series } from '../../face/series'

const challenge: Action[] = ['blink', 'openMouth']
const moves = [{ kind: 'eyes', from: 1, to: 1.2, value: 0.2 }, { kind: 'mouth', from: 3, to: 4, value: 0.7 }] as const
const good = series(6, moves)
type Change = Partial<Measured> & { frames?: readonly FrameSignals[] }
function tallied(frames: readonly FrameSignals[]): FrameTally {
  const tally = new FrameTally()
  for (const frame of frames) tally.add(frame)
  return tally
}
const measured = ({ frames = good, ...change }: Change = {}): Measured => {
  return { tally: tallied(frames), seen: actionsIn(frames), liveness: 0.98, continuity: 0.8, similarity: 0.7, attack: [], ...change }
}
const verdict = (change: Change, actions: Action[] = challenge) => {
  const one = judge(measured(change), actions, EMBEDDERS.fr_feature)
  return one.kind === 'refused' ? one.reason : one.kind === 'review' ? one.why : one.kind
}
test('an action counts only where the face counts too, or is turned away from there', () => {
  expect(mayAct(frame({}))).toBe(true)
  expect(mayAct(frame({ yaw: 55 }))).toBe(true)
  for (const face of [{ eyes: 20 }, { brightness: 20 }, { sharpness: 5 }, { hidden: 'mouth' as const }, { inside: 0.5 }, { yaw: 55, eyes: 20 }, { roll: 60 }]) {
    expect([face, mayAct(frame(face))]).toEqual([face, false])
  }
  expect(mayAct(frame({}, { faces: 2 }))).toBe(false)
  expect(mayAct(frame(null))).toBe(false)
})

test('a clip is given up as soon as nothing that may follow can save it', () => {
  const [dark, crowd] = [without({ scene: 8 }), everyFrame({}, { faces: 2 })]
  expect(tallied(dark.slice(0, 40)).isLost(100)).toBe(false)
  expect(tallied(dark.slice(0, 41)).isLost(100)).toBe(true)
  expect(tallied(crowd.slice(0, 10)).isLost(100)).toBe(false)
  expect(tallied(crowd.slice(0, 11)).isLost(100)).toBe(true)
  expect(tallied(good).isLost(100)).toBe(false)
})

test('with an old photo unlikeness goes to a person, everything else stays as strict', () => {
  const old = (change: Partial<Measured>) => judge(measured(change), challenge, EMBEDDERS.fr_feature, true)
  expect(old({ similarity: 0.2 })).toEqual({ kind: 'review', why: 'similarityUnsure' })
  expect(old({ similarity: 0.1 })).toEqual({ kind: 'refused', reason: 'notSamePerson' })
  expect(old({ similarity: 0.6 })).toEqual({ kind: 'matched' })
  expect(old({ similarity: 0.2, liveness: 0.2 })).toEqual({ kind: 'refused', reason: 'notLive' })
})

const everyFrame = (change: Partial<FaceSignals>, frame: Partial<FrameSignals> = {}) =>
  good.map((one) => ({ ...one, ...frame, face: { ...one.face!, ...change } }))
const without = (frame: Partial<FrameSignals>) => good.map((one) => ({ ...one, faces: 0, face: null, ...frame }))

test.each<[string, Change, string]>([
  ['everything right', {}, 'matched'],
  ['exactly at the limit of similarity', { similarity: 0.5 }, 'matched'],
  ['just below: a person looks', { similarity: 0.499 }, 'similarityUnsure'],
  ['at the lower limit: a person looks', { similarity: 0.4 }, 'similarityUnsure'],
  ['somebody else', { similarity: 0.399 }, 'notSamePerson'],
  ['a screen', { liveness: 0.2 }, 'notLive'],
  ['perhaps a screen: a person looks', { liveness: 0.7 }, 'livenessUnsure'],
  ['perhaps a screen, and somebody else', { liveness: 0.7, similarity: 0.1 }, 'notSamePerson'],
  ['the person is swapped in the middle', { continuity: 0.1 }, 'notLive'],
  ['a swapped person who is not the one on the photo either', { continuity: 0.1, similarity: 0.1 }, 'notLive'],
  ['a loop', { attack: [signalOf('loop', 0.2)] }, 'notLive'],
  ['a cut: a person looks', { attack: [signalOf('cut', 12)] }, 'livenessUnsure'],
  ['a cut, and somebody else', { attack: [signalOf('cut', 12)], similarity: 0.1 }, 'notSamePerson'],
  ['a cut, and perhaps somebody else: the doubt about the video is named', { attack: [signalOf('cut', 12)], similarity: 0.45 }, 'livenessUnsure'],
  ['a file that an editor wrote is only noted', { attack: [signalOf('edited', 1)] }, 'matched'],
  ['never frontal enough to compare', { similarity: null, liveness: null, continuity: null }, 'offCenter'],
  ['nobody', { frames: without({}) }, 'noFace'],
  ['nobody to be seen in the dark', { frames: without({ scene: 8 }) }, 'tooDark'],
  ['a lamp into the lens', { frames: without({ scene: 250 }) }, 'tooBright'],
  ['a hand before the face', { frames: without({ faces: 1 }) }, 'covered'],
  ['two people', { frames: everyFrame({}, { faces: 2 }) }, 'manyFaces'],
  ['sunglasses', { frames: everyFrame({ hidden: 'eyes' }) }, 'covered'],
  ['a mask', { frames: everyFrame({ hidden: 'mouth' }) }, 'covered'],
  ['somebody walks by', { frames: good.map((one, i) => ({ ...one, faces: i > 40 && i < 47 ? 2 : 1 })) }, 'matched'],
  ['far away', { frames: everyFrame({ eyes: 20 }) }, 'tooFar'],
  ['so close that the face is cut off', { frames: everyFrame({ inside: 0.7, width: 1.3 }) }, 'tooClose'],
  ['half out of the picture', { frames: everyFrame({ inside: 0.7 }) }, 'offCenter'],
  ['turned away', { frames: everyFrame({ yaw: 55 }) }, 'offCenter'],
  ['a phone lying on its side', { frames: everyFrame({ roll: 90 }) }, 'offCenter'],
  ['a dark face before a window', { frames: everyFrame({ brightness: 25 }) }, 'tooDark'],
  ['an overexposed face', { frames: everyFrame({ brightness: 235 }) }, 'tooBright'],
  ['everything smeared', { frames: everyFrame({ sharpness: 5 }) }, 'moved'],
  ['a clip of half a second', { frames: good.slice(0, 8) }, 'timeout'],
  ['no frame at all', { frames: [] }, 'timeout'],
  ['a few bad frames are forgiven', {
    frames: good.map((one, i) => (i % 5 === 4 && i > 60 ? { ...one, faces: 0, face: null } : one)),
  }, 'matched'],
  ['two faults: the more frequent one is named', {
    frames: good.map((one, i) => ({ ...one, face: { ...one.face!, ...(i % 3 ? { brightness: 20 } : { yaw: 60 }) } })),
  }, 'tooDark'],
])('%s', (_, change, expected) => {
  expect(verdict(change)).toBe(expected)
})

test.each<[string, Action[], FaceFailure]>([
  ['blink first', ['blink', 'openMouth'], 'blinkMissing'],
  ['mouth first', ['openMouth', 'blink'], 'mouthMissing'],
  ['a turn first', ['turnLeft', 'blink', 'openMouth'], 'turnMissing'],
  ['the other turn first', ['turnRight', 'blink', 'openMouth'], 'turnMissing'],
  ['a nod first', ['nod', 'blink', 'openMouth'], 'nodMissing'],
])('a still photo is refused for the first action asked: %s', (_, actions, reason) => {
  expect(verdict({ frames: series(6) }, actions)).toBe(reason)
})

test('the wrong order is refused although both actions were done', () => {
  expect(verdict({}, ['openMouth', 'blink'])).toBe('blinkMissing')
})

const frame = (face: Partial<FaceSignals> | null, rest: Partial<FrameSignals> = {}): FrameSignals =>
  ({ at: 0, faces: face ? 1 : 0, scene: 120, face: face && { ...CALM, ...face }, ...rest })

test.each<[string, FrameSignals, 'front' | 'rear' | 'kiosk', string | null]>([
  ['good', frame({}), 'front', null],
  ['an empty picture', frame(null), 'front', 'noFace'],
  ['a black picture', frame(null, { scene: 5 }), 'front', 'tooDark'],
  ['a hand before the face', frame(null, { faces: 1 }), 'front', 'covered'],
  ['two faces come before everything about the own face', frame({ width: 0.1, brightness: 10 }, { faces: 2 }), 'front', 'manyFaces'],
  ['sunglasses, and too far: the glasses first', frame({ hidden: 'eyes', width: 0.1 }), 'front', 'covered'],
  ['too far for the own hand', frame({ width: 0.3 }), 'front', 'tooFar'],
  ['the same is good for a helper', frame({ width: 0.3 }), 'rear', null],
  ['and for the kiosk', frame({ width: 0.2 }), 'kiosk', null],
  ['too close', frame({ width: 0.8 }), 'front', 'tooClose'],
  ['too close at the kiosk', frame({ width: 0.6 }), 'kiosk', 'tooClose'],
  ['off the centre', frame({ offset: 0.2 }), 'front', 'offCenter'],
  ['turned', frame({ yaw: -24 }), 'front', 'offCenter'],
  ['dark', frame({ brightness: 30 }), 'front', 'tooDark'],
  ['bright', frame({ brightness: 230 }), 'front', 'tooBright'],
  ['shaking', frame({ speed: 3 }), 'front', 'moved'],
  ['dark and shaking: light first', frame({ brightness: 30, speed: 3 }), 'front', 'tooDark'],
])('hint: %s', (_, signals, camera, expected) => {
  expect(hintFor(signals, camera)).toBe(expected)
})

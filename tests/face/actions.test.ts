import type { Action } from '../../src/domain/contract/common'
import { actionsIn, ActionWatcher, challengeMet, type SeenAction } from '../../src/domain/liveness'
import { series, type Move } from './series'

const eyes = (from: number, to: number, value = 0.2): Move => ({ kind: 'eyes', from, to, value })
const mouth = (from: number, to: number, value = 0.7): Move => ({ kind: 'mouth', from, to, value })
const names = (moves: Move[], seconds = 8) => actionsIn(series(seconds, moves)).map(({ action }) => action)

test.each<[string, Move[], Action[]]>([
  ['a calm face does nothing', [], []],
  ['a quick blink of one frame', [eyes(2, 2.04)], ['blink']],
  ['an ordinary blink', [eyes(2, 2.2)], ['blink']],
  ['an elder closes the eyes for two seconds', [eyes(2, 4)], ['blink']],
  ['eyes closed for three seconds are no blink', [eyes(2, 5)], []],
  ['eyes that stay closed to the end are no blink', [eyes(5, 9)], []],
  ['two blinks', [eyes(1, 1.2), eyes(3, 3.2)], ['blink', 'blink']],
  ['half-closed eyes are no blink', [eyes(2, 2.3, 0.6)], []],
  ['a lowered gaze is longer and less deep than a slow blink', [eyes(2, 3.5, 0.5)], []],
  ['a wink is no blink', [{ kind: 'rightEye', from: 2, to: 2.3, value: 0.1 }], []],
  ['a turning head only looks like a blink', [eyes(2, 2.3), { kind: 'yaw', from: 2.1, to: 2.6, value: 18 }], []],
  ['an open mouth', [mouth(2, 3)], ['openMouth']],
  ['a mouth held open to the end', [mouth(6, 9)], ['openMouth']],
  ['talking: short, half-open', [mouth(1, 1.15, 0.42), mouth(1.6, 1.7, 0.38), mouth(2.1, 2.25, 0.42)], []],
  ['a slightly open mouth is not open', [mouth(2, 3, 0.35)], []],
  ['an opening that trembles is one', [mouth(2, 2.5), mouth(2.55, 3)], ['openMouth']],
  ['a mouth that was open from the start did not open', [mouth(-1, 3)], []],
  ['mouth, then blink', [mouth(1, 2), eyes(3, 3.2)], ['openMouth', 'blink']],
])('%s', (_, moves, expected) => {
  expect(names(moves)).toEqual(expected)
})

test('times and depth of an event are those of the face', () => {
  const [blink] = actionsIn(series(6, [eyes(2, 2.4, 0.25)]))
  expect(blink?.from).toBeCloseTo(2, 0)
  expect(blink!.to - blink!.from).toBeGreaterThan(0.3)
  expect(blink!.to - blink!.from).toBeLessThan(0.5)
  expect(blink?.peak).toBeCloseTo(0.25, 1)
})

test('a face lost in the middle of a closing eye makes no blink', () => {
  const lost = series(6, [eyes(2, 2.3)], (face, at) => (at > 2.1 && at < 3 ? null : face))
  expect(actionsIn(lost)).toEqual([])
})

test('an empty series has no events', () => {
  expect(actionsIn([])).toEqual([])
  expect(actionsIn(series(4, [], () => null))).toEqual([])
})

const at = (action: Action, from: number, to = from + 0.2): SeenAction => ({ action, from, to, peak: 0 })

test.each<[string, SeenAction[], Action[], Action | null]>([
  ['done as asked', [at('blink', 1), at('openMouth', 2)], ['blink', 'openMouth'], null],
  ['natural blinks in between do not matter', [at('blink', 1), at('blink', 2), at('openMouth', 3), at('blink', 4)],
    ['blink', 'openMouth'], null],
  ['the wrong way round', [at('openMouth', 1), at('blink', 2)], ['blink', 'openMouth'], 'openMouth'],
  ['nothing at all: the first is missing', [], ['openMouth', 'blink'], 'openMouth'],
  ['only the second', [at('openMouth', 2)], ['blink', 'openMouth'], 'blink'],
  ['twice the same needs two events', [at('blink', 1)], ['blink', 'blink'], 'blink'],
  ['twice the same, done twice', [at('blink', 1), at('blink', 2)], ['blink', 'blink'], null],
  ['one event counts once', [at('blink', 1), at('openMouth', 2)], ['blink', 'openMouth', 'blink'], 'blink'],
  ['a blink while the mouth is still open comes too early', [at('openMouth', 1, 3), at('blink', 2)], ['openMouth', 'blink'], 'blink'],
])('challenge: %s', (_, seen, challenge, missing) => {
  expect(challengeMet(seen, challenge)).toEqual(missing ? { ok: false, missing } : { ok: true })
})

test('the watcher sees live what the clip shows afterwards, each action once and soon', () => {
  const moves = [eyes(2, 2.2), mouth(4, 5), eyes(6, 7.5), mouth(9, 13)]
  const frames = series(14, moves)
  const watcher = new ActionWatcher()
  const live = frames.flatMap((frame) => {
    const seen = watcher.push(frame)
    return seen ? [{ action: seen.action, from: seen.from, delay: frame.at - seen.to }] : []
  })
  expect(live.map(({ action, from }) => [action, from])).toEqual(actionsIn(frames).map(({ action, from }) => [action, from]))
  expect(live).toHaveLength(4)
  expect(Math.max(...live.map(({ delay }) => delay))).toBeLessThan(0.5)
})

test('frames at the uneven pace of a phone give the same events', () => {
  const uneven = series(8, [eyes(2, 2.25), mouth(4, 5)], undefined, 24).filter((_, i) => i % 3 !== 1)
  expect(actionsIn(uneven).map(({ action }) => action)).toEqual(['blink', 'openMouth'])
})

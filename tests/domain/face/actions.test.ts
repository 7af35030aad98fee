import type { Action, Eyes, Prompts } from '../../../src/domain/contract/common'
import { actionsIn, ActionWatcher, challengeMet, type SeenAction } from '../../../src/domain/liveness'
import { CALM, frozen, series, type Move } from '../../face/series'

const eyes = (from: number, to: number, value = 0.2): Move => ({ kind: 'eyes', from, to, value })
const mouth = (from: number, to: number, value = 0.7): Move => ({ kind: 'mouth', from, to, value })
const yaw = (from: number, to: number, value = 25): Move => ({ kind: 'yaw', from, to, value })
const pitch = (from: number, to: number, value = 18): Move => ({ kind: 'pitch', from, to, value })
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
  ['lids half lowered for a moment, to look at the button', [eyes(2, 2.6, 0.55)], []],
  ['a wink is no blink', [{ kind: 'rightEye', from: 2, to: 2.3, value: 0.1 }], []],
  ['a turning head only looks like a blink', [eyes(2, 2.3), yaw(2.1, 2.6, 24)], ['turnRight']],
  ['nor does a nod lower the lids', [eyes(2.1, 2.5), pitch(2, 2.6)], ['nod']],
  ['an open mouth', [mouth(2, 3)], ['openMouth']],
  ['a mouth held open to the end', [mouth(6, 9)], ['openMouth']],
  ['talking: short, now and then wide', [mouth(1, 1.15, 0.6), mouth(1.6, 1.7, 0.38), mouth(2.1, 2.3, 0.62)], []],
  ['two syllables with closed lips between are not one opening', [mouth(2, 2.2, 0.5), mouth(2.42, 2.6, 0.5)], []],
  ['talking: short, half-open', [mouth(1, 1.15, 0.42), mouth(1.6, 1.7, 0.38), mouth(2.1, 2.25, 0.42)], []],
  ['a slightly open mouth is not open', [mouth(2, 3, 0.35)], []],
  ['an opening that trembles is one', [mouth(2, 2.5), mouth(2.55, 3)], ['openMouth']],
  ['a mouth that was open from the start did not open', [mouth(-1, 3)], []],
  ['mouth, then blink', [mouth(1, 2), eyes(3, 3.2)], ['openMouth', 'blink']],
  ['the head to the picture\'s right, as filmed: the person\'s left', [yaw(2, 3, -25)], ['turnLeft']],
  ['and to the other side', [yaw(2, 3, 25)], ['turnRight']],
  ['a stiff neck turns a little', [yaw(2, 3, 22)], ['turnRight']],
  ['slowly, and held for three seconds', [yaw(2.5, 5.5)], ['turnRight']],
  ['one side, then the other', [yaw(1, 2, -25), yaw(3, 4, 25)], ['turnLeft', 'turnRight']],
  ['a shaken head is no turn', [yaw(2, 2.3, 11), yaw(2.4, 2.7, -11), yaw(2.8, 3.1, 10)], []],
  ['a turn that does not come back is another way of sitting', [yaw(3, 9)], []],
  ['a nod', [pitch(2, 2.6)], ['nod']],
  ['a look upwards is no nod', [pitch(2, 2.6, -18)], []],
  ['a small bow while talking is no nod', [pitch(2, 2.6, 8)], []],
  ['a print that is turned only seems to turn a little', [yaw(2, 3, 18)], []],
  ['a turn that dips a little is only a turn', [yaw(2, 3), pitch(2.2, 2.8, 14)], ['turnRight']],
])('%s', (_, moves, expected) => {
  expect(names(moves)).toEqual(expected)
})

test('times and depth of an event are those of the face', () => {
  const [blink] = actionsIn(series(6, [eyes(2, 2.4, 0.25)]))
  expect(blink?.from).toBeCloseTo(2, 0)
  expect(blink!.to - blink!.from).toBeGreaterThan(0.3)
  expect(blink!.to - blink!.from).toBeLessThan(0.5)
  expect(blink?.peak).toBeCloseTo((0.25 * 0.3 - 0.04) / (0.3 - 0.04), 1)
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
  ['a third action in the middle', [at('blink', 1), at('nod', 2), at('openMouth', 3)], ['blink', 'nod', 'openMouth'], null],
  ['the third action is missing', [at('blink', 1), at('openMouth', 2)], ['blink', 'openMouth', 'turnLeft'], 'turnLeft'],
  ['a turn to the other side is a turn', [at('blink', 1), at('openMouth', 2), at('turnRight', 3)], ['blink', 'openMouth', 'turnLeft'], null],
  ['a nod is none', [at('blink', 1), at('openMouth', 2), at('nod', 3)], ['blink', 'openMouth', 'turnLeft'], 'turnLeft'],
  ['in the very moment in which the one before ends', [at('blink', 1, 2), at('openMouth', 2)], ['blink', 'openMouth'], 'openMouth'],
  ['a blink while the mouth is still open comes too early', [at('openMouth', 1, 3), at('blink', 2)], ['openMouth', 'blink'], 'blink'],
])('challenge: %s', (_, seen, challenge, missing) => {
  expect(challengeMet(seen, challenge)).toEqual(missing ? { ok: false, missing } : { ok: true, timing: 'unknown' })
})

const asked = (...prompts: [Action, number][]): Prompts => prompts.map(([action, s]) => ({ action, shownAtMs: s * 1000 }))
const blinkThenMouth = [at('blink', 2), at('openMouth', 7)]

test.each<[string, SeenAction[], Prompts, string]>([
  ['each after its prompt', blinkThenMouth, asked(['blink', 0], ['openMouth', 6]), 'fits'],
  ['a recorder that starts late, and a person who is quick', blinkThenMouth, asked(['blink', 2.9], ['openMouth', 7.9]), 'fits'],
  ['the phone tells nothing', blinkThenMouth, [], 'unknown'],
  ['the mouth opened long before it was asked for', blinkThenMouth, asked(['blink', 0], ['openMouth', 9]), 'odd'],
  ['the blink came when the next was already asked for', blinkThenMouth, asked(['blink', 0], ['openMouth', 0.5]), 'odd'],
  ['an early natural blink does not count against the one that was asked for', [at('blink', 0.5), ...blinkThenMouth],
    asked(['blink', 1.8], ['openMouth', 6]), 'fits'],
  ['the phone names other actions than were asked', blinkThenMouth, asked(['openMouth', 0], ['blink', 6]), 'odd'],
  ['the phone names too few', blinkThenMouth, asked(['blink', 0]), 'odd'],
  ['each a second early', blinkThenMouth, asked(['blink', 3], ['openMouth', 8]), 'fits'],
  ['the first earlier than that', blinkThenMouth, asked(['blink', 3.01], ['openMouth', 8]), 'odd'],
  ['the last earlier than that', blinkThenMouth, asked(['blink', 3], ['openMouth', 8.01]), 'odd'],
  ['a second after the next prompt', blinkThenMouth, asked(['blink', 0], ['openMouth', 1]), 'fits'],
  ['later than that', blinkThenMouth, asked(['blink', 0], ['openMouth', 0.99]), 'odd'],
  ['the last long after its prompt', [at('blink', 2), at('openMouth', 19)], asked(['blink', 1], ['openMouth', 6]), 'fits'],
])('timing: %s', (_, seen, prompts, timing) => {
  expect(challengeMet(seen, ['blink', 'openMouth'], prompts)).toEqual({ ok: true, timing })
})

test('what is missing is missing, whatever the phone says', () => {
  expect(challengeMet([at('blink', 1)], ['blink', 'openMouth'], asked(['blink', 0], ['openMouth', 6]))).toEqual({ ok: false, missing: 'openMouth' })
})

const drooping = (moves: Move[]) => series(8, moves, (face) => ({ ...face, earLeft: face.earLeft * 0.4, earRight: face.earRight * 0.4 }))
test.each<[string, Move[], Action[]]>([
  ['open as little as they can', [], []],
  ['shut', [eyes(2, 2.3, 0.33)], ['blink']],
  ['shut slowly', [eyes(2, 4, 0.33)], ['blink']],
  ['tremble', [eyes(2, 2.3, 0.7)], []],
])('lids that droop %s', (_, moves, expected) => {
  expect(CALM.earLeft * 0.4).toBeCloseTo(0.12)
  expect(actionsIn(drooping(moves)).map(({ action }) => action)).toEqual(expected)
})

test.each<[string, string, Action[], Eyes?]>([
  ['rests', 'calm', []],
  ['is only a photo that is waved about', 'waved-photo', []],
  ['does all five', 'all-first', ['blink', 'openMouth', 'turnLeft', 'turnRight', 'nod']],
  ['does them the other way round', 'all-second', ['nod', 'turnRight', 'turnLeft', 'openMouth', 'blink']],
  ['mixes them', 'all-third', ['nod', 'blink', 'turnRight', 'openMouth', 'turnLeft']],
  ['blinks slowly', 'slow-blink', ['blink', 'blink']],
  ['talks', 'talking', []],
  ['talks, another one', 'talking-second', []],
  ['lowers the gaze', 'lowered-gaze', []],
  ['lowers the gaze, another one', 'lowered-gaze-second', []],
  ['lowers the gaze, a third one', 'lowered-gaze-third', []],
  ['has drooping lids and rests', 'drooping-calm', []],
  ['has drooping lids and blinks, also slowly', 'drooping-blinks', ['blink', 'blink']],
  ['has drooping lids, another one', 'drooping-second', ['blink', 'openMouth', 'blink']],
  ['blinks with the one eye that can', 'one-eye', ['blink', 'openMouth', 'blink'], 'right'],
  ['has not said so: the lid that is always shut follows a little, and that will do', 'one-eye', ['blink', 'openMouth', 'blink']],
  ['names the eye that cannot', 'one-eye', ['openMouth'], 'left'],
  ['wears glasses', 'glasses', ['blink', 'openMouth', 'blink']],
  ['wears glasses with a lamp in one of them for a while', 'glare', ['blink', 'blink', 'blink']],
])('a drawn person %s', (...[, name, expected, able]) => {
  const frames = frozen(name)
  expect(actionsIn(frames, able).map(({ action }) => action)).toEqual(expected)
  const watcher = new ActionWatcher(able)
  expect(frames.flatMap((frame) => watcher.push(frame)?.action ?? [])).toEqual(expected)
})

test.each<[Action[], Action | null]>([
  [['blink', 'openMouth'], null],
  [['openMouth', 'blink'], 'blink'],
  [['blink', 'turnLeft', 'nod'], null],
  [['blink', 'turnRight', 'turnLeft'], null],
  [['blink', 'nod', 'turnLeft'], 'turnLeft'],
  [['nod', 'openMouth'], 'openMouth'],
  [['openMouth', 'nod', 'turnRight'], 'turnRight'],
  [['blink', 'blink', 'openMouth'], 'blink'],
])('who did blink, mouth, left, right, nod was asked for %j: missing %s', (challenge, missing) => {
  const met = challengeMet(actionsIn(frozen('all-first')), challenge)
  expect(met.ok ? null : met.missing).toBe(missing)
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

test.each<[string, Move[], Action[]]>([
  ['a turn', [yaw(2, 5), eyes(3.5, 3.7)], ['turnRight']],
  ['a nod', [pitch(2, 3), eyes(3.1, 3.3)], ['nod']],
  ['a nod that is held', [pitch(2, 5), eyes(3.5, 3.7)], ['nod']],
  ['a turn, then the mouth', [yaw(2, 5), eyes(3.5, 3.7), mouth(6, 7)], ['turnRight', 'openMouth']],
])('a blink during %s hides nothing from the watcher', (_, moves, expected) => {
  const watcher = new ActionWatcher()
  const live = series(9, moves).flatMap((frame) => watcher.push(frame)?.action ?? [])
  expect(live.filter((action) => action !== 'blink')).toEqual(expected)
})

test('frames at the uneven pace of a phone give the same events', () => {
  const uneven = series(8, [eyes(2, 2.25), mouth(4, 5)], undefined, 24).filter((_, i) => i % 3 !== 1)
  expect(actionsIn(uneven).map(({ action }) => action)).toEqual(['blink', 'openMouth'])
})

/** Signs that a clip is no living person before a camera, by formula. Tampered clips through the whole engine: tests/face/attack.test.ts. */
import { riskSays } from '../../../src/copy/risk'
import type { RiskName } from '../../../src/domain/contract/face'
import { ClipMemory, type Print } from '../../../src/domain/face/attack/clip-memory'
import { largestCut } from '../../../src/domain/face/attack/cuts'
import { momentsOf } from '../../../src/domain/face/attack/moments'
import { extraSignals, promptSignals, secondsAhead } from '../../../src/domain/face/attack/prompted'
import type { SeenAction } from '../../../src/domain/liveness'
import { boomerangOf, loopOf } from '../../../src/domain/face/attack/repeats'
import { sameRecording } from '../../../src/domain/face/attack/same-recording'
import { longestStop } from '../../../src/domain/face/attack/stops'
import { exactReturns, isEdited, lengthGap, longestGap } from '../../../src/domain/face/attack/timing'
import { AttackWatch } from '../../../src/domain/face/attack/watch'
import { THUMB_SIDE } from '../../../src/domain/face/attack/thumbnail'
import type { Pixels } from '../../../src/domain/face/pixels'
import { LIMITS, riskOf, signalOf } from '../../../src/domain/face/risk'
import { backwards, cut, moved, wander } from '../../face/moves'

type Thumbs = Float32Array[]
/** An encoder's errors: noise of its own on every frame. */
const encoded = (thumbs: Thumbs, seed: number, noise = 0.4): Thumbs => {
  const grain = wander(seed, thumbs.length, noise)
  const clean = wander(seed, thumbs.length, 0)
  return thumbs.map((thumb, t) => thumb.map((x, i) => x + grain[t]![i]! - clean[t]![i]!))
}
const tremor = (thumbs: Thumbs, turns: number): Thumbs => {
  // a shift by part of a cell, there and back
  const shifted = (thumb: Float32Array, by: number) => thumb.map((x, i) => x + by * ((thumb[i + 1] ?? x) - x))
  return thumbs.map((thumb, t) => shifted(thumb, 0.8 * Math.sin((6.283 * turns * t) / 15)))
}
const still = (seconds: number) => encoded(Array.from({ length: seconds * 15 }, () => wander(3, 1, 0)[0]!), 5)
const scene = wander(1, 75)

test.each<[string, Thumbs, { loop?: boolean; boomerang?: boolean; stop?: boolean; cut?: boolean }]>([
  ['a living scene', scene, {}],
  ['a person who sits quite still before a camera on a stand', still(5), {}],
  ['a long recording', wander(2, 200), {}],
  ['hands that tremble five times a second', tremor(scene, 5), {}],
  ['hands that tremble four times a second, and nothing else moves', tremor(still(6), 4), {}],
  ['a head that rocks once a second', tremor(scene, 1), {}],
  ['a recorder that hangs for half a second', [...scene.slice(0, 30), ...Array.from({ length: 8 }, () => scene[30]!), ...scene.slice(38)], {}],
  ['a lamp that makes everything brighter', scene.map((thumb, t) => (t < 40 ? thumb : thumb.map((x) => x + 25))), {}],
  ['two and a half seconds, twice', encoded([...scene.slice(0, 38), ...scene.slice(0, 38)], 6), { loop: true, cut: true }],
  ['the same a little darker the second time', [...scene.slice(0, 38), ...scene.slice(0, 38).map((one) => one.map((x) => 0.95 * x - 4))],
    { loop: true, cut: true }],
  ['forwards, then backwards', encoded([...scene.slice(0, 40), ...scene.slice(0, 40).reverse()], 6), { boomerang: true }],
  ['a still held before the lens of the recorder', Array.from({ length: 60 }, () => scene[0]!), { stop: true }],
  ['a moment of one and a half seconds that stands still', [...scene.slice(0, 30), ...Array.from({ length: 22 }, () => scene[30]!), ...scene.slice(31)],
    { stop: true }],
  ['two recordings joined', [...scene.slice(0, 40), ...wander(8, 35)], { cut: true }],
])('%s', (_, thumbs, expected) => {
  const moments = momentsOf(thumbs)
  const seen = {
    loop: signalOf('loop', loopOf(moments)).level === 'refuse',
    boomerang: signalOf('boomerang', boomerangOf(moments)).level === 'refuse',
    stop: signalOf('stop', longestStop(moments)).level === 'refuse',
    cut: signalOf('cut', largestCut(moments, []).jump).level !== 'pass',
  }
  expect(seen).toEqual({ loop: false, boomerang: false, stop: false, cut: false, ...expected })
})

test('clips of no length at all say nothing', () => {
  for (const count of [0, 1, 2, 10]) {
    const watch = new AttackWatch()
    for (let i = 0; i < count; i++) watch.see({ data: new Uint8Array(64 * 64 * 3).fill(90), width: 64, height: 64, channels: 3 }, null)
    expect(watch.signals().filter(({ level, name }) => level !== 'pass' && name !== 'stiff')).toEqual([])
    expect(sameRecording(watch.fingerprint(), moved(1)).score).toBe(0)
  }
})

const print = moved(1)
test.each<[string, typeof print, string | null]>([
  ['the same', print, 'same'],
  ['backwards', backwards(print), 'reversed'],
  ['cut to its end', cut(print, 25), 'part'],
  ['another movement', moved(2), null],
  ['a third one', moved(3), null],
  ['pictures in which nothing moves', { ...print, series: Buffer.alloc(print.steps.length * 75).toString('base64') }, null],
])('a recording met again: %s', (_, other, how) => {
  const { score, how: found } = sameRecording(print, other)
  expect([score > LIMITS.replay.refuse!, found]).toEqual([how !== null, how ?? found])
  expect(score <= LIMITS.replay.review!).toBe(how === null)
})

test('twenty seconds of it fit in 4 KB', () => {
  const watch = new AttackWatch()
  expect(JSON.stringify(watch.fingerprint()).length).toBeLessThan(100)
  expect(JSON.stringify(moved(1)).length * 4).toBeLessThan(4096)
})

test('clips checked in their order: each is compared with all before it', () => {
  const memory = new ClipMemory<Print & { name: string }>()
  const found = [['a', moved(1)], ['b', moved(2)], ['c', backwards(moved(1))], ['d', null]] as const
  expect(found.map(([name, fingerprint]) => {
    const match = memory.next({ name, sha256: name, fingerprint })
    return match?.signal.level === 'refuse' ? `${name} is ${match.of.name} ${match.how}` : name
  })).toEqual(['a', 'b', 'c is a reversed', 'd'])
  expect(memory.next({ name: 'e', sha256: 'd', fingerprint: null })).toMatchObject({ of: { name: 'd' }, signal: { value: 1 } })
})

const blink = (from: number) => ({ action: 'blink' as const, from, to: from + 0.3, peak: 0.2 })
const mouth = (from: number) => ({ action: 'openMouth' as const, from, to: from + 0.8, peak: 0.6 })
test.each<[string, Parameters<typeof secondsAhead>[1], number | null]>([
  ['each after its prompt', [blink(1.5), mouth(4)], 0],
  ['a natural blink before the prompt does not matter', [blink(0.2), blink(1.5), mouth(4)], 0],
  ['all of it before the prompts', [blink(0), mouth(1)], 2],
  ['in the other order', [mouth(1), blink(4)], null],
])('prompts at one and three seconds, answered: %s', (_, seen, ahead) => {
  expect(secondsAhead([{ action: 'blink', shownAtMs: 1000 }, { action: 'openMouth', shownAtMs: 3000 }], seen)).toBe(ahead)
})

test('what the prompts say goes into the risk record: too early is for a person, an odd window is only noted', () => {
  const prompts = [{ action: 'blink' as const, shownAtMs: 2000 }, { action: 'openMouth' as const, shownAtMs: 5000 }]
  const levels = (seen: SeenAction[]) => promptSignals(seen, ['blink', 'openMouth'], prompts).map(({ name, level, value }) => [name, level, value])
  expect(levels([blink(2.5), mouth(5.5)])).toEqual([['ahead', 'pass', 0], ['windows', 'pass', 0]])
  expect(levels([blink(0.2), mouth(1.5)])).toEqual([['ahead', 'review', 3.5], ['windows', 'pass', 1]])
  expect(levels([blink(7), mouth(9)])).toEqual([['ahead', 'pass', 0], ['windows', 'pass', 1]])
  expect(promptSignals([blink(1), mouth(2)], ['blink', 'openMouth'], [])).toEqual([])
  expect(levels([mouth(1)])).toEqual([])
})

test('doing more than was asked, as a recording made for any order does, is for a person; blinks are free', () => {
  const level = (...seen: SeenAction[]) => extraSignals(seen, ['blink', 'openMouth'])[0]?.level
  expect(level(blink(1), blink(2), mouth(3), blink(5))).toBe('pass')
  expect(level(blink(1), mouth(3), mouth(5))).toBe('pass')
  expect(level(blink(1), mouth(3), mouth(5), { ...mouth(7), action: 'nod' })).toBe('review')
  expect(extraSignals([mouth(1), mouth(3), mouth(5)], [])).toEqual([])
})

/** A thumbnail as the grey picture that it is a thumbnail of. */
const pictureOf = (thumb: Float32Array): Pixels => ({
  width: THUMB_SIDE, height: THUMB_SIDE, channels: 3, data: Uint8Array.from({ length: thumb.length * 3 }, (_, i) => Math.max(0, Math.min(255, thumb[Math.floor(i / 3)]!))),
})

test('a picture that stands because the file has a hole there is a recorder that hung, for a person; a long one is refused', () => {
  const stands = (frames: number, hole: number) => {
    const watch = new AttackWatch()
    const shake = wander(5, 120)
    shake.forEach((thumb, i) => { for (let k = 0; k < (i === 60 ? frames + 1 : 1); k++) watch.see(pictureOf(thumb), null) })
    const times = Array.from({ length: 100 }, (_, i) => i / 15 + (i > 60 ? hole : 0))
    watch.onSource({ container: 'mov', codec: 'h264', pixelFormat: 'yuv420p', width: 480, height: 640, seconds: null, fps: 15, rotation: 0, tags: {}, times, checksums: [] })
    return watch.signals().find(({ name }) => name === 'stop')?.level
  }
  expect([stands(20, 0), stands(20, 1.4), stands(50, 3.4)]).toEqual(['refuse', 'review', 'refuse'])
})

const names = (text: string) => text.split(' ')
const times = Array.from({ length: 30 }, (_, i) => i / 30)
test('what the file says about itself', () => {
  expect(exactReturns({ checksums: names('a b c d e f g h i j k l') })).toBe(0)
  // a black beginning, a recorder that hung
  expect(exactReturns({ checksums: names('x x x x x x x x x x x x a b') })).toBe(0)
  expect(exactReturns({ checksums: names('a b c d e f g h a b c d e f g h') })).toBe(0.5)
  expect(exactReturns({ checksums: [] })).toBe(0)
  expect([isEdited({ tags: { encoder: 'Lavf59.27.100' } }), isEdited({ tags: { encoder: 'Chrome' } }), isEdited({ tags: {} })]).toEqual([1, 0, 0])
  expect(longestGap({ times: [0, 0.1, 0.2, 2.2, 2.3] })).toBeCloseTo(2)
  expect(longestGap({ times: [] })).toBe(0)
  expect(lengthGap({ times, seconds: 9 })).toBeCloseTo(8)
  expect([lengthGap({ times, seconds: 1 }), lengthGap({ times, seconds: null })]).toEqual([expect.closeTo(0), 0])
})

test('the worst signal decides, and is named; every signal has its limits and its sentence', () => {
  expect(riskOf([])).toEqual({ level: 'pass', names: [] })
  expect(riskOf([signalOf('screen', 0.9), signalOf('cut', 9), signalOf('gap', 2)])).toEqual({ level: 'review', names: ['cut', 'gap'] })
  expect(riskOf([signalOf('screen', 0.7), signalOf('loop', 0.1)])).toEqual({ level: 'refuse', names: ['loop'] })
  for (const [name, { worse, review, refuse, says }] of Object.entries(LIMITS)) {
    if (review !== null && refuse !== null) expect([name, worse === 'low' ? review > refuse : review < refuse]).toEqual([name, true])
    expect(says.length * riskSays[name as RiskName].length).toBeGreaterThan(0)
  }
})

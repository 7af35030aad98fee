/** Fingerprints, the face as a sheet, the file's own words, the watch over them all. Whole scenes: signs.test.ts. */
import { fingerprintOf, WAVES, wavesOf } from '../../../src/domain/face/attack/fingerprint'
import { stiffnessOf } from '../../../src/domain/face/attack/stiffness'
import { exactReturns, isEdited, lengthGap, longestGap } from '../../../src/domain/face/attack/timing'
import { AttackWatch } from '../../../src/domain/face/attack/watch'
import { LEFT_EYE, LIPS, RIGHT_EYE } from '../../../src/domain/face/mesh-points'
import type { SourceFacts } from '../../../src/domain/face/source'
import { seededRandom } from '../../../local/people/random'
import { noise } from './drawn'

const near = (values: Iterable<number>, digits = 3) => Array.from(values, (value) => expect.closeTo(value, digits))

describe('the fingerprint', () => {
  /** A thumbnail that is one wave of the given height, on a ground. */
  const waving = (across: number, down: number, height: number, ground = 100) => Float32Array.from({ length: 1024 }, (_, i) =>
    ground + height * Math.cos((Math.PI * across * ((i % 32) + 0.5)) / 32) * Math.cos((Math.PI * down * (Math.floor(i / 32) + 0.5)) / 32))

  test.each(WAVES.map(([across, down], w) => [across, down, w] as const))('a wave of %i half periods across and %i down is seen as that one alone', (across, down, w) => {
    const heights = [10, -6, -4, 20, -20, 0]
    const print = fingerprintOf(heights.map((height) => waving(across, down, height)))
    // twice the mean product: a wave both ways has a mean square of a quarter, one way of a half
    const part = across > 0 && down > 0 ? 0.5 : 1
    const deviation = Math.sqrt(heights.reduce((sum, height) => sum + (part * height) ** 2, 0) / 6)
    expect(print.steps[w]).toBe(Number((deviation / 25).toPrecision(3)))
    expect(print.steps.filter((_, i) => i !== w)).toEqual(Array(8).fill(0.01))
    const waves = wavesOf(print)
    waves.forEach((wave, i) => wave.forEach((value, k) => expect(Math.abs(value - (i === w ? part * heights[k]! : 0))).toBeLessThan(print.steps[w]!)))
  })
  test('brightness, and what does not move, is not in it', () => {
    const { steps, series } = fingerprintOf([90, 100, 130].map((ground) => waving(1, 2, 30, ground)))
    expect(steps).toEqual(Array(9).fill(0.01))
    expect(Array.from(wavesOf({ steps, series }).map((wave) => Math.max(...wave.map(Math.abs))))).toEqual(near(Array(9).fill(0), 1))
  })
  test('a single leap is cut to what a byte holds: 127 steps both ways', () => {
    const clip = (height: number) => fingerprintOf(Array.from({ length: 60 }, (_, i) => waving(1, 0, i === 30 ? height : 0)))
    const [up, down] = [clip(50), clip(-50)]
    expect([wavesOf(up)[0]![30], wavesOf(down)[0]![30]]).toEqual(near([127 * up.steps[0]!, -127 * down.steps[0]!]))
    expect(Math.abs(wavesOf(up)[0]![29]! - -50 / 60)).toBeLessThan(up.steps[0]!)
  })
  test('a clip of no frames has one too', () => {
    expect(fingerprintOf([])).toEqual({ steps: Array(9).fill(0.01), series: '' })
    expect(wavesOf(fingerprintOf([]))).toEqual(Array(9).fill(new Float32Array(0)))
  })
})

describe('a face as a sheet', () => {
  const random = seededRandom(9)
  const rest = Float32Array.from({ length: 468 * 3 }, (_, i) => (i % 3 === 2 ? 0 : 100 + 200 * random()))
  const SOFT = [...new Set([...LIPS, ...LEFT_EYE, ...RIGHT_EYE])]
  const moved = (change: (x: number, y: number, point: number) => [number, number]) => Float32Array.from(rest, (value, i) =>
    (i % 3 === 2 ? value : change(rest[i - (i % 3)]!, rest[i - (i % 3) + 1]!, (i - (i % 3)) / 3)[i % 3]!))
  const wide = (points: Float32Array) => { const xs = points.filter((_, i) => i % 3 === 0); return Math.max(...xs) - Math.min(...xs) }

  test.each<[string, (x: number, y: number) => [number, number]]>([
    ['shifted', (x, y) => [x + 40, y - 7]],
    ['turned and nearer', (x, y) => [1.3 * x - 0.4 * y, 0.4 * x + 1.3 * y]],
    ['bent into a roll', (x, y) => [x - 0.001 * x * x, y + 0.0008 * x * y + 0.0005 * y * y]],
    ['squeezed the other way', (x, y) => [0.5 * x + 0.002 * y * y, 2 * y]],
  ])('%s it stays on its sheet', (_, change) => {
    expect(stiffnessOf([moved(change), moved(change), rest, moved(change), moved(change)])).toBeLessThan(1e-4)
  })

  test('lids and lips that leave it do so by their distance, in face widths', () => {
    // right and left by turns, so that no sheet can follow; a little of it the sheet takes along
    const lively = moved((x, y, point) => { const k = SOFT.indexOf(point); return [k < 0 ? x : x + (k % 2 ? 6 : -6), k < 0 ? y : y + (k % 4 < 2 ? 8 : -8)] })
    const found = stiffnessOf([lively, lively, rest, lively, lively]) * wide(lively)
    expect(found).toBeGreaterThan(9.7)
    expect(found).toBeLessThan(10.1)
  })

  test('the middle frame is the rest, and of a hundred the three liveliest do not count', () => {
    const lively = (by: number) => moved((x, y, point) => [x + (SOFT.includes(point) ? (SOFT.indexOf(point) % 2 ? by : -by) : 0), y])
    const clip = (count: number, place: number) => Array.from({ length: 101 }, (_, i) => (i >= place && i < place + count ? lively(5) : rest))
    expect(stiffnessOf(clip(3, 0))).toBeLessThan(1e-4)
    expect(stiffnessOf(clip(4, 0))).toBeGreaterThan(0.01)
    // as the rest it is everybody else who moved
    expect(stiffnessOf(clip(1, 50))).toBeGreaterThan(0.01)
    expect(stiffnessOf([])).toBe(0)
    expect(stiffnessOf([rest])).toBeLessThan(1e-4)
  })

  test('all points in one place say nothing, and are no error', () => {
    const point = new Float32Array(468 * 3).fill(7)
    expect(stiffnessOf([point, point])).toBeCloseTo(0, 3)
  })
})

describe('what the file says', () => {
  const sums = (text: string) => exactReturns({ checksums: text.split('') })
  test.each<[string, string, number]>([
    ['no frame twice', 'abcdefghijkl', 0],
    ['one eight frames later', 'abcdefgha', 1 / 9],
    ['seven are too near', 'abcdefga', 0],
    ['held from the first', 'aaaaaaaaaa', 0],
    ['held, with one other between', 'aaaabaaaaa', 2 / 10],
    ['the first place counts, not the last', 'abcdafgha', 1 / 9],
  ])('%s', (_, text, share) => expect(sums(text)).toBeCloseTo(share, 9))

  test.each([['Lavf60.3.100', 1], ['lavc libx264', 0], ['HandBrake 1.6', 1], ['Adobe Premiere', 1], ['剪映', 1], ['CapCut', 1], ['Lavf, Chrome', 0], ['Mozilla WebKit', 0], ['', 0]])('written by %s: %i', (encoder, edited) => {
    expect(isEdited({ tags: { encoder } })).toBe(edited)
  })
  test('who names no writer is not suspected', () => expect(isEdited({ tags: { comment: 'Lavf' } })).toBe(0))

  test('the longest pause, wherever it is', () => {
    expect([[5], [5, 5.5, 7, 7.1], [0, 3, 3.5]].map((times) => longestGap({ times }))).toEqual(near([0, 1.5, 3]))
  })
  test('the declared length against that of the frames, either way; the last frame lasts as long as the others', () => {
    const times = [1, 1.5, 2, 2.5]
    expect([2, 3.5, 1.5].map((seconds) => lengthGap({ times, seconds }))).toEqual(near([0, 1.5, 0.5]))
    expect([lengthGap({ times, seconds: null }), lengthGap({ times: [1], seconds: 9 }), lengthGap({ times: [1, 2], seconds: 9 })]).toEqual([0, 0, 7])
  })
})

describe('the watch', () => {
  const source = (change: Partial<SourceFacts>): SourceFacts =>
    ({ container: 'mov', codec: 'h264', pixelFormat: 'yuv420p', width: 480, height: 640, seconds: null, fps: 15, rotation: 0, tags: {}, times: [], checksums: [], ...change })
  const clip = (...scenes: number[]) => {
    const watch = new AttackWatch()
    for (const scene of scenes) watch.see(noise(32, 32, 3, scene), null)
    return watch
  }
  const names = ['stiff', 'stop', 'loop', 'boomerang', 'cut', 'leap']
  test('says of every clip all it can see, and of the file when it was told', () => {
    const watch = clip(1, 2, 3, 4)
    expect(watch.signals().map(({ name }) => name)).toEqual(names)
    watch.onSource(source({ times: [0, 1, 4], seconds: 9, tags: { encoder: 'Lavf' }, checksums: 'abcdefgha'.split('') }))
    expect(watch.signals().slice(6)).toEqual([
      { name: 'exactReturns', value: 0.1111, level: 'review' }, { name: 'gap', value: 3, level: 'review' }, { name: 'length', value: 3, level: 'pass' }, { name: 'edited', value: 1, level: 'pass' },
    ])
  })
  const stop = (frames: number, holeS: number) => {
    const watch = clip(...Array.from({ length: 12 }, (_, i) => i + 1), ...Array(frames).fill(12), ...Array.from({ length: 12 }, (_, i) => i + 20))
    watch.onSource(source({ times: [0, holeS] }))
    return watch.signals().find(({ name }) => name === 'stop')
  }
  test('a stop as long as a hole of the file is a recorder that hung, up to three seconds and two tenths apart', () => {
    expect(stop(30, 0)).toEqual({ name: 'stop', value: 30, level: 'refuse' })
    expect([stop(30, 1.81)?.level, stop(30, 1.79)?.level]).toEqual(['review', 'refuse'])
    expect([stop(45, 9)?.level, stop(46, 9)?.level]).toEqual(['review', 'refuse'])
  })
  test('a leap of the face counts only at a cut', () => {
    const face = (x: number) => Float32Array.from({ length: 468 * 3 }, (_, i) => (i % 3 === 0 ? x + (i === 3 * 454 ? 100 : 0) : i % 3 === 1 ? 50 : 0))
    const leap = (shake: number) => {
      const watch = new AttackWatch()
      const [left, right] = [noise(64, 64, 3, 1), noise(64, 64, 3, 2)]
      for (let i = 0; i < 16; i++) {
        const scene = i < 8 ? left : right
        // the whole picture trembles so much
        watch.see({ ...scene, data: scene.data.map((value, k) => value * 0.6 + (((k >> 4) + i) % 3) * shake) }, face(i < 8 ? 100 : 150))
      }
      const [cut, found] = watch.signals().slice(4)
      return [cut!.level, found!.value]
    }
    expect(leap(1)).toEqual(['review', 0.5])
    expect([leap(10), leap(60)]).toEqual([['pass', 0], ['pass', 0]])
  })
  test('lids and lips are measured on the frames that have a face', () => {
    const random = seededRandom(9)
    const faces = Array.from({ length: 5 }, () => Float32Array.from({ length: 468 * 3 }, (_, i) => (i % 3 === 2 ? 0 : 100 + 200 * random())))
    const watch = new AttackWatch()
    for (const points of faces) for (const seen of [null, points]) watch.see(noise(32, 32, 3, 1), seen)
    expect(watch.signals()[0]).toEqual({ name: 'stiff', value: Number(stiffnessOf(faces).toPrecision(4)), level: 'pass' })
    expect(stiffnessOf(faces)).toBeGreaterThan(0.1)
  })
  test('keeps a fingerprint of all its frames', () => {
    expect(wavesOf(clip(1, 2, 3).fingerprint()).map((wave) => wave.length)).toEqual(Array(9).fill(3))
  })
})

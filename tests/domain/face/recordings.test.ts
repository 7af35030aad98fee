/** The same recording met again, on movements of which every number is known. Whole scenes: signs.test.ts. */
import { bucketOf, movesAlike } from '../../../src/domain/face/attack/bucket'
import { ClipMemory, closest, resemblance, type Print } from '../../../src/domain/face/attack/clip-memory'
import { WAVES, type Fingerprint } from '../../../src/domain/face/attack/fingerprint'
import { sameRecording } from '../../../src/domain/face/attack/same-recording'
import { seededRandom } from '../../../local/people/random'

/** A fingerprint of nine waves made of `at(wave, frame)`, -100..100, in steps of a tenth of a level. */
function printOf(frames: number, at: (w: number, t: number) => number, step = 0.1): Fingerprint {
  const bytes = Int8Array.from({ length: 9 * frames }, (_, i) => Math.round(at(Math.floor(i / frames), i % frames)))
  return { steps: Array(9).fill(step), series: Buffer.from(bytes.buffer).toString('base64') }
}
/** Movement by lot: each frame a new number, so that only the very moment fits. */
function lots(seed: number): (w: number, t: number) => number {
  const random = seededRandom(seed)
  const table = Array.from({ length: 9 }, () => Array.from({ length: 400 }, () => 100 * (random() + random() - 1)))
  return (w, t) => table[w]![t]!
}
const seen = lots(1)
const whole = printOf(60, seen)
const isOdd = (w: number) => WAVES[w]![0] % 2 === 1

describe('two clips', () => {
  test.each<[string, Fingerprint, string | null]>([
    ['the same', printOf(60, seen), 'same'],
    ['lighter or darker throughout', printOf(60, (w, t) => seen(w, t) * 0.8 + 20), 'same'],
    ['nine tenths of it are the whole', printOf(54, seen), 'same'],
    ['less is a part', printOf(53, seen), 'part'],
    ['a part from the middle', printOf(42, (w, t) => seen(w, t + 9)), 'part'],
    ['that part in another clip', printOf(60, (w, t) => (t < 20 ? lots(2)(w, t) : seen(w, t - 20))), 'part'],
    ['backwards', printOf(60, (w, t) => seen(w, 59 - t)), 'reversed'],
    ['mirrored: what goes to the left goes to the right', printOf(60, (w, t) => (isOdd(w) ? -1 : 1) * seen(w, t)), 'mirrored'],
    ['backwards and mirrored', printOf(60, (w, t) => (isOdd(w) ? -1 : 1) * seen(w, 59 - t)), 'reversed'],
    ['another one', printOf(60, lots(3)), null],
    ['upside down is another picture', printOf(60, (w, t) => (WAVES[w]![1] % 2 ? -1 : 1) * seen(w, t)), null],
    ['29 frames are too few', printOf(29, seen), null],
    ['38 have frames beside them', printOf(40, seen), 'part'],
    ['a longer one that holds it', printOf(76, (w, t) => (t < 15 ? lots(2)(w, t) : seen(w, t - 15))), 'part'],
  ])('%s', (_, other, how) => {
    const found = sameRecording(whole, other)
    expect([found.score > 0.5, found.score > 0.5 ? found.how : null]).toEqual([how !== null, how])
  })

  test('the score is the depth of the valley against its flanks, less for a short one', () => {
    // shifted, two lots differ by the root of two of their spread; noise of .02 is added to both
    const spread = (from: number, to: number) => {
      const all = Array.from({ length: 9 }, (_, w) => Array.from({ length: to - from }, (__, t) => Math.round(seen(w, t + from)) / 10))
      const squares = all.map((wave) => { const mean = wave.reduce((a, b) => a + b) / wave.length; return wave.reduce((sum, x) => sum + (x - mean) ** 2, 0) / wave.length })
      return Math.sqrt(squares.reduce((a, b) => a + b) / 9)
    }
    const { score } = sameRecording(whole, printOf(60, seen))
    const depth = 1 - 0.02 / (spread(0, 60) * Math.SQRT2 + 0.02)
    expect(Math.abs(score - depth)).toBeLessThan(0.003)
    const short = sameRecording(whole, printOf(40, seen)).score
    expect(Math.abs(short - Math.sqrt(40 / 60) * depth)).toBeLessThan(0.003)
  })

  /** A movement that can be played at any pace: waves of several lengths. */
  const smooth = (w: number, t: number) => [7, 11, 19].reduce((sum, length, i) => sum + 30 * Math.sin((2 * Math.PI * t) / length + w * (i + 1) * 1.7), 0)
  const calm = printOf(60, smooth)
  test.each([0.9, 0.925, 0.95, 0.975, 1.025, 1.05, 1.075, 1.1])('played at %f of its pace', (pace) => {
    expect(sameRecording(calm, printOf(50, (w, t) => smooth(w, t * pace + 0.5))).score).toBeGreaterThan(0.52)
  })
  test('a clip cropped so that slow light differs is known by what is quick', () => {
    const other = printOf(60, (w, t) => smooth(w, t) * 0.5 + 60 * Math.sin(t / 30 + w))
    const plain = printOf(60, (w, t) => smooth(w, t) * 0.5)
    expect(sameRecording(other, plain).score).toBeGreaterThan(0.6)
  })
  test('nothing moves in either: no valley', () => {
    expect(sameRecording(printOf(60, () => 0), printOf(60, () => 0))).toEqual({ score: 0, how: 'same' })
  })
})

describe('clips remembered', () => {
  const print = (sha256: string, fingerprint: Fingerprint | null): Print => ({ sha256, fingerprint })
  test('the file itself, without its movement, an other one', () => {
    expect(resemblance(print('a', null), print('a', whole))).toEqual({ signal: { name: 'replay', value: 1, level: 'refuse' }, how: 'same' })
    expect(resemblance(print('a', null), print('b', whole))).toEqual({ signal: { name: 'replay', value: 0, level: 'pass' }, how: 'same' })
    expect(resemblance(print('a', whole), print('b', null)).signal.value).toBe(0)
    expect(resemblance(print('a', whole), print('b', printOf(60, (w, t) => seen(w, 59 - t)))).how).toBe('reversed')
  })
  test('the most alike is named; of two alike the first; once it is refused no further is looked at', () => {
    const [other, third] = [print('b', printOf(60, lots(5))), print('c', null)]
    expect(closest(print('x', whole), [])).toBeNull()
    expect(closest(print('x', null), [third, print('d', null)])?.of.sha256).toBe('c')
    expect(closest(print('x', whole), [third, other, print('e', whole)])?.of.sha256).toBe('e')
    expect(closest(print('x', whole), [print('e', whole), other, print('x', null)])?.of.sha256).toBe('e')
    const memory = new ClipMemory()
    expect([memory.next(print('a', null)), memory.next(print('b', null))?.of.sha256]).toEqual([null, 'a'])
  })
})

describe('which recordings are compared across people', () => {
  const moves = (...steps: number[]): Fingerprint => ({ steps, series: '' })
  test.each<[string, number[], string]>([
    ['the three waves that move most, in the order of the waves', [9, 1, 1, 8, 1, 1, 1, 7, 1], '037'], ['whichever of them moves most', [7, 1, 1, 9, 1, 1, 1, 8, 1], '037'],
    ['the last three', [0, 1, 2, 3, 4, 5, 6, 7, 8], '678'], ['of equal ones the first', [1, 1, 1, 1, 1, 1, 1, 1, 1], '012'],
  ])('%s', (_what, steps, bucket) => { expect(bucketOf(moves(...steps))).toBe(bucket) })

  test('alike is what moves in the same proportions, however much', () => {
    // the cosine of 1,0 and x,y is x over the length: .98 and .9798
    expect(movesAlike(moves(1, 0), moves(0.98, Math.sqrt(1 - 0.98 ** 2) - 1e-9))).toBe(true)
    expect(movesAlike(moves(1, 0), moves(0.98, Math.sqrt(1 - 0.98 ** 2) + 1e-3))).toBe(false)
    expect(movesAlike(moves(1, 2, 3), moves(10, 20, 30))).toBe(true)
    expect(movesAlike(moves(1, 2, 3), moves(3, 2, 1))).toBe(false)
  })
  test('what does not move at all is like nothing, and a wave that one of them lacks counts as still', () => {
    expect([movesAlike(moves(0, 0), moves(0, 0)), movesAlike(moves(1, 1), moves(0, 0))]).toEqual([false, false])
    expect([movesAlike(moves(1, 1, 1), moves(1, 1)), movesAlike(moves(1, 1, 0), moves(1, 1))]).toEqual([false, true])
  })
})

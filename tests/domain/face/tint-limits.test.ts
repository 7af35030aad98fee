/** Both sides of every limit of the screen-colour challenge, on answers made by formula. Whether it tells people apart: tint.test.ts. */
import type { Tint } from '../../../src/domain/contract/common'
import { skinChroma, TINT_CHROMA, TINT_MS, tintResponse, tintSignals, tintsFor, type ChromaAt } from '../../../src/domain/face/tint'
import { ORDER, shown } from '../../face/screen-light'

test('each choice is among the colours that may follow; the last may not be the first either', () => {
  const by = (...draws: number[]) => { const left = [...draws]; return tintsFor(() => left.shift() ?? 0) }
  const seen = new Set<string>()
  for (const a of [0, 0.3, 0.6, 0.99]) for (const b of [0, 0.4, 0.99]) for (const c of [0, 0.4, 0.99]) for (const d of [0, 0.5, 0.99]) seen.add(by(a, b, c, d).join())
  // every order of four of four colours in a ring, no two neighbours alike: 84
  expect(seen.size).toBe(84)
})

describe('the colour of skin', () => {
  /** A black aligned face with cheeks and forehead in colours; each is left, top, right, bottom. */
  function face(...areas: [readonly number[], readonly number[]][]): Float32Array {
    const aligned = new Float32Array(112 * 112 * 3)
    for (const [[left, top, right, bottom], rgb] of areas) {
      for (let y = top!; y < bottom!; y++) for (let x = left!; x < right!; x++) aligned.set(rgb, (y * 112 + x) * 3)
    }
    return aligned
  }
  const RIGHT = [22, 66, 40, 82]
  const LEFT = [72, 66, 90, 82]
  const FOREHEAD = [44, 24, 68, 36]
  const light = (byte: number) => (byte / 255) ** 2.2
  const chroma = (...pixels: [number, readonly number[]][]) => {
    const sum = [0, 1, 2].map((c) => pixels.reduce((all, [count, rgb]) => all + count * light(rgb[c]!), 0))
    return [expect.closeTo(Math.log(sum[0]! / sum[1]!), 5), expect.closeTo(Math.log(sum[2]! / sum[1]!), 5)]
  }
  const [A, B, C] = [[180, 120, 90], [150, 140, 100], [90, 100, 110]]
  test('is that of the light of both cheeks and the forehead together', () => {
    // 18 x 16 pixels each, and 24 x 12: the same number
    expect(skinChroma(face([RIGHT, A], [LEFT, B], [FOREHEAD, C]))).toEqual(chroma([288, A], [288, B], [288, C]))
  })
  test('nothing else of the face is looked at', () => {
    const around = [[21, 65, 41, 83], [71, 65, 91, 83], [43, 23, 69, 37]].map((area): [number[], number[]] => [area, [200, 30, 30]])
    expect(skinChroma(face(...around, [RIGHT, A], [LEFT, A], [FOREHEAD, A]))).toEqual(chroma([1, A]))
  })
  test('shadows and reflexes do not count; a third of the skin must', () => {
    expect(skinChroma(face([RIGHT, A], [LEFT, [19, 120, 90]], [FOREHEAD, [246, 120, 90]]))).toEqual(chroma([1, A]))
    expect(skinChroma(face([RIGHT, A], [LEFT, [20, 120, 90]], [FOREHEAD, [245, 120, 90]]))).toEqual(chroma([1, A], [1, [20, 120, 90]], [1, [245, 120, 90]]))
    expect(skinChroma(face([RIGHT, A]))).not.toBeNull()
    expect(skinChroma(face([[23, 66, 40, 82], A]))).toBeNull()
    expect(skinChroma(face())).toBeNull()
  })
})

describe('the response', () => {
  const answer = (share: number, { frames = 36, seconds = 7, late = 0.2, from = 0, order = ORDER }: { frames?: number; seconds?: number; late?: number; from?: number; order?: Tint[] } = {}) =>
    Array.from({ length: frames }, (_, k): ChromaAt => {
      const at = (seconds * k) / (frames - 1)
      const [redGreen, blueGreen] = shown(order, at - late)
      return { at: at + from, chroma: [0.5 + 0.004 * at + share * redGreen, -0.4 - 0.003 * at + share * blueGreen] }
    })
  test('is the part of the light that follows, whatever drifts slowly', () => {
    const { strength, agrees } = tintResponse(answer(0.08), ORDER)
    expect(strength).toBeCloseTo(0.08, 3)
    expect(agrees).toBeCloseTo(1, 3)
  })
  test.each([[0.031, true], [0.029, false]])('of %f of the light: clear enough to say is %s', (share, says) => {
    expect(tintResponse(answer(share), ORDER).agrees !== null).toBe(says)
  })
  test.each([0, 0.1, 0.5])('%f s late it is found', (late) => {
    expect(tintResponse(answer(0.1, { late }), ORDER).agrees).toBeGreaterThan(0.999)
  })
  test('later than half a second it fits less', () => {
    expect(tintResponse(answer(0.1, { late: 0.9 }), ORDER).agrees ?? 0).toBeLessThan(0.99)
  })
  test('twenty frames over five seconds are enough, less is not', () => {
    const says = (frames: number, seconds: number, from = 0) => tintResponse(answer(0.1, { frames, seconds, from }), ORDER).agrees !== null
    expect([says(20, 5), says(19, 5), says(20, 4.99), says(60, 7)]).toEqual([true, false, false, true])
    expect(tintResponse(answer(0.1, { seconds: 4.9, from: 3 }), ORDER)).toEqual({ strength: 0, agrees: null })
  })
  test('of no order, or of skin that does not change, nothing is said', () => {
    expect(tintResponse(answer(0.1), [])).toEqual({ strength: 0, agrees: null })
    expect(tintResponse(answer(0), ORDER).agrees).toBeNull()
  })
  test('another order answers otherwise, and says so in the record', () => {
    const other: Tint[] = ['green', 'warm', 'cool', 'neutral']
    const { agrees } = tintResponse(answer(0.1, { order: other }), ORDER)
    expect(agrees).toBeLessThan(0.3)
    expect(tintSignals(answer(0.1, { order: other }), ORDER)).toEqual([{ name: 'tint', value: Number(agrees!.toPrecision(4)), level: 'review' }])
    expect(tintSignals(answer(0.1), ORDER)).toMatchObject([{ name: 'tint', level: 'pass' }])
    expect(tintSignals([], ORDER)).toEqual([])
  })
  test('colours drift softly: half a change a second', () => {
    expect(TINT_MS).toEqual({ step: 2000, fade: 1200 })
    expect(TINT_CHROMA.neutral).toEqual([0, 0])
  })
})

test('against white, warm light has more red and less blue than green, cool light the other way round, green light less of both', () => {
  const signs = (tint: keyof typeof TINT_CHROMA) => TINT_CHROMA[tint].map(Math.sign)
  expect([signs('warm'), signs('cool'), signs('green'), signs('neutral')]).toEqual([[1, -1], [-1, 1], [-1, -1], [0, 0]])
})

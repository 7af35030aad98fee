import { loadModels, type Models } from '../../cloudfunctions/face/models'
import { CAST, personOf } from '../../local/people/cast'
import { render } from '../../local/people/render'
import type { Tint } from '../../src/domain/contract/common'
import { TINT_CHROMA, TINT_MS, skinChroma, tintResponse, tintSignals, tintsFor, type ChromaAt } from '../../src/domain/face/tint'
import { FaceTracker } from '../../src/domain/face/track'

jest.setTimeout(240_000)

const SECONDS = 7
/** Enough for a drift of 1.2 s; drawing a head takes a while. */
const FPS = 4
const ORDER: Tint[] = ['warm', 'cool', 'neutral', 'green']
const OTHER: Tint[] = ['green', 'warm', 'cool', 'neutral']

/** The screen's light at a time, as log ratios; written anew here, so that the rule under test does not judge itself. */
function shown(order: readonly Tint[], seconds: number): [number, number] {
  const n = Math.max(0, Math.floor((seconds * 1000) / TINT_MS.step))
  const [to, from] = [TINT_CHROMA[order[n % 4]!], TINT_CHROMA[order[(n + 3) % 4]!]]
  const k = n === 0 ? 1 : Math.min(1, (seconds * 1000 - n * TINT_MS.step) / TINT_MS.fade)
  return [from[0] + (to[0] - from[0]) * k, from[1] + (to[1] - from[1]) * k]
}

interface Scene {
  /** null: the screen stays as it is. */
  order: Tint[] | null
  /** Part of the skin's light that comes from the screen. */
  share: number
  /** The page begins so much later than the recorder. */
  lateS?: number
  light?: (at: number) => number
  /** Slow change of the camera's white balance: log ratio a second. */
  drift?: number
}

const person = personOf(CAST[0])
let models: Models
beforeAll(async () => { models = await loadModels() })

/** What it adds to the risk record. */
const levelOf = (series: readonly ChromaAt[], order: readonly Tint[]) => tintSignals(series, order)[0]?.level ?? 'pass'

/** A drawn person before such a screen, measured as the server does it. */
async function film({ order, share, lateS = 0, light = () => 1, drift = 0 }: Scene): Promise<ChromaAt[]> {
  const tracker = new FaceTracker(models)
  const series: ChromaAt[] = []
  for (let i = 0; i < SECONDS * FPS; i++) {
    const at = i / FPS
    const [redGreen, blueGreen] = order ? shown(order, at - lateS) : [0, 0]
    // bytes are light to the power of 1/2.2
    const gain = (ratio: number) => ((1 - share) + share * Math.exp(ratio)) ** (1 / 2.2)
    const { rgb, width, height } = render(person, 240, 320, {
      scale: 8, grain: i + 1, tx: 2 * Math.sin(at), yaw: 3 * Math.sin(at * 1.3), light: 0.8 * light(at),
      tint: [gain(redGreen) * Math.exp(drift * at), 1, gain(blueGreen) * Math.exp(-drift * at)],
    })
    const { face } = await tracker.next({ data: rgb, width, height, channels: 3 }, at)
    const chroma = face && skinChroma(face.aligned)
    if (chroma) series.push({ at, chroma })
  }
  return series
}

test.each<[string, Scene, 'agrees' | 'contradicts' | 'says nothing']>([
  ['the chosen order', { order: ORDER, share: 0.1 }, 'agrees'],
  ['the chosen order, late and with a drifting white balance', { order: ORDER, share: 0.1, lateS: 0.35, drift: 0.004 }, 'agrees'],
  ['a recording made for another order', { order: OTHER, share: 0.1 }, 'contradicts'],
  ['a bright room', { order: ORDER, share: 0.005 }, 'says nothing'],
  ['no colours, a cloud and a drifting white balance', { order: null, share: 0, light: (at) => (at > 3 ? 0.8 : 1.1), drift: 0.004 }, 'says nothing'],
])('%s', async (_, scene, says) => {
  const series = await film(scene)
  const response = tintResponse(series, ORDER)
  if (says === 'agrees') expect(response.agrees).toBeGreaterThan(0.8)
  if (says === 'contradicts') expect(response.agrees).toBeLessThan(0.3)
  if (says === 'says nothing') expect(response.agrees).toBeNull()
  expect(levelOf(series, ORDER)).toBe(says === 'contradicts' ? 'review' : 'pass')
})

/** Chance that can be repeated. */
function dice(seed: number): () => number {
  let state = seed
  return () => (state = (state * 16807) % 2147483647) / 2147483647
}

test('by formula: an honest answer is never doubted, another order is doubted more often than not', () => {
  const random = dice(20261124)
  let doubted = 0
  const tries = 24
  for (let i = 0; i < tries; i++) {
    const [order, other] = [tintsFor(random), tintsFor(random)]
    const answer = (to: Tint[]) => Array.from({ length: 15 * 7 }, (_, k): ChromaAt => {
      const [redGreen, blueGreen] = shown(to, k / 15 - 0.2)
      const noise = () => 0.002 * (random() + random() - 1)
      return { at: k / 15, chroma: [0.5 + 0.06 * redGreen + noise(), -0.4 + 0.06 * blueGreen + noise()] }
    })
    expect(levelOf(answer(order), order)).toBe('pass')
    expect(tintResponse(answer(order), order).agrees).toBeGreaterThan(0.85)
    if (levelOf(answer(other), order) === 'review') doubted++
  }
  expect(doubted).toBeGreaterThan(tries / 2)
})

test('an order has four colours and never the same twice in a row, also where it begins again', () => {
  const random = dice(7)
  for (let i = 0; i < 200; i++) {
    const order = tintsFor(random)
    expect(order).toHaveLength(4)
    order.forEach((name, k) => expect(name).not.toBe(order[(k + 1) % 4]))
  }
})

test('a clip of one colour, or none, says nothing', () => {
  expect(tintResponse([], ORDER).agrees).toBeNull()
  expect(tintResponse(Array.from({ length: 40 }, (_, i) => ({ at: i / 15, chroma: [0, 0] as const })), ORDER).agrees).toBeNull()
})

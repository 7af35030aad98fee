import { loadModels, type Models } from '../../cloudfunctions/face/models'
import { CAST, personOf } from '../../local/people/cast'
import { render } from '../../local/people/render'
import type { Tint } from '../../src/domain/contract/common'
import { skinChroma, tintResponse, type ChromaAt } from '../../src/domain/face/tint'
import { FaceTracker } from '../../src/domain/face/track'
import { levelOf, ORDER, OTHER, shown } from './screen-light'

jest.setTimeout(240_000)

const SECONDS = 7
/** Enough for a drift of 1.2 s; drawing a head takes a while. */
const FPS = 4
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

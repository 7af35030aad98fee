/** Following one face, with models that say what the test tells them and count how often they are asked. */
import { FaceTracker, type FaceModels } from '../../../src/domain/face/track'
import { plain } from './drawn'

const SIDE = 512
const PICTURE = plain(SIDE, SIDE, [100, 110, 120])

/** A place in the picture, told by the detector in its own 128 pixels. `zoom` > 1: only seen with a margin around the picture. */
interface Shown { x: number; y: number; width: number; zoom?: number }
class Scene implements FaceModels {
  shown: Shown[] = []
  presence = 0.9
  /** Where the mesh lies within the square it looks at, in its 192 pixels. */
  middle: [number, number] = [95.5, 95.5]
  asked = { detect: 0, mesh: 0 }

  async detect(input: Float32Array): Promise<Float32Array> {
    this.asked.detect++
    expect(input).toHaveLength(128 * 128 * 3)
    // with a margin the picture's corner is black
    const zoom = input[0] === -1 ? 1.6 : 1
    const rows = new Float32Array(896 * 17).map((_, i) => (i % 17 === 0 ? -20 : 0))
    this.shown.filter((one) => (one.zoom ?? 1) === zoom).forEach(({ x, y, width }, k) => {
      const at = (value: number) => 64 + (value - 256) / (4 * zoom)
      const w = width / (4 * zoom)
      rows.set([5 - k, at(x) - 4, at(y) - 4, w, w, at(x) - w / 4 - 4, at(y) - 4, at(x) + w / 4 - 4, at(y) - 4], 17 * k)
    })
    return rows
  }

  async mesh(input: Float32Array): Promise<Float32Array[]> {
    this.asked.mesh++
    expect(input).toHaveLength(192 * 192 * 3)
    const [x, y] = this.middle
    // a square of 96 pixels: eyes level, on the line through its middle
    const coarse = new Float32Array(1404)
    for (let i = 0; i < 468; i++) coarse.set([x + (i % 2 ? 48 : -48), y + (i % 3 ? 48 : -48), 0], 3 * i)
    const flat = (count: number) => Float32Array.from({ length: 2 * count }, (_, i) => (i % 2 ? y : x + (i % 4 ? 20 : -20)))
    return [coarse, flat(80), flat(71), flat(71), Float32Array.of(Math.log(this.presence / (1 - this.presence)))]
  }

  since(): { detect: number; mesh: number } {
    const { asked } = this
    this.asked = { detect: 0, mesh: 0 }
    return asked
  }
}

test('nobody: the picture is searched whole, then with a margin', async () => {
  const scene = new Scene()
  const { signals, face } = await new FaceTracker(scene).next(PICTURE, 0)
  expect(signals).toEqual({ at: 0, faces: 0, scene: expect.closeTo(0.299 * 100 + 0.587 * 110 + 0.114 * 120, 3), face: null })
  expect(face).toBeNull()
  expect(scene.since()).toEqual({ detect: 2, mesh: 0 })
})

test('a found face is looked at twice, the second time where its mesh lies; then it is only followed', async () => {
  const scene = new Scene()
  scene.shown = [{ x: 256, y: 256, width: 128 }]
  const tracker = new FaceTracker(scene)
  const first = await tracker.next(PICTURE, 0)
  expect(scene.since()).toEqual({ detect: 1, mesh: 2 })
  expect(first.signals).toMatchObject({ at: 0, faces: 1, face: { presence: expect.closeTo(0.9, 5), speed: 0, hidden: null, brightness: expect.closeTo(108.15, 1) } })
  expect(first.face?.aligned).toHaveLength(112 * 112 * 3)
  // half of a square one and a half times as large, twice over
  expect(first.signals.face?.width).toBeCloseTo((128 * 1.5 * 0.5 * 1.5 * 0.5) / 512, 3)
  await tracker.next(PICTURE, 0.29)
  expect(scene.since()).toEqual({ detect: 0, mesh: 1 })
})

test('every three tenths of a second the tracker looks around for a second face', async () => {
  const scene = new Scene()
  scene.shown = [{ x: 156, y: 256, width: 128 }]
  const tracker = new FaceTracker(scene)
  await tracker.next(PICTURE, 0)
  scene.since()
  scene.shown = [{ x: 156, y: 256, width: 128 }, { x: 400, y: 256, width: 128 }]
  expect((await tracker.next(PICTURE, 0.2)).signals.faces).toBe(1)
  expect(scene.since().detect).toBe(0)
  expect((await tracker.next(PICTURE, 0.3)).signals.faces).toBe(2)
  expect(scene.since()).toEqual({ detect: 1, mesh: 1 })
  expect((await tracker.next(PICTURE, 0.5)).signals.faces).toBe(2)
  expect(scene.since().detect).toBe(0)
  const calmer = new FaceTracker(scene, 1)
  for (const at of [0, 0.5, 0.99, 1]) await calmer.next(PICTURE, at)
  expect(scene.since().detect).toBe(2)
})

test('of several it keeps following the same, and does not lose it when the detector misses it', async () => {
  const scene = new Scene()
  scene.shown = [{ x: 156, y: 256, width: 128 }]
  const tracker = new FaceTracker(scene)
  // two points that no refinement moves, left and right
  const centre = ({ face }: { face: { mesh: { points: Float32Array } } | null }) => face && Math.round((face.mesh.points[6]! + face.mesh.points[9]!) / 2)
  await tracker.next(PICTURE, 0)
  scene.shown = [{ x: 300, y: 256, width: 200 }]
  expect(centre(await tracker.next(PICTURE, 0.4))).toBe(156)
  scene.shown = []
  const missed = await tracker.next(PICTURE, 0.8)
  expect([centre(missed), missed.signals.faces]).toEqual([156, 1])
})

test('a face that fills the picture is found with a margin around it', async () => {
  const scene = new Scene()
  scene.shown = [{ x: 256, y: 256, width: 500, zoom: 1.6 }]
  const { signals } = await new FaceTracker(scene).next(PICTURE, 0)
  expect(scene.since()).toEqual({ detect: 2, mesh: 2 })
  expect([signals.faces, signals.face?.width]).toEqual([1, expect.closeTo((500 * 0.75 * 0.75) / 512, 3)])
})

test('a mesh that is not sure of a face is none: the detector is asked in the same frame, and in the next', async () => {
  const scene = new Scene()
  scene.shown = [{ x: 256, y: 256, width: 128 }]
  const tracker = new FaceTracker(scene)
  await tracker.next(PICTURE, 0)
  scene.since()
  scene.presence = 0.49
  expect((await tracker.next(PICTURE, 0.1)).signals).toMatchObject({ faces: 1, face: null })
  expect(scene.since()).toEqual({ detect: 1, mesh: 2 })
  await tracker.next(PICTURE, 0.15)
  expect(scene.since()).toEqual({ detect: 1, mesh: 1 })
  scene.presence = 0.5
  expect((await tracker.next(PICTURE, 0.2)).face).not.toBeNull()
})

test('speed: face widths a second, of the middle, from the frame before; none after a gap without a face', async () => {
  const scene = new Scene()
  scene.shown = [{ x: 256, y: 256, width: 128 }]
  const tracker = new FaceTracker(scene)
  const speed = async (at: number) => (await tracker.next(PICTURE, at)).signals.face?.speed
  expect(await speed(7)).toBe(0)
  // 19.2 and 14.4 of the mesh's pixels with a face of 96: a quarter of its width, in a tenth of a second
  scene.middle = [95.5 + 19.2, 95.5 - 14.4]
  expect(await speed(7.1)).toBeCloseTo(2.5, 2)
  scene.middle = [95.5, 95.5]
  expect(await speed(7.2)).toBeCloseTo(0, 3)
  expect(await speed(7.2)).toBe(0)
  scene.middle = [95.5 + 48, 95.5]
  expect(await speed(7.2)).toBe(0)
  scene.middle = [95.5, 95.5]
  scene.presence = 0.1
  expect(await speed(7.25)).toBeUndefined()
  scene.presence = 0.9
  scene.shown = [{ x: 156, y: 256, width: 128 }]
  expect(await speed(7.35)).toBe(0)
})

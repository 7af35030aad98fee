/** Follows one face from frame to frame. The same code runs on the server and in the browser; only the models' run differs. */
import { alignedFace, faceQuality } from './align'
import { coveringOf } from './covering'
import { detectorInput, facesFrom, mainFace } from './detector'
import { boundsOf, meshFrom, meshInput, regionOfFace, regionOfMesh, type Mesh, type Region } from './mesh'
import { meanLuma, type Pixels } from './pixels'
import { shapeOf, type FrameSignals } from './signals'

/** Runs the two models: detector (1 x 128 x 128 x 3, DETECTOR_OUTPUTS) and mesh (1 x 192 x 192 x 3, MESH_OUTPUTS). */
export interface FaceModels {
  detect(input: Float32Array): Promise<Float32Array>
  mesh(input: Float32Array): Promise<Float32Array[]>
}

export interface Sighting {
  signals: FrameSignals
  /** null with signals.face null. `aligned`: 112 x 112 RGB 0..255. */
  face: { mesh: Mesh; aligned: Float32Array } | null
}

/** While a face is followed the detector only looks for a second one, every so many seconds: it costs as much as following does. */
const LOOK_AROUND_S = 0.3
/** Below this the mesh has slipped off the face (model card: .5). */
const MIN_PRESENCE = 0.5
/** A face that fills the picture is only found with a margin around it. */
const ZOOMED_OUT = 1.6

export class FaceTracker {
  private region: Region | null = null
  private faces = 0
  private lookedAt = -Infinity
  private before: { at: number; x: number; y: number } | null = null

  constructor(private readonly models: FaceModels, private readonly lookAroundS = LOOK_AROUND_S) {}

  /** `at`: seconds from the first frame, rising. */
  async next(picture: Pixels, at: number): Promise<Sighting> {
    const mesh = (await this.follow(picture, at)) ?? (await this.search(picture, at))
    const scene = meanLuma(picture)
    if (!mesh) return { signals: { at, faces: this.faces, scene, face: null }, face: null }
    const aligned = alignedFace(picture, mesh.points)
    const shape = shapeOf(mesh, picture)
    const speed = this.speedOf(mesh, at)
    return { signals: { at, faces: this.faces, scene, face: { ...shape, ...faceQuality(aligned), hidden: coveringOf(picture, mesh.points), speed } }, face: { mesh, aligned } }
  }

  private async follow(picture: Pixels, at: number): Promise<Mesh | null> {
    if (!this.region || at - this.lookedAt >= this.lookAroundS) return null
    return this.meshAt(picture, this.region)
  }

  private async search(picture: Pixels, at: number): Promise<Mesh | null> {
    // keep following the same face when there are several, else the series of signals would jump between them
    const followed = this.region && (await this.meshAt(picture, this.region))
    const found = mainFace(await this.detect(picture), picture)
    this.lookedAt = at
    this.faces = found?.count ?? (followed ? 1 : 0)
    if (followed || !found) return followed
    const first = await this.meshAt(picture, regionOfFace(found.face))
    return first && this.meshAt(picture, regionOfMesh(first))
  }

  private async detect(picture: Pixels) {
    for (const zoom of [1, ZOOMED_OUT]) {
      const { input, toImage } = detectorInput(picture, zoom)
      const faces = facesFrom(await this.models.detect(input), toImage)
      if (faces.length > 0) return faces
    }
    return []
  }

  private async meshAt(picture: Pixels, region: Region): Promise<Mesh | null> {
    const mesh = meshFrom(await this.models.mesh(meshInput(picture, region)), region)
    if (mesh.presence < MIN_PRESENCE) return this.lose()
    this.region = regionOfMesh(mesh)
    return mesh
  }

  private lose(): null {
    this.region = null
    this.before = null
    return null
  }

  private speedOf({ points }: Mesh, at: number): number {
    const [left, top, right, bottom] = boundsOf(points)
    const now = { at, x: (left + right) / 2, y: (top + bottom) / 2 }
    const { before } = this
    this.before = now
    if (!before || at <= before.at) return 0
    return Math.hypot(now.x - before.x, now.y - before.y) / (right - left) / (at - before.at)
  }
}

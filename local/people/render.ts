/** One picture of a person: pose and expression in, RGB out. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { drawCollar, drawShoulders } from './clothes'
import { ramp } from './curve'
import { paintEye } from './eyes'
import { film, type Picture } from './film'
import { headSurface, MOUTH_RING, MOUTH_SEAM, openJaw, type Surface } from './head'
import { growHair, type HairShell } from './hair'
import { cavities, lightOn, normalsOf } from './light'
import { ear, neck, type Part } from './parts'
import type { Person } from './person'
import { CALM, onScreen, projection, turned, turnOf, type Pose } from './pose'
import { drawPatch, newFrame, type Texture } from './raster'
import { backdrop, drawGlasses, drawMouth, type Project } from './scene'
import { paintSkin, PER_CM, SKIN_LEFT, SKIN_TOP } from './skin'

interface Model {
  head: Surface
  uv: Float32Array
  cavity: Float32Array
  skin: Texture
  hair: HairShell
  ears: readonly Part[]
  neck: Part
}

const models = new WeakMap<Person, Model>()

/** @returns RGB bytes, row by row; the same input always gives the same bytes */
export function render(person: Person, width: number, height: number, change: Partial<Pose> = {}): Picture {
  const pose = { ...CALM, ...change }
  const ctx = createCanvas(width, height).getContext('2d')
  ctx.drawImage(backdrop(person, pose.backdrop, width, height), 0, 0)
  paintPerson(ctx, person, pose, width, height)
  return film(ctx.getImageData(0, 0, width, height).data, width, height, pose)
}

/** Paints the person over what is already on the canvas (a room, or another person). */
export function paintPerson(ctx: SKRSContext2D, person: Person, pose: Pose, width: number, height: number): void {
  const model = modelOf(person)
  const turn = turnOf(pose)
  const upright = projection(pose, width, height)
  const body: Project = (x, y) => upright(x * 0.94, y * 0.94, 2)
  drawShoulders(ctx, person, body)
  const image = ctx.getImageData(0, 0, width, height)
  const frame = newFrame(width, height, image.data)

  const paint = (part: Part, texture: Texture, position: Float32Array, seen: (vertex: number) => number) => {
    const { light, gloss } = lightOn(normalsOf(position, part.triangles), seen, 0.3)
    drawPatch(frame, { screen: onScreen(position, pose, width, height), light, gloss, uv: part.uv, triangles: part.triangles, texture })
  }
  // the neck follows the head above and the shoulders below, and lies in the chin's shadow
  const throat = turned(model.neck.position, turn, (y) => 1 - ramp(8, 17, y))
  paint(model.neck, model.skin, throat, (v) => 0.62 + 0.3 * ramp(11.5, 16.5, throat[v * 3 + 1] as number))
  for (const part of model.ears) paint(part, model.skin, turned(part.position, turn), () => 0.94)

  const posed = new Float32Array(model.head.position.length)
  openJaw(model.head, pose.mouth, posed)
  const head = turned(posed, turn)
  const screen = onScreen(head, pose, width, height)
  const { light, gloss } = lightOn(normalsOf(head, model.head.triangles, MOUTH_SEAM), (v) => model.cavity[v] as number, 1)
  drawPatch(frame, {
    screen, light, gloss, uv: model.uv, triangles: model.head.triangles, texture: model.skin, repaint: eyesOf(person, pose),
  })
  paint(model.hair, model.hair.texture, turned(model.hair.position, turn), () => 1)

  ctx.putImageData(image, 0, 0)
  const inHead = projection(pose, width, height, turn)
  drawMouth(ctx, MOUTH_RING.map((v) => [screen[v * 3] as number, screen[v * 3 + 1] as number] as const), inHead, pose.mouth)
  drawCollar(ctx, person, body)
  drawGlasses(ctx, person, inHead, pose.glare)
}

function modelOf(person: Person): Model {
  const ready = models.get(person)
  if (ready) return ready
  const head = headSurface(person)
  const normals = normalsOf(head.position, head.triangles, MOUTH_SEAM)
  const uv = head.place.map((cm, i) => (cm - (i % 2 ? SKIN_TOP : SKIN_LEFT)) * PER_CM)
  const model = {
    head, uv, cavity: cavities(head), skin: paintSkin(person), hair: growHair(person, head, normals),
    ears: [ear(person, -1), ear(person, 1)], neck: neck(person),
  }
  models.set(person, model)
  return model
}

function eyesOf(person: Person, pose: Pose) {
  const u = (x: number) => (x - SKIN_LEFT) * PER_CM
  const v = (y: number) => (y - SKIN_TOP) * PER_CM
  return {
    left: u(-5.4), right: u(5.4), top: v(-1.5), bottom: v(1.4),
    at: (pu: number, pv: number, rgb: Float32Array) => paintEye(person.eyes, pose, pu / PER_CM + SKIN_LEFT, pv / PER_CM + SKIN_TOP, rgb),
  }
}

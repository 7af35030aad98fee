/** Scenes that must not pass, or that show more or less than one person: for tests of the refusals. */
import { createCanvas } from '@napi-rs/canvas'
import { HEIGHT, poseAt, WIDTH } from './clip'
import { film, type Picture } from './film'
import type { Cue } from './moves'
import type { Person } from './person'
import { CALM, type Pose } from './pose'
import { paintPerson, render } from './render'
import { backdrop } from './scene'

export type Scene = (time: number, grain: number) => Picture

/** A printed picture of the person, waved about before the lens: it moves, the face in it does not. */
export function wavedPhoto(person: Person, seconds: number): Scene {
  const photo = onCanvas(render(person, WIDTH, HEIGHT))
  return (time, grain) => {
    const canvas = createCanvas(WIDTH, HEIGHT)
    const ctx = canvas.getContext('2d')
    const wave = (turns: number, phase: number) => Math.sin(((time / seconds) * turns + phase) * Math.PI * 2)
    ctx.translate(WIDTH / 2 + 14 * wave(1, 0), HEIGHT / 2 + 10 * wave(2, 0.2))
    ctx.rotate(0.05 * wave(1, 0.4))
    const bend = 1.12 + 0.05 * wave(2, 0.6)
    ctx.scale(bend * (1 - 0.03 * Math.abs(wave(1, 0.1))), bend)
    ctx.drawImage(photo, -WIDTH / 2, -HEIGHT / 2)
    return film(ctx.getImageData(0, 0, WIDTH, HEIGHT).data, WIDTH, HEIGHT, { light: 1, noise: 5, grain })
  }
}

/** A room with nobody in it. */
export function emptyRoom(person: Person): Scene {
  const canvas = backdrop(person, 'room', WIDTH, HEIGHT)
  const pixels = canvas.getContext('2d').getImageData(0, 0, WIDTH, HEIGHT).data
  return (_, grain) => film(pixels, WIDTH, HEIGHT, { light: 1, noise: 5, grain })
}

/** Two people side by side; the first one does what `cues` say. */
export function together(first: Person, second: Person, seconds: number, cues: readonly Cue[]): Scene {
  return (time, grain) => {
    const canvas = createCanvas(WIDTH, HEIGHT)
    const ctx = canvas.getContext('2d')
    ctx.drawImage(backdrop(first, 'room', WIDTH, HEIGHT), 0, 0)
    const pose = (moves: Partial<Pose>, side: number): Pose =>
      ({ ...CALM, ...moves, scale: 10.5, tx: side * 108 + (moves.tx ?? 0) * 0.6, ty: 20 })
    paintPerson(ctx, second, pose(poseAt(time, seconds, []), 1), WIDTH, HEIGHT)
    paintPerson(ctx, first, pose(poseAt(time, seconds, cues), -1), WIDTH, HEIGHT)
    return film(ctx.getImageData(0, 0, WIDTH, HEIGHT).data, WIDTH, HEIGHT, { light: 1, noise: 5, grain })
  }
}

/** The scene filmed from a phone that lies on a table: small, bluish, flat and soft, in a black frame. */
export function fromScreen(scene: Scene): Scene {
  return (time, grain) => {
    const ctx = createCanvas(WIDTH, HEIGHT).getContext('2d')
    ctx.fillStyle = '#54493f'
    ctx.fillRect(0, 0, WIDTH, HEIGHT)
    ctx.fillStyle = '#080808'
    ctx.beginPath()
    ctx.roundRect(90, 80, 300, 480, 26)
    ctx.fill()
    ctx.filter = 'blur(1.4px)'
    ctx.drawImage(onCanvas(washedOut(scene(time, grain))), 105, 140, 270, 360)
    return film(ctx.getImageData(0, 0, WIDTH, HEIGHT).data, WIDTH, HEIGHT, { light: 1, noise: 4, grain })
  }
}

/** Little contrast, hardly any colour but the screen's own blue. */
function washedOut({ width, height, rgb }: Picture): Picture {
  const out = new Uint8Array(rgb.length)
  for (let o = 0; o < rgb.length; o += 3) {
    const grey = 0.3 * (rgb[o] as number) + 0.59 * (rgb[o + 1] as number) + 0.11 * (rgb[o + 2] as number)
    out[o] = 0.42 * grey + 40
    out[o + 1] = 0.5 * grey + 62
    out[o + 2] = 0.62 * grey + 97
  }
  return { width, height, rgb: out }
}

/** One person until `at` seconds, another from then on. */
export function replacedAt(at: number, before: Scene, after: Scene): Scene {
  return (time, grain) => (time < at ? before : after)(time, grain)
}

export function onCanvas({ width, height, rgb }: Picture) {
  const canvas = createCanvas(width, height)
  const ctx = canvas.getContext('2d')
  const image = ctx.createImageData(width, height)
  for (let i = 0; i < width * height; i++) {
    image.data.set(rgb.subarray(i * 3, i * 3 + 3), i * 4)
    image.data[i * 4 + 3] = 255
  }
  ctx.putImageData(image, 0, 0)
  return canvas
}

/** The person doing what `cues` say, held in `pose`. */
export function acting(person: Person, seconds: number, cues: readonly Cue[], pose: Partial<Pose> = {}): Scene {
  return (time, grain) => render(person, WIDTH, HEIGHT, { ...pose, ...poseAt(time, seconds, cues), grain })
}

/** Recordings that were tampered with, as an attacker feeds them in: for tests of the signs (src/domain/face/attack). */
import { createCanvas } from '@napi-rs/canvas'
import { FPS, HEIGHT, WIDTH } from './clip'
import { film } from './film'
import type { Person } from './person'
import { render } from './render'
import { onCanvas, type Scene } from './stage'

/** What was filmed once comes again: at each time the frame, grain and all, that `source` says. */
const replayed = (scene: Scene, source: (time: number) => number): Scene => (time) => {
  const at = Math.round(source(time) * FPS) / FPS
  return scene(at, Math.round(at * FPS) + 1)
}

/** The first `period` seconds over and over. */
export const looped = (scene: Scene, period: number): Scene => replayed(scene, (time) => time % period)

/** Up to `turnAt` seconds, then back. */
export const thereAndBack = (scene: Scene, turnAt: number): Scene => replayed(scene, (time) => (time < turnAt ? time : 2 * turnAt - time))

/** The picture stands still from `from` to `to` and goes on where it stopped. */
export const stopped = (scene: Scene, from: number, to: number): Scene =>
  replayed(scene, (time) => (time < from ? time : time < to ? from : time - (to - from)))

/** A print of the person that is bent into a roll, more and less, and turned to and fro. */
export function bentPhoto(person: Person, seconds: number): Scene {
  const photo = onCanvas(render(person, WIDTH, HEIGHT))
  return (time, grain) => {
    const ctx = createCanvas(WIDTH, HEIGHT).getContext('2d')
    ctx.fillStyle = '#6b6258'
    ctx.fillRect(0, 0, WIDTH, HEIGHT)
    const wave = (turns: number, phase: number) => Math.sin(((time / seconds) * turns + phase) * Math.PI * 2)
    const [bend, turn] = [0.9 + 0.35 * wave(2, 0.1), 0.25 * wave(1, 0.4)]
    // column by column: where on the roll it lies decides how wide and how tall it is seen
    let x = WIDTH / 2 - (WIDTH / 2) * 0.92
    for (let column = 0; column < WIDTH; column += 2) {
      const angle = bend * (column / WIDTH - 0.5) + turn
      const [wide, tall] = [1.9 * Math.cos(angle), 1 - 0.16 * (1 - Math.cos(angle)) + 0.06 * Math.sin(turn) * (column / WIDTH - 0.5)]
      ctx.drawImage(photo, column, 0, 2, HEIGHT, x, (HEIGHT * (1 - tall)) / 2 + 4 * wave(1, 0), wide + 0.6, HEIGHT * tall)
      x += wide
    }
    return film(ctx.getImageData(0, 0, WIDTH, HEIGHT).data, WIDTH, HEIGHT, { light: 1, noise: 5, grain })
  }
}

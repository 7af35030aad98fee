/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/** Sampling pictures into model inputs. Works on what ffmpeg and sharp give (3 channels) and on a canvas (4 channels). */
import { scaleOf, type Affine } from './geometry'

/** Rows from the top, RGB or RGBA, one byte a channel. */
export interface Pixels {
  data: Uint8Array | Uint8ClampedArray
  width: number
  height: number
  channels: 3 | 4
}

export interface SampleForm {
  /** Each value becomes value * scale + bias. */
  scale: number
  bias: number
  /** `planes`: all red, all green, all blue (ONNX); `mixed`: pixel by pixel (tfjs). */
  layout: 'planes' | 'mixed'
  order: 'rgb' | 'bgr'
  /** Outside of the picture: black, or the nearest edge pixel. */
  outside: 'black' | 'edge'
}

/** Plain RGB bytes as numbers 0..255. */
export const PLAIN: SampleForm = { scale: 1, bias: 0, layout: 'mixed', order: 'rgb', outside: 'black' }

/** Several models look at the same picture, each at its own size: what was halved once stays with it. */
const halves = new WeakMap<Pixels, Pixels>()

/** Half size by averaging 2 x 2 pixels. The same picture gives the same result: its data must not change afterwards. */
export function halve(source: Pixels): Pixels {
  const known = halves.get(source)
  if (known) return known
  const half = averaged(source)
  halves.set(source, half)
  return half
}

function averaged(source: Pixels): Pixels {
  const { data, width, channels } = source
  const w = width >> 1
  const h = source.height >> 1
  const out = new Uint8Array(w * h * 3)
  for (let y = 0, o = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const i = (2 * y * width + 2 * x) * channels
      const below = i + width * channels
      for (let c = 0; c < 3; c++, o++) {
        out[o] = (data[i + c]! + data[i + channels + c]! + data[below + c]! + data[below + channels + c]! + 2) >> 2
      }
    }
  }
  return { data: out, width: w, height: h, channels: 3 }
}

/** The matrix that reads from the halved picture what `m` reads from the full one. */
function halved(m: Affine): Affine {
  return [m[0] / 2, m[1] / 2, (m[2] + 0.5) / 2 - 0.5, m[3] / 2, m[4] / 2, (m[5] + 0.5) / 2 - 0.5]
}

/**
 * A square of `size` pixels read from the picture through `m` (target pixel → source pixel), bilinear.
 * Shrinking by more than 2 goes through halved pictures first, otherwise fine texture turns into noise.
 */
export function sample(source: Pixels, m: Affine, size: number, form: SampleForm): Float32Array {
  let matrix = m
  let picture = source
  while (scaleOf(matrix) > 2 && picture.width > 1 && picture.height > 1) {
    picture = halve(picture)
    matrix = halved(matrix)
  }
  return warp(picture, matrix, size, form)
}

function warp({ data, width, height, channels }: Pixels, m: Affine, size: number, form: SampleForm): Float32Array {
  const plane = size * size
  const out = new Float32Array(plane * 3)
  const { scale, bias } = form
  const edge = form.outside === 'edge'
  const step = form.layout === 'planes' ? 1 : 3
  const gap = form.layout === 'planes' ? plane : 1
  const [red, blue] = form.order === 'rgb' ? [0, 2 * gap] : [2 * gap, 0]
  const [maxX, maxY] = [width - 1, height - 1]
  for (let y = 0, o = 0; y < size; y++) {
    for (let x = 0; x < size; x++, o += step) {
      let sx = m[0] * x + m[1] * y + m[2]
      let sy = m[3] * x + m[4] * y + m[5]
      if (edge) {
        sx = sx < 0 ? 0 : sx > maxX ? maxX : sx
        sy = sy < 0 ? 0 : sy > maxY ? maxY : sy
      } else if (sx <= -1 || sy <= -1 || sx >= width || sy >= height) {
        out[o] = out[o + gap] = out[o + 2 * gap] = bias
        continue
      }
      const left = Math.floor(sx)
      const top = Math.floor(sy)
      const fx = sx - left
      const fy = sy - top
      const x0 = left < 0 ? 0 : left
      const y0 = (top < 0 ? 0 : top) * width
      const x1 = left + 1 > maxX ? maxX : left + 1
      const y1 = (top + 1 > maxY ? maxY : top + 1) * width
      const w11 = fx * fy * scale
      const w10 = fy * scale - w11
      const w01 = fx * scale - w11
      const w00 = scale - w11 - w10 - w01
      const a = (y0 + x0) * channels
      const b = (y0 + x1) * channels
      const c = (y1 + x0) * channels
      const d = (y1 + x1) * channels
      out[o + red] = data[a]! * w00 + data[b]! * w01 + data[c]! * w10 + data[d]! * w11 + bias
      out[o + gap] = data[a + 1]! * w00 + data[b + 1]! * w01 + data[c + 1]! * w10 + data[d + 1]! * w11 + bias
      out[o + blue] = data[a + 2]! * w00 + data[b + 2]! * w01 + data[c + 2]! * w10 + data[d + 2]! * w11 + bias
    }
  }
  return out
}

/** Mean luma of the picture, 0..255, from every 8th pixel both ways. */
export function meanLuma({ data, width, height, channels }: Pixels): number {
  let sum = 0
  let count = 0
  for (let y = 4; y < height; y += 8) {
    for (let x = 4; x < width; x += 8, count++) {
      const i = (y * width + x) * channels
      sum += 0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!
    }
  }
  return count === 0 ? 0 : sum / count
}

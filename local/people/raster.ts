/** A small software rasteriser: textured, shaded triangles with a depth buffer. Fast enough for video without a GPU. */
export interface Texture { width: number, height: number, rgba: Uint8ClampedArray }

export interface Frame { width: number, height: number, rgba: Uint8ClampedArray, depth: Float32Array }

export interface Patch {
  /** Per vertex: picture x, picture y, depth (greater is nearer). */
  screen: Float32Array
  /** Per vertex: light that falls on it (1 = as painted) and gloss that is added (0..255). */
  light: Float32Array
  gloss: Float32Array
  /** Per vertex: texture pixel. */
  uv: Float32Array
  triangles: Uint32Array
  texture: Texture
  /** Repaints the colour of single texture places (eyes move, the rest of the skin does not). */
  repaint?: { left: number, top: number, right: number, bottom: number, at: (u: number, v: number, rgb: Float32Array) => void }
}

export function newFrame(width: number, height: number, rgba: Uint8ClampedArray): Frame {
  return { width, height, rgba, depth: new Float32Array(width * height).fill(-1e9) }
}

const colour = new Float32Array(4)

/** Draws the patch's front faces; texture alpha blends over what is already there. */
export function drawPatch(frame: Frame, patch: Patch): void {
  const { screen, triangles } = patch
  for (let i = 0; i < triangles.length; i += 3) {
    const a = triangles[i] as number
    const b = triangles[i + 1] as number
    const c = triangles[i + 2] as number
    const ax = screen[a * 3] as number
    const ay = screen[a * 3 + 1] as number
    const bx = screen[b * 3] as number
    const by = screen[b * 3 + 1] as number
    const cx = screen[c * 3] as number
    const cy = screen[c * 3 + 1] as number
    const area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    if (area > -1e-6) continue // faces turned away wind the other way
    fillTriangle(frame, patch, a, b, c, area)
  }
}

/** Hot loop: plain indices and no closures, since it runs some 30,000 times a picture. */
function fillTriangle(frame: Frame, patch: Patch, a: number, b: number, c: number, area: number): void {
  const { width, height, rgba, depth } = frame
  const { screen, light, gloss, uv, texture, repaint } = patch
  const ax = screen[a * 3] as number
  const ay = screen[a * 3 + 1] as number
  const bx = screen[b * 3] as number
  const by = screen[b * 3 + 1] as number
  const cx = screen[c * 3] as number
  const cy = screen[c * 3 + 1] as number
  const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 0.5))
  const right = Math.min(width - 1, Math.floor(Math.max(ax, bx, cx) + 0.5))
  const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 0.5))
  const bottom = Math.min(height - 1, Math.floor(Math.max(ay, by, cy) + 0.5))
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const wb = ((x - ax) * (cy - ay) - (y - ay) * (cx - ax)) / area
      const wc = ((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / area
      const wa = 1 - wb - wc
      if (wa < -1e-4 || wb < -1e-4 || wc < -1e-4) continue
      const pixel = y * width + x
      const z = wa * (screen[a * 3 + 2] as number) + wb * (screen[b * 3 + 2] as number) + wc * (screen[c * 3 + 2] as number)
      if (z <= (depth[pixel] as number)) continue
      const u = wa * (uv[a * 2] as number) + wb * (uv[b * 2] as number) + wc * (uv[c * 2] as number)
      const v = wa * (uv[a * 2 + 1] as number) + wb * (uv[b * 2 + 1] as number) + wc * (uv[c * 2 + 1] as number)
      sample(texture, u, v)
      const alpha = (colour[3] as number) / 255
      if (alpha < 0.02) continue
      if (repaint && u > repaint.left && u < repaint.right && v > repaint.top && v < repaint.bottom) repaint.at(u, v, colour)
      const shade = wa * (light[a] as number) + wb * (light[b] as number) + wc * (light[c] as number)
      const shine = wa * (gloss[a] as number) + wb * (gloss[b] as number) + wc * (gloss[c] as number)
      const o = pixel * 4
      // light that wanders under the skin comes out red: shadows lose blue first
      const red = (colour[0] as number) * (shade + 0.07 * (1 - shade)) + shine
      const green = (colour[1] as number) * shade + shine * 0.96
      const blue = (colour[2] as number) * (shade - 0.03 * (1 - shade)) + shine * 0.9
      rgba[o] = (rgba[o] as number) * (1 - alpha) + red * alpha
      rgba[o + 1] = (rgba[o + 1] as number) * (1 - alpha) + green * alpha
      rgba[o + 2] = (rgba[o + 2] as number) * (1 - alpha) + blue * alpha
      if (alpha > 0.6) depth[pixel] = z
    }
  }
}

/** Bilinear look-up into `colour`. */
function sample(texture: Texture, u: number, v: number): void {
  const { width, height, rgba } = texture
  const x = Math.max(0, Math.min(width - 1.001, u))
  const y = Math.max(0, Math.min(height - 1.001, v))
  const x0 = x | 0
  const y0 = y | 0
  const fx = x - x0
  const fy = y - y0
  const o = (y0 * width + x0) * 4
  const below = o + width * 4
  for (let k = 0; k < 4; k++) {
    const upper = (rgba[o + k] as number) * (1 - fx) + (rgba[o + 4 + k] as number) * fx
    const lower = (rgba[below + k] as number) * (1 - fx) + (rgba[below + 4 + k] as number) * fx
    colour[k] = upper * (1 - fy) + lower * fy
  }
}

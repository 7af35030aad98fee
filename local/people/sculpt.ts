/** From the plain skull to one person's face: brushes that push the surface, in centimetres. */
import { bell, ramp, through } from './curve'
import type { Person, Shape } from './person'

export const MOUTH_Y = 7
export const MOUTH_HALF = 2.5
export const EYE_X = 3.15

/** Moves one point of the plain skull to where this person's face has it. */
export function sculpt(x: number, y: number, z: number, facing: number, person: Person): [number, number, number] {
  const s = person.shape
  const side = Math.abs(x)
  const front = ramp(-0.05, 0.4, facing)
  let depth = 0.36 * (1 + 0.6 * s.browRidge) * bell(side, y, 2.6, -1.9, 2.3, 0.9)
  depth -= 0.66 * bell(side, y, EYE_X + 0.1, 0, 1.8, 1.1) + 0.26 * bell(side, y, 1.5, 0.3, 0.9, 1.2)
  depth += 0.42 * bell(side, y, EYE_X, 0.05, 1.35, 0.85)
  depth -= 0.18 * person.eyes.bags * bell(side, y, 3, 1.75, 1.5, 0.3)
  depth += (0.35 + 0.18 * s.cheekbone) * bell(side, y, 4.7, 2.6, 1.8, 1.5)
  depth -= 0.22 * (1 - 0.6 * s.cheekFat) * bell(side, y, 4.7, 6.1, 1.5, 1.8)
  depth += 0.5 * bell(side, y, 0, 7, 2.9, 2.1) - 0.3 * bell(side, y, 0, 8.75, 1.7, 0.5)
  depth += (0.5 + 0.2 * s.chin) * bell(side, y, 0, 10.4, 1.7, 1.1) - 0.12 * bell(side, y, 0, 6, 0.45, 0.7)
  depth += noseDepth(side, y, s) + lipDepth(side, y, s)
  depth -= 0.22 * s.eyeDepth * bell(side, y, EYE_X, -0.1, 1.7, 1.1)
  depth += 0.3 * s.muzzle * bell(side, y, 0, 6.6, 2.6, 1.7)
  let [dx, dy] = proportions(side, y, s, person)
  dx *= Math.sign(x)
  for (const r of person.relief) {
    const k = bell(x, y, r.x, r.y, r.size, r.size)
    dx += r.dx * k
    dy += r.dy * k
    depth += r.depth * k
  }
  return [x + dx, y + dy, z + depth * front]
}

function noseDepth(side: number, y: number, s: Shape): number {
  const height = NOSE_RIDGE(y) * (0.92 + 0.16 * s.noseHeight)
  const width = (0.78 + 0.34 * ramp(1.5, 4, y)) * (1 + 0.1 * s.noseWidth)
  const ridge = height * Math.exp(-((side / width) ** 2))
  const flank = 0.42 * height * Math.exp(-((side / (width * 1.9)) ** 2))
  const tip = (0.28 + 0.1 * s.noseTip) * bell(side, y, 0, 4 + 0.1 * s.noseTip, 0.85, 0.7)
  const wing = 0.85 * bell(side, y, 1.5, 4.35, 0.62, 0.62)
  const crease = -0.22 * bell(side, y, 2.25, 4.4, 0.35, 0.8)
  return ridge + flank + tip + wing + crease
}

/** How far the nose stands out along its ridge, by height. */
const NOSE_RIDGE = through([
  [-2, 0], [-0.8, 0.05], [0.2, 0.2], [1.5, 0.72], [3, 1.32], [3.9, 1.62], [4.35, 1.55], [4.75, 1], [5.1, 0.25], [5.5, 0],
])

function lipDepth(side: number, y: number, s: Shape): number {
  const full = 1 + 0.3 * s.lipFullness
  const width = MOUTH_HALF * 0.8
  return 0.34 * full * bell(side, y, 0, 6.5, width, 0.42) + 0.42 * full * bell(side, y, 0, 7.55, width * 0.85, 0.48)
    - 0.2 * bell(side, y, 0, MOUTH_Y, MOUTH_HALF, 0.16) - 0.25 * bell(side, y, MOUTH_HALF + 0.1, MOUTH_Y + 0.05, 0.45, 0.5)
}

/** Shift sideways (outwards) and down that gives the person's own proportions. */
function proportions(side: number, y: number, s: Shape, person: Person): [number, number] {
  const wide = 0.045 * s.faceWidth * side + 0.1 * side * (
    0.85 * s.jawWidth * bell(side, y, 5, 9, 2.6, 2.6) + 0.35 * s.cheekbone * bell(side, y, 6.5, 2.5, 2.5, 2)
    + 0.5 * s.cheekFat * bell(side, y, 5.5, 6.3, 2.2, 2.4) + 0.4 * s.templeWidth * bell(side, y, 7, -5, 3, 4))
  const parts = 0.3 * s.eyeSpacing * bell(side, y, EYE_X, 0, 1.7, 1.6) + 0.18 * side * s.noseWidth * bell(side, y, 1.4, 4.3, 0.9, 1)
    + 0.12 * side * s.mouthWidth * bell(side, y, 2, MOUTH_Y, 1.6, 1.4)
  const length = y * (y > 0 ? 0.045 * s.faceLength : 0.03 * s.forehead) + 0.3 * s.chin * ramp(8.5, 11.5, y)
  const moved = 0.2 * s.eyeHeight * bell(side, y, EYE_X, -0.4, 2, 1.6) + 0.4 * s.noseLength * bell(side, y, 0, 4.4, 2, 1.3)
    + 0.36 * s.mouthHeight * bell(side, y, 0, MOUTH_Y, 3, 1.5) - 0.15 * s.philtrum * bell(side, y, 0, 5.8, 2, 0.8)
    + 0.25 * person.folds * bell(side, y, 4.6, 9.6, 1.3, 1.2)
    - 0.14 * bell(side, y, MOUTH_HALF + 0.2, MOUTH_Y, 0.9, 0.8) // the corners turn up a little: calm, not stern
  return [wide + parts, length + moved]
}

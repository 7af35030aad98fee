/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index lies within its array by construction */
/**
 * Does the face move, or only what it is printed on? Whatever is done with a photo, shifted, turned in space, bent into a roll, its
 * points move together, as a smooth sheet does: each frame's mesh is a quadratic function of another's. Lids and lips leave the sheet.
 */
import { LEFT_EYE, LIPS, RIGHT_EYE } from '../mesh-points'

const SOFT = [...new Set([...LIPS, ...LEFT_EYE, ...RIGHT_EYE])]
/** A blink lasts two or three frames in a hundred. */
const SHARE = 0.97
const TERMS = 6

/**
 * How far lids and lips leave the sheet at the clip's liveliest, in face widths. Photos, also waved and bent: .0001-.005, living faces
 * that do nothing .004-.015, with an opened mouth from .024. `faces`: mesh points.
 */
export function stiffnessOf(faces: readonly Float32Array[]): number {
  const rest = faces[faces.length >> 1]
  if (!rest) return 0
  const away = faces.map((face) => offSheet(rest, face)).sort((a, b) => a - b)
  return away[Math.floor(SHARE * (away.length - 1))] ?? 0
}

/** RMS distance of lids and lips from where the best sheet through the whole mesh puts them. */
function offSheet(from: Float32Array, to: Float32Array): number {
  const { x: cx, y: cy, width } = boundsOf(from)
  const terms = (i: number): number[] => {
    const [x, y] = [(2 * (from[i]! - cx)) / width, (2 * (from[i + 1]! - cy)) / width]
    return [1, x, y, x * x, x * y, y * y]
  }
  // normal equations with both right sides beside the matrix
  const rows = Array.from({ length: TERMS }, () => new Float64Array(TERMS + 2))
  for (let i = 0; i < from.length; i += 3) {
    const t = terms(i)
    for (let r = 0; r < TERMS; r++) {
      for (let c = 0; c < TERMS; c++) rows[r]![c]! += t[r]! * t[c]!
      rows[r]![TERMS]! += t[r]! * to[i]!
      rows[r]![TERMS + 1]! += t[r]! * to[i + 1]!
    }
  }
  solve(rows)
  let sum = 0
  for (const point of SOFT) {
    const t = terms(3 * point)
    const at = (side: number) => t.reduce((all, x, k) => all + x * rows[k]![TERMS + side]!, 0)
    sum += (at(0) - to[3 * point]!) ** 2 + (at(1) - to[3 * point + 1]!) ** 2
  }
  return Math.sqrt(sum / SOFT.length) / boundsOf(to).width
}

/** Gauss and Jordan; leaves the solutions in the last two columns. */
function solve(rows: Float64Array[]): void {
  for (let i = 0; i < TERMS; i++) {
    const best = rows.slice(i).reduce((a, b) => (Math.abs(b[i]!) > Math.abs(a[i]!) ? b : a))
    rows.splice(rows.indexOf(best), 1)
    rows.splice(i, 0, best)
    const pivot = best[i]! || 1
    for (let c = 0; c < TERMS + 2; c++) best[c]! /= pivot
    for (const row of rows) {
      if (row === best) continue
      const factor = row[i]!
      for (let c = i; c < TERMS + 2; c++) row[c]! -= factor * best[c]!
    }
  }
}

function boundsOf(points: Float32Array): { x: number; y: number; width: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i < points.length; i += 3) {
    left = Math.min(left, points[i]!)
    right = Math.max(right, points[i]!)
    top = Math.min(top, points[i + 1]!)
    bottom = Math.max(bottom, points[i + 1]!)
  }
  return { x: (left + right) / 2, y: (top + bottom) / 2, width: right - left || 1 }
}

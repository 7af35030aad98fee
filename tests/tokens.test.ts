import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Tint } from '../src/domain/contract/common'
import { TINT_CHROMA, TINT_MS } from '../src/domain/face/tint'

const source = readFileSync(path.resolve(__dirname, '../src/styles/tokens.scss'), 'utf8')
const colours = new Map([...source.matchAll(/--([\w-]+):\s*#([0-9A-Fa-f]{6})\b/g)].map(([, name = '', hex = '']) => [name, hex]))

type Rgb = [number, number, number]

function colour(token: string): Rgb {
  const hex = colours.get(token)
  if (!hex) throw new Error(`no colour --${token}`)
  return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)) as Rgb
}

/** WCAG 2.2, relative luminance. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((byte) => {
    const part = byte / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

/** An old lens lets less green and much less blue through. */
const aged = ([r, g, b]: Rgb): Rgb => [r, Math.round(g * 0.92), Math.round(b * 0.55)]

/** Text on ground, and what it must reach: 4.5 for text, 3 for lines and shapes (WCAG 1.4.3, 1.4.11). */
const pairs: [string, string, number][] = [
  ['ink', 'surface', 7], ['ink', 'page', 7], ['ink-2', 'surface', 7], ['ink-2', 'page', 7], ['ink-2', 'line', 4.5],
  ['on-dark', 'primary', 7], ['on-dark', 'primary-pressed', 7], ['primary', 'surface', 7], ['primary', 'page', 6.8],
  ['primary', 'primary-soft', 6.8], ['ink', 'primary-soft', 7], ['ink-2', 'primary-soft', 6.8], ['on-dark', 'ok', 7],
  ['ok', 'ok-soft', 6.8], ['ok', 'surface', 7], ['ink', 'ok-soft', 7], ['warn', 'warn-soft', 7],
  ['warn', 'surface', 7], ['ink', 'warn-soft', 7], ['on-dark', 'bad', 7], ['bad', 'bad-soft', 6.8],
  ['bad', 'surface', 7], ['ink', 'bad-soft', 7], ['field', 'surface', 3], ['field', 'page', 3], ['focus', 'ink', 3],
  ['focus', 'primary', 3], ['on-dark', 'scrim', 7], ['focus', 'scrim', 7], ['found', 'scrim', 3],
  ['tint-warm', 'scrim', 4.5], ['tint-cool', 'scrim', 4.5], ['tint-green', 'scrim', 4.5], ['tint-neutral', 'scrim', 4.5],
]

test.each(pairs)('%s on %s can be read, also through an old lens', (front, ground, least) => {
  expect(contrast(colour(front), colour(ground))).toBeGreaterThanOrEqual(least)
  expect(contrast(aged(colour(front)), aged(colour(ground)))).toBeGreaterThanOrEqual(Math.min(least, least > 3 ? 4.5 : 3))
})

test('the measure itself is right: black on white is 21, a grey that is known to fail does', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5)
  expect(contrast([153, 153, 153], [255, 255, 255])).toBeCloseTo(2.85, 2)
})

describe('the screen colours while filming', () => {
  const tints = Object.keys(TINT_CHROMA) as Tint[]
  const style = readFileSync(path.resolve(__dirname, '../src/components/FaceCheck/face-check.scss'), 'utf8')
  const linear = (byte: number) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4)

  test('never flash: equally bright (WCAG counts from a tenth), far from red, and each drift lasts a second at least', () => {
    const brightness = tints.map((tint) => luminance(colour(`tint-${tint}`)))
    expect(Math.max(...brightness) - Math.min(...brightness)).toBeLessThan(0.1)
    for (const tint of tints) {
      const [r, g, b] = colour(`tint-${tint}`).map(linear) as Rgb
      expect(r / (r + g + b)).toBeLessThan(0.5)
    }
    expect(TINT_MS.fade).toBeGreaterThanOrEqual(1000)
    expect(TINT_MS.step).toBeGreaterThan(TINT_MS.fade)
    expect(style).toContain(`transition: background-color ${TINT_MS.fade / 1000}s steps(12), box-shadow ${TINT_MS.fade / 1000}s steps(12)`)
  })

  test.each(tints)('%s is the colour that the server reckons with', (tint) => {
    const [r, g, b] = colour(`tint-${tint}`).map(linear) as Rgb
    expect(Math.log(r / g)).toBeCloseTo(TINT_CHROMA[tint][0], 1)
    expect(Math.log(b / g)).toBeCloseTo(TINT_CHROMA[tint][1], 1)
  })

  test('whatever is read stays on its dark ground', () => {
    expect(style).toMatch(/\.face-check__words, \.face-check__progress \{\s+background: var\(--scrim\);/)
  })
})

test('no letter is smaller than 18 and no control lower than 60', () => {
  const sizes = [...source.matchAll(/--(fs[\w-]*|tap): calc\((\d+)px/g)].map(([, name, px]) => [name, Number(px)] as const)
  expect(sizes.map(([name]) => name)).toEqual(['fs-s', 'fs', 'fs-btn', 'fs-h2', 'fs-h1', 'fs-num', 'fs-cap', 'tap'])
  for (const [name, px] of sizes) expect(px).toBeGreaterThanOrEqual(name === 'tap' ? 60 : 18)
})

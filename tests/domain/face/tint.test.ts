/** The answer of skin to the colours of a screen, by formula. Through the real mesh: tests/face/tint.test.ts. */
import type { Tint } from '../../../src/domain/contract/common'
import { tintResponse, tintsFor, type ChromaAt } from '../../../src/domain/face/tint'
import { levelOf, ORDER, shown } from '../../face/screen-light'

/** Chance that can be repeated. */
function dice(seed: number): () => number {
  let state = seed
  return () => (state = (state * 16807) % 2147483647) / 2147483647
}

test('by formula: an honest answer is never doubted, another order is doubted more often than not', () => {
  const random = dice(20261124)
  let doubted = 0
  const tries = 24
  for (let i = 0; i < tries; i++) {
    const [order, other] = [tintsFor(random), tintsFor(random)]
    const answer = (to: Tint[]) => Array.from({ length: 15 * 7 }, (_, k): ChromaAt => {
      const [redGreen, blueGreen] = shown(to, k / 15 - 0.2)
      const noise = () => 0.002 * (random() + random() - 1)
      return { at: k / 15, chroma: [0.5 + 0.06 * redGreen + noise(), -0.4 + 0.06 * blueGreen + noise()] }
    })
    expect(levelOf(answer(order), order)).toBe('pass')
    expect(tintResponse(answer(order), order).agrees).toBeGreaterThan(0.85)
    if (levelOf(answer(other), order) === 'review') doubted++
  }
  expect(doubted).toBeGreaterThan(tries / 2)
})

test('an order has four colours and never the same twice in a row, also where it begins again', () => {
  const random = dice(7)
  for (let i = 0; i < 200; i++) {
    const order = tintsFor(random)
    expect(order).toHaveLength(4)
    order.forEach((name, k) => expect(name).not.toBe(order[(k + 1) % 4]))
  }
})

test('a clip of one colour, or none, says nothing', () => {
  expect(tintResponse([], ORDER).agrees).toBeNull()
  expect(tintResponse(Array.from({ length: 40 }, (_, i) => ({ at: i / 15, chroma: [0, 0] as const })), ORDER).agrees).toBeNull()
})

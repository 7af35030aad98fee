import { torment } from '../../bench/sweep/torment'

/** The same kills every time; how far a process is by then, is up to the machine. */
function chance(seed: number): () => number {
  let state = seed
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

test('two sweeps that are killed a dozen times, or held still until thought dead, leave what one clean run leaves', async () => {
  const { killed, clean, after } = await torment(1500, 12, chance(20_260_401))
  // a machine that is idle all of a sudden may be done a little earlier
  expect(killed).toBeGreaterThanOrEqual(8)
  expect(after).toEqual(clean)
  expect(clean.left).toBe(0)
  expect(Math.min(...Object.values(clean.rows))).toBeGreaterThan(0)
}, 120_000)

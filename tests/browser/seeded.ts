import { chromiumPath } from './chromium'
import { newDir, SEEDED, startAt } from './local'

/** Before all browser tests: one first start, whose data every file gets a copy of. */
export default async function seed(): Promise<void> {
  if (!chromiumPath) return
  const dir = newDir()
  process.env[SEEDED] = dir
  await (await startAt(dir, false)).stop()
}

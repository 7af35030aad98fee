import { rmSync } from 'node:fs'
import { SEEDED } from './local'

/** After all browser tests. */
export default function forget(): void {
  const dir = process.env[SEEDED]
  if (dir) rmSync(dir, { recursive: true, force: true })
}

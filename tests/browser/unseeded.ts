import { rmSync } from 'node:fs'
import { SEEDED } from './local'

/** After all browser tests. */
export default function forget(): void {
  const dir = process.env[SEEDED]
  if (!dir) return
  for (const one of [dir, `${dir}-cameras`]) rmSync(one, { recursive: true, force: true })
}

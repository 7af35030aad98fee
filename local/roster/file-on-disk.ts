import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import type { RosterFile } from '../../cloudfunctions/lib/roster/file'

const PIECE = 1024 * 1024

/** A roster on disk; never in memory as a whole. */
export async function fileOnDisk(file: string): Promise<RosterFile> {
  const open = () => createReadStream(file, { highWaterMark: PIECE })
  const hash = createHash('sha256')
  for await (const chunk of open()) hash.update(chunk as Buffer)
  return { bytes: statSync(file).size, sha256: hash.digest('hex'), open }
}

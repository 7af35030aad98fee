/** What is measured: a drawn person's clip of 5 seconds and that person's photo, or the clips of any folder. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { findFfmpeg } from '../../cloudfunctions/face/ffmpeg'
import { CAST, personOf } from '../../local/people/cast'
import { idPhoto } from '../../local/people/id-photo'

export const SECONDS = 5

export interface Material {
  clips: string[]
  photo: Buffer
  /** Where the looped clip lies; to be removed. */
  dir: string
}

export async function material(folder?: string): Promise<Material> {
  const dir = mkdtempSync(join(tmpdir(), 'anxin-bench-'))
  const photo = await idPhoto(personOf(CAST[0]))
  if (folder) {
    const clips = readdirSync(folder).filter((name) => /\.(mp4|mov|webm|mkv)$/i.test(name)).map((name) => resolve(folder, name))
    if (clips.length === 0) throw new Error(`no clips in ${folder}`)
    return { clips, photo, dir }
  }
  const clip = join(dir, 'clip.mp4')
  const source = join(__dirname, '../../tests/clips/right-blink-mouth.mp4')
  execFileSync(await findFfmpeg(), ['-v', 'error', '-stream_loop', '-1', '-i', source, '-t', String(SECONDS), '-c', 'copy', clip])
  return { clips: [clip], photo, dir }
}

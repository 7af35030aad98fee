/** Pictures of nothing, encoded into a folder once. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { path as shipped } from '@ffmpeg-installer/ffmpeg'

/** The system's, by its full path; where there is none, the shipped one. */
export const SYSTEM = spawnSync('sh', ['-c', 'command -v ffmpeg'], { encoding: 'utf8' }).stdout.trim() || shipped

export const X264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
export const X265 = ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=none', '-tag:v', 'hvc1']
export const VP8 = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '300k']
export const VP9 = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '300k']

export interface Encoder {
  /** The path of the encoded file. */
  make(name: string, source: string, ...options: string[]): string
  /** ffmpeg with any arguments, writing `name`. */
  run(name: string, ...args: string[]): string
  read(file: string): Buffer
  write(name: string, bytes: Buffer | string): string
}

export function encoderIn(dir: string): Encoder {
  const run = (name: string, ...args: string[]) => {
    const file = join(dir, name)
    if (!existsSync(file)) execFileSync(SYSTEM, ['-nostdin', '-v', 'error', ...args, file])
    return file
  }
  return {
    make: (name, source, ...options) => run(name, '-f', 'lavfi', '-i', source, ...options),
    run,
    read: (file) => readFileSync(file),
    write: (name, bytes) => {
      writeFileSync(join(dir, name), bytes)
      return join(dir, name)
    },
  }
}

export const picture = (size: string, seconds = 1, fps = 15): string => `testsrc=size=${size}:rate=${fps}:duration=${seconds}`

/** Which ffmpeg decodes, and how it is held: as a child process with hard limits, never in our own process. */
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import type { Readable } from 'node:stream'

/**
 * prlimit's words: seconds of CPU, bytes of address space, open files, bytes written to any file, core dumps. Origin: 7 s of 4K H.264
 * (all that 30 MB hold) take 9 s of CPU; 4K HEVC of 10 bits runs in 500 MiB; a decoder has 4 files open and its libraries one by one.
 */
const LIMITS = ['--cpu=15', `--as=${2 ** 30}`, '--nofile=16', '--fsize=0', '--core=0']

function onPath(name: string): string | null {
  return (process.env.PATH ?? '').split(delimiter).map((dir) => join(dir, name)).find((file) => {
    try {
      accessSync(file, constants.X_OK)
      return true
    } catch {
      return false
    }
  }) ?? null
}

/** ANXIN_FFMPEG, else the system's, else the one that npm ships: that is a build of 2018, so it warns. */
export async function findFfmpeg(): Promise<string> {
  const found = process.env.ANXIN_FFMPEG ?? onPath(process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg')
  if (found) return found
  // only when needed: the package throws on platforms that it has no build for
  const { path } = await import('@ffmpeg-installer/ffmpeg')
  process.emitWarning('no ffmpeg on the PATH: decoding with the npm-shipped build of 2018, which misses years of fixes', 'AnxinDecoder')
  return path
}

export type Decoder = ChildProcessByStdio<null, Readable, Readable>

/** Without prlimit (macOS, Windows) the wall clock, the byte caps and ffmpeg's own limits remain. */
export function startFfmpeg(binary: string, args: readonly string[]): Decoder {
  const prlimit = onPath('prlimit')
  const [command, all] = prlimit ? [prlimit, [...LIMITS, '--', binary, ...args]] : [binary, [...args]]
  // no variable of ours reaches the decoder; our build adds required names to the type, which this is not about
  const env = { PATH: process.env.PATH, LC_ALL: 'C' } as unknown as NodeJS.ProcessEnv
  return spawn(command, all, { stdio: ['ignore', 'pipe', 'pipe'], env, cwd: '/' })
}

/** An untrusted video file → frames of 15 a second, at most 640 pixels on a side, turned upright. */
import { open, stat } from 'node:fs/promises'
import type { Pixels } from '../../src/domain/face/pixels'
import { findFfmpeg, startFfmpeg } from './ffmpeg'
import { readPpm } from './ppm'

export const FPS = 15
const MAX_SIDE = 640
export const VIDEO_LIMITS = {
  bytes: 30 * 2 ** 20,
  seconds: 20,
  /** Of the source: 4K in any direction. */
  side: 4096,
  pixels: 4096 * 2304,
  /** Frames a second that an mp4 declares; a webm declares its clock (1000), so there only decoded frames count. */
  fps: 130,
  sourceFrames: 2600,
  wallMs: 20_000,
}
const CODECS = 'h264,hevc,vp8,vp9'
export const MAX_FRAMES = VIDEO_LIMITS.seconds * FPS

/**
 * `unsupported`: not a video that we read, broken, or beyond a limit; the file is to blame. `service`: our decoder could not do its work.
 * `detail` is for the log.
 */
export class VideoRefused extends Error {
  constructor(readonly reason: 'unsupported' | 'service', readonly detail: string) {
    super(`${reason}: ${detail}`)
    this.name = 'VideoRefused'
  }
}

type Container = 'mov' | 'matroska'

/** By the first bytes, never by name: only mp4/mov and webm/matroska reach the decoder at all. */
async function containerOf(file: string): Promise<Container> {
  const { size } = await stat(file)
  if (size > VIDEO_LIMITS.bytes) throw new VideoRefused('unsupported', `${size} bytes`)
  const handle = await open(file)
  const head = Buffer.alloc(12)
  try {
    await handle.read(head, 0, 12, 0)
  } finally {
    await handle.close()
  }
  if (head.toString('latin1', 4, 8) === 'ftyp') return 'mov'
  if (head.readUInt32BE(0) === 0x1a45dfa3) return 'matroska'
  throw new VideoRefused('unsupported', 'neither mp4 nor webm')
}

function decodeArgs(file: string, container: Container): string[] {
  const scale = `scale=min(iw\\,${MAX_SIDE}):min(ih\\,${MAX_SIDE}):force_original_aspect_ratio=decrease:flags=area`
  return [
    '-nostdin', '-hide_banner', '-v', 'info', '-nostats', '-threads', '1', '-filter_threads', '1',
    '-protocol_whitelist', 'file', '-f', container, '-codec_whitelist', CODECS, '-max_pixels', String(VIDEO_LIMITS.pixels),
    ...(container === 'mov' ? ['-enable_drefs', '0', '-use_absolute_path', '0'] : []),
    '-t', String(VIDEO_LIMITS.seconds + 1), '-i', `file:${file}`,
    '-map', '0:v:0', '-an', '-sn', '-dn', '-vf', `trim=end_frame=${VIDEO_LIMITS.sourceFrames},fps=${FPS},${scale}`,
    '-frames:v', String(MAX_FRAMES + 1), '-c:v', 'ppm', '-pix_fmt', 'rgb24', '-f', 'image2pipe', 'pipe:1',
  ]
}

/** ffmpeg's description of the input. Every line that looks like a video stream must pass, so a forged tag harms only its author. */
function checkDescription(log: string, container: Container): void {
  const [input = ''] = log.split('\nOutput #0')
  const inputs = [...input.matchAll(/^ +Stream #0:\d+.*?: Video: (\w+).*$/gm)]
  if (inputs.length === 0) throw new VideoRefused('unsupported', lastLine(log))
  for (const [line, codec = ''] of inputs) {
    const [, width = '0', height = '0'] = /, (\d+)x(\d+)/.exec(line) ?? []
    const fps = Number(/, ([\d.]+k?) fps/.exec(line)?.[1]?.replace('k', 'e3') ?? 0)
    if (!CODECS.split(',').includes(codec)) throw new VideoRefused('unsupported', `codec ${codec}`)
    if (Math.max(+width, +height) > VIDEO_LIMITS.side || Math.min(+width, +height) < 64) {
      throw new VideoRefused('unsupported', `${width}x${height}`)
    }
    if (container === 'mov' && fps > VIDEO_LIMITS.fps) throw new VideoRefused('unsupported', `${fps} frames a second`)
  }
  const [, h, m, s] = /^ +Duration: (\d+):(\d+):([\d.]+)/m.exec(log) ?? []
  const seconds = Number(h ?? 0) * 3600 + Number(m ?? 0) * 60 + Number(s ?? 0)
  if (seconds > VIDEO_LIMITS.seconds) throw new VideoRefused('unsupported', `${seconds} s long`)
}

const lastLine = (log: string) => log.trim().split('\n').at(-1)?.slice(0, 120) ?? ''

/**
 * Frames in order; frame i is at i / FPS seconds. Ends early for a file that breaks off, throws VideoRefused for one that gives
 * nothing or goes beyond a limit.
 */
export async function* decodeVideo(file: string): AsyncGenerator<Pixels> {
  const container = await containerOf(file)
  const child = startFfmpeg(await findFfmpeg(), decodeArgs(file, container))
  let log = ''
  // what ffmpeg says about the input ends where it begins with its output; frames may reach us before these words
  const described = new Promise<void>((resolve) => {
    child.stderr.on('data', (chunk: Buffer) => {
      if (log.length < 2 ** 16) log += chunk.toString('latin1')
      if (log.includes('Output #0')) resolve()
    })
    child.stderr.once('close', resolve)
  })
  const ended = new Promise<void>((resolve, reject) => {
    // 126, 127: prlimit could not start the decoder
    child.once('close', (code) => (code === 126 || code === 127 ? reject(new VideoRefused('service', lastLine(log))) : resolve()))
    child.once('error', (error) => reject(new VideoRefused('service', error.message)))
  })
  // looked at below; until then a failed start must not count as unhandled
  ended.catch(() => undefined)
  const budget = waitingBudget(VIDEO_LIMITS.wallMs, () => child.kill('SIGKILL'))
  const frames = readPpm(child.stdout, MAX_SIDE)
  let count = 0
  try {
    for (;;) {
      const { value: frame, done } = await budget.during(frames.next())
      if (done) break
      if (count === 0) {
        await budget.during(described)
        checkDescription(log, container)
      }
      if (++count > MAX_FRAMES) throw new VideoRefused('unsupported', 'too many frames')
      yield frame
    }
    await ended
    if (budget.isSpent()) throw new VideoRefused('service', 'decoding took too long')
    checkDescription(log, container)
    if (count === 0) throw new VideoRefused('unsupported', lastLine(log))
  } finally {
    child.kill('SIGKILL')
  }
}

/** Counts only the time that we wait for the decoder: while we look at a frame, it waits for us. */
function waitingBudget(ms: number, onSpent: () => void) {
  let left = ms
  return {
    isSpent: () => left <= 0,
    async during<T>(work: Promise<T>): Promise<T> {
      const since = performance.now()
      const timer = setTimeout(() => {
        left = 0
        onSpent()
      }, left)
      try {
        return await work
      } finally {
        clearTimeout(timer)
        left -= performance.now() - since
      }
    },
  }
}

/** An untrusted video file → frames of 15 a second, at most 640 pixels on a side, turned upright. */
import { constants } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Pixels } from '../../src/domain/face/pixels'
import { MAX_SOURCE_FRAMES, type SourceFacts } from '../../src/domain/face/source'
import { DecoderLog } from './decoder-log'
import { declaredSeconds, describe, videoStreams } from './description'
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
  wallMs: 20_000,
  /** Bytes of one block that the decoder may take: a 4K picture of 10 bits with its frame is 40 MB. */
  block: 256 * 2 ** 20,
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

type Container = SourceFacts['container']

/** By the first bytes, never by name: only mp4/mov and webm/matroska reach the decoder at all, and only as regular files. */
async function containerOf(file: string): Promise<Container> {
  const head = Buffer.alloc(12)
  try {
    if (!(await lstat(file)).isFile()) throw new VideoRefused('unsupported', 'no regular file')
    // no link, and no waiting for the other end of a pipe, if the file was exchanged just now
    const handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0))
    try {
      const stats = await handle.stat()
      if (!stats.isFile()) throw new VideoRefused('unsupported', 'no regular file')
      if (stats.size > VIDEO_LIMITS.bytes) throw new VideoRefused('unsupported', `${stats.size} bytes`)
      await handle.read(head, 0, 12, 0)
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw error instanceof VideoRefused ? error : new VideoRefused('service', (error as Error).message)
  }
  if (head.toString('latin1', 4, 8) === 'ftyp') return 'mov'
  if (head.readUInt32BE(0) === 0x1a45dfa3) return 'matroska'
  throw new VideoRefused('unsupported', 'neither mp4 nor webm')
}

/** Two ends: every source frame as a thumbnail whose time and checksum go to the log, and 15 a second to us. */
const FILTERS = `split[all][some];[all]scale=64:64:flags=neighbor,showinfo,nullsink;[some]fps=${FPS},`
  + `scale=min(iw\\,${MAX_SIDE}):min(ih\\,${MAX_SIDE}):force_original_aspect_ratio=decrease:flags=area`

function decodeArgs(file: string, container: Container): string[] {
  return [
    '-nostdin', '-hide_banner', '-v', 'info', '-nostats', '-threads', '1', '-filter_threads', '1',
    '-max_alloc', String(VIDEO_LIMITS.block),
    '-protocol_whitelist', 'file', '-f', container, '-codec_whitelist', CODECS, '-max_pixels', String(VIDEO_LIMITS.pixels),
    ...(container === 'mov' ? ['-enable_drefs', '0', '-use_absolute_path', '0'] : []),
    '-t', String(VIDEO_LIMITS.seconds + 1), '-i', `file:${resolve(file)}`,
    '-map', '0:v:0', '-an', '-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1', '-vf', FILTERS,
    '-frames:v', String(MAX_FRAMES + 1), '-c:v', 'ppm', '-pix_fmt', 'rgb24', '-f', 'image2pipe', 'pipe:1',
  ]
}

/** Every line that looks like a video stream must pass, so a forged tag harms only its author. */
function checkDescription(log: DecoderLog, container: Container): void {
  if (log.isTooMuch) throw new VideoRefused('unsupported', 'too many frames or words')
  const streams = videoStreams(log.description)
  if (streams.length === 0) throw new VideoRefused('unsupported', log.lastLine)
  for (const { codec, width, height, fps } of streams) {
    if (!CODECS.split(',').includes(codec)) throw new VideoRefused('unsupported', `codec ${codec}`)
    if (Math.max(width, height) > VIDEO_LIMITS.side || Math.min(width, height) < 64) {
      throw new VideoRefused('unsupported', `${width}x${height}`)
    }
    if (container === 'mov' && (fps ?? 0) > VIDEO_LIMITS.fps) throw new VideoRefused('unsupported', `${fps} frames a second`)
  }
  const seconds = declaredSeconds(log.description) ?? 0
  if (seconds > VIDEO_LIMITS.seconds) throw new VideoRefused('unsupported', `${seconds} s long`)
}

/**
 * Frames in order; frame i is at i / FPS seconds from the start of the file, whatever rate the file has. Ends early for a file that
 * breaks off, throws VideoRefused for one that gives nothing or goes beyond a limit. `onSource` is called once at the end, also when
 * the caller stops early or the clip is refused, unless nothing in it looks like a video.
 */
export async function* decodeVideo(file: string, onSource?: (source: SourceFacts) => void): AsyncGenerator<Pixels> {
  const container = await containerOf(file)
  const child = startFfmpeg(await findFfmpeg(), decodeArgs(file, container))
  const kill = () => child.kill('SIGKILL')
  const log = new DecoderLog(child.stderr, kill)
  const ended = new Promise<void>((resolve, reject) => {
    child.once('close', (code, signal) => {
      // 126, 127: prlimit could not start the decoder
      if (code === 126 || code === 127) reject(new VideoRefused('service', log.lastLine))
      // its limit of CPU, or a crash; what we kill ourselves is told apart below
      else if (signal && !child.killed) reject(new VideoRefused('unsupported', `decoder ended by ${signal}`))
      else resolve()
    })
    child.once('error', (error) => reject(new VideoRefused('service', error.message)))
  })
  // looked at below; until then a failed start must not count as unhandled
  ended.catch(() => undefined)
  const budget = waitingBudget(VIDEO_LIMITS.wallMs, kill)
  const frames = readPpm(child.stdout, MAX_SIDE)
  let count = 0
  try {
    for (;;) {
      const { value: frame, done } = await budget.during(frames.next())
      if (done) break
      if (count === 0) {
        // frames may reach us before the words that describe them
        await budget.during(log.described)
        checkDescription(log, container)
      }
      if (++count > MAX_FRAMES) throw new VideoRefused('unsupported', 'too many frames')
      yield frame
    }
    await ended
    if (budget.isSpent()) throw new VideoRefused('service', 'decoding took too long')
    checkDescription(log, container)
    if (count === 0) throw new VideoRefused('unsupported', log.lastLine)
  } finally {
    kill()
    const description = onSource && describe(log.description)
    if (description) {
      const [times, checksums] = [log.times.slice(0, MAX_SOURCE_FRAMES), log.checksums.slice(0, MAX_SOURCE_FRAMES)]
      onSource({ container, ...description, times, checksums })
    }
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

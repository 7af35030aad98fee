/** Files as a stranger may upload them, against both decoders: the system's and the one that npm ships. */
import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { path as shipped } from '@ffmpeg-installer/ffmpeg'
import { findFfmpeg } from '../../cloudfunctions/face/ffmpeg'
import { decodeVideo, FPS, VIDEO_LIMITS, VideoRefused } from '../../cloudfunctions/face/video'
import type { SourceFacts } from '../../src/domain/face/source'

const system = spawnSync('ffmpeg', ['-version']).status === 0 ? 'ffmpeg' : shipped
jest.setTimeout(60_000)

const dir = mkdtempSync(join(tmpdir(), 'anxin-hostile-'))
afterAll(() => rmSync(dir, { recursive: true }))

/** Encoded once, read by both decoders. */
function make(name: string, source: string, ...options: string[]): string {
  const file = join(dir, name)
  if (!existsSync(file)) execFileSync(system, ['-v', 'error', '-f', 'lavfi', '-i', source, ...options, file])
  return file
}
const written = (name: string, bytes: Buffer | string): string => {
  writeFileSync(join(dir, name), bytes)
  return join(dir, name)
}
const copy = (file: string, name: string, change: (bytes: Buffer) => Buffer): string => written(name, change(readFileSync(file)))

const picture = (size: string, seconds: number, fps = 15) => `testsrc=size=${size}:rate=${fps}:duration=${seconds}`
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p']
const mp4 = make('good.mp4', picture('480x640', 2), ...h264, '-movflags', '+faststart')
const FTYP = Buffer.from('00000018667479706d70343200000000', 'hex')
const EBML = Buffer.from('1a45dfa3', 'hex')
const behind = (magic: Buffer, name: string, rest: string | Uint8Array) => written(name, Buffer.concat([magic, Buffer.from(rest as string)]))
const grown = (file: string, name: string, bytes: number): string => {
  const copied = copy(file, name, (same) => same)
  appendFileSync(copied, Buffer.alloc(bytes))
  return copied
}

async function decode(file: string): Promise<{ frames: number; width: number; height: number }> {
  let [frames, width, height] = [0, 0, 0]
  for await (const picture of decodeVideo(file)) {
    expect(picture.data).toHaveLength(picture.width * picture.height * 3)
    ;[frames, width, height] = [frames + 1, picture.width, picture.height]
  }
  return { frames, width, height }
}

describe.each([['the system decoder', system], ['the shipped decoder', shipped]])('%s', (_, binary) => {
  beforeAll(() => { process.env.ANXIN_FFMPEG = binary })
  afterAll(() => { delete process.env.ANXIN_FFMPEG })

  const webm = ['-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '500k']
  test.each<[string, () => string, { frames: number; width: number; height: number }]>([
    ['mp4, H.264', () => mp4, { frames: 30, width: 480, height: 640 }],
    ['mp4 whose index lies at the end', () => make('late.mp4', picture('480x640', 2), ...h264), { frames: 30, width: 480, height: 640 }],
    ['webm, VP8', () => make('vp8.webm', picture('320x240', 1), ...webm), { frames: 15, width: 320, height: 240 }],
    ['webm, VP9', () => make('vp9.webm', picture('320x240', 1), '-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '500k'),
      { frames: 15, width: 320, height: 240 }],
    ['webm without duration, as a browser records it', () => make('live.webm', picture('320x240', 1), ...webm, '-live', '1'),
      { frames: 15, width: 320, height: 240 }],
    ['a phone held upright: turned by its rotation mark', () => {
      const flat = make('flat.mp4', picture('640x480', 1), ...h264)
      execFileSync(shipped, ['-v', 'error', '-y', '-i', flat, '-c', 'copy', '-metadata:s:v:0', 'rotate=90', join(dir, 'turned.mp4')])
      return join(dir, 'turned.mp4')
    }, { frames: 15, width: 480, height: 640 }],
    ['large pictures are scaled', () => make('large.mp4', picture('1920x1080', 1), ...h264), { frames: 15, width: 640, height: 360 }],
  ])('reads %s', async (__, file, expected) => {
    const seen = await decode(file())
    expect(seen).toMatchObject({ width: expected.width, height: expected.height })
    expect(Math.abs(seen.frames - expected.frames)).toBeLessThanOrEqual(1)
  })

  test.each<[string, () => string]>([
    ['nothing at all', () => written('empty.mp4', '')],
    ['eight bytes', () => written('short.mp4', FTYP.subarray(0, 8))],
    ['zeros', () => written('zeros.mp4', Buffer.alloc(50_000))],
    ['a text', () => written('text.mp4', 'hello '.repeat(1000))],
    ['a playlist named mp4', () => written('list.mp4', '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n')],
    ['a playlist behind the right magic', () => behind(FTYP, 'm3u8.mp4', '\n#EXTM3U\n#EXTINF:1,\n/etc/passwd\n')],
    ['a concat list behind the right magic', () => behind(FTYP, 'concat.mp4', "\nffconcat version 1.0\nfile '/etc/passwd'\n")],
    ['a session description behind the right magic', () => behind(EBML, 'sdp.webm', '\nv=0\nm=video 9 RTP/AVP 96\n')],
    ['noise behind the right magic', () => behind(EBML, 'noise.webm', Uint8Array.from({ length: 90_000 }, (___, i) => (i * 7919 + (i >> 3)) % 251))],
    ['a header without a video', () => copy(mp4, 'header.mp4', (bytes) => bytes.subarray(0, 900))],
    ['a clip cut off before its index', () => copy(make('index.mp4', picture('480x640', 1), ...h264), 'cut.mp4', (bytes) => bytes.subarray(0, 20_000))],
    ['sound only', () => make('sound.mp4', 'sine=duration=2', '-c:a', 'aac')],
    ['a codec that we do not read', () => make('mpeg4.mp4', picture('480x640', 1), '-c:v', 'mpeg4')],
    ['animated pictures', () => make('mjpeg.mp4', picture('480x640', 1), '-c:v', 'mjpeg')],
    ['a GIF', () => make('anim.gif', picture('480x640', 1))],
    ['pictures beyond 4K', () => make('huge.mp4', picture('4200x200', 1, 5), ...h264)],
    ['tiny pictures', () => make('tiny.mp4', picture('32x32', 1), ...h264)],
    ['a thousand frames a second', () => make('fast.mp4', picture('64x64', 1, 1000), ...h264)],
    ['a clip of a minute', () => make('minute.mp4', picture('64x64', 60, 5), ...h264)],
    ['a webm of a minute that hides its length', () => make('minute.webm', picture('64x64', 60, 2), ...webm, '-live', '1')],
    ['more bytes than we read', () => grown(mp4, 'fat.mp4', VIDEO_LIMITS.bytes)],
  ])('refuses %s', async (__, file) => {
    const startedAt = performance.now()
    const error = await decode(file()).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(VideoRefused)
    expect(error).toMatchObject({ reason: 'unsupported' })
    expect(performance.now() - startedAt).toBeLessThan(15_000)
  })

  test('frames come at their true time, also when the clip has them at uneven times', async () => {
    // white, black from 2.0 to 2.4 s like closed eyes; a phone that drops frames in the first second and after the black
    const eyes = "drawbox=t=fill:color=black:enable='between(t,1.99,2.39)',select='not(between(t,0.2,1.1))*not(between(t,2.6,2.8))*gt(mod(n,7),0)'"
    const uneven = make('blink.mp4', 'color=white:size=160x120:rate=30:duration=4', ...h264, '-vf', eyes, '-vsync', 'vfr')
    const dark: number[] = []
    let i = 0
    for await (const { data } of decodeVideo(uneven)) {
      if (data[0]! < 60) dark.push(i / FPS)
      i++
    }
    // one frame of ours and one of the source, each way
    const slack = 1 / 15 + 1 / 30
    expect(Math.abs(dark[0]! - 2)).toBeLessThan(slack)
    expect(Math.abs(dark.at(-1)! + 1 / FPS - 2.4)).toBeLessThan(slack)
  })

  const sourceOf = async (file: string, stopAfter = Infinity): Promise<SourceFacts[]> => {
    const told: SourceFacts[] = []
    let frames = 0
    try {
      for await (const _frame of decodeVideo(file, (source) => told.push(source))) if (++frames >= stopAfter) break
    } catch (error) {
      expect(error).toBeInstanceOf(VideoRefused)
    }
    return told
  }

  test.each<[string, () => string, Partial<SourceFacts>, number]>([
    ['mp4', () => make('tags.mp4', picture('160x120', 1, 30), ...h264, '-metadata', 'creation_time=2024-05-06T07:08:09Z'),
      { container: 'mov', codec: 'h264', pixelFormat: 'yuv420p', width: 160, height: 120, seconds: 1, fps: 30, rotation: 0,
        tags: expect.objectContaining({ major_brand: 'isom', encoder: expect.stringContaining('Lavf'), creation_time: '2024-05-06T07:08:09.000000Z' }) }, 30],
    ['a phone held upright', () => join(dir, 'turned.mp4'), { width: 640, height: 480, rotation: 270, fps: 15 }, 15],
    ['webm without duration', () => make('live.webm', picture('320x240', 1), ...webm, '-live', '1'),
      { container: 'matroska', codec: 'vp8', seconds: null, tags: expect.objectContaining({ encoder: expect.stringContaining('Lavf') }) }, 15],
  ])('tells where %s comes from', async (__, file, facts, frames) => {
    const [source, ...more] = await sourceOf(file())
    expect(more).toEqual([])
    expect(source).toMatchObject(facts)
    expect(source!.times).toHaveLength(frames)
    expect(new Set(source!.checksums).size).toBe(frames)
    expect(source!.times[1]).toBeCloseTo(1 / frames, 2)
  })

  test('equal frames have equal checksums, and times tell what was left out', async () => {
    const frozen = make('frozen.webm', 'color=gray:size=160x120:rate=15:duration=1', ...webm)
    const [same] = await sourceOf(frozen)
    expect(new Set(same!.checksums.slice(5)).size).toBe(1)
    const [uneven] = await sourceOf(join(dir, 'blink.mp4'))
    expect(Math.max(...uneven!.times.map((time, i, all) => time - (all[i - 1] ?? 0)))).toBeGreaterThan(0.8)
  })

  test('the source is told once, also when nobody wants the rest, and not at all for what is no video', async () => {
    expect(await sourceOf(mp4, 3)).toHaveLength(1)
    expect(await sourceOf(make('mpeg4.mp4', picture('480x640', 1), '-c:v', 'mpeg4'))).toMatchObject([{ codec: 'mpeg4' }])
    expect(await sourceOf(written('zeros.mp4', Buffer.alloc(50_000)))).toEqual([])
  })

  test('a clip that breaks off gives the frames that came', async () => {
    const whole = make('whole.webm', picture('320x240', 2), ...webm)
    const { frames } = await decode(copy(whole, 'broken.webm', (bytes) => bytes.subarray(0, bytes.length / 2)))
    expect(frames).toBeGreaterThan(3)
    expect(frames).toBeLessThan(29)
  })

  test('flipped bits all over the file end in frames or in a refusal, never otherwise', async () => {
    for (let seed = 1; seed <= 8; seed++) {
      const file = copy(mp4, `bits-${seed}.mp4`, (bytes) => {
        for (let i = 32, x = seed; i < bytes.length; x = (x * 1103515245 + 12345) % 2 ** 31, i += 40 + (x % 400)) bytes[i]! ^= 1 << (x % 8)
        return bytes
      })
      const result = await decode(file).catch((reason: unknown) => reason)
      if (result instanceof Error) expect(result).toBeInstanceOf(VideoRefused)
      else expect((result as { frames: number }).frames).toBeGreaterThan(0)
    }
  })

  test('nothing outside of the file is opened, whatever the file asks for', async () => {
    let visits = 0
    const server = createServer((socket) => { visits++; socket.destroy() }).listen(0)
    const { port } = server.address() as { port: number }
    const url = `http://127.0.0.1:${port}/x.mp4`
    const asking = [`#EXTM3U\n#EXTINF:1,\n${url}\n`, `ffconcat version 1.0\nfile '${url}'\n`, `v=0\nm=video ${port} RTP/AVP 96\n`]
    for (const text of asking) {
      for (const magic of [FTYP, EBML]) await expect(decode(behind(magic, 'ask.mp4', text))).rejects.toThrow(VideoRefused)
    }
    await new Promise((resolve) => server.close(resolve))
    expect(visits).toBe(0)
  })
})

test('a decoder that cannot be started is our fault, not the file\'s', async () => {
  process.env.ANXIN_FFMPEG = join(dir, 'no-such-decoder')
  const error = await decode(mp4).catch((reason: unknown) => reason)
  delete process.env.ANXIN_FFMPEG
  expect(error).toMatchObject({ name: 'VideoRefused', reason: 'service' })
})

/** A decoder that is a shell script. */
const script = (name: string, text: string): string => {
  const file = written(name, `#!/bin/sh\n${text}\n`)
  chmodSync(file, 0o755)
  return file
}
const withDecoder = async (binary: string, file = mp4) => {
  process.env.ANXIN_FFMPEG = binary
  const error = await decode(file).catch((reason: unknown) => reason)
  delete process.env.ANXIN_FFMPEG
  return error
}

const hasPrlimit = spawnSync('prlimit', ['--version']).status === 0
// without it (macOS, Windows) ffmpeg's own limits remain
if (hasPrlimit) test('a decoder is held: CPU, memory, files, nothing written, no variable of ours', async () => {
  process.env.ANXIN_DATA_KEY = 'secret'
  const limits = '$(ulimit -t) s, $(ulimit -v) kB, $(ulimit -n) files, $(ulimit -f) written, $(ulimit -c) core'
  const error = await withDecoder(script('held', `echo "${limits}, key '$ANXIN_DATA_KEY', in $PWD" >&2; exit 1`))
  delete process.env.ANXIN_DATA_KEY
  expect(error).toMatchObject({ reason: 'unsupported', detail: "15 s, 1048576 kB, 16 files, 0 written, 0 core, key '', in /" })
})

test.each([['SEGV', 'a crash'], ['XCPU', 'its limit of CPU']])('a decoder that ends by %s (%s) refuses the file', async (signal) => {
  expect(await withDecoder(script(`ends-${signal}`, `kill -${signal} $$`))).toMatchObject({ reason: 'unsupported', detail: `decoder ended by SIG${signal}` })
})

test('a decoder that floods its log is ended', async () => {
  const startedAt = performance.now()
  expect(await withDecoder(script('flood', 'exec yes "a tag of the author"  >&2'))).toMatchObject({ reason: 'unsupported', detail: 'too many frames or words' })
  expect(performance.now() - startedAt).toBeLessThan(15_000)
})

test('a file that is not there is our fault', async () => {
  expect(await withDecoder(system, join(dir, 'nowhere.mp4'))).toMatchObject({ name: 'VideoRefused', reason: 'service' })
})

test('without a decoder of the system the shipped one is taken, with a warning', async () => {
  const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
  const { PATH } = process.env
  process.env.PATH = dir
  expect(await findFfmpeg()).toBe(shipped)
  process.env.PATH = PATH
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('2018'), 'AnxinDecoder')
  warn.mockRestore()
})

/** Hostile files and the odd ones of honest phones, against both decoders: frames or one closed reason, soon, and nothing else touched. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { path as shipped } from '@ffmpeg-installer/ffmpeg'
import { encoderIn, SYSTEM } from './hostile/encoder'
import { mp4Files } from './hostile/mp4-files'
import { phoneFiles } from './hostile/phone-files'
import { hostilePhotos, type Photo } from './hostile/photos'
import { streamFiles } from './hostile/stream-files'
import { decodeAll, HAS_STRACE, touchedByDecoders, touchedByPhotos, type Report } from './hostile/trace'
import { webmFiles } from './hostile/webm-files'

/** A file takes .1 s, a few .7 s; the rest is for a busy machine. The decoder's own limits are 15 s of CPU and 20 s of waiting. */
const PATIENCE_MS = 10_000
/** Peak of the process that reads them all; it is 350 MB, most of it for photos of 40 megapixels. */
const MEMORY_BYTES = 700 * 2 ** 20
jest.setTimeout(300_000)

const dir = mkdtempSync(join(tmpdir(), 'anxin-corpus-'))
afterAll(() => rmSync(dir, { recursive: true }))
const encoder = encoderIn(dir)
const hostile = [...mp4Files(encoder), ...webmFiles(encoder), ...streamFiles(encoder)]
const phones = phoneFiles(encoder)
let photos: Photo[] = []
const videos: Record<string, string> = {}
beforeAll(async () => {
  for (const [name, file] of [...hostile, ...phones]) videos[name] = file()
  photos = (await hostilePhotos()).map(([name, bytes, outcome]) => [`photo: ${name}`, bytes, outcome])
  photos.forEach(([, bytes], i) => encoder.write(`photo-${i}`, bytes))
})

if (!HAS_STRACE) console.warn('\n\n  NO STRACE ON THIS MACHINE: nobody watched which files and sockets the decoders touch (apt-get install strace)\n\n')

test('the corpus is as large as promised', () => {
  expect(hostile.length).toBeGreaterThanOrEqual(60)
  expect(photos.length).toBeGreaterThanOrEqual(40)
})

describe.each([['the system decoder', SYSTEM, true], ['the shipped decoder', shipped, false]])('%s', (_, binary, withPhotos) => {
  let report: Report
  let trace: string | null
  beforeAll(() => {
    const files = Object.fromEntries(photos.map(([name], i) => [name, join(dir, `photo-${i}`)]))
    ;({ report, trace } = decodeAll({ videos, photos: withPhotos ? files : {} }, binary, dir))
  })

  test('each hostile file ends as it should, soon, without a crash', () => {
    const wanted = [...hostile.map(([name, , outcome]) => [name, outcome]), ...(withPhotos ? photos.map(([name, , outcome]) => [name, outcome]) : [])] as [string, string][]
    const wrong = wanted.flatMap(([name, outcome]) => {
      const { kind, frames, ms, detail } = report.results[name] ?? { kind: 'crash', frames: 0, ms: Infinity, detail: 'no answer' }
      const isRight = outcome === 'either' ? kind === 'frames' || kind === 'refused' : kind === outcome
      return isRight && ms < PATIENCE_MS && (kind !== 'frames' || frames > 0) ? [] : [{ name, outcome, kind, frames, ms, detail }]
    })
    expect(wrong).toEqual([])
  })

  test('all of them leave the process small', () => {
    expect(report.rss).toBeLessThan(MEMORY_BYTES)
  })

  test.each(phones)('accepts from a phone: %s', (name, __, { frames, width, height }) => {
    const seen = report.results[name]
    expect(seen).toMatchObject({ kind: 'frames', width, height })
    expect(Math.abs((seen?.frames ?? 0) - frames)).toBeLessThanOrEqual(1)
  })

  test('no file but the clip is touched, no socket is made', () => {
    if (trace === null) return
    expect(touchedByDecoders(trace)).toEqual([])
    if (withPhotos) expect(touchedByPhotos(trace)).toEqual([])
    // the trace has seen the decoders at work
    expect(trace.split(/execve\("[^"]*ffmpeg/).length - 1).toBeGreaterThan(hostile.length / 2)
  })
})

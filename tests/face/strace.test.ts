/** The watch itself: a decoder that opens another file, or a socket, is noticed. Needs strace; says so where there is none. */
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encoderIn, picture, SYSTEM, X264 } from './hostile/encoder'
import { decodeAll, HAS_STRACE, touchedByDecoders, touchedByPhotos } from './hostile/trace'

jest.setTimeout(120_000)
const dir = mkdtempSync(join(tmpdir(), 'anxin-watch-'))
afterAll(() => rmSync(dir, { recursive: true }))
const clip = encoderIn(dir).make('clip.mp4', picture('160x120'), ...X264)
const sentinel = join(dir, 'sentinel.mp4')
writeFileSync(sentinel, 'not for the decoder')

/** A decoder that does something else before it decodes. */
function traitor(name: string, deed: string): string {
  const file = join(dir, name)
  writeFileSync(file, `#!/bin/sh\n${deed} >/dev/null 2>&1\nexec ${SYSTEM} "$@"\n`)
  chmodSync(file, 0o755)
  return file
}
const seenOf = (decoder: string) => touchedByDecoders(decodeAll({ videos: { clip }, photos: {} }, decoder, dir).trace ?? '')

if (HAS_STRACE) {
  test('a decoder that reads a file that is not its clip is noticed', () => {
    expect(seenOf(traitor('reader', `${SYSTEM} -v error -i ${sentinel}`)).map(({ what }) => what)).toContain(sentinel)
  })

  test('a decoder that calls somebody is noticed', () => {
    expect(seenOf(traitor('caller', `${SYSTEM} -v error -i http://127.0.0.1:9/`)).map(({ call }) => call)).toContain('network')
  })

  test('a look at a file while photos are read is noticed', () => {
    const trace = (between: string) => `1 access("/anxin-photos-begin", F_OK) = -1\n2 ${between}\n1 access("/anxin-photos-end", F_OK) = -1\n`
    expect(touchedByPhotos(trace(`openat(AT_FDCWD, "${sentinel}", O_RDONLY) = 9`))).toEqual([{ call: 'openat', what: sentinel }])
    expect(touchedByPhotos(trace('socket(AF_INET, SOCK_STREAM, 0) = 9'))).toMatchObject([{ call: 'network' }])
    expect(touchedByPhotos('nothing of photos')).toBeNull()
  })
} else {
  test('WITHOUT STRACE nobody watches the decoders: apt-get install strace', () => {
    expect(existsSync(clip)).toBe(true)
  })
}

/**
 * A program: {videos, photos}, each name → path, as JSON on its standard input; what became of each as JSON on its output.
 * A process of its own, so that a test can watch every system call of the decoders.
 */
import { existsSync, readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { readPhoto } from '../../../cloudfunctions/face/photo'
import { decodeVideo, VideoRefused } from '../../../cloudfunctions/face/video'
import { PHOTOS_BEGIN, PHOTOS_END, type Corpus, type Decoded, type Report } from './trace'

async function video(file: string): Promise<Omit<Decoded, 'ms'>> {
  let [frames, width, height] = [0, 0, 0]
  try {
    for await (const picture of decodeVideo(file)) {
      if (picture.data.length !== picture.width * picture.height * 3) throw new Error('not all of a picture')
      ;[frames, width, height] = [frames + 1, picture.width, picture.height]
    }
    return { kind: 'frames', detail: '', frames, width, height }
  } catch (error) {
    const kind = !(error instanceof VideoRefused) ? 'crash' : error.reason === 'unsupported' ? 'refused' : 'service'
    return { kind, detail: String(error), frames, width, height }
  }
}

async function timed(work: () => Promise<Omit<Decoded, 'ms'>>): Promise<Decoded> {
  const startedAt = performance.now()
  return { ...await work(), ms: performance.now() - startedAt }
}

async function main(): Promise<void> {
  const { videos, photos } = JSON.parse(await text(process.stdin)) as Corpus
  const results: Report['results'] = {}
  for (const [name, file] of Object.entries(videos)) results[name] = await timed(() => video(file))
  // our own reading of the files must not look like the decoder's
  const read = Object.entries(photos).map(([name, file]) => [name, readFileSync(file)] as const)
  existsSync(PHOTOS_BEGIN)
  for (const [name, bytes] of read) {
    results[name] = await timed(async () => {
      const pixels = await readPhoto(bytes)
      return { kind: pixels ? 'frames' : 'refused', detail: '', frames: 1, width: pixels?.width ?? 0, height: pixels?.height ?? 0 }
    })
  }
  existsSync(PHOTOS_END)
  process.stdout.write(JSON.stringify({ results, rss: process.resourceUsage().maxRSS * 1024 } satisfies Report))
}

void main()

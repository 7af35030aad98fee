/** ffmpeg's description of its input, as text → facts. Whoever made the file can put words into it, so it is believed in nothing that matters. */
import type { SourceFacts } from '../../src/domain/face/source'

export type Description = Omit<SourceFacts, 'container' | 'times' | 'checksums'>

/** Every stream that says it is a video; the first one is decoded. */
export interface VideoStream { codec: string; pixelFormat: string; width: number; height: number; fps: number | null }

const STREAM = /^ +Stream #0:\d+.*?: Video: .*$/gm
/** Tags that are kept, and characters of one; real files have about ten. */
const MAX_TAGS = 40
const MAX_TAG_LENGTH = 120

export function videoStreams(text: string): VideoStream[] {
  return [...text.matchAll(STREAM)].map(([line]) => {
    const [, codec = '', rest = ''] = /: Video: (\w+)(.*)/.exec(line) ?? []
    const [, width = '0', height = '0'] = /, (\d+)x(\d+)/.exec(rest) ?? []
    const fps = /, ([\d.]+)(k?) fps/.exec(rest)
    return {
      codec,
      // the first word behind the codec's brackets
      pixelFormat: /, ([a-z]\w+)(?:\(|,| )/.exec(rest.replace(/\([^()]*\/[^()]*\)/g, ''))?.[1] ?? '',
      width: Number(width),
      height: Number(height),
      fps: fps && Number(fps[1]) * (fps[2] ? 1000 : 1),
    }
  })
}

/** The longest that any line claims; null: none does. */
export function declaredSeconds(text: string): number | null {
  const all = [...text.matchAll(/^ +Duration: (\d+):(\d+):(\d+(?:\.\d+)?)/gm)]
    .map(([, h, m, s]) => Number(h) * 3600 + Number(m) * 60 + Number(s))
  return all.length > 0 ? Math.max(...all) : null
}

/** null: no video in it. */
export function describe(text: string): Description | null {
  const [first] = videoStreams(text)
  if (!first) return null
  return { ...first, seconds: declaredSeconds(text), rotation: rotationOf(text), tags: tagsOf(text) }
}

/** ffmpeg counts against the clock, and -180 is 180. */
function rotationOf(text: string): number {
  const turned = /displaymatrix: rotation of (-?[\d.]+) degrees/.exec(firstVideo(text))
  return turned ? (((Math.round(-Number(turned[1]) / 90) * 90) % 360) + 360) % 360 : 0
}

/** Of the file, then what the first video stream adds. */
function tagsOf(text: string): Record<string, string> {
  const tags = new Map<string, string>()
  const [file = ''] = text.split(/^ +(?:Stream|Chapter) #/m)
  for (const [, name = '', value = ''] of `${file}\n${firstVideo(text)}`.matchAll(/^ {4,}(\w[\w.-]*) *: (.+)$/gm)) {
    const key = name.toLowerCase()
    if (tags.size < MAX_TAGS && key !== 'displaymatrix' && !tags.has(key)) tags.set(key.slice(0, MAX_TAG_LENGTH), value.trim().slice(0, MAX_TAG_LENGTH))
  }
  return Object.fromEntries(tags)
}

/** Its line and what stands below, up to the next stream. */
function firstVideo(text: string): string {
  return text.split(/^(?= +Stream #)/m).find((part) => /^ +Stream #0:\d+.*?: Video: /.test(part)) ?? ''
}

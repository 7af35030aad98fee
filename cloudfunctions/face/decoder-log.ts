/** What ffmpeg writes to its error stream: the description of the input, then a line for every decoded frame, and complaints. */
import type { Readable } from 'node:stream'
import { MAX_SOURCE_FRAMES } from '../../src/domain/face/source'

/** Characters of the description; a phone's takes 2,000. Beyond, a file is only talking. */
const MAX_DESCRIPTION = 2 ** 16
/** Characters of one line that are looked at; a frame's line takes 300. */
const MAX_LINE = 4096

export class DecoderLog {
  /** Up to where the decoding begins. */
  description = ''
  readonly times: number[] = []
  readonly checksums: string[] = []
  /** The decoder's last words before it ended, for our log. */
  lastLine = ''
  /** The description is complete, or too long, or the decoder has ended. */
  readonly described: Promise<void>
  private line = ''
  private isDecoding = false
  private onDescribed: () => void = () => undefined

  constructor(stream: Readable, private readonly onTooMuch: () => void) {
    this.described = new Promise((resolve) => { this.onDescribed = resolve })
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => this.read(text))
    stream.once('close', () => {
      this.take(this.line)
      this.onDescribed()
    })
  }

  /** Too much to describe, or more frames than a clip may have. */
  get isTooMuch(): boolean {
    return this.description.length > MAX_DESCRIPTION || this.times.length > MAX_SOURCE_FRAMES
  }

  private read(text: string): void {
    const [first = '', ...rest] = text.split('\n')
    this.line += first.slice(0, MAX_LINE - this.line.length)
    for (const next of rest) {
      this.take(this.line)
      this.line = next.slice(0, MAX_LINE)
    }
    if (!this.isTooMuch) return
    this.onTooMuch()
    this.onDescribed()
  }

  private take(line: string): void {
    if (line.trim()) this.lastLine = line.trim().slice(0, 120)
    if (this.isDecoding) return this.takeFrame(line)
    if (!line.startsWith('Stream mapping:')) {
      if (!this.isTooMuch) this.description += `${line}\n`
      return
    }
    this.isDecoding = true
    this.onDescribed()
  }

  private takeFrame(line: string): void {
    const [, time, checksum] = /^\[Parsed_showinfo.* pts_time:(\S+) .* checksum:([0-9A-F]{8}) /.exec(line) ?? []
    if (!time || !checksum || this.times.length > MAX_SOURCE_FRAMES) return
    // a frame without a time comes with the one before it
    this.times.push(time === 'NOPTS' ? this.times.at(-1) ?? 0 : Number(time))
    this.checksums.push(checksum.toLowerCase())
  }
}

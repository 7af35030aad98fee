/** Binary PPM pictures, one after the other, out of a stream: every frame says its own size. */
import type { Readable } from 'node:stream'
import type { Pixels } from '../../src/domain/face/pixels'

const HEADER = /^P6\n(\d+) (\d+)\n255\n/

/** Throws when a picture is larger than `maxSide` or no PPM. A picture that breaks off at the end of the stream is dropped. */
export async function* readPpm(stream: Readable, maxSide: number): AsyncGenerator<Pixels> {
  let pending: Buffer[] = []
  let have = 0
  let need = 1
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    pending.push(chunk)
    have += chunk.length
    while (have >= need) {
      const bytes = Buffer.concat(pending)
      const header = HEADER.exec(bytes.toString('latin1', 0, 24))
      if (!header && have >= 24) throw new Error('decoder: no PPM')
      const [width, height] = [Number(header?.[1] ?? 0), Number(header?.[2] ?? 0)]
      if (Math.max(width, height) > maxSide) throw new Error(`decoder: ${width}x${height}`)
      const start = header?.[0].length ?? 0
      need = header ? start + width * height * 3 : 24
      if (!header || have < need) {
        pending = [bytes]
        break
      }
      yield { data: bytes.subarray(start, need), width, height, channels: 3 }
      const rest = bytes.subarray(need)
      pending = rest.length > 0 ? [rest] : []
      have = rest.length
      need = 1
    }
  }
}

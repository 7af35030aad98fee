/** PNG, JPEG and WebP files put together by hand. */
import { deflateSync } from 'node:zlib'

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})
const crc = (bytes: Buffer) => (bytes.reduce((c, byte) => CRC[(c ^ byte) & 255]! ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0

export function chunk(type: string, data: Buffer): Buffer {
  const out = Buffer.alloc(data.length + 12)
  out.writeUInt32BE(data.length)
  out.write(type, 4, 'latin1')
  data.copy(out, 8)
  out.writeUInt32BE(crc(out.subarray(4, 8 + data.length)), 8 + data.length)
  return out
}

export const PNG = Buffer.from('89504e470d0a1a0a', 'hex')
/** A PNG of `width` x `height` that says so; `data`: packed rows, or as many as are wanted. */
export function png(width: number, height: number, { bits = 8, colour = 2, more = [] as Buffer[], data = Buffer.alloc(0) } = {}): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  head.set([bits, colour, 0, 0, 0], 8)
  return Buffer.concat([PNG, chunk('IHDR', head), ...more, chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}
/** Rows of zeros. */
export const rows = (width: number, height: number, bytesPerPixel: number): Buffer<ArrayBuffer> => Buffer.from(deflateSync(Buffer.alloc((width * bytesPerPixel + 1) * height)))

/** Where a segment of a JPEG begins: its marker. */
export function segment(jpeg: Buffer, marker: number): number {
  const at = jpeg.indexOf(Buffer.from([0xff, marker]))
  if (at < 0) throw new Error(`no marker ${marker}`)
  return at
}
/** A JPEG with another marker instead. */
export function remarked(jpeg: Buffer, from: number, to: number): Buffer {
  const out = Buffer.from(jpeg)
  out[segment(out, from) + 1] = to
  return out
}
/** An application segment right behind the beginning. */
export function withSegment(jpeg: Buffer, marker: number, data: Buffer): Buffer {
  const length = data.length + 2
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, marker, length >> 8, length & 255]), data, jpeg.subarray(2)])
}
/** The size that a JPEG declares; `marker` of its frame: baseline c0, progressive c2. */
export function sized(jpeg: Buffer, marker: number, width: number, height: number): Buffer {
  const out = Buffer.from(jpeg)
  const at = segment(out, marker)
  out.writeUInt16BE(height, at + 5)
  out.writeUInt16BE(width, at + 7)
  return out
}

/** A WebP that declares a canvas, around any chunks. */
export function webp(width: number, height: number, ...chunks: Buffer[]): Buffer {
  const canvas = Buffer.alloc(18)
  canvas.write('VP8X', 0, 'latin1')
  canvas.writeUInt32LE(10, 4)
  canvas.writeUIntLE(width - 1, 12, 3)
  canvas.writeUIntLE(height - 1, 15, 3)
  const body = Buffer.concat([Buffer.from('WEBP'), canvas, ...chunks])
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return Buffer.concat([Buffer.from('RIFF'), size, body])
}

/** A grey progressive JPEG whose scans each say "nothing changes" for all its blocks: cheap to write, dear to read. */
export function scans(side: number, count: number): Buffer {
  const hex = (text: string) => Buffer.from(text.replace(/ /g, ''), 'hex')
  const blocks = Math.ceil(side / 8) ** 2
  const size = side.toString(16).padStart(4, '0')
  // one code of one bit a table: "no difference" for the first scan, "2^14 blocks without anything" for the others
  const table = (kind: string, symbol: string) => hex(`ffc4 0014 ${kind} 01 ${'00'.repeat(15)} ${symbol}`)
  const scan = Buffer.concat([hex('ffda 0008 01 01 00 01 3f 00'), Buffer.alloc(Math.ceil((Math.ceil(blocks / 2 ** 14) * 15) / 8))])
  return Buffer.concat([
    hex(`ffd8 ffdb 0043 00 ${'01'.repeat(64)} ffc2 000b 08 ${size} ${size} 01 01 11 00`), table('00', '00'), table('10', 'e0'),
    hex('ffda 0008 01 01 00 00 00 00'), Buffer.alloc(Math.ceil(blocks / 8)), ...Array.from({ length: count }, () => scan), hex('ffd9'),
  ])
}

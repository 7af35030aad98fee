/** webm files written by hand. An element: id, size, content. */

/** Its size in eight bytes; `size` lies about it, null leaves it unknown. */
export function element(id: string, content: Buffer | string | readonly Buffer[], size?: number | bigint | null): Buffer {
  const body = Array.isArray(content) ? Buffer.concat(content as Buffer[]) : Buffer.from(content as string)
  const length = Buffer.alloc(8)
  length.writeBigUInt64BE(size === null ? (1n << 56n) - 1n : BigInt(size ?? body.length))
  length[0] = 1
  return Buffer.concat([Buffer.from(id, 'hex'), length, body])
}
export const uint = (id: string, value: number | bigint): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return element(id, bytes)
}
export const float = (id: string, value: number): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeDoubleBE(value)
  return element(id, bytes)
}

export const head = (kind = 'webm'): Buffer => element('1a45dfa3', [uint('4286', 1), uint('42f7', 1), uint('42f2', 4), uint('42f3', 8), element('4282', kind), uint('4287', 4), uint('4285', 2)])
export const VOID = 'ec'

export interface Track { number?: number; codec?: string; width?: number | bigint; height?: number | bigint; more?: Buffer[] }
export const track = ({ number = 1, codec = 'V_VP8', width = 160, height = 120, more = [] }: Track = {}): Buffer => element('ae', [
  uint('d7', number), uint('73c5', number), uint('83', 1), element('86', codec), ...more, element('e0', [uint('b0', width), uint('ba', height)]),
])

/** `lacing`: bits of the block's flags, with the lace's own head in front of the frame. */
export const block = (ms: number, frame: Buffer, lacing = 0, lace = Buffer.alloc(0)): Buffer =>
  element('a3', [Buffer.from([0x81, (ms >> 8) & 255, ms & 255, 0x80 | lacing]), lace, frame])

export interface Parts {
  kind?: string
  info?: Buffer[]
  tracks?: Buffer[]
  /** Before the first cluster. */
  before?: Buffer[]
  /** Milliseconds of the cluster. */
  at?: number | bigint
  blocks: Buffer[]
  clusterSize?: number | bigint | null
  segmentSize?: number | bigint | null
}
export const webm = ({ kind, info = [], tracks = [track()], before = [], at = 0, blocks, clusterSize, segmentSize = null }: Parts): Buffer =>
  Buffer.concat([head(kind), element('18538067', [
    element('1549a966', [uint('2ad7b1', 1_000_000), element('4d80', 'hostile'), element('5741', 'hostile'), ...info]),
    element('1654ae6b', tracks), ...before,
    element('1f43b675', [uint('e7', at), ...blocks], clusterSize),
  ], segmentSize)])

/** The frames of an IVF file. */
export function framesOf(ivf: Buffer): Buffer[] {
  const frames: Buffer[] = []
  for (let at = 32; at + 12 <= ivf.length;) {
    const size = ivf.readUInt32LE(at)
    frames.push(ivf.subarray(at + 12, at + 12 + size))
    at += 12 + size
  }
  return frames
}

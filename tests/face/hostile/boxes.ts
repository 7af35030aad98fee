/** mp4 files taken apart and put together wrongly. A box: 4 bytes size, 4 letters, content. */

export const u16 = (value: number): Buffer => Buffer.from([(value >> 8) & 255, value & 255])
export const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}
export const u64 = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt.asUintN(64, value))
  return bytes
}
const all = (parts: readonly (Buffer | string)[]) => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))

export function box(type: string, ...content: (Buffer | string)[]): Buffer {
  const body = all(content)
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body])
}
/** A box that lies about its size. */
export const lying = (size: number, type: string, ...content: (Buffer | string)[]): Buffer => all([u32(size), type, ...content])

const START: Record<string, number> = { meta: 12, stsd: 16, avc1: 86, hvc1: 86, dref: 16 }

/** Where the box at `path` ("moov.trak.mdia") begins and ends. */
export function find(file: Buffer, path: string): { start: number; end: number } {
  let [from, to, start] = [0, file.length, -1]
  for (const type of path.split('.')) {
    for (start = -1; from + 8 <= to; from += file.readUInt32BE(from)) {
      if (file.toString('latin1', from + 4, from + 8) !== type) continue
      start = from
      break
    }
    if (start < 0) throw new Error(`no box ${path}`)
    to = start + file.readUInt32BE(start)
    from = start + (START[type] ?? 8)
  }
  return { start, end: to }
}

/** The whole box. */
export const boxAt = (file: Buffer, path: string): Buffer => {
  const { start, end } = find(file, path)
  return file.subarray(start, end)
}

/** The file with another box (or several, or none) in this place; the boxes around it grow along. For an index that lies at the end. */
export function swap(file: Buffer, path: string, ...instead: Buffer[]): Buffer {
  const { start, end } = find(file, path)
  const body = Buffer.concat(instead)
  const out = Buffer.concat([file.subarray(0, start), body, file.subarray(end)])
  const parents = path.split('.').slice(0, -1)
  parents.forEach((_, i) => {
    const at = find(file, parents.slice(0, i + 1).join('.')).start
    out.writeUInt32BE(file.readUInt32BE(at) + body.length - (end - start), at)
  })
  return out
}
/** One more box behind the last child of `path`. */
export const add = (file: Buffer, path: string, ...more: Buffer[]): Buffer => {
  const whole = boxAt(file, path)
  const grown = Buffer.concat([whole, ...more])
  grown.writeUInt32BE(grown.length, 0)
  return swap(file, path, grown)
}

/** Bits and Exp-Golomb numbers of an H.264 header. */
function bits(...values: (string | number)[]): Buffer {
  const text = values.map((value) => {
    if (typeof value === 'string') return value
    const binary = (value + 1).toString(2)
    return '0'.repeat(binary.length - 1) + binary
  }).join('')
  const whole = `${text}1`.padEnd(Math.ceil((text.length + 1) / 8) * 8, '0')
  return Buffer.from((whole.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
}

/** A sequence header that declares so many macroblocks (of 16 pixels) each way. */
export const sequenceHeader = (across: number, down: number): Buffer =>
  Buffer.concat([Buffer.from([0x67, 66, 0, 51]), bits(0, 0, 2, 1, '0', across - 1, down - 1, '1', '1', '0', '0')])

/** The decoder's configuration with other sequence headers than the file's. */
export const avcC = (sps: Buffer, pps = Buffer.from('68ce3c80', 'hex'), count = 0xe1): Buffer =>
  box('avcC', Buffer.from([1, 66, 0, 51, 255, count]), u16(sps.length), sps, Buffer.from([1]), u16(pps.length), pps)

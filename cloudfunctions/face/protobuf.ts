/** The few forms of protobuf's wire format that an ONNX file is made of: varints, floats, and length-prefixed bytes. */

/** Field number and content; fields that are absent are left out by the caller. */
export type Field = readonly [no: number, value: number | string | Uint8Array | { float: number }]

/** One message. Whole numbers become varints (negative ones as 64 bits), strings UTF-8. */
export function message(...fields: readonly Field[]): Buffer {
  return Buffer.concat(fields.flatMap(([no, value]) => {
    if (typeof value === 'number') return [varint(no << 3), varint(value)]
    if (typeof value === 'object' && 'float' in value) {
      const bytes = Buffer.alloc(4)
      bytes.writeFloatLE(value.float)
      return [varint((no << 3) | 5), bytes]
    }
    const bytes = typeof value === 'string' ? Buffer.from(value) : value
    return [varint((no << 3) | 2), varint(bytes.length), bytes]
  }))
}

function varint(value: number): Buffer {
  let rest = BigInt.asUintN(64, BigInt(value))
  const bytes: number[] = []
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  return Buffer.from([...bytes, Number(rest)])
}

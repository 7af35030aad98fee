/** The messages of an ONNX file (onnx.proto): nodes, constants, inputs and outputs. */
import { message, type Field } from './protobuf'

export const DATA_TYPE = { float: 1, int64: 7, half: 10 } as const

/** Whole numbers, lists of them, and words: the only kinds of attributes that our models need. */
export type Attributes = Record<string, number | number[] | string>

export const intsOf = (list: readonly string[] | undefined): number[] => (list ?? []).map(Number)

const KIND = { whole: 2, word: 3, list: 7 } as const

function attributeProto(name: string, value: number | number[] | string): Buffer {
  const [kind, fields]: [number, Field[]] = typeof value === 'number' ? [KIND.whole, [[3, value]]]
    : typeof value === 'string' ? [KIND.word, [[4, value]]]
      : [KIND.list, value.map((one) => [8, one] as const)]
  return message([1, name], ...fields, [20, kind])
}

export function nodeProto(op: string, inputs: readonly string[], output: string, attributes: Attributes): Buffer {
  return message(
    ...inputs.map((one) => [1, one] as const), [2, output], [4, op],
    ...Object.entries(attributes).map(([name, value]) => [5, attributeProto(name, value)] as const),
  )
}

/** Uint16Array: half floats. */
export function tensorProto(name: string, shape: readonly number[], values: Uint16Array | Int32Array | Float32Array): Buffer {
  const [type, numbers] = values instanceof Int32Array ? [DATA_TYPE.int64, BigInt64Array.from(values, BigInt)]
    : [values instanceof Float32Array ? DATA_TYPE.float : DATA_TYPE.half, values]
  return message(
    ...shape.map((size) => [1, size] as const), [2, type], [8, name],
    [9, new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)],
  )
}

/** A value of floats; without `shape` it is left to the runtime. */
export function valueInfo(name: string, shape?: readonly number[]): Buffer {
  const dims = shape && message(...shape.map((size) => [1, message([1, size])] as const))
  return message([1, name], [2, message([1, message([1, DATA_TYPE.float], ...(dims ? [[2, dims] as const] : []))])])
}

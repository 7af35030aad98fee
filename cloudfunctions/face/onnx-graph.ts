/**
 * A graph model of tfjs (topology in JSON, weights in one binary) as an ONNX file in memory, so that the server runs all its models in one
 * native runtime: the face mesh costs a third there of what it costs in WebAssembly (docs/models.md). Nothing is trained or rounded anew.
 *
 * Only what our models use is understood; anything else throws when the model is loaded. Pictures stay rows x columns x channels as in
 * tfjs; around each convolution the axes are swapped, and the runtime removes the swaps that meet.
 */
import { intsOf, nodeProto, tensorProto, valueInfo, DATA_TYPE, type Attributes } from './onnx-file'
import { message } from './protobuf'

/** As it stands in a tfjs file. */
export interface TfNode { name: string; op: string; input?: string[]; attr?: Record<string, TfAttribute> }
interface TfAttribute { b?: boolean; i?: string; s?: string; type?: string; list?: { i?: string[]; s?: string[] } }
export interface TfGraph {
  modelTopology: { node: TfNode[] }
  weightsManifest: { weights: { name: string; shape: number[]; dtype: string; quantization?: { dtype: string } }[] }[]
}

interface Weight { shape: readonly number[]; values: Uint16Array | Int32Array | Float32Array }

/** Ops whose ONNX form is the same op on the same inputs. */
const SAME: Record<string, string> = {
  Add: 'Add', AddV2: 'Add', AddN: 'Sum', Mul: 'Mul', Sub: 'Sub', Maximum: 'Max', Minimum: 'Min', Relu: 'Relu', Prelu: 'PRelu', Floor: 'Floor',
  Sigmoid: 'Sigmoid', Identity: 'Identity', Shape: 'Shape', Reshape: 'Reshape', GatherNd: 'GatherND',
}
const REDUCE: Record<string, string> = { Max: 'ReduceMax', Min: 'ReduceMin', Prod: 'ReduceProd', Mean: 'ReduceMean' }
const TO_PLANES = { perm: [0, 3, 1, 2] }
const TO_ROWS = { perm: [0, 2, 3, 1] }
const OPSET = 13

/** @param size the square input's side in pixels @param outputs node names, in this order */
export function onnxGraph(graph: TfGraph, weights: Buffer, size: number, outputs: readonly string[]): Buffer {
  return new Converter(graph, weights).convert(size, outputs)
}

class Converter {
  private readonly nodes = new Map<string, TfNode>()
  private readonly weights = new Map<string, Weight>()
  private readonly body: Buffer[] = []
  private readonly constants: Buffer[] = []
  private readonly done = new Set<string>()
  private fresh = 0

  constructor(graph: TfGraph, bytes: Buffer) {
    for (const node of graph.modelTopology.node) this.nodes.set(node.name, node)
    let at = 0
    for (const { name, shape, dtype, quantization } of graph.weightsManifest.flatMap((group) => group.weights)) {
      const form = quantization?.dtype ?? dtype
      const Values = form === 'float16' ? Uint16Array : form === 'int32' ? Int32Array : form === 'float32' ? Float32Array : null
      if (!Values) throw new Error(`weights ${name}: ${form}`)
      const length = shape.reduce((a, b) => a * b, 1)
      const end = at + length * Values.BYTES_PER_ELEMENT
      this.weights.set(name, { shape, values: new Values(Uint8Array.from(bytes.subarray(at, end)).buffer) })
      at = end
    }
  }

  convert(size: number, outputs: readonly string[]): Buffer {
    const input = [...this.nodes.values()].find(({ op }) => op === 'Placeholder')?.name
    if (!input) throw new Error('model without input')
    this.done.add(input)
    for (const output of outputs) this.need(output)
    const graph = message(
      ...this.body.map((node) => [1, node] as const), [2, 'face'], ...this.constants.map((tensor) => [5, tensor] as const),
      [11, valueInfo(input, [1, size, size, 3])], ...outputs.map((name) => [12, valueInfo(name)] as const),
    )
    return message([1, 8], [8, message([1, ''], [2, OPSET])], [7, graph])
  }

  /** Writes the node after everything that it needs; gives the name of its value. */
  private need(reference: string): string {
    const name = reference.replace(/:0$/, '')
    if (this.done.has(name)) return name
    this.done.add(name)
    const node = this.nodes.get(name)
    if (!node) throw new Error(`no node ${name}`)
    if (node.op === 'Const') this.constant(name, this.weight(name))
    else this.write(node)
    return name
  }

  private write({ name, op, input = [], attr = {} }: TfNode): void {
    const inputs = () => input.map((one) => this.need(one))
    const axes = (i: number) => [...this.weight(input[i] ?? '').values].map(Number)
    const same = SAME[op]
    const reduce = REDUCE[op]
    if (same) return this.emit(same, inputs(), name)
    if (reduce) return this.emit(reduce, [this.need(input[0] ?? '')], name, { axes: axes(1), keepdims: attr.keep_dims?.b ? 1 : 0 })
    switch (op) {
      case 'Conv2D': case 'DepthwiseConv2dNative': case '_FusedConv2D': return this.convolution(name, op, input, attr)
      case 'MaxPool': return this.planes(input[0] ?? '', name, (from, to) => this.emit('MaxPool', [from], to, {
        kernel_shape: intsOf(attr.ksize?.list?.i).slice(1, 3), strides: intsOf(attr.strides?.list?.i).slice(1, 3), auto_pad: padding(attr),
      }))
      case 'Pad': {
        const pairs = axes(1)
        const pads = [...pairs.filter((_, i) => i % 2 === 0), ...pairs.filter((_, i) => i % 2 === 1)]
        return this.emit('Pad', [this.need(input[0] ?? ''), this.integers(pads)], name)
      }
      case 'Sum': return this.emit('ReduceSum', [this.need(input[0] ?? ''), this.integers(axes(1))], name, { keepdims: attr.keep_dims?.b ? 1 : 0 })
      case 'Square': return this.emit('Mul', [...inputs(), ...inputs()], name)
      case 'Rsqrt': return this.emit('Reciprocal', [this.emitFresh('Sqrt', inputs())], name)
      case 'Transpose': return this.emit('Transpose', [this.need(input[0] ?? '')], name, { perm: axes(1) })
      case 'GatherV2': return this.emit('Gather', inputs().slice(0, 2), name, { axis: axes(2)[0] ?? 0 })
      case 'ConcatV2': return this.emit('Concat', inputs().slice(0, -1), name, { axis: axes(input.length - 1)[0] ?? 0 })
      case 'Pack': {
        const one = this.integers([0])
        return this.emit('Concat', inputs().map((each) => this.emitFresh('Unsqueeze', [each, one])), name, { axis: 0 })
      }
      case 'Softmax': return this.emit('Softmax', inputs(), name, { axis: -1 })
      case 'Cast': return this.emit('Cast', inputs(), name, { to: attr.DstT?.type === 'DT_INT32' ? DATA_TYPE.int64 : DATA_TYPE.float })
      case 'StridedSlice': return this.slice(name, input, attr, axes)
      case 'BatchMatMulV2': return this.product(name, inputs(), attr)
      case '_FusedMatMul': return this.activated(name, attr, 'MatMul', inputs())
      default: throw new Error(`op ${op} of ${name}`)
    }
  }

  /** Weights go in as planes; a bias that the graph adds right away goes into the convolution. */
  private convolution(name: string, op: string, input: readonly string[], attr: Record<string, TfAttribute>): void {
    const { shape: [h = 1, w = 1, ins = 1, outs = 1], values } = this.weight(input[1] ?? '')
    const isDepthwise = op === 'DepthwiseConv2dNative'
    const [groups, filters, each] = isDepthwise ? [ins, ins * outs, 1] : [1, outs, ins]
    const turned = values.slice()
    for (let y = 0, i = 0; y < h; y++) {
      for (let x = 0; x < w; x++) {
        for (let c = 0; c < ins; c++) {
          for (let o = 0; o < outs; o++, i++) {
            const [filter, channel] = isDepthwise ? [c * outs + o, 0] : [o, c]
            turned[((filter * each + channel) * h + y) * w + x] = values[i] as number
          }
        }
      }
    }
    const filter = this.constant(`${name}/filter`, { shape: [filters, each, h, w], values: turned })
    const attributes = { strides: intsOf(attr.strides?.list?.i).slice(1, 3), auto_pad: padding(attr), group: groups, kernel_shape: [h, w] }
    const ops = op === '_FusedConv2D' ? fusedOps(attr) : []
    const bias = ops[0] === 'BiasAdd' ? [this.need(input[2] ?? '')] : []
    const end = ops.includes('Relu') ? `${name}/linear` : name
    this.planes(input[0] ?? '', end, (from, to) => this.emit('Conv', [from, filter, ...bias], to, attributes))
    if (end !== name) this.emit('Relu', [end], name)
  }

  /** Of the last two axes; our models turn three-dimensional values only. */
  private product(name: string, [a = '', b = '']: string[], attr: Record<string, TfAttribute>): void {
    const turned = (value: string, isTurned = false) => (isTurned ? this.emitFresh('Transpose', [value], { perm: [0, 2, 1] }) : value)
    this.emit('MatMul', [turned(a, attr.adj_x?.b), turned(b, attr.adj_y?.b)], name)
  }

  private activated(name: string, attr: Record<string, TfAttribute>, op: string, [a = '', b = '', bias = '']: string[]): void {
    const sum = this.emitFresh('Add', [this.emitFresh(op, [a, b]), bias])
    this.emit(fusedOps(attr).includes('Relu') ? 'Relu' : 'Identity', [sum], name)
  }

  private slice(name: string, input: readonly string[], attr: Record<string, TfAttribute>, axes: (i: number) => number[]): void {
    const [begin, end, strides] = [axes(1), axes(2), axes(3)]
    const bit = (mask: string, i: number) => (Number(attr[mask]?.i ?? 0) >> i) & 1
    if (Number(attr.ellipsis_mask?.i ?? 0) + Number(attr.new_axis_mask?.i ?? 0) > 0) throw new Error(`slice ${name}`)
    const dropped = begin.map((_, i) => i).filter((i) => bit('shrink_axis_mask', i))
    const last = end.map((to, i) => (bit('end_mask', i) ? 2 ** 31 - 1 : bit('shrink_axis_mask', i) ? (begin[i] ?? 0) + 1 : to))
    const ranges = [begin.map((from, i) => (bit('begin_mask', i) ? 0 : from)), last, begin.map((_, i) => i), strides]
    const target = dropped.length > 0 ? `${name}/kept` : name
    this.emit('Slice', [this.need(input[0] ?? ''), ...ranges.map((one) => this.integers(one))], target)
    if (dropped.length > 0) this.emit('Squeeze', [target, this.integers(dropped)], name)
  }

  /** Runs `inner` on planes instead of rows of pixels. */
  private planes(input: string, name: string, inner: (from: string, to: string) => void): void {
    inner(this.emitFresh('Transpose', [this.need(input)], TO_PLANES), `${name}/planes`)
    this.emit('Transpose', [`${name}/planes`], name, TO_ROWS)
  }

  private emit(op: string, inputs: readonly string[], output: string, attributes: Attributes = {}): void {
    this.body.push(nodeProto(op, inputs, output, attributes))
  }

  private emitFresh(op: string, inputs: readonly string[], attributes: Attributes = {}): string {
    const output = `fresh/${this.fresh++}`
    this.emit(op, inputs, output, attributes)
    return output
  }

  private integers(values: readonly number[]): string {
    return this.constant(`fresh/${this.fresh++}`, { shape: [values.length], values: Int32Array.from(values) })
  }

  /** Whole numbers become 64 bits, which is what ONNX wants of shapes and indices; half floats stay halves in the file. */
  private constant(name: string, { shape, values }: Weight): string {
    if (!(values instanceof Uint16Array)) this.constants.push(tensorProto(name, shape, values))
    else {
      this.constants.push(tensorProto(`${name}/half`, shape, values))
      this.emit('Cast', [`${name}/half`], name, { to: DATA_TYPE.float })
    }
    return name
  }

  private weight(reference: string): Weight {
    const found = this.weights.get(reference.replace(/:0$/, ''))
    if (!found) throw new Error(`no weights ${reference}`)
    return found
  }
}

const text = (base64: string | undefined) => Buffer.from(base64 ?? '', 'base64').toString()
const fusedOps = (attr: Record<string, TfAttribute>) => (attr.fused_ops?.list?.s ?? []).map(text)
const padding = (attr: Record<string, TfAttribute>) => (text(attr.padding?.s) === 'SAME' ? 'SAME_UPPER' : 'VALID')

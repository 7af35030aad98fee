/**
 * The attention mesh for the browser: the same numbers with half of the operations and without what nobody asks for (irises).
 * What lies between its trunk and its heads is done by src/domain/face/attention.ts instead.
 */
export interface GraphNode { name: string; op: string; input?: string[]; attr?: Record<string, unknown> }
export interface GraphFile {
  format?: string
  modelTopology: { node: GraphNode[]; [more: string]: unknown }
  weightsManifest: { paths: string[]; weights: Weight[] }[]
}
interface Weight { name: string; shape: number[]; dtype: string; quantization?: { dtype: string } }

/** Where the windows' contents enter the heads → the names under which the page feeds them. */
const WINDOWS: Record<string, string> = {
  'ArithmeticOptimizer/AddOpsRewrite_Add_10': 'lips_window',
  'ArithmeticOptimizer/AddOpsRewrite_Add_15': 'left_eye_window',
  'ArithmeticOptimizer/AddOpsRewrite_Add_20': 'right_eye_window',
}
/** What the page reads → its name. */
const OUTPUTS: Record<string, string> = {
  'p_re_lu_3/Alpha_dequantize_prelu/Relu': 'features',
  output_mesh: 'mesh',
  conv_faceflag: 'presence',
  conv_lips: 'lips',
  conv_left_eye: 'left_eye',
  conv_right_eye: 'right_eye',
}
const BYTES: Record<string, number> = { float16: 2, uint16: 2, uint8: 1, float32: 4, int32: 4 }

export function lighterMesh(file: GraphFile, bytes: Buffer): { file: GraphFile; bytes: Buffer<ArrayBuffer> } {
  const nodes = fused(cut(file.modelTopology.node))
  const named = (name: string) => OUTPUTS[name] ?? WINDOWS[name] ?? name
  const node = nodes.map((one) => ({ ...one, name: named(one.name), input: one.input?.map(named) }))
  const used = new Set(node.map(({ name }) => name))
  const kept: { weight: Weight; bytes: Buffer }[] = []
  let at = 0
  for (const weight of file.weightsManifest.flatMap(({ weights }) => weights)) {
    const size = weight.shape.reduce((product, side) => product * side, BYTES[weight.quantization?.dtype ?? weight.dtype] ?? NaN)
    if (used.has(weight.name)) kept.push({ weight, bytes: bytes.subarray(at, at + size) })
    at += size
  }
  if (at !== bytes.length) throw new Error(`mesh weights: ${bytes.length} bytes, ${at} expected`)
  return {
    file: {
      format: file.format,
      modelTopology: { ...file.modelTopology, node },
      weightsManifest: [{ paths: file.weightsManifest.flatMap(({ paths }) => paths), weights: kept.map(({ weight }) => weight) }],
    },
    bytes: Buffer.concat(kept.map((one) => one.bytes)),
  }
}

/** Only what the outputs need; the windows become inputs. */
function cut(nodes: readonly GraphNode[]): GraphNode[] {
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const kept = new Map<string, GraphNode>()
  const keep = (name: string): void => {
    const node = byName.get(name)
    if (!node) throw new Error(`mesh graph: no node ${name}`)
    if (kept.has(name)) return
    if (name in WINDOWS) {
      kept.set(name, { name, op: 'Placeholder', attr: { dtype: { type: 'DT_FLOAT' }, shape: { shape: { dim: [1, 16, 16, 32].map((size) => ({ size: String(size) })) } } } })
      return
    }
    node.input?.forEach(keep)
    kept.set(name, node)
  }
  Object.keys(OUTPUTS).forEach(keep)
  return [...kept.values()]
}

/** Convolution, bias and PReLU become one operation where nothing comes between them, else convolution and bias. */
function fused(nodes: readonly GraphNode[]): GraphNode[] {
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const readers = new Map<string, number>()
  for (const name of nodes.flatMap(({ input }) => input ?? [])) readers.set(name, (readers.get(name) ?? 0) + 1)
  const gone = new Set<string>()
  /** The node called so, when it is such an operation and nobody else reads it. */
  const only = (name: string | undefined, op: string) => {
    const node = name === undefined ? undefined : byName.get(name)
    return node?.op === op && (readers.get(node.name) ?? 0) <= 1 && !(node.name in OUTPUTS) ? node : null
  }
  const isConst = (name: string | undefined) => name !== undefined && byName.get(name)?.op === 'Const'
  const join = (conv: GraphNode, name: string, constants: string[], ops: string[]): GraphNode => {
    gone.add(conv.name)
    return {
      name, op: '_FusedConv2D', input: [...(conv.input ?? []), ...constants],
      attr: {
        ...conv.attr, num_args: { i: String(constants.length) },
        fused_ops: { list: { s: ops.map((op) => Buffer.from(op).toString('base64')) } },
      },
    }
  }
  const result = nodes.flatMap((node): GraphNode[] => {
    const [first, second] = node.input ?? []
    if (node.op === 'Prelu' && second) {
      const sum = only(first, 'AddV2')
      const conv = only(sum?.input?.[0], 'Conv2D')
      const bias = sum?.input?.[1]
      if (!sum || !conv || !bias || !isConst(bias)) return [node]
      gone.add(sum.name)
      return [join(conv, node.name, [bias, second], ['BiasAdd', 'Prelu'])]
    }
    if (node.op !== 'AddV2' || !first || !second) return [node]
    const conv = only(first, 'Conv2D')
    if (conv && isConst(second)) return [join(conv, node.name, [second], ['BiasAdd'])]
    // bias + (rest + convolution): the bias moves into the convolution
    const sum = only(second, 'AddN')
    const late = only(sum?.input?.[1], 'Conv2D')
    const rest = sum?.input?.[0]
    if (!sum || !late || !rest || sum.input?.length !== 2 || !isConst(first)) return [node]
    gone.add(sum.name)
    const biased = join(late, `${late.name}/biased`, [first], ['BiasAdd'])
    return [biased, { ...node, input: [rest, biased.name] }]
  })
  // a Prelu takes in its sum, which the walk above had already turned into a convolution with bias
  return result.filter(({ name }) => !gone.has(name))
}

import { invalid } from '../errors'
import { accumulate, groupBy, toOutputs } from './accumulate'
import { evaluate } from './evaluate'
import { assertExpression } from './expression'
import { fields } from './stage'
import type { Run } from './stage'
import { compareValues } from './value'
import type { Doc, Value } from './value'

const COUNT: Doc = { count: { $sum: 1 } }

const group: Run = (docs, argument) => {
  const { _id, ...output } = fields(argument, '$group')
  if (_id === undefined) throw invalid('$group needs an _id')
  assertExpression(_id)
  const outputs = toOutputs(output)
  return groupBy(docs, _id).map(({ key, docs: members }) => accumulate(key, members, outputs))
}

const sortByCount: Run = (docs, argument) => {
  assertExpression(argument)
  const groups = groupBy(docs, argument).map(({ key, docs: members }) => ({ _id: key, count: members.length }))
  return groups.sort((a, b) => b.count - a.count)
}

const bucket: Run = (docs, argument) => {
  const { groupBy: by = null, boundaries, default: other, output = COUNT } =
    fields(argument, '$bucket', ['groupBy', 'boundaries', 'default', 'output'])
  assertExpression(by)
  const outputs = toOutputs(fields(output, '$bucket.output'))
  const bounds = Array.isArray(boundaries) ? boundaries : []
  const isRising = bounds.slice(1).every((bound, i) => compareValues(bounds[i], bound) < 0)
  if (bounds.length < 2 || !isRising) throw invalid('$bucket needs at least two rising boundaries')
  const keyOf = (value: Value | undefined): Value => {
    const next = bounds.findIndex((bound) => compareValues(value, bound) < 0)
    const key = next > 0 ? bounds[next - 1] : other
    if (key === undefined) throw invalid('$bucket needs a default for values outside of its boundaries')
    return key
  }
  const keyed = docs.map((doc) => ({ key: keyOf(evaluate(doc, by)), doc }))
  const keys = other === undefined ? bounds : [...bounds, other]
  return keys.flatMap((key) => {
    const members = keyed.filter((entry) => compareValues(entry.key, key) === 0).map(({ doc }) => doc)
    return members.length ? [accumulate(key, members, outputs)] : []
  })
}

const bucketAuto: Run = (docs, argument) => {
  const { groupBy: by = null, buckets, output = COUNT } = fields(argument, '$bucketAuto', ['groupBy', 'buckets', 'output'])
  assertExpression(by)
  const outputs = toOutputs(fields(output, '$bucketAuto.output'))
  if (!Number.isInteger(buckets) || (buckets as number) < 1) throw invalid('$bucketAuto needs a whole number of buckets from 1')
  const sorted = docs.map((doc) => ({ key: evaluate(doc, by) ?? null, doc })).sort((a, b) => compareValues(a.key, b.key))
  const size = Math.max(1, Math.round(sorted.length / (buckets as number)))
  const cuts: typeof sorted[] = []
  for (let from = 0; from < sorted.length;) {
    const isLast = cuts.length === (buckets as number) - 1
    let to = isLast ? sorted.length : Math.min(from + size, sorted.length)
    // Equal values stay together.
    while (to < sorted.length && compareValues(sorted[to]?.key, sorted[to - 1]?.key) === 0) to++
    cuts.push(sorted.slice(from, to))
    from = to
  }
  return cuts.map((cut, i) => {
    const max = cuts[i + 1]?.[0]?.key ?? cut.at(-1)?.key ?? null
    return accumulate({ min: cut[0]?.key ?? null, max }, cut.map(({ doc }) => doc), outputs)
  })
}

export const GROUP_STAGES: Record<string, Run> = { $group: group, $sortByCount: sortByCount, $bucket: bucket, $bucketAuto: bucketAuto }

import { Aggregator } from 'mingo'
import { invalid, notSupported } from '../errors'
import type { Collection } from './collection'
import { assertAccumulator, assertExpression } from './expression'
import { EXPRESSION_FIXES } from './expression-fixes'
import { compile } from './match'
import type { Rows } from './rows'
import { sortDocs, toOrder } from './sort'
import type { Order } from './sort'
import { equalValues, isDoc } from './value'
import { candidates } from './path'
import type { Doc, Value } from './value'

export type Stage = [name: string, argument: Value]
interface Source { rows: Rows, collection: (name: unknown) => Collection }
type Run = (docs: Doc[], argument: Value, source: Source) => Doc[]

function fields(argument: Value, name: string, allowed?: string[]): Doc {
  if (!isDoc(argument)) throw invalid(`${name} needs an object`)
  const unknown = allowed && Object.keys(argument).find((key) => !allowed.includes(key))
  if (unknown) throw notSupported(`${name} option`, unknown)
  return argument
}

function natural(argument: Value, name: string, least: number): number {
  if (!Number.isInteger(argument) || (argument as number) < least) throw invalid(`${name} needs a whole number from ${least}`)
  return argument as number
}

const compute = (docs: Doc[], name: string, argument: Value): Doc[] => {
  try {
    return new Aggregator([{ [name]: argument }], { context: EXPRESSION_FIXES }).run(docs) as Doc[]
  } catch (error) {
    throw invalid(`${name}: ${(error as Error).message}`)
  }
}

/** A stage that mingo computes, after its operators were checked against the declared subset. */
const checked = (name: string, check: (argument: Value) => void): Run => (docs, argument) => {
  check(argument)
  return compute(docs, name, argument)
}

const accumulators = (output: Value, name: string): void =>
  Object.entries(fields(output, name)).forEach(([field, value]) => assertAccumulator(value, field))

function lookup(docs: Doc[], argument: Value, { rows, collection }: Source): Doc[] {
  const { from, localField, foreignField, as } = fields(argument, '$lookup', ['from', 'localField', 'foreignField', 'as'])
  if (![from, localField, foreignField, as].every((value) => typeof value === 'string')) {
    throw invalid('$lookup needs from, localField, foreignField and as')
  }
  const foreign = rows.select(collection(from), { query: {} }).map(({ doc }) => doc)
  const local = (localField as string).split('.')
  return docs.map((doc) => {
    const keys = candidates(doc, local).map((value) => value ?? null)
    const isMatch = (other: Doc): boolean => candidates(other, (foreignField as string).split('.'))
      .some((value) => keys.some((key) => equalValues(key, value ?? null)))
    return { ...doc, [as as string]: foreign.filter(isMatch) }
  })
}

const STAGES: Record<string, Run> = {
  $match: (docs, argument) => docs.filter(compile(fields(argument, '$match'))),
  $sort: (docs, argument) => sortDocs(docs, toOrder(fields(argument, '$sort')), (doc) => doc),
  $skip: (docs, argument) => docs.slice(natural(argument, '$skip', 0)),
  $limit: (docs, argument) => docs.slice(0, natural(argument, '$limit', 1)),
  $count: (docs, argument) => {
    if (typeof argument !== 'string' || !argument || /^\$|\./.test(argument)) throw invalid('$count needs a field name')
    return docs.length ? [{ [argument]: docs.length }] : []
  },
  $group: checked('$group', (argument) => {
    const { _id, ...output } = fields(argument, '$group')
    if (_id === undefined) throw invalid('$group needs an _id')
    assertExpression(_id)
    accumulators(output, '$group')
  }),
  $bucket: checked('$bucket', (argument) => {
    const { groupBy, output = {}, boundaries, default: other } = fields(argument, '$bucket', ['groupBy', 'boundaries', 'default', 'output'])
    assertExpression([groupBy ?? null, boundaries ?? null, other ?? null])
    accumulators(output, '$bucket')
  }),
  $bucketAuto: checked('$bucketAuto', (argument) => {
    const { groupBy, output = {} } = fields(argument, '$bucketAuto', ['groupBy', 'buckets', 'output'])
    assertExpression(groupBy ?? null)
    accumulators(output, '$bucketAuto')
  }),
  $project: checked('$project', (argument) => assertExpression(fields(argument, '$project'))),
  $addFields: checked('$addFields', (argument) => assertExpression(fields(argument, '$addFields'))),
  $set: checked('$set', (argument) => assertExpression(fields(argument, '$set'))),
  $unset: checked('$unset', (argument) => {
    if (![argument].flat().every((path) => typeof path === 'string')) throw invalid('$unset needs field names')
  }),
  $unwind: checked('$unwind', (argument) => {
    if (typeof argument !== 'string') fields(argument, '$unwind', ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays'])
  }),
  $replaceRoot: checked('$replaceRoot', (argument) => assertExpression(fields(argument, '$replaceRoot', ['newRoot']).newRoot ?? null)),
  $replaceWith: checked('$replaceWith', assertExpression),
  $sortByCount: checked('$sortByCount', assertExpression),
  $sample: checked('$sample', (argument) => natural(fields(argument, '$sample', ['size']).size ?? null, '$sample', 1)),
  $lookup: lookup,
  $facet: (docs, argument, source) => [Object.fromEntries(Object.entries(fields(argument, '$facet')).map(([name, pipeline]) => {
    if (!Array.isArray(pipeline)) throw invalid(`$facet.${name} needs a pipeline`)
    return [name, run(docs, pipeline.flatMap((stage): Stage[] => Object.entries(fields(stage, '$facet'))), source)]
  }))],
}

function stageOf(name: string): Run {
  const stage = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined
  if (!stage) throw notSupported('aggregation stage', name)
  return stage
}

function run(docs: Doc[], stages: Stage[], source: Source): Doc[] {
  return stages.reduce((current, [name, argument]) => stageOf(name)(current, argument, source), docs)
}

function assertStages(stages: Stage[]): void {
  for (const [name, argument] of stages) {
    stageOf(name)
    if (name === '$facet') {
      for (const pipeline of Object.values(fields(argument, '$facet'))) {
        if (Array.isArray(pipeline)) assertStages(pipeline.flatMap((stage): Stage[] => Object.entries(fields(stage, '$facet'))))
      }
    }
  }
}

/** Leading stages that the store answers itself, from indexes where it can. */
function pushDown(stages: Stage[]): { query: Doc, order: Order, limit: number, rest: Stage[] } {
  const rest = [...stages]
  const take = (name: string): Value | undefined => (rest[0]?.[0] === name ? rest.shift()?.[1] : undefined)
  const match = take('$match')
  const sort = take('$sort')
  const limit = take('$limit')
  return {
    query: match === undefined ? {} : fields(match, '$match'),
    order: sort === undefined ? [] : toOrder(fields(sort, '$sort')),
    limit: limit === undefined ? Infinity : natural(limit, '$limit', 1),
    rest,
  }
}

/**
 * Runs a pipeline on the latest committed state.
 * @throws INVALID_PARAM for a stage, accumulator, expression or option outside the declared subset, by name
 */
export function aggregate(collection: Collection, stages: Stage[], source: Source): Doc[] {
  assertStages(stages)
  const { query, order, limit, rest } = pushDown(stages)
  return run(source.rows.select(collection, { query, order, limit }).map(({ doc }) => doc), rest, source)
}

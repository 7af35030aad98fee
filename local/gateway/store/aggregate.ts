import { invalid, notSupported } from '../errors'
import type { Collection } from './collection'
import { compile } from './match'
import { candidates } from './path'
import { sortDocs, toOrder } from './sort'
import type { Order } from './sort'
import { fields, natural } from './stage'
import type { Run, Source, Stage } from './stage'
import { GROUP_STAGES } from './stages-group'
import { SHAPE_STAGES } from './stages-shape'
import { equalValues } from './value'
import type { Doc, Value } from './value'

const count: Run = (docs, argument) => {
  if (typeof argument !== 'string' || !argument || /^\$|\./.test(argument)) throw invalid('$count needs a field name')
  return docs.length ? [{ [argument]: docs.length }] : []
}

const sample: Run = (docs, argument) => {
  const size = natural(fields(argument, '$sample', ['size']).size, '$sample', 1)
  return docs.map((doc) => ({ doc, at: Math.random() })).sort((a, b) => a.at - b.at).slice(0, size).map(({ doc }) => doc)
}

/** The stages of a pipeline that is the argument of a stage. */
function innerStages(pipeline: Value, name: string): Stage[] {
  if (!Array.isArray(pipeline)) throw invalid(`${name} needs a pipeline`)
  return pipeline.flatMap((stage): Stage[] => Object.entries(fields(stage, name)))
}

const lookup: Run = (docs, argument, source) => {
  const { from, localField, foreignField, pipeline, as } =
    fields(argument, '$lookup', ['from', 'localField', 'foreignField', 'pipeline', 'as'])
  if (typeof as !== 'string') throw invalid('$lookup needs as')
  const foreign = source.rows.select(source.collection(from), { query: {} }).map(({ doc }) => doc)
  if (pipeline !== undefined && localField === undefined && foreignField === undefined) {
    const found = run(foreign, innerStages(pipeline, '$lookup'), source)
    return docs.map((doc) => ({ ...doc, [as]: found }))
  }
  if (typeof localField !== 'string' || typeof foreignField !== 'string' || pipeline !== undefined) {
    throw invalid('$lookup needs either localField and foreignField, or a pipeline')
  }
  return docs.map((doc) => {
    const keys = candidates(doc, localField.split('.')).map((value) => value ?? null)
    const isMatch = (other: Doc): boolean => candidates(other, foreignField.split('.'))
      .some((value) => keys.some((key) => equalValues(key, value ?? null)))
    return { ...doc, [as]: foreign.filter(isMatch) }
  })
}

const facets = (argument: Value): [string, Stage[]][] =>
  Object.entries(fields(argument, '$facet')).map(([name, pipeline]) => [name, innerStages(pipeline, `$facet.${name}`)])

const STAGES: Record<string, Run> = {
  ...GROUP_STAGES,
  ...SHAPE_STAGES,
  $match: (docs, argument) => docs.filter(compile(fields(argument, '$match'))),
  $sort: (docs, argument) => sortDocs(docs, toOrder(fields(argument, '$sort')), (doc) => doc),
  $skip: (docs, argument) => docs.slice(natural(argument, '$skip', 0)),
  $limit: (docs, argument) => docs.slice(0, natural(argument, '$limit', 1)),
  $count: count,
  $sample: sample,
  $lookup: lookup,
  $facet: (docs, argument, source) => [Object.fromEntries(facets(argument).map(([name, stages]) => [name, run(docs, stages, source)]))],
}

function stageOf(name: string): Run {
  const stage = Object.hasOwn(STAGES, name) ? STAGES[name] : undefined
  if (!stage) throw notSupported('aggregation stage', name)
  return stage
}

function run(docs: Doc[], stages: Stage[], source: Source): Doc[] {
  return stages.reduce((current, [name, argument]) => stageOf(name)(current, argument, source), docs)
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
  // With no document at all every stage still checks its argument, so a mistake does not depend on the data.
  run([], stages, source)
  const { query, order, limit, rest } = pushDown(stages)
  return run(source.rows.select(collection, { query, order, limit }).map(({ doc }) => doc), rest, source)
}

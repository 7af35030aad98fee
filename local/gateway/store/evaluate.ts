import { Context, evalExpr, ProcessingMode } from 'mingo/core'
import * as accumulatorOperators from 'mingo/operators/accumulator'
import * as expressionOperators from 'mingo/operators/expression'
import { CloudError, invalid } from '../errors'
import { FIXES } from './expression-fixes'
import { isDoc } from './value'
import type { Doc, Value } from './value'

// No script ever runs: `$function` is not in the declared subset, and this says it a second time.
const OPTIONS: Parameters<typeof evalExpr>[2] = {
  context: Context.init({ accumulator: accumulatorOperators, expression: { ...expressionOperators, ...FIXES } }),
  idKey: '_id', processingMode: ProcessingMode.CLONE_OFF, useStrictMode: true, scriptEnabled: false, failOnError: true,
}

/** Missing fields are left out of computed documents and are null in computed arrays, as in MongoDB. */
function settle(value: Value | undefined): Value | undefined {
  if (Array.isArray(value)) return value.map((element) => settle(element) ?? null)
  if (!isDoc(value)) return value
  const result: Doc = {}
  for (const [field, inner] of Object.entries(value)) {
    const settled = settle(inner)
    if (settled !== undefined) result[field] = settled
  }
  return result
}

/** The value of an aggregation expression for a document; `undefined` is a missing value. @throws INVALID_PARAM */
export function evaluate(doc: Doc, expression: Value): Value | undefined {
  try {
    return settle(evalExpr(doc, expression, OPTIONS) as Value | undefined)
  } catch (error) {
    if (error instanceof CloudError) throw error
    throw invalid(`expression ${JSON.stringify(expression)}: ${(error as Error).message}`)
  }
}

import { docFromEjson, fromEjson, toEjson } from '../ejson'
import { invalid, requestFailed } from '../errors'
import { DEFAULT_LIMIT, MAX_LIMIT, MAX_RESPONSE } from '../limits'
import { aggregate as runPipeline } from '../store/aggregate'
import { compileProjection } from '../store/projection'
import type { Stage } from '../store/stage'
import { toOrder } from '../store/sort'
import type { Store } from '../store/store'
import type { Doc } from '../store/value'
import type { View } from '../store/view'
import { insert, modify, remove } from '../store/write'
import type { Action, Body } from './action'

/** Canonical EJSON of the documents. @throws DATABASE_REQUEST_FAILED above the 16 MB of one response */
function toList(docs: Doc[]): string[] {
  let bytes = 0
  return docs.map((doc) => {
    const text = toEjson(doc)
    bytes += Buffer.byteLength(text)
    if (bytes > MAX_RESPONSE) throw requestFailed('the response is larger than 16 MB')
    return text
  })
}

function natural(value: unknown, name: string, fallback: number): number {
  if (value === undefined || value === null) return fallback
  if (!Number.isInteger(value) || (value as number) < 0) throw invalid(`${name} must be a whole number from 0`)
  return value as number
}

/** A write either inside the named transaction or as one atomic write of its own. */
const write = <T>(store: Store, { transactionId }: Body, work: (view: View) => T): T | Promise<T> =>
  (transactionId ? store.within(transactionId, work) : store.write(work))

const get = (store: Store) => (body: Body): Record<string, unknown> => {
  const collection = store.collection(body.collectionName)
  const limit = body.queryType === 'DOC' ? 1 : Math.min(natural(body.limit, 'limit', DEFAULT_LIMIT) || DEFAULT_LIMIT, MAX_LIMIT)
  const skip = natural(body.offset, 'offset', 0)
  const project = compileProjection(docFromEjson(body.projection, store.clock()))
  const selection = {
    query: docFromEjson(body.query, store.clock()), order: toOrder(docFromEjson(body.order, store.clock())), skip, limit,
  }
  const rows = body.transactionId
    ? store.within(body.transactionId, (view) => view.select(collection, selection))
    : store.committed.select(collection, selection)
  return { data: { list: toList(rows.map(({ doc }) => project(doc))) }, limit, offset: skip }
}

const add = (store: Store) => async (body: Body): Promise<Record<string, unknown>> => {
  const collection = store.collection(body.collectionName)
  if (!Array.isArray(body.data) || !body.data.length) throw invalid('data must be a non-empty array')
  const docs = body.data.map((text) => docFromEjson(text, store.clock()))
  return { data: { insertedIds: await write(store, body, (view) => insert(view, collection, docs, store.clock())) } }
}

/** The condition of a write; without `where()` the SDK sends none, and the cloud does not take that for «all documents». */
function conditionOf({ query }: Body, nowMs: number): Doc {
  if (query === undefined || query === null || query === '') throw invalid('param.query can\'t be empty')
  return docFromEjson(query, nowMs)
}

/** `updated` counts the documents that an update changed, but those that a replacement or updateAndReturn found, changed or not. */
const update = (store: Store, andReturn: boolean) => async (body: Body): Promise<Record<string, unknown>> => {
  const collection = store.collection(body.collectionName)
  const nowMs = store.clock()
  const merge = andReturn || body.merge !== false
  const { matched, changed, upsertedId, doc } = await write(store, body, (view) => modify(view, collection, {
    query: conditionOf(body, nowMs),
    data: docFromEjson(body.data, nowMs),
    merge,
    multi: !andReturn && body.multi === true,
    upsert: !andReturn && body.upsert === true,
    nowMs,
  }))
  const updated = andReturn || !merge ? matched : changed
  return { data: andReturn ? { updated, doc: doc && toEjson(doc) } : { updated, upsert_id: upsertedId } }
}

const removeDocs = (store: Store) => async (body: Body): Promise<Record<string, unknown>> => {
  const collection = store.collection(body.collectionName)
  const query = conditionOf(body, store.clock())
  return { data: { deleted: await write(store, body, (view) => remove(view, collection, query, body.multi === true)) } }
}

const aggregate = (store: Store) => (body: Body): Record<string, unknown> => {
  const collection = store.collection(body.collectionName)
  if (!Array.isArray(body.stages)) throw invalid('stages must be an array')
  const stages = (body.stages as { stageKey: unknown, stageValue: unknown }[])
    .map(({ stageKey, stageValue }): Stage => [String(stageKey), fromEjson(stageValue, store.clock())])
  const source = { rows: store.committed, collection: (name: unknown) => store.collection(name) }
  return { data: { list: toList(runPipeline(collection, stages, source)) } }
}

export const databaseActions = (store: Store): Record<string, Action> => ({
  'database.addCollection': ({ collectionName }) => {
    store.addCollection(collectionName)
    return { data: {} }
  },
  'database.getDocument': get(store),
  'database.calculateDocument': ({ collectionName, query }) =>
    ({ data: { total: store.committed.count(store.collection(collectionName), docFromEjson(query, store.clock())) } }),
  'database.insertDocument': add(store),
  'database.modifyDocument': update(store, false),
  'database.modifyAndReturnDoc': update(store, true),
  'database.removeDocument': removeDocs(store),
  'database.aggregateDocuments': aggregate(store),
  'database.startTransaction': () => ({ transactionId: store.begin() }),
  'database.commitTransaction': async ({ transactionId }) => {
    await store.commit(transactionId)
    return {}
  },
  'database.abortTransaction': ({ transactionId }) => {
    store.abort(transactionId)
    return {}
  },
})

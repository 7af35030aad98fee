/** The document database, typed and thin: the only place that speaks the SDK's query language. */
import type { CloudBase } from '@cloudbase/node-sdk'
import type { Documents } from './documents'

type Db = ReturnType<CloudBase['database']>
type Name = keyof Documents

/** Comparison of one field. The SDK turns these into its own commands; plain values mean equality. */
export type Condition<T> = { [K in keyof T]?: T[K] | Comparison }
class Comparison {
  constructor(readonly operator: 'in' | 'lt' | 'lte' | 'gt' | 'gte', readonly operand: unknown) {}
}
export const isIn = (values: readonly (string | number)[]) => new Comparison('in', [...values])
export const below = (value: string | number) => new Comparison('lt', value)
export const above = (value: string | number) => new Comparison('gt', value)
export const atLeast = (value: string | number) => new Comparison('gte', value)
export const atMost = (value: string | number) => new Comparison('lte', value)

/** Changes of one document outside a transaction. */
class Change {
  constructor(readonly operator: 'inc' | 'min' | 'remove', readonly operand?: number) {}
}
export const plus = (n: number) => new Change('inc', n)
export const earliest = (n: number) => new Change('min', n)
export const absent = new Change('remove')
type Changes<T> = { [K in Exclude<keyof T, '_id'>]?: T[K] | Change }

export interface Page<T> {
  where: Condition<T>
  /** Keyset paging: newest or smallest first by this field, ties by `_id` in the same direction; `after` is the last one seen. */
  order?: { by: keyof T & string; direction: 'asc' | 'desc'; after?: { value: string | number; id: string } }
  /** At most 1000, the platform's limit. */
  limit: number
}

/** Safe in a transaction: single documents by id, and reads. */
export interface Table<T extends { _id: string }> {
  /** null when there is none. */
  find(id: string): Promise<T | null>
  list(page: Page<T>): Promise<T[]>
  /** Only these fields: what is not needed is not read. */
  listFields<F extends keyof T & string>(page: Page<T>, fields: readonly F[]): Promise<Pick<T, F | '_id'>[]>
  /** Writes the whole document: `update({o: {}})` would send nothing for `o`, and nested objects would merge. */
  put(doc: T): Promise<void>
  /** Documents that nobody has written yet, MOST_AT_ONCE at most; of none it does nothing. @throws when one of them exists */
  addAll(docs: readonly T[]): Promise<void>
}

/**
 * Only outside a transaction: the SDK's `where().update()` and `where().remove()` do not carry the transaction's id and would
 * silently run beside it, so a transaction's tables do not have them.
 */
export interface OpenTable<T extends { _id: string }> extends Table<T> {
  /** false when a document with this id (or another unique key) exists. */
  add(doc: T): Promise<boolean>
  /**
   * What is there already, by id or another unique key, stays as it is: it was written by an earlier run.
   * @returns how many were not there, as far as one can tell: a platform that keeps those before the first duplicate tells of the others only
   */
  addMany(docs: readonly T[]): Promise<number>
  /** Compare and set: changes the one document that meets the condition and returns it as it is now; null when none does. */
  changeOne(where: Condition<T>, changes: Changes<T>): Promise<T | null>
  /** Compare and set of many, each for itself: those of these documents (MOST_AT_ONCE) that meet one of the conditions. @returns how many */
  changeAll(ids: readonly string[], anyOf: readonly Condition<T>[], changes: Changes<T>): Promise<number>
  /** How many there were. */
  removeAll(where: Condition<T>): Promise<number>
}

export interface Transaction { table<N extends Name>(name: N): Table<Documents[N]> }

export interface Database {
  table<N extends Name>(name: N): OpenTable<Documents[N]>
  /** All or nothing. On a conflict the work runs again, up to five times more: it must not do anything but read and write tables. */
  inTransaction<R>(work: (tx: Transaction) => Promise<R>): Promise<R>
}

const RETRIES = 5
/** Documents in one call, ids in one condition: the platform's limit of `in`, and far below its 6 MB. */
export const MOST_AT_ONCE = 500

/** In order, none longer than `most`. */
export const inParts = <T>(all: readonly T[], most = MOST_AT_ONCE): T[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, i) => all.slice(i * most, (i + 1) * most))

export function makeDatabase(db: Db): Database {
  const command = db.command
  const isDuplicate = (error: { message?: string }) => /E11000/.test(error.message ?? '')

  const condition = (where: object) => Object.fromEntries(Object.entries(where).map(([field, value]) =>
    [field, value instanceof Comparison ? command[value.operator](value.operand) : value]))
  // `_.set` on objects and arrays, else the SDK merges them field by field
  const change = (value: unknown) => {
    if (value instanceof Change) return value.operator === 'remove' ? command.remove() : command[value.operator](value.operand ?? 0)
    return typeof value === 'object' && value !== null ? command.set(value) : value
  }
  const changes = (fields: object) => Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, change(value)]))

  /**
   * `_.and` around everything: two `_.or` in one plain object would be merged into one by the SDK. The bound beside the `_.or` says nothing
   * new, but it is what an index can start at.
   */
  const filter = <T>({ where, order }: Page<T>) => {
    if (!order?.after) return condition(where)
    const [beyond, from] = order.direction === 'asc' ? [command.gt, command.gte] : [command.lt, command.lte]
    const { value, id } = order.after
    if (order.by === '_id') return command.and([condition(where), { _id: beyond(id) }])
    return command.and([
      condition(where),
      { [order.by]: from(value) },
      command.or([{ [order.by]: beyond(value) }, { [order.by]: value, _id: beyond(id) }]),
    ])
  }

  const select = <T>(source: Pick<Db, 'collection'>, name: string, page: Page<T>) => {
    const query = source.collection(name).where(filter(page)).limit(page.limit)
    if (!page.order) return query
    const { by, direction } = page.order
    return by === '_id' ? query.orderBy(by, direction) : query.orderBy(by, direction).orderBy('_id', direction)
  }

  const table = <T extends { _id: string }>(source: Pick<Db, 'collection'>, name: string): Table<T> => ({
    async find(id) {
      // outside a transaction the SDK answers with a list, inside with the document itself
      const { data } = await source.collection(name).doc(id).get()
      return (Array.isArray(data) ? data[0] : data) ?? null
    },
    async list(page) {
      return (await select(source, name, page).get()).data
    },
    async listFields(page, fields) {
      const projection = Object.fromEntries(['_id', ...fields].map((field) => [field, true]))
      return (await select(source, name, page).field(projection).get()).data
    },
    async put({ _id, ...fields }) {
      await source.collection(name).doc(_id).set(fields)
    },
    async addAll(docs) {
      if (docs.length > 0) await source.collection(name).add([...docs])
    },
  })

  const addNew = (name: Name, docs: object) => db.collection(name).add(docs).then(() => true, (error: Error) => {
    if (isDuplicate(error)) return false
    throw error
  })

  /** A platform may refuse a batch with a duplicate in it as a whole, or keep what comes before: what is missing is looked up either way. */
  async function addMissing<T extends { _id: string }>(name: Name, docs: readonly T[]): Promise<number> {
    if (docs.length === 0 || await addNew(name, [...docs])) return docs.length
    const found: { _id: string }[] = (await db.collection(name)
      .where({ _id: command.in(docs.map(({ _id }) => _id)) }).field({ _id: true }).limit(docs.length).get()).data
    const known = new Set(found.map(({ _id }) => _id))
    const missing = docs.filter(({ _id }) => !known.has(_id))
    if (missing.length < docs.length) return addMissing(name, missing)
    // it is another unique key that is taken, and the platform does not say whose
    let added = 0
    for (const doc of docs) if (await addNew(name, doc)) added++
    return added
  }

  return {
    table: <N extends Name>(name: N): OpenTable<Documents[N]> => ({
      ...table<Documents[N]>(db, name),
      add: (doc) => addNew(name, doc),
      async addMany(docs) {
        const added = await Promise.all(inParts(docs).map((part) => addMissing(name, part)))
        return added.reduce((sum, n) => sum + n, 0)
      },
      changeAll: async (ids, anyOf, fields) => (await db.collection(name)
        .where(command.and([{ _id: command.in([...ids]) }, command.or(anyOf.map(condition))])).update(changes(fields))).updated,
      changeOne: async (where, fields) =>
        (await db.collection(name).where(condition(where)).updateAndReturn(changes(fields))).doc ?? null,
      removeAll: async (where) => (await db.collection(name).where(condition(where)).remove()).deleted,
    }),
    inTransaction: (work) => db.runTransaction(
      (transaction: Pick<Db, 'collection'>) => work({ table: (name) => table(transaction, name) }), RETRIES),
  }
}

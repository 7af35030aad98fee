import { decodeDoc } from './codec'
import type { Collection } from './collection'
import type { Connection } from './connection'
import type { Key } from './key'
import { compile } from './match'
import { planQuery } from './plan'
import type { Plan } from './plan'
import { sortDocs } from './sort'
import type { Order } from './sort'
import type { Doc } from './value'

/** A stored document. `n` is its place in insertion order, `version` changes with every write, `text` is what stands on the disk. */
export interface Row { n: number, version: number, doc: Doc, text?: string }
export interface Selection { query: Doc, order?: Order, skip?: number, limit?: number }
interface RawRow { n: number, version: number, doc: string }

const FIRST_CHUNK = 256
const LARGEST_CHUNK = 8192
const docOf = (row: Row): Doc => row.doc

/** Reads rows of one connection, that is of one snapshot. */
export class Rows {
  /** Rows that SQLite handed over and that were decoded; tests measure with it what an index saves. */
  static read = 0

  constructor(readonly db: Connection) {}

  private fetch(collection: Collection, plan: Plan, limit: number, offset: number): Row[] {
    const sql = `SELECT n, version, doc FROM ${collection.table}${plan.where}${plan.orderBy} LIMIT ${limit} OFFSET ${offset}`
    const rows = this.db.all<RawRow>(sql, plan.args)
    Rows.read += rows.length
    return rows.map(({ n, version, doc: text }) => ({ n, version, doc: decodeDoc(text), text }))
  }

  byKey(collection: Collection, key: Key): Row | undefined {
    const row = this.db.get<RawRow>(`SELECT n, version, doc FROM ${collection.table} WHERE _id=?`, [key])
    return row && { n: row.n, version: row.version, doc: decodeDoc(row.doc) }
  }

  byUniqueKey(collection: Collection, where: string, keys: Key[]): Doc[] {
    return this.db.all<RawRow>(`SELECT n, version, doc FROM ${collection.table} WHERE ${where}`, keys).map(({ doc }) => decodeDoc(doc))
  }

  /** The documents that satisfy the query, in order (without one: as SQLite finds them, insertion order for a scan). */
  select(collection: Collection, { query, order = [], skip = 0, limit = Infinity }: Selection): Row[] {
    const plan = planQuery(query, order, collection.isIndexed)
    const test = compile(query)
    const inOrder = !order.length || plan.orderBy !== ''
    if (plan.isExact && inOrder && limit !== Infinity) return this.fetch(collection, plan, limit, skip)
    const wanted = inOrder ? skip + limit : Infinity
    const matches: Row[] = []
    for (let offset = 0, chunk = FIRST_CHUNK; matches.length < wanted; offset += chunk, chunk = Math.min(chunk * 2, LARGEST_CHUNK)) {
      const rows = this.fetch(collection, plan, chunk, offset)
      for (const row of rows) if (test(row.doc)) matches.push(row)
      if (rows.length < chunk) break
    }
    return (inOrder ? matches : sortDocs(matches.sort((a, b) => a.n - b.n), order, docOf)).slice(skip, skip + limit)
  }

  count(collection: Collection, query: Doc): number {
    const plan = planQuery(query, [], collection.isIndexed)
    compile(query)
    if (!plan.isExact) return this.select(collection, { query }).length
    return this.db.get<{ total: number }>(`SELECT count(*) AS total FROM ${collection.table}${plan.where}`, plan.args)?.total ?? 0
  }

  /** SQLite's plan for a selection, for tests and for whoever wonders whether an index is used. */
  explain(collection: Collection, { query, order = [] }: Selection): string[] {
    const plan = planQuery(query, order, collection.isIndexed)
    const sql = `EXPLAIN QUERY PLAN SELECT n, version, doc FROM ${collection.table}${plan.where}${plan.orderBy}`
    return this.db.all<{ detail: string }>(sql, plan.args).map(({ detail }) => detail)
  }
}

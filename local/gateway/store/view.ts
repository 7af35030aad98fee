import type { Collection } from './collection'
import { encodeDoc } from './codec'
import type { Connection } from './connection'
import { keyOf } from './key'
import type { Key } from './key'
import { Rows } from './rows'
import type { Row, Selection } from './rows'
import type { Doc } from './value'

/** What inserting, modifying and removing need: the latest committed state, or a transaction's own. */
export interface View {
  byKey(collection: Collection, key: Key): Row | undefined
  select(collection: Collection, selection: Selection): Row[]
  /** @param text of the document, where it has been made already */
  insert(collection: Collection, doc: Doc, text?: string): void
  replace(collection: Collection, row: Row, doc: Doc, text?: string): void
  remove(collection: Collection, row: Row): void
}

/** Writes straight to the tables; the caller holds a SQLite write transaction. */
export class Committed implements View {
  private readonly rows: Rows

  /** @param mayWrite throws when the document may not be written now (an open transaction holds it) */
  constructor(private readonly db: Connection, private readonly version: number,
    private readonly mayWrite: (collection: Collection, key: Key) => void) {
    this.rows = new Rows(db)
  }

  byKey(collection: Collection, key: Key): Row | undefined {
    return this.rows.byKey(collection, key)
  }

  select(collection: Collection, selection: Selection): Row[] {
    return this.rows.select(collection, selection)
  }

  insert(collection: Collection, doc: Doc, text = encodeDoc(doc)): void {
    const key = keyOf(doc._id)
    this.mayWrite(collection, key)
    collection.notice(this.db, doc)
    this.write(collection, doc, collection.insertSql, [key, this.version, text, ...collection.allKeysOf(doc)])
  }

  replace(collection: Collection, row: Row, doc: Doc, text = encodeDoc(doc)): void {
    this.mayWrite(collection, keyOf(doc._id))
    collection.notice(this.db, doc)
    const { sql, keys } = collection.changedKeys(row.doc, doc)
    this.write(collection, doc, `UPDATE ${collection.table} SET version=?, doc=?${sql} WHERE n=?`, [this.version, text, ...keys, row.n])
  }

  remove(collection: Collection, row: Row): void {
    const key = keyOf(row.doc._id)
    this.mayWrite(collection, key)
    this.db.run(`DELETE FROM ${collection.table} WHERE _id=?`, [key])
  }

  private write(collection: Collection, doc: Doc, sql: string, args: Key[]): void {
    try {
      this.db.run(sql, args)
    } catch (error) {
      throw collection.duplicate(error, doc)
    }
  }
}

import { CloudError } from '../errors'
import type { Collection } from './collection'
import type { Connection } from './connection'
import { keyColumn, keyOf } from './key'
import type { Key } from './key'
import { compile } from './match'
import { Rows } from './rows'
import type { Row, Selection } from './rows'
import { sortDocs } from './sort'
import { cloneValue } from './value'
import type { Doc } from './value'
import type { View } from './view'

export const conflict = (): CloudError => new CloudError('DATABASE_TRANSACTION_CONFLICT',
  '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request, '
  + 'but if the problem persists, contact us.')

/** Which open transaction holds which document or unique key. */
export type Locks = Map<string, Transaction>
/** A change that waits for the commit; `doc` null removes. */
interface Change { collection: Collection, key: Key, base: Row | undefined, doc: Doc | null }

const keyText = (key: Key): string => (Buffer.isBuffer(key) ? `b${key.toString('latin1')}` : `${typeof key}${key}`)
export const lockName = (collection: Collection, key: Key): string => `${collection.name}\0${keyText(key)}`

/** Snapshot isolation: reads see the state at the first operation plus the own changes; the first to write a document wins. */
export class Transaction implements View {
  private readonly changes = new Map<string, Change>()
  private readonly snapshot: Rows
  private readonly latest: Rows
  private readonly held = new Set<string>()
  private isStarted = false
  private release!: () => void
  /** Resolves when the transaction is over, either way. */
  readonly ended = new Promise<void>((resolve) => { this.release = resolve })

  constructor(readonly id: string, readonly startedAtMs: number, readonly db: Connection, writer: Connection,
    private readonly locks: Locks) {
    this.snapshot = new Rows(db)
    this.latest = new Rows(writer)
  }

  /** Takes the snapshot: SQLite does so at the first read after BEGIN, not at BEGIN. */
  start(): void {
    if (this.isStarted) return
    this.isStarted = true
    this.db.exec('BEGIN')
    this.db.get('SELECT count(*) FROM _collections')
  }

  end(): void {
    for (const name of this.held) this.locks.delete(name)
    if (this.isStarted) this.db.exec('ROLLBACK')
    this.release()
  }

  byKey(collection: Collection, key: Key): Row | undefined {
    const change = this.changes.get(lockName(collection, key))
    if (!change) return this.snapshot.byKey(collection, key)
    return change.doc ? { n: change.base?.n ?? Infinity, version: 0, doc: cloneValue(change.doc) } : undefined
  }

  select(collection: Collection, { query, order = [], skip = 0, limit = Infinity }: Selection): Row[] {
    const own = [...this.changes.values()].filter((change) => change.collection === collection)
    if (!own.length) return this.snapshot.select(collection, { query, order, skip, limit })
    const test = compile(query)
    const changed = own.flatMap(({ key }) => this.byKey(collection, key) ?? []).filter(({ doc }) => test(doc))
    const untouched = this.snapshot.select(collection, { query })
      .filter(({ doc }) => !this.changes.has(lockName(collection, keyOf(doc._id))))
    const rows = [...untouched, ...changed].sort((a, b) => (a.n === b.n ? 0 : a.n - b.n))
    return (order.length ? sortDocs(rows, order, ({ doc }) => doc) : rows).slice(skip, skip + limit)
  }

  insert(collection: Collection, doc: Doc): void {
    const key = keyOf(doc._id)
    if (this.byKey(collection, key)) throw collection.duplicateOf(undefined, doc)
    this.change(collection, key, doc)
  }

  replace(collection: Collection, _row: Row, doc: Doc): void {
    this.change(collection, keyOf(doc._id), doc)
  }

  remove(collection: Collection, row: Row): void {
    this.change(collection, keyOf(row.doc._id), null)
  }

  private change(collection: Collection, key: Key, doc: Doc | null): void {
    const name = lockName(collection, key)
    const base = this.snapshot.byKey(collection, key)
    this.lock(name)
    if (base?.version !== this.latest.byKey(collection, key)?.version) throw conflict()
    if (doc) this.claimUniqueKeys(collection, key, doc)
    this.changes.set(name, { collection, key, base, doc })
  }

  private lock(name: string): void {
    const holder = this.locks.get(name)
    if (holder && holder !== this) throw conflict()
    this.locks.set(name, this)
    this.held.add(name)
  }

  private claimUniqueKeys(collection: Collection, key: Key, doc: Doc): void {
    for (const index of collection.indexes.filter(({ unique }) => unique)) {
      const keys = collection.keysOf(doc, index)
      const text = keys.map(keyText).join('\0')
      const isSame = (other: Doc): boolean => collection.keysOf(other, index).map(keyText).join('\0') === text
      const inOwnChanges = [...this.changes.values()].some((change) => change.collection === collection && change.doc !== null
        && keyText(change.key) !== keyText(key) && isSame(change.doc))
      const where = index.keys.map(([path]) => `${keyColumn(path)}=?`).join(' AND ')
      const holders = (rows: Rows): Doc[] => rows.byUniqueKey(collection, where, keys)
        .filter(({ _id }) => keyText(keyOf(_id)) !== keyText(key) && !this.changes.has(lockName(collection, keyOf(_id))))
      if (inOwnChanges || holders(this.snapshot).length) throw collection.duplicateOf(index, doc)
      if (holders(this.latest).length) throw conflict()
      this.lock(`${collection.name}\0${index.name}\0${text}`)
    }
  }

  /** Writes the changes, inside a SQLite write transaction. @throws conflict when a document has changed since the snapshot */
  apply(view: View): void {
    for (const { collection, key, base, doc } of this.changes.values()) {
      const row = view.byKey(collection, key)
      if (row?.version !== base?.version) throw conflict()
      if (doc && row) view.replace(collection, row, doc)
      else if (doc) view.insert(collection, doc)
      else if (row) view.remove(collection, row)
    }
  }
}

import { type CloudError, invalid, requestFailed } from '../errors'
import { MAX_INDEXES } from '../limits'
import { decodeDoc } from './codec'
import type { Connection } from './connection'
import { isIrregularAt, keyColumn, keyOf } from './key'
import type { Key } from './key'
import { plainValue } from './path'
import type { Doc } from './value'

export interface Index { name: string, keys: [path: string, direction: 1 | -1][], unique?: boolean }
interface Saved { name: string, indexes: string, irregular: string }

const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/
const INDEX_NAME = /^[\w-]{1,64}$/
const PATH = /^[\w-]+(\.[\w-]+)*$/
const BATCH = 1000

/** A collection, its indexes, and the indexed paths that some document fills irregularly (then the index may not answer for the path). */
export class Collection {
  readonly table: string
  readonly irregular: Set<string>
  /** What comes before VALUES when a document is written. */
  insertSql = ''
  private parts = new Map<string, readonly string[]>()

  constructor(readonly name: string, readonly indexes: Index[], irregular: string[]) {
    this.table = `"c_${name}"`
    this.irregular = new Set(irregular)
    this.remember()
  }

  private remember(): void {
    this.parts = new Map(this.indexes.flatMap(({ keys }) => keys.map(([path]) => [path, path.split('.')] as const)))
    this.parts.delete('_id')
    const columns = ['_id', 'version', 'doc', ...[...this.parts.keys()].map(keyColumn)]
    this.insertSql = `INSERT INTO ${this.table}(${columns.join(',')}) VALUES(${columns.map(() => '?').join(',')})`
  }

  readonly isIndexed = (path: string): boolean => path === '_id' || (this.parts.has(path) && !this.irregular.has(path))

  /** The keys of a document in an index, in the index's order. */
  keysOf(doc: Doc, { keys }: Index): Key[] {
    return keys.map(([path]) => keyOf(plainValue(doc, path.split('.'))))
  }

  /** The keys of a document in the columns of `insertSql`. */
  allKeysOf(doc: Doc): Key[] {
    return [...this.parts.values()].map((parts) => keyOf(plainValue(doc, parts)))
  }

  /** The columns that a change of the document touches: an index whose keys stay is left alone. */
  changedKeys(before: Doc, after: Doc): { sql: string; keys: Key[] } {
    let sql = ''
    const keys: Key[] = []
    for (const [path, parts] of this.parts) {
      const [old, key] = [keyOf(plainValue(before, parts)), keyOf(plainValue(after, parts))]
      if (old === key || (Buffer.isBuffer(old) && Buffer.isBuffer(key) && old.equals(key))) continue
      sql += `, ${keyColumn(path)}=?`
      keys.push(key)
    }
    return { sql, keys }
  }

  /** Called for every document that is written, in the same SQLite transaction. */
  notice(db: Connection, doc: Doc): void {
    const found = [...this.parts].filter(([path, parts]) => !this.irregular.has(path) && isIrregularAt(doc, parts)).map(([path]) => path)
    if (!found.length) return
    const unique = this.indexes.find((index) => index.unique && index.keys.some(([path]) => found.includes(path)))
    if (unique) throw requestFailed(`the unique index ${unique.name} takes single values only, not an array or object (${found.join()})`)
    found.forEach((path) => this.irregular.add(path))
    db.onRollback(() => found.forEach((path) => this.irregular.delete(path)))
    this.save(db)
  }

  private save(db: Connection): void {
    db.run('UPDATE _collections SET indexes=?, irregular=? WHERE name=?',
      [JSON.stringify(this.indexes), JSON.stringify([...this.irregular]), this.name])
  }

  /** Runs inside a SQLite transaction. @throws INVALID_PARAM for a bad definition, E11000 when documents already break a unique index */
  addIndex(db: Connection, index: Index): void {
    const existing = this.indexes.find(({ name }) => name === index.name)
    if (existing && JSON.stringify([existing.keys, !!existing.unique]) === JSON.stringify([index.keys, !!index.unique])) return
    if (existing) throw invalid(`the index ${index.name} exists with another definition`)
    if (this.indexes.length >= MAX_INDEXES) throw invalid(`more than ${MAX_INDEXES} indexes on ${this.name}`)
    if (!INDEX_NAME.test(index.name) || !index.keys.length || index.keys.some(([path]) => !PATH.test(path))) throw invalid('invalid index')
    this.indexes.push(index)
    this.remember()
    try {
      this.build(db, index)
    } catch (error) {
      this.indexes.pop()
      this.remember()
      throw this.duplicate(error, {}, index)
    }
  }

  private build(db: Connection, index: Index): void {
    const there = this.columns(db)
    const missing = [...this.parts].filter(([path]) => !there.has(keyColumn(path)))
    for (const [path] of missing) db.exec(`ALTER TABLE ${this.table} ADD COLUMN ${keyColumn(path)}`)
    const fill = `UPDATE ${this.table} SET ${missing.map(([path]) => `${keyColumn(path)}=?`).join(',')} WHERE n=?`
    const read = (after: number): { n: number, doc: string }[] =>
      db.all(`SELECT n, doc FROM ${this.table} WHERE n>? ORDER BY n LIMIT ${BATCH}`, [after])
    for (let rows = read(0); rows.length; rows = read(rows.at(-1)?.n ?? 0)) {
      for (const { n, doc: text } of rows) {
        const doc = decodeDoc(text)
        this.notice(db, doc)
        if (missing.length > 0) db.run(fill, [...missing.map(([, parts]) => keyOf(plainValue(doc, parts))), n])
      }
    }
    const keys = index.keys.map(([path, direction]) => keyColumn(path) + (direction < 0 ? ' DESC' : '')).join(',')
    db.exec(`CREATE ${index.unique ? 'UNIQUE ' : ''}INDEX "${this.sqlName(index)}" ON ${this.table}(${keys})`)
    this.save(db)
  }

  private columns(db: Connection): Set<string> {
    return new Set(db.all<{ name: string }>(`SELECT name FROM pragma_table_info('c_${this.name}')`).map(({ name }) => `"${name}"`))
  }

  /** A store of before 0.4 has its indexes on expressions. */
  private upgrade(db: Connection): void {
    const there = this.columns(db)
    if ([...this.parts.keys()].every((path) => there.has(keyColumn(path)))) return
    for (const index of this.indexes) db.exec(`DROP INDEX IF EXISTS "${this.sqlName(index)}"`)
    for (const index of this.indexes) this.build(db, index)
  }

  private sqlName({ name }: Index): string {
    return `i_${this.name}_${name}`
  }

  /** SQLite's complaint about a unique index, in MongoDB's words; anything else passes as it is. */
  duplicate(error: unknown, doc: Doc, building?: Index): unknown {
    if (!(error instanceof Error) || !error.message.startsWith('UNIQUE constraint failed')) return error
    const columns = error.message.split(': ')[1]
    const index = building ?? this.indexes.find(({ keys }) =>
      columns === keys.map(([path]) => `c_${this.name}.${keyColumn(path).replaceAll('"', '')}`).join(', '))
    return this.duplicateOf(index, doc)
  }

  duplicateOf(index: Index | undefined, doc: Doc): CloudError {
    const values = (index?.keys ?? [['_id', 1] as const])
      .map(([path]) => `${path}: ${JSON.stringify(plainValue(doc, path.split('.')) ?? null)}`)
    return requestFailed('multiple write errors: [{write errors: [{E11000 duplicate key error collection: '
      + `${this.name} index: ${index?.name ?? '_id_'} dup key: { ${values.join(', ')} }}]}]`)
  }

  static create(db: Connection, name: unknown): Collection {
    if (typeof name !== 'string' || !NAME.test(name)) throw invalid(`invalid collection name ${String(name)}`)
    const collection = new Collection(name, [], [])
    db.exec(`CREATE TABLE ${collection.table}(n INTEGER PRIMARY KEY, _id NOT NULL UNIQUE, version INTEGER NOT NULL, doc TEXT NOT NULL)`)
    db.run('INSERT INTO _collections VALUES(?,?,?)', [name, '[]', '[]'])
    return collection
  }

  static loadAll(db: Connection): Map<string, Collection> {
    db.exec('CREATE TABLE IF NOT EXISTS _collections(name TEXT PRIMARY KEY, indexes TEXT NOT NULL, irregular TEXT NOT NULL)')
    return db.atomic(() => new Map(db.all<Saved>('SELECT * FROM _collections').map(({ name, indexes, irregular }) => {
      const collection = new Collection(name, JSON.parse(indexes) as Index[], JSON.parse(irregular) as string[])
      collection.upgrade(db)
      return [name, collection]
    })))
  }
}

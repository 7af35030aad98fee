import Database from 'libsql'
import type { Key } from './key'

export type Argument = Key | null
export type Outcome<T> = { result: T } | { error: unknown }

/** One SQLite connection with its prepared statements. */
export class Connection {
  private readonly db: Database.Database
  private readonly statements = new Map<string, Database.Statement>()
  /** What memory has to take back when the transaction under way, or a part of it, is rolled back. */
  private undo: (() => void)[] = []

  constructor(file: string) {
    this.db = new Database(file)
    // FULL: an acknowledged write has reached the disk. 256 MB of log before it is folded in: pages that many writes touch are folded in once.
    this.db.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; PRAGMA cache_size=-262144; PRAGMA wal_autocheckpoint=65536')
  }

  private statement(sql: string): Database.Statement {
    const known = this.statements.get(sql)
    if (known) return known
    const statement = this.db.prepare(sql)
    // Queries differ by their list lengths; without a bound a long run would keep every variant.
    if (this.statements.size > 500) this.statements.clear()
    this.statements.set(sql, statement)
    return statement
  }

  // The arguments go as one array: libsql would take a single Buffer for named arguments and end the process.
  all<T>(sql: string, args: Argument[] = []): T[] {
    return this.statement(sql).all(args) as T[]
  }

  get<T>(sql: string, args: Argument[] = []): T | undefined {
    return this.statement(sql).get(args) as T | undefined
  }

  run(sql: string, args: Argument[] = []): void {
    this.statement(sql).run(args)
  }

  exec(sql: string): void {
    this.db.exec(sql)
  }

  onRollback(undo: () => void): void {
    this.undo.push(undo)
  }

  private takeBack(to: number): void {
    this.undo.splice(to).reverse().forEach((undo) => undo())
  }

  /** Runs `work` as one write transaction: when this returns, it has reached the disk. */
  atomic<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.exec('COMMIT')
      this.undo = []
      return result
    } catch (error) {
      this.takeBack(0)
      this.exec('ROLLBACK')
      throw error
    }
  }

  /**
   * Runs `work` as a part of the transaction under way; when it fails, only its own changes are taken back.
   * @throws when SQLite has given up the whole transaction (a full disk)
   */
  part<T>(work: () => T): Outcome<T> {
    const to = this.undo.length
    this.run('SAVEPOINT part')
    try {
      const result = work()
      this.run('RELEASE part')
      return { result }
    } catch (error) {
      this.takeBack(to)
      this.run('ROLLBACK TO part')
      this.run('RELEASE part')
      return { error }
    }
  }

  close(): void {
    this.statements.clear()
    this.db.close()
  }
}
